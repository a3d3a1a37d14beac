"""Parts of the network small enough to be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from generique.network.around import Tie, around, strongest
from generique.network.arrays import Network
from generique.network.filters import Filter


@pytest.fixture(scope="module")
def network(demo: Path) -> Network:
    return Catalogue(demo).current.network


def test_an_agent_stands_first_among_those_around(network: Network) -> None:
    found = around(network, "person/michel-blanc")
    assert found.nodes[0].name == "Michel Blanc"
    assert {node.name for node in found.nodes[1:]} == {
        "Julia Piaton", "Lionel Abelanski", "Mélanie Auffret", "Stéphanie Branchu",
    }  # fmt: skip
    assert Tie(0, 1, 1) in found.ties
    assert len(found.ties) == 5 * 4 / 2
    assert not found.more


def test_the_rest_is_told(network: Network) -> None:
    found = around(network, "person/michel-blanc", most=2)
    assert (len(found.nodes), found.more) == (3, True)


def test_the_strongest_ties_come_first(network: Network) -> None:
    found = strongest(network, most=4)
    assert len(found.nodes) <= 4
    assert found.more
    everything = strongest(network, Filter())
    assert len(everything.nodes) > 20
    assert all(tie.a < tie.b for tie in everything.ties)
    assert strongest(network, minimum=50).nodes == ()
