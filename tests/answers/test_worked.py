"""The graph and the arrays tell the same of who worked with whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generique.answers.asking import Graph
from generique.answers.who import who
from generique.answers.worked import InGraph, InNetwork
from generique.network import build
from generique.network.arrays import Network
from tests.answers.world import AUFFRET, BLANC, OSTIER, PIATON, write_tables


@pytest.fixture
def network(tmp_path: Path) -> Iterator[Network]:
    """The same small catalogue as arrays."""
    build(write_tables(tmp_path / "tables"), tmp_path / "network")
    yield Network.open(tmp_path / "network")


def test_films_holders_and_names(graph: Graph, network: Network) -> None:
    told, read = InGraph(graph), InNetwork(network)
    assert len(network.agents.ids) > 5
    for agent in network.agents.ids:
        assert read.films(agent) == told.films(agent)
        assert read.crews(agent) == told.crews(agent)


@pytest.mark.parametrize("agent", [AUFFRET, BLANC, OSTIER, PIATON])
@pytest.mark.parametrize(
    "narrowed", [{}, {"organizations": True}, {"role": "cast-member"}, {"since": 2019}, {"minimum": 2}]
)
def test_who(graph: Graph, network: Network, agent: str, narrowed: dict[str, Any]) -> None:
    assert who(InNetwork(network), agent, **narrowed) == who(graph, agent, **narrowed)
