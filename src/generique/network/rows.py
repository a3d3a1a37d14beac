"""Contributions as integer columns, arranged for both directions: each row is packed into one number and sorted.

A sort of plain 64-bit numbers is what processors do best: ninety million rows take seconds, where sorting
columns beside each other takes minutes. It is done once; the other direction needs no sort.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generique.network.arrays import Bools, Ints, Longs, Numbers, Side, first_of_each

_BLOCK = 1 << 16
_FOUR_BYTES = int(np.iinfo(np.int32).max)
_Packed: TypeAlias = NDArray[np.uint64]
_Column: TypeAlias = tuple[Numbers, int]  # and its number of bits


@dataclass(frozen=True, slots=True, eq=False)
class Arranged:
    """Both directions; ``rank`` is the place of each agent, the busiest first; ``counts`` their films, so ranked."""

    agents: Side
    films: Side
    rank: Ints
    counts: Ints


def arrange(
    film: Numbers, agent: Numbers, role: Numbers, evidence: Numbers, *, films: int, agents: int
) -> Arranged:
    """The two directions of these rows; agents are renumbered by their number of films, equals as they came.

    >>> column = np.array([0, 1, 1], np.int32)
    >>> made = arrange(np.array([0, 0, 1], np.int32), column, column, column * 0, films=2, agents=2)
    >>> made.rank.tolist(), made.counts.tolist(), made.films.members.tolist()
    ([1, 0], [2, 1], [0, 1, 0])
    """
    film, agent, role, evidence = _in_order(film, agent, role, evidence)
    counts = np.bincount(agent[first_of_each(film, agent)], minlength=agents)
    order = _busiest_first(counts)
    rank = np.empty(agents, np.int32)
    rank[order] = np.arange(agents, dtype=np.int32)
    notes, width = _noted(role, evidence)
    crews = bounds(np.bincount(film, minlength=films))
    del film, role, evidence  # at ninety million rows each is hundreds of megabytes
    by_film = _matrix(crews, rank[agent], notes, (films, agents))
    del agent, notes
    by_agent = by_film.tocsc()  # a pass over the rows, which come out by agent and, as they were, by film
    del by_film
    by_rank = by_agent.tocsr()  # and back: the agents of each film in the order of their rank
    return Arranged(_side(by_agent, width), _side(by_rank, width), rank, counts[order].astype(np.int32))


def _busiest_first(counts: Longs) -> Longs:
    most = int(counts.max(initial=0))
    # Numbers of two bytes are sorted without comparing them.
    found: Longs = np.argsort((most - counts).astype(np.min_scalar_type(most)), kind="stable")
    return found


def _noted(role: Numbers, evidence: Numbers) -> tuple[Numbers, int]:
    """Role and evidence of each row in one number, and how many bits of it are the evidence."""
    width = int(evidence.max(initial=0)).bit_length()
    if not width:
        return smallest(role), 0
    return smallest((role.astype(np.uint64) << np.uint64(width)) | evidence.astype(np.uint64)), width


def _matrix(bounds: Numbers, members: Ints, notes: Numbers, shape: tuple[int, int]) -> Any:
    """The rows as SciPy takes them: two passes of its own turn them round in less than a sort."""
    from scipy.sparse import csr_array

    return csr_array((notes, members, bounds), shape=shape)


def people(side: Side, person: Bools) -> Ints:
    """How many persons each film has; ``person`` says of each agent whether it is one."""
    owners = np.repeat(np.arange(len(side.bounds) - 1, dtype=np.int32), np.diff(side.bounds))
    counted = first_of_each(owners, side.members) & person[side.members]
    return np.bincount(owners[counted], minlength=len(side.bounds) - 1).astype(np.int32)


def bounds(lengths: Numbers) -> Numbers:
    """Where each of so many neighbouring stretches begins, and where the last one ends: in four bytes, if they do.

    >>> bounds(np.array([2, 0, 3])).tolist()
    [0, 2, 2, 5]
    """
    found = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=found[1:])
    return found.astype(np.int32) if found[-1] <= _FOUR_BYTES else found


def _side(matrix: Any, width: int) -> Side:
    notes = matrix.data
    return Side(
        matrix.indptr,
        matrix.indices.astype(np.int32, copy=False),
        smallest(notes >> notes.dtype.type(width)),
        smallest(notes & notes.dtype.type((1 << width) - 1)),
    )


def smallest(column: Numbers) -> Numbers:
    """The same numbers in the fewest bytes that hold them."""
    return column.astype(np.min_scalar_type(int(column.max()) if len(column) else 0), copy=False)


def _in_order(*columns: Numbers) -> list[Numbers]:
    """The columns with their rows sorted, by the first, then the second …"""
    widths = [int(column.max()).bit_length() if len(column) else 0 for column in columns]
    if sum(widths) > 64:
        order = np.lexsort(columns[::-1])
        return [column[order] for column in columns]
    packed = _pack(list(zip(columns, widths, strict=True)))
    if not (packed[1:] >= packed[:-1]).all():
        packed.sort()
    return _unpack(packed, [(column.dtype, width) for column, width in zip(columns, widths, strict=True)])


def _pack(columns: list[_Column]) -> _Packed:
    packed = np.zeros(len(columns[0][0]), np.uint64)
    for rows in _blocks(len(packed)):
        part = packed[rows]
        for column, width in columns:
            np.left_shift(part, np.uint64(width), out=part)
            np.bitwise_or(part, column[rows], out=part, dtype=np.uint64, casting="unsafe")
    return packed


def _unpack(packed: _Packed, kinds: list[tuple[np.dtype[Any], int]]) -> list[Numbers]:
    """The columns again; PACKED is used up."""
    columns: list[Numbers] = [np.empty(len(packed), kind) for kind, _ in kinds]
    for rows in _blocks(len(packed)):
        part = packed[rows]
        for column, (_, width) in zip(reversed(columns), reversed(kinds), strict=True):
            column[rows] = part & np.uint64((1 << width) - 1)
            np.right_shift(part, np.uint64(width), out=part)
    return columns


def _blocks(total: int) -> Iterator[slice]:
    """As many rows at a time as stay near the processor."""
    return (slice(start, start + _BLOCK) for start in range(0, total, _BLOCK))
