"""What the loops of :mod:`~generique.network.turning` do, in numpy: a stretch of rows at a time, near the processor."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generique.network.arrays import Bools, Ints, Numbers

_STRETCH = 1 << 20  # rows


def tally(owners: Numbers, found: Ints) -> None:
    """Count the rows of each owner."""
    np.add.at(found, owners.astype(np.int64), np.int32(1))


def place(owners: Numbers, rows: Numbers, ends: Numbers, out: Numbers) -> None:
    """Put each row behind those that its owner has."""
    # A sort of plain numbers, each owner with its place, costs a fifth of a stable sort that gives the places.
    bits = np.uint64(len(owners).bit_length())
    keys = (owners.astype(np.uint64) << bits) | np.arange(len(owners), dtype=np.uint64)
    keys.sort()
    owner = (keys >> bits).astype(np.int64)
    starts = np.flatnonzero(changes(owner, np.array([0, len(owner)])))
    counts = np.diff(starts, append=len(owner))
    slots = owner[starts] + 1
    keys &= (np.uint64(1) << bits) - np.uint64(1)
    out[np.arange(len(owner)) + np.repeat(ends[slots] - starts, counts)] = rows[keys]
    ends[slots] += counts


def count(bounds: Numbers, rows: Numbers, width: np.uint64, found: Ints) -> None:
    """Count for each member its rows and its owners (the first two columns of ``found``)."""
    one = np.int32(1)  # of the type of what it is added to: many times faster
    for _, part, inner in stretches(bounds, rows):
        _sort(inner, part)
        members = (part >> width.astype(part.dtype)).astype(np.int64)
        np.add.at(found[:, 0], members, one)
        np.add.at(found[:, 1], members[changes(members, inner)], one)


def turn(
    first: int, bounds: Numbers, rows: Numbers, width: np.uint64, names: Ints, ends: Numbers, out: Numbers
) -> None:
    """Give members their new numbers, sort the rows of each owner, and place each with its member, too."""
    number = rows.dtype.type
    bits, noted = number(width), number((1 << int(width)) - 1)
    rows[:] = (names[rows >> bits].astype(number) << bits) | (rows & noted)
    _sort(bounds, rows)
    owners = np.repeat(np.arange(first, first + len(bounds) - 1, dtype=number), np.diff(bounds))
    place(rows >> bits, (owners << bits) | (rows & noted), ends, out)


def persons(bounds: Numbers, rows: Numbers, width: np.uint64, person: Bools, found: Ints) -> None:
    """Count the persons of each owner, whose rows are sorted, each once."""
    for first, part, inner in stretches(bounds, rows):
        members = (part >> width.astype(part.dtype)).astype(np.int64)
        sums = np.zeros(len(part) + 1, np.int32)
        np.cumsum(changes(members, inner) & person[members], out=sums[1:])
        found[first : first + len(inner) - 1] = np.diff(sums[inner])


def stretches(bounds: Numbers, rows: Numbers) -> Iterator[tuple[int, Numbers, Numbers]]:
    """Owners by the thousands: the first of them, their rows (no copy), and the bounds of each among these.

    They are so few that the number of each fits into 64 bits beside a row.
    """
    most = 1 << min(64 - int(rows.max(initial=0)).bit_length(), 16)
    first, last = 0, len(bounds) - 1
    while first < last:
        ahead = bounds.dtype.type(min(int(bounds[first]) + _STRETCH, int(bounds[-1])))
        end = int(np.searchsorted(bounds, ahead, side="right")) - 1
        end = max(min(end, first + most, last), first + 1)
        yield first, rows[bounds[first] : bounds[end]], bounds[first : end + 1] - bounds[first]
        first = end


def changes(members: Numbers, bounds: Numbers) -> Bools:
    """Where another member begins, or another owner."""
    found = np.ones(len(members), bool)
    found[1:] = members[1:] != members[:-1]
    found[bounds[:-1][bounds[1:] > bounds[:-1]]] = True
    return found


def _sort(bounds: Numbers, rows: Numbers) -> None:
    """Sort the rows of each owner."""
    bits = np.uint64(int(rows.max(initial=0)).bit_length())
    owners = np.repeat(np.arange(len(bounds) - 1, dtype=np.uint64), np.diff(bounds))
    keys = (owners << bits) | rows
    keys.sort()
    rows[:] = keys & np.uint64((1 << int(bits)) - 1)
