"""Distances, beside NetworkX."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
from hypothesis import given, settings
from tests.network.plain import Catalogue, catalogues, filters, kept, plain_graph
from tests.network.tables import make_network

from generique.network.distances import distances
from generique.network.filters import Filter


@settings(max_examples=12)
@given(catalogues, filters)
def test_how_far_everyone_is(catalogue: Catalogue, filter: Filter) -> None:
    with TemporaryDirectory() as folder:
        network = make_network(Path(folder), catalogue.facts, catalogue.years)
        graph = plain_graph(kept(catalogue, filter))
        for start in network.agents.ids:
            if start.startswith("organization/"):  # may start where it may not be met
                continue
            steps = nx.single_source_shortest_path_length(graph, start) if start in graph else {start: 0}
            found = distances(network, start, filter)
            assert {id: found.of(id) for id in network.agents.ids} == {
                id: steps[id] // 2 if id in steps else None for id in network.agents.ids
            }


def test_how_many_are_how_far(tmp_path: Path) -> None:
    facts = [("f1", "ann", "editor", "1"), ("f1", "bob", "editor", "1"), ("f2", "bob", "editor", "1")]
    facts += [("f2", "carl", "editor", "1"), ("f3", "dora", "editor", "1")]
    found = distances(make_network(tmp_path, facts), "person/ann")
    assert found.counts() == (1, 1, 1)
    assert found.as_dict() == {"agent": "person/ann", "counts": [1, 1, 1], "apart": 1}
