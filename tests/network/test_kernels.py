"""The loops for numba, run as they are, against the plain way."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given, settings
from tests.network.plain import Catalogue, catalogues, filters
from tests.network.tables import make_network

from generique.network import distances, kernels
from generique.network.filters import Filter, View
from generique.network.meeting import AGENTS, Room, shortest_path


@settings(max_examples=15)
@given(catalogues, filters)
def test_the_same_path_as_the_plain_way(catalogue: Catalogue, filter: Filter) -> None:
    with TemporaryDirectory() as folder:
        view = View(make_network(Path(folder), catalogue.facts, catalogue.years), filter)
        room = Room.of(view.network)
        everyone = range(len(view.network.agents.ids))
        for start, end in ((a, b) for a in everyone for b in everyone if a != b):
            length = kernels.meet(view.sides, start, end, AGENTS, room.marks, room.queues, room.path)
            assert tuple(room.path[:length].tolist()) == shortest_path(view, start, end)
            assert not any(mark.any() for mark in room.marks)


def test_a_chain_may_be_long(tmp_path: Path) -> None:
    facts = [(f"f{at:03}", f"a{at + side:03}", "actor", "1") for at in range(300) for side in (0, 1)]
    network = make_network(tmp_path, facts)
    view, room = View(network), Room.of(network)
    ends = network.agent("person/a000"), network.agent("person/a300")
    assert kernels.meet(view.sides, *ends, AGENTS, room.marks, room.queues, room.path) == 601


@settings(max_examples=15)
@given(catalogues, filters)
def test_the_same_distances_as_the_plain_way(catalogue: Catalogue, filter: Filter) -> None:
    with TemporaryDirectory() as folder:
        view = View(make_network(Path(folder), catalogue.facts, catalogue.years), filter)
        for start in range(len(view.network.agents.ids)):
            for plain, found in zip(
                distances.plain(view, start), distances.compiled(view, start), strict=True
            ):
                np.testing.assert_array_equal(plain, found)
