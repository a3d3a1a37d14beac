"""The loops that turn contributions round, compiled where numba is installed; :mod:`~generique.network.turned` is
their twin in numpy.

A row is one number: its member, then what is noted of it in the lowest bits. The rows of owner ``i`` are
``bounds[i]`` up to ``bounds[i + 1]``; while rows are placed, ``ends[i + 1]`` is where owner ``i`` goes on.
"""

from __future__ import annotations

import numpy as np

from generique.network.arrays import Bools, Ints, Numbers
from generique.network.kernels import compiled


@compiled
def tally(owners: Numbers, found: Ints) -> None:
    """Count the rows of each owner; where they stand together, they are counted as one."""
    owner, rows = 0, 0
    for at in range(len(owners)):
        if owners[at] != owner:
            found[owner] += rows
            owner, rows = owners[at], 0
        rows += 1
    found[owner] += rows


@compiled
def place(owners: Numbers, rows: Numbers, ends: Numbers, out: Numbers) -> None:
    """Put each row behind those that its owner has."""
    owner, end = 0, ends[1]
    for at in range(len(owners)):
        if owners[at] != owner:
            ends[owner + 1] = end
            owner = owners[at]
            end = ends[owner + 1]
        out[end] = rows[at]
        end += 1
    ends[owner + 1] = end


@compiled
def count(bounds: Numbers, rows: Numbers, width: np.uint64, found: Ints) -> None:
    """Count for each member its rows and its owners; the third column of ``found`` is room to work in."""
    for owner in range(len(bounds) - 1):
        for at in range(bounds[owner], bounds[owner + 1]):
            member = np.uint64(rows[at]) >> width
            found[member, 0] += 1
            if found[member, 2] != owner + 1:
                found[member, 1] += 1
                found[member, 2] = owner + 1


@compiled
def turn(
    first: int, bounds: Numbers, rows: Numbers, width: np.uint64, names: Ints, ends: Numbers, out: Numbers
) -> None:
    """Give members their new numbers, sort the rows of each owner, and place each with its member, too.

    The owners count from FIRST. Each of the three goes through all rows, so that the processor can fetch ahead.
    """
    one = np.uint64(1)
    noted = (one << width) - one
    for at in range(len(rows)):
        row = np.uint64(rows[at])
        rows[at] = (np.uint64(names[row >> width]) << width) | (row & noted)
    for owner in range(len(bounds) - 1):
        _sort(rows, bounds[owner], bounds[owner + 1])
    for owner in range(len(bounds) - 1):
        turned = np.uint64(first + owner) << width
        for at in range(bounds[owner], bounds[owner + 1]):
            row = np.uint64(rows[at])
            slot = (row >> width) + one
            out[ends[slot]] = turned | (row & noted)
            ends[slot] += 1


@compiled
def persons(bounds: Numbers, rows: Numbers, width: np.uint64, person: Bools, found: Ints) -> None:
    """Count the persons of each owner, whose rows are sorted, each once."""
    for owner in range(len(bounds) - 1):
        counted, last = 0, np.int64(-1)
        for at in range(bounds[owner], bounds[owner + 1]):
            member = np.int64(np.uint64(rows[at]) >> width)
            counted += (member != last) & person[member]
            last = member
        found[owner] = counted


@compiled
def _sort(rows: Numbers, start: int, end: int) -> None:
    """By Shell's way: a film has a few dozen rows, seldom thousands."""
    gap = 1
    while 8 * gap < end - start:
        gap = 4 * gap + 1
    while gap:
        for at in range(start + gap, end):
            row, place = rows[at], at
            while place >= start + gap and rows[place - gap] > row:
                rows[place] = rows[place - gap]
                place -= gap
            rows[place] = row
        gap //= 4
