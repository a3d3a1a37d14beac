"""The strongest pairs, beside counting all pairs."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.network.plain import ROLES, Catalogue, catalogues, filters, kept
from tests.network.tables import make_network

from generique.network import pairs as module
from generique.network.arrays import Network
from generique.network.filters import Filter
from generique.network.pairs import pairs

Counted = list[tuple[str, str, set[str]]]
few_roles = st.lists(st.sampled_from(ROLES), max_size=1).map(tuple)


def films_of(catalogue: Catalogue, filter: Filter) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for film, agent, _ in kept(catalogue, filter):
        found.setdefault(agent, set()).add(film)
    return found


def counted(
    network: Network, catalogue: Catalogue, filter: Filter, a_roles: tuple[str, ...], b_roles: tuple[str, ...]
) -> Counted:
    """All pairs and their films, best first, the straightforward way."""
    first = films_of(catalogue, replace(filter, roles=a_roles or filter.roles))
    second = films_of(catalogue, replace(filter, roles=b_roles or filter.roles))
    agents = sorted(first.keys() | second.keys(), key=network.agent)
    choose = combinations if a_roles == b_roles else permutations
    found = [(a, b, first.get(a, set()) & second.get(b, set())) for a, b in choose(agents, 2)]
    shared = [pair for pair in found if pair[2]]
    return sorted(shared, key=lambda pair: (-len(pair[2]), network.agent(pair[0]), network.agent(pair[1])))


@settings(max_examples=40)
@given(
    catalogues,
    filters,
    few_roles,
    few_roles,
    st.integers(1, 2),
    st.none() | st.integers(0, 6),
    st.integers(1, 9),
)
def test_pairs_are_those_of_counting_them_all(
    catalogue: Catalogue,
    filter: Filter,
    a_roles: tuple[str, ...],
    b_roles: tuple[str, ...],
    minimum: int,
    limit: int | None,
    block: int,
) -> None:
    with TemporaryDirectory() as folder, patch.multiple(module, _BLOCK=block, _BUSIEST=block):
        network = make_network(Path(folder), catalogue.facts, catalogue.years)
        found = pairs(network, filter, a_roles=a_roles, b_roles=b_roles, minimum=minimum, limit=limit)
        everyone = counted(network, catalogue, filter, a_roles, b_roles)
        wanted = [pair for pair in everyone if len(pair[2]) >= minimum][:limit]
        assert [(pair.a, pair.b, set(pair.films)) for pair in found] == wanted


def test_a_pair_names_its_films_oldest_first(tmp_path: Path) -> None:
    facts = [
        (film, agent, "editor", "1") for film in ("f1", "f2", "f3") for agent in ("ann", "bob", "STUDIO")
    ]
    network = make_network(tmp_path, facts, {"f1": 2001, "f3": 1999}, {"ann": "Ann", "f3": "Premier"})
    (pair,) = pairs(network)
    assert (pair.a, pair.a_name, pair.b, pair.b_name) == ("person/ann", "Ann", "person/bob", "bob")
    assert pair.films == ("film/f3", "film/f1", "film/f2")
    assert pair.titles == ("Premier", "f1", "f2")
