"""Where the names of a picture stand, beside their discs and on no other name: the busiest first, while there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

_ALWAYS = 12
"""Busiest nodes that are named over the discs of others where it must be."""
_CHARACTER = 6.6
"""Pixels of a letter, on the average."""


class Disc(NamedTuple):
    """A node where it is drawn."""

    name: str
    x: float
    y: float
    size: float


class Place(NamedTuple):
    """Where a name begins, ends or has its middle, as its anchor says."""

    name: str
    x: float
    y: float
    anchor: str


def named(discs: Sequence[Disc], width: float) -> Iterator[Place]:
    """The names of discs, the most important first, that find room in a picture of this width.

    >>> [place.anchor for place in named([Disc("Ada", 50, 50, 5), Disc("Léo", 52, 50, 5)], 100)]
    ['middle', 'middle']
    """
    # What is in the way as left, top, right, bottom: all discs, then the names that are placed.
    blocked = np.empty((2 * len(discs), 4))
    for at, (_, x, y, size) in enumerate(discs):
        blocked[at] = (x - size, y - size, x + size, y + size)
    end = len(discs)
    for rank, disc in enumerate(discs):
        places, boxes = zip(*_around(disc), strict=True)
        corners = np.array(boxes)
        others = blocked[len(discs) if rank < _ALWAYS else 0 : end]
        left, top, right, bottom = corners.T[..., None]
        meets = (
            (others[:, 0] <= right)
            & (others[:, 2] >= left)
            & (others[:, 1] <= bottom)
            & (others[:, 3] >= top)
        )
        free = ~meets.any(axis=1) & (corners[:, 0] >= 0) & (corners[:, 2] <= width)
        if free.any():
            first = int(free.argmax())
            blocked[end] = corners[first]
            end += 1
            yield places[first]


def _around(disc: Disc) -> Iterator[tuple[Place, tuple[float, float, float, float]]]:
    """Where a name may stand, with the room it takes: below its disc, above, to the right, to the left."""
    name, x, y, size = disc
    wide = len(name) * _CHARACTER
    for middle in (y + size + 12, y - size - 4):
        yield Place(name, x, middle, "middle"), (x - wide / 2, middle - 10, x + wide / 2, middle + 3)
    right, left = x + size + 4, x - size - 4
    yield Place(name, right, y + 4, "start"), (right, y - 6, right + wide, y + 6)
    yield Place(name, left, y + 4, "end"), (left - wide, y - 6, left, y + 6)
