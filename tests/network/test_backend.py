"""The backend beside plain NetworkX; through the dispatch of NetworkX once the package is installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from tests.network.plain import Catalogue, catalogues
from tests.network.tables import make_network

from generique.network import backend
from generique.network.backend_info import FUNCTIONS, get_info
from generique.network.face import CreditGraph

Ask = Callable[[Any, Any, Any, Any], Any]


def lists(paths: Any) -> list[list[str]]:
    return sorted(paths)


def sets(components: Any) -> list[list[str]]:
    return sorted(sorted(each) for each in components)


def rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 9) for name, value in values.items()}


# Each with the functions of the backend or of NetworkX, a graph, and two of its nodes.
ASKED: dict[str, Ask] = {
    "shortest_path": lambda m, g, a, b: len(m.shortest_path(g, a, b)),
    "shortest_path_length": lambda m, g, a, b: m.shortest_path_length(g, a, b),
    "has_path": lambda m, g, a, b: m.has_path(g, a, b),
    "all_shortest_paths": lambda m, g, a, b: lists(m.all_shortest_paths(g, a, b)),
    "single_source_shortest_path_length": lambda m, g, a, b: m.single_source_shortest_path_length(g, a),
    "connected_components": lambda m, g, a, b: sets(m.connected_components(g)),
    "number_connected_components": lambda m, g, a, b: m.number_connected_components(g),
    "is_connected": lambda m, g, a, b: m.is_connected(g),
    "node_connected_component": lambda m, g, a, b: m.node_connected_component(g, a),
    "degree_centrality": lambda m, g, a, b: m.degree_centrality(g),
    "pagerank": lambda m, g, a, b: rounded(m.pagerank(g)),
}


def outcome(ask: Ask, module: Any, *given: Any) -> Any:
    """The answer, or the class of the refusal."""
    try:
        return ask(module, *given)
    except nx.NetworkXException as refusal:
        return type(refusal), str(refusal)


def test_all_that_is_listed_is_compared() -> None:
    assert set(ASKED) == set(FUNCTIONS) == set(get_info()["functions"])  # type: ignore[call-overload]


@settings(max_examples=25, deadline=None)
@given(catalogues.filter(lambda catalogue: catalogue.facts))
def test_the_same_answers_as_networkx(catalogue: Catalogue) -> None:
    with TemporaryDirectory() as folder:
        lazy = CreditGraph(make_network(Path(folder), catalogue.facts, catalogue.years))
        plain, nodes = lazy.copy(), list(lazy)
        for a, b in [(nodes[0], node) for node in (*nodes, "nobody")] + [(nodes[-1], nodes[0])]:
            for name, ask in ASKED.items():
                assert outcome(ask, backend, lazy, a, b) == outcome(ask, nx, plain, a, b), (name, a, b)


def test_a_shortest_path_is_a_path(tmp_path: Path) -> None:
    graph = CreditGraph(make_network(tmp_path, FACTS))
    for target in ("person/carl", "film/f2", "person/ann"):
        assert nx.is_path(graph, backend.shortest_path(graph, "person/ann", target))
    assert backend.shortest_path(graph, "film/f1", "person/carl")[::3] == ["film/f1", "person/carl"]


FACTS = [("f1", "ann", "director", "1"), ("f1", "bob", "editor", "1"), ("f2", "bob", "editor", "1")]
FACTS += [("f2", "carl", "director", "1")]


@pytest.mark.parametrize(
    ("name", "kwargs", "runs"),
    [
        ("shortest_path", {"source": "a", "target": "b"}, True),
        ("shortest_path", {"source": "a", "target": "b", "weight": None}, True),
        ("shortest_path", {"source": "a", "target": "b", "weight": "w"}, False),
        ("shortest_path", {"source": "a"}, False),
        ("shortest_path_length", {"source": "a"}, True),
        ("shortest_path_length", {}, False),
        ("single_source_shortest_path_length", {"source": "a", "cutoff": 2}, False),
        ("pagerank", {"alpha": 0.9}, True),
        ("pagerank", {"personalization": {"a": 1}}, False),
        ("betweenness_centrality", {}, False),
    ],
)
def test_what_is_not_known_is_left_to_networkx(
    tmp_path: Path, name: str, kwargs: dict[str, Any], runs: bool
) -> None:
    graph = CreditGraph(make_network(tmp_path, FACTS))
    assert (backend.can_run(name, (graph,), kwargs) is True) == runs
    assert backend.can_run(name, (nx.path_graph(3),), kwargs) is not True


def test_through_the_dispatch(tmp_path: Path) -> None:
    if not entry_points(group="networkx.backends", name="generique"):
        pytest.skip("this checkout was installed before it had a backend: pip install -e .")
    graph = CreditGraph(make_network(tmp_path, FACTS))
    expected = ["person/ann", "film/f1", "person/bob", "film/f2", "person/carl"]
    assert nx.shortest_path(graph, "person/ann", "person/carl", backend="generique") == expected
    with nx.config(backend_priority=["generique"]):
        assert nx.shortest_path_length(graph, "person/ann", "person/carl") == 4
        assert nx.betweenness_centrality(graph) == nx.betweenness_centrality(graph.copy())
        assert nx.shortest_path(nx.path_graph(3), 0, 2) == [0, 1, 2]
