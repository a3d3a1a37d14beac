"""The backend beside plain NetworkX; through the dispatch of NetworkX once the package is installed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.metadata import entry_points
from inspect import signature
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


@settings(max_examples=12)
@given(catalogues.filter(lambda catalogue: catalogue.facts))
def test_the_same_answers_as_networkx(catalogue: Catalogue) -> None:
    with TemporaryDirectory() as folder:
        lazy = CreditGraph(make_network(Path(folder), catalogue.facts, catalogue.years))
        plain, nodes = lazy.copy(), list(lazy)
        for a, b in [(nodes[0], node) for node in (*nodes, "nobody")] + [(nodes[-1], nodes[0])]:
            for name, ask in ASKED.items():
                assert outcome(ask, backend, lazy, a, b) == outcome(ask, nx, plain, a, b), (name, a, b)


# Every way in which the functions are called: positional and named arguments, those left out, and defaults spelt out.
FORMS: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("shortest_path", ("A", "B"), {}),
    ("shortest_path", ("A",), {"target": "B"}),
    ("shortest_path", (), {"source": "A", "target": "B", "weight": None}),
    ("shortest_path", ("A", "B", None, "dijkstra"), {}),
    ("shortest_path", ("A", "B"), {"method": "bellman-ford"}),
    ("shortest_path_length", ("A", "B"), {}),
    ("shortest_path_length", ("A",), {}),
    ("shortest_path_length", (), {"source": "A"}),
    ("shortest_path_length", ("A", None, None, "dijkstra"), {}),
    ("has_path", ("A", "B"), {}),
    ("has_path", (), {"source": "A", "target": "B"}),
    ("all_shortest_paths", ("A", "B"), {}),
    ("all_shortest_paths", ("A", "B", None, "dijkstra"), {}),
    ("all_shortest_paths", (), {"target": "B", "source": "A"}),
    ("single_source_shortest_path_length", ("A",), {}),
    ("single_source_shortest_path_length", ("A", None), {}),
    ("single_source_shortest_path_length", (), {"source": "A", "cutoff": None}),
    ("connected_components", (), {}),
    ("number_connected_components", (), {}),
    ("is_connected", (), {}),
    ("node_connected_component", ("A",), {}),
    ("node_connected_component", (), {"n": "A"}),
    ("degree_centrality", (), {}),
    ("pagerank", (), {}),
    ("pagerank", (0.6,), {"tol": 1e-9}),
    ("pagerank", (0.85, None, 200, 1e-7, None, "weight", None), {}),
]


def handed_over(name: str, *args: Any, **kwargs: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The arguments that a backend gets from NetworkX: all there are, in their order, those not given as well."""
    bound = signature(getattr(nx, name)).bind(*args, **kwargs)
    bound.apply_defaults()
    return bound.args, {key: value for key, value in bound.kwargs.items() if key != "backend"}


def plain_value(name: str, answer: Any) -> Any:
    """An answer that can be compared: of one path its length alone, for there may be others."""
    shown: dict[str, Callable[[Any], Any]] = {
        "shortest_path": len,
        "all_shortest_paths": lists,
        "connected_components": sets,
        "pagerank": rounded,
    }
    return shown.get(name, lambda value: value)(answer)


def test_every_function_is_called_in_some_form() -> None:
    assert {name for name, _, _ in FORMS} == set(FUNCTIONS)


@settings(max_examples=12)
@given(catalogues.filter(lambda catalogue: catalogue.facts))
def test_called_as_networkx_calls_a_backend(catalogue: Catalogue) -> None:
    """Without NetworkX between, so that nothing is skipped where the package is not installed."""
    with TemporaryDirectory() as folder:
        lazy = CreditGraph(make_network(Path(folder), catalogue.facts, catalogue.years))
        plain, nodes = lazy.copy(), list(lazy)
        for a, b in ((nodes[0], nodes[-1]), (nodes[-1], nodes[0]), (nodes[0], nodes[0])):
            for name, args, kwargs in FORMS:
                ends = {"A": a, "B": b}
                given_args = tuple(ends.get(each, each) if isinstance(each, str) else each for each in args)
                given_named = {
                    key: ends.get(each, each) if isinstance(each, str) else each
                    for key, each in kwargs.items()
                }

                def ours(_: Any, name: str = name, args: Any = given_args, named: Any = given_named) -> Any:
                    all_args, all_named = handed_over(name, lazy, *args, **named)
                    return plain_value(name, getattr(backend, name)(*all_args, **all_named))

                def theirs(_: Any, name: str = name, args: Any = given_args, named: Any = given_named) -> Any:
                    return plain_value(name, getattr(nx, name)(plain, *args, **named))

                assert backend.can_run(name, (lazy, *given_args), given_named) is True, (name, args, kwargs)
                assert outcome(ours, None) == outcome(theirs, None), (name, args, kwargs, a, b)


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
    through = type(
        "Through", (), {name: partial(getattr(nx, name), backend="generique") for name in FUNCTIONS}
    )
    for name, ask in ASKED.items():
        given = (graph, "person/ann", "film/f2")
        assert outcome(ask, through, *given) == outcome(ask, nx, graph.copy(), *given[1:]), name
    with nx.config(backend_priority=["generique"]):
        assert nx.shortest_path_length(graph, "person/ann", "person/carl") == 4
        assert nx.shortest_path(graph, source="person/ann", target="person/carl") == expected
        assert nx.betweenness_centrality(graph) == nx.betweenness_centrality(graph.copy())
        assert nx.shortest_path(nx.path_graph(3), 0, 2) == [0, 1, 2]
    with pytest.raises(NotImplementedError):
        nx.shortest_path(nx.path_graph(3), 0, 2, backend="generique")
