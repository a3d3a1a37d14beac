"""Where two nodes meet, whatever they are."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
from hypothesis import given, settings
from tests.network.plain import Catalogue, catalogues, plain_graph
from tests.network.tables import agent_id, film_id, make_network

from generique.network.filters import View
from generique.network.meeting import Kinds, shortest_path, shortest_paths


@settings(max_examples=12)
@given(catalogues)
def test_between_films_and_agents(catalogue: Catalogue) -> None:
    with TemporaryDirectory() as folder:
        network = make_network(Path(folder), catalogue.facts, catalogue.years)
        view = View(network)
        graph = plain_graph(
            (film_id(film), agent_id(agent), role) for film, agent, role, _ in catalogue.facts
        )
        sides = network.agents.ids, network.films.ids
        for kinds in ((0, 1), (1, 0), (1, 1)):
            for start, a in enumerate(sides[kinds[0]]):
                for end, b in enumerate(sides[kinds[1]]):
                    if a in graph and b in graph:
                        compare(graph, view, (start, a), (end, b), kinds)


def compare(
    graph: nx.Graph[str], view: View, start: tuple[int, str], end: tuple[int, str], kinds: Kinds
) -> None:
    paths = list(shortest_paths(view, start[0], end[0], kinds))
    linked = nx.has_path(graph, start[1], end[1])
    expected = list(nx.all_shortest_paths(graph, start[1], end[1])) if linked else []
    sides = view.network.agents.ids, view.network.films.ids
    named = [[sides[(kinds[0] + at) % 2][node] for at, node in enumerate(path)] for path in paths]
    assert sorted(named) == sorted(expected)
    assert paths == sorted(paths)
    one = shortest_path(view, start[0], end[0], kinds)
    assert one in paths if paths else one == ()
