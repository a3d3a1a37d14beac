"""Flat networks for other programs, beside NetworkX's own projection."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import networkx as nx
import pytest
from hypothesis import given, settings
from tests.network.plain import Catalogue, catalogues, filters, kept, plain_graph
from tests.network.tables import make_network

from generique.errors import UsageError
from generique.network.filters import ALL, PEOPLE, Filter
from generique.network.projection import flat

FACTS = [
    ("f1", "ann", "director", "1"),
    ("f1", "bob", "editor", "1"),
    ("f1", "bob", "composer", "1"),
    ("f1", "STUDIO", "producer", "1"),
    ("f2", "ann", "director", "1"),
    ("f2", "bob", "director", "1"),
    ("f3", "eve", "director", "1"),
]


@settings(max_examples=30)
@given(catalogues, filters)
def test_two_sided_is_what_passes(catalogue: Catalogue, filter: Filter) -> None:
    with TemporaryDirectory() as folder:
        made = flat(make_network(Path(folder), catalogue.facts, catalogue.years), "two-sided", filter)
        graph = plain_graph(kept(catalogue, filter))
        assert [node[0] for node in made.nodes] == sorted(graph)
        edges = ((min(edge), max(edge), graph.edges[edge]["roles"]) for edge in graph.edges)
        assert list(made.edges) == sorted((a, b, "|".join(sorted(roles))) for a, b, roles in edges)


@settings(max_examples=30)
@given(catalogues, filters)
def test_co_credit_weighs_as_newman_does(catalogue: Catalogue, filter: Filter) -> None:
    with TemporaryDirectory() as folder, patch("generique.network.projection._BLOCK", 2):
        made = flat(make_network(Path(folder), catalogue.facts, catalogue.years), "co-credit", filter)
        graph = plain_graph(kept(catalogue, filter))
        agents = sorted(node for node in graph if not node.startswith("film/"))
        assert [node[0] for node in made.nodes] == agents
        newman = nx.bipartite.collaboration_weighted_projected_graph(graph, agents)
        wanted: dict[tuple[Any, ...], float] = {
            (min(edge), max(edge)): newman.edges[edge]["weight"] for edge in newman.edges
        }
        edges = list(made.edges)
        assert [edge[:2] for edge in edges] == sorted(wanted)
        assert {edge[:2]: edge[2] for edge in edges} == pytest.approx(wanted)
        assert [edge[3] for edge in edges] == [
            len(set(graph[str(a)]) & set(graph[str(b)])) for a, b, *_ in edges
        ]


def test_attributes_are_flat(tmp_path: Path) -> None:
    network = make_network(tmp_path, FACTS, {"f1": 2001}, {"f1": "Un | deux", "ann": "Ann"})
    two_sided = flat(network, "two-sided", ALL)
    assert (*two_sided.node_columns,) == ("label", "kind", "year")
    assert ("film/f1", "Un | deux", "film", 2001) in (nodes := list(two_sided.nodes))
    assert ("person/ann", "Ann", "person", None) in nodes
    assert ("film/f1", "person/bob", "composer|editor") in list(two_sided.edges)
    co_credit = flat(network, "co-credit", PEOPLE)
    assert list(co_credit.nodes) == [
        ("person/ann", "Ann", "person", 2),
        ("person/bob", "bob", "person", 2),
        ("person/eve", "eve", "person", 1),
    ]
    assert (*co_credit.edge_columns,) == ("weight", "films", "titles", "source_roles", "target_roles")
    assert list(co_credit.edges) == [
        ("person/ann", "person/bob", 2.0, 2, "Un ¦ deux|f2", "director", "composer|director|editor")
    ]


def test_an_unknown_projection_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no projection “round”; give one of two-sided, co-credit"):
        flat(make_network(tmp_path, FACTS), "round", ALL)
