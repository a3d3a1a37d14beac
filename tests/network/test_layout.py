"""Positions for pictures."""

from __future__ import annotations

import numpy as np
import pytest

from generique.network.layout import positions

TWO_STARS = np.array([(0, at) for at in range(1, 8)] + [(8, at) for at in range(9, 16)] + [(0, 8)])


def test_the_same_each_time_within_the_square() -> None:
    places = positions(TWO_STARS, 16)
    np.testing.assert_array_equal(places, positions(TWO_STARS, 16))
    assert np.abs(places).max() == pytest.approx(1)


def test_what_is_tied_lies_near_and_nothing_lies_on_something_else() -> None:
    places = positions(TWO_STARS, 16)
    own = np.linalg.norm(places[1:8] - places[0], axis=1)
    other = np.linalg.norm(places[1:8] - places[8], axis=1)
    assert (own < other).all()
    apart = np.linalg.norm(places[:, None] - places[None], axis=2) + np.eye(16)
    assert apart.min() > 0.02


@pytest.mark.parametrize(("edges", "nodes"), [([], 0), ([], 1), ([], 3), ([(0, 1)], 2), ([(0, 1)], 4)])
def test_few_nodes_and_parts_that_nothing_ties(edges: list[tuple[int, int]], nodes: int) -> None:
    places = positions(np.array(edges, int), nodes)
    assert places.shape == (nodes, 2)
    assert np.isfinite(places).all()
