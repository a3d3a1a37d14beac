"""Where the nodes of a small network stand: pushed apart by each other, drawn together by their ties.

The spring layout of Fruchterman and Reingold, from a start that is always the same, so that the same network is
always the same picture.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generique.network.around import Tie

_STEPS = 120
_GOLDEN = 2.399963229728653  # the angle by which the seeds of a sunflower turn


def place(nodes: int, ties: Sequence[Tie], width: float, height: float) -> list[tuple[float, float]]:
    """A place for each node inside this width and height.

    >>> place(1, [], 100, 50)
    [(50.0, 25.0)]
    """
    if nodes == 1:
        return [(width / 2, height / 2)]
    turns = np.arange(nodes)
    spots = np.sqrt((turns + 0.5) / nodes)[:, None] * np.stack(
        [np.cos(turns * _GOLDEN), np.sin(turns * _GOLDEN)], axis=1
    )
    ideal = 1.6 / np.sqrt(nodes)
    pulls = np.zeros((nodes, nodes))
    for tie in ties:
        pulls[tie.a, tie.b] = pulls[tie.b, tie.a] = 0.25 / ideal * (1 + np.log2(tie.films))
    for step in range(_STEPS):
        squares = (spots**2).sum(axis=1)
        apart = np.maximum(squares[:, None] + squares - 2 * spots @ spots.T, 1e-4)  # distances, squared
        # What each does to each, along the line between them: all forces are one matrix.
        force = ideal**2 / apart - pulls * np.sqrt(apart)
        # The last part is towards the middle, so that nothing drifts away.
        move = spots * (force.sum(axis=1) - 0.6 * ideal * np.sqrt(nodes))[:, None] - force @ spots
        length = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)
        most = 0.12 * (1 - step / _STEPS) + 0.002
        spots = spots + move * (np.minimum(length, most) / length)[:, None]
    low, high = spots.min(axis=0), spots.max(axis=0)
    scaled = (spots - low) / np.maximum(high - low, 1e-9) * np.array([width, height])
    return [(round(float(x), 1), round(float(y), 1)) for x, y in scaled]
