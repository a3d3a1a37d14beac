"""The same questions answered the straightforward way, on tuples, for comparison; and random catalogues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
from hypothesis import strategies as st
from tests.network.tables import Fact, agent_id, film_id

from generique.network.filters import Filter

ROLES = ("director", "editor", "composer")
AGENTS = ("ann", "bob", "carl", "dora", "eve", "fay", "STUDIO", "LAB")
FILMS = ("f1", "f2", "f3", "f4", "f5", "f6", "f7")


@dataclass(frozen=True)
class Catalogue:
    """Random facts, and the years of films (some unknown, some of films without a credit)."""

    facts: tuple[Fact, ...]
    years: dict[str, int | None]


facts = st.tuples(
    st.sampled_from(FILMS),
    st.sampled_from(AGENTS),
    st.sampled_from(ROLES),
    st.sampled_from(("1", "2", "5.2")),
)
catalogues = st.builds(
    Catalogue,
    st.lists(facts, max_size=30, unique=True).map(tuple),
    st.dictionaries(st.sampled_from(FILMS), st.none() | st.integers(1990, 1994)),
)
years = st.none() | st.integers(1990, 1994)
filters = st.builds(
    Filter,
    roles=st.lists(st.sampled_from(ROLES), max_size=2).map(tuple),
    without_roles=st.lists(st.sampled_from(ROLES), max_size=1).map(tuple),
    since=years,
    until=years,
    sources=st.lists(st.sampled_from(("1", "2", "5", "5.2", "9")), max_size=2).map(tuple),
    people_only=st.booleans(),
    largest_cast=st.none() | st.integers(1, 5),
)


def kept(catalogue: Catalogue, filter: Filter) -> set[tuple[str, str, str]]:
    """The contributions (film id, agent id, role) that a filter lets pass."""
    return {
        (film_id(film), agent_id(agent), role)
        for film, agent, role, source in catalogue.facts
        if (not filter.roles or role in filter.roles)
        and role not in filter.without_roles
        and _in_period(catalogue.years.get(film), filter)
        and (not filter.sources or {source, source.split(".")[0]} & set(filter.sources))
        and not (filter.people_only and agent.isupper())
        and (filter.largest_cast is None or _people(catalogue, film) <= filter.largest_cast)
    }


def _in_period(year: int | None, filter: Filter) -> bool:
    if year is None:
        return filter.since is None and filter.until is None
    return (filter.since is None or year >= filter.since) and (filter.until is None or year <= filter.until)


def _people(catalogue: Catalogue, film: str) -> int:
    return len({fact[1] for fact in catalogue.facts if fact[0] == film and not fact[1].isupper()})


def plain_graph(contributions: Iterable[tuple[str, str, str]]) -> nx.Graph[str]:
    """Film–agent edges with the set of roles of each."""
    graph: nx.Graph[str] = nx.Graph()
    for film, agent, role in contributions:
        graph.add_edge(film, agent)
        graph.edges[film, agent].setdefault("roles", set()).add(role)
    return graph
