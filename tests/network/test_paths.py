"""Chains, beside all shortest paths of NetworkX."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
import pytest
from hypothesis import given, settings
from tests.network.plain import Catalogue, catalogues, filters, kept, plain_graph
from tests.network.tables import make_network

from generique.errors import NotFoundError
from generique.network.arrays import Network
from generique.network.filters import ALL, PEOPLE, Filter
from generique.network.paths import Chain, chain

FACTS = [
    ("f1", "ann", "director", "1"),
    ("f1", "bob", "editor", "1"),
    ("f1", "bob", "composer", "1"),
    ("f2", "bob", "editor", "1"),
    ("f2", "carl", "director", "1"),
    ("f0", "ann", "director", "1"),
    ("f0", "STUDIO", "producer", "1"),
    ("f3", "STUDIO", "producer", "1"),
    ("f3", "dora", "director", "1"),
]


def through(found: Chain) -> list[str]:
    """The ids along a chain."""
    return [found[0].start, *(id for step in found for id in (step.film, step.end))]


def expected(network: Network, catalogue: Catalogue, a: str, b: str, filter: Filter) -> list[list[str]]:
    """All shortest paths, the two ends allowed whatever the filter says of organizations."""
    free = kept(catalogue, replace(filter, people_only=False))
    graph = plain_graph(
        each for each in free if not filter.people_only or each[1].startswith("person/") or each[1] in (a, b)
    )
    if a not in graph or b not in graph or not nx.has_path(graph, a, b):
        return []

    def order(path: list[str]) -> list[int]:
        return [network.film(id) if id.startswith("film/") else network.agent(id) for id in path]

    return sorted(nx.all_shortest_paths(graph, a, b), key=order)


@settings(max_examples=30)
@given(catalogues, filters)
def test_all_shortest_chains_in_order(catalogue: Catalogue, filter: Filter) -> None:
    with TemporaryDirectory() as folder:
        network = make_network(Path(folder), catalogue.facts, catalogue.years)
        agents = sorted(network.agents.ids)
        for a, b in [(a, b) for a in agents for b in agents if a != b]:
            chains = chain(network, a, b, filter, all=True)
            assert [through(each) for each in chains] == expected(network, catalogue, a, b, filter)
            assert chain(network, a, b, filter) == chains[:1]


def test_all_chains_end_at_an_organization_beside_a_person(tmp_path: Path) -> None:
    network = make_network(
        tmp_path, [("f1", "ann", "director", "1"), ("f1", "STUDIO", "production-company", "1")]
    )
    for a, b in permutations(("person/ann", "organization/studio")):
        assert len(chain(network, a, b, all=True)) == len(chain(network, a, b)) == 1


def test_a_step_names_the_film_both_agents_and_their_roles(tmp_path: Path) -> None:
    network = make_network(tmp_path, FACTS, {"f1": 2001}, {"f1": "Le Film", "ann": "Ann Œuvre"})
    ((first, second),) = chain(network, "person/ann", "person/carl")
    assert (first.film, first.title, first.year) == ("film/f1", "Le Film", 2001)
    assert (first.start, first.start_name, first.start_roles) == ("person/ann", "Ann Œuvre", ("director",))
    assert (first.end, first.end_name, first.end_roles) == ("person/bob", "bob", ("composer", "editor"))
    assert (second.start, second.film, second.year, second.end) == (
        "person/bob",
        "film/f2",
        None,
        "person/carl",
    )


def test_chains_walk_people_only_unless_organizations_are_asked_for(tmp_path: Path) -> None:
    network = make_network(tmp_path, FACTS)
    assert chain(network, "person/ann", "person/dora", PEOPLE) == ()
    assert len(chain(network, "person/ann", "person/dora", ALL)[0]) == 2


def test_an_organization_may_be_an_end(tmp_path: Path) -> None:
    network = make_network(tmp_path, FACTS)
    (found,) = chain(network, "organization/studio", "person/carl", PEOPLE, all=True)
    assert through(found)[::2] == ["organization/studio", "person/ann", "person/bob", "person/carl"]


def test_an_agent_and_itself_are_linked_by_a_chain_without_steps(tmp_path: Path) -> None:
    network = make_network(tmp_path, FACTS)
    assert chain(network, "person/ann", "person/ann") == ((),)
    assert chain(network, "person/ann", "person/ann", Filter(roles=("editor",)), all=True) == ((),)


def test_a_chain_to_nobody_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        chain(make_network(tmp_path, FACTS), "person/ann", "person/nobody")
