"""The graph that these tests write by hand says what the graph of a real build says."""

from __future__ import annotations

from pathlib import Path

from generique.answers.asking import Graph
from generique.answers.conflicts import conflicts
from generique.answers.film import film
from generique.answers.person import person
from generique.answers.worked import Worked
from generique.graph import build
from generique.graph.store import Store
from tests.answers.world import AGENTS, FILMS, write_tables


def test_a_built_store_gives_the_same_answers(graph: Graph, worked: Worked, tmp_path: Path) -> None:
    build.build(write_tables(tmp_path / "tables"), tmp_path / "graph", title="A small catalogue")
    built = Graph(Store.open(tmp_path / "graph"))
    for agent in AGENTS:
        assert person(built, worked, agent) == person(graph, worked, agent)
    for id in FILMS:
        assert film(built, id).as_dict() == film(graph, id).as_dict()
    assert conflicts(built) == conflicts(graph)
