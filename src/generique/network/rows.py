"""Contributions as integer columns, arranged for both directions by counting: no row is compared with any but its owner's.

Each row is packed into one number, so that it is moved as one; numbers of 32 bits hold ninety million credits. At
most two such columns are in memory, and those given are read a stretch at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any, Protocol, Self

import numpy as np

from generique.errors import GeneriqueError
from generique.network import patience
from generique.network.arrays import Bools, Ints, Numbers
from generique.network.turned import stretches

_BLOCK = 1 << 20
# Rows that are arranged in a second without compiled loops.
_PACE = 6_000_000


class Column(Protocol):
    """Numbers in memory, or on disk and read a stretch at a time."""

    def __len__(self) -> int: ...
    def __getitem__(self, rows: slice, /) -> Numbers: ...


@dataclass(frozen=True, slots=True)
class Packing:
    """A row as one number: its member, then its role, then its evidence in the lowest bits; the largest of each."""

    member: int
    role: int
    evidence: int

    @classmethod
    def of(cls, role: Column, evidence: Column, members: int) -> Self:
        """How to pack what these columns hold, with so many members."""
        found = cls(max(members - 1, 0), _most(role), _most(evidence))
        if found.member.bit_length() + found.noted > 63:
            raise GeneriqueError("more sources, roles and agents than a row of the network can tell apart")
        return found

    @property
    def noted(self) -> int:
        """How many bits are below the member."""
        return self.role.bit_length() + self.evidence.bit_length()

    @property
    def kind(self) -> np.dtype[Any]:
        """Numbers large enough for a row."""
        return np.dtype(np.uint32 if self.member.bit_length() + self.noted <= 32 else np.uint64)

    def packed(self, member: Numbers, role: Numbers, evidence: Numbers) -> Numbers:
        """The rows of these columns."""
        rows = member.astype(self.kind)
        for column, most in ((role, self.role), (evidence, self.evidence)):
            if most:
                rows <<= rows.dtype.type(most.bit_length())
                rows |= column.astype(self.kind)
        return rows

    def members(self, rows: Numbers) -> Ints:
        """The members of these rows."""
        return (rows >> rows.dtype.type(self.noted)).astype(np.int32)

    def roles(self, rows: Numbers) -> Numbers:
        """Their roles, in the fewest bytes that hold them."""
        found = rows >> rows.dtype.type(self.evidence.bit_length())
        found &= rows.dtype.type((1 << self.role.bit_length()) - 1)
        return found.astype(np.min_scalar_type(self.role))

    def evidences(self, rows: Numbers) -> Numbers:
        """Their evidence, in the fewest bytes that hold it."""
        found = rows & rows.dtype.type((1 << self.evidence.bit_length()) - 1)
        return found.astype(np.min_scalar_type(self.evidence))


@dataclass(frozen=True, slots=True, eq=False)
class Half:
    """One direction: the rows of owner ``i`` are ``bounds[i]`` up to ``bounds[i + 1]``, packed and sorted."""

    bounds: Numbers
    rows: Numbers
    packing: Packing

    def column(self, name: str) -> Iterator[Numbers]:
        """One column of the rows (``members``, ``roles`` or ``evidence``), a stretch at a time."""
        packing = self.packing
        ways = {"members": packing.members, "roles": packing.roles, "evidence": packing.evidences}
        # An empty one tells its type, too.
        return (ways[name](self.rows[some]) for some in _blocks(len(self.rows)) or (slice(0),))


@dataclass(frozen=True, slots=True, eq=False)
class Arranged:
    """Both directions; ``ranked`` are the agents, the busiest first, ``rank`` is the place of each among them.

    ``counts`` are their numbers of films, in the order of their rank.
    """

    agents: Half
    films: Half
    ranked: Ints
    rank: Ints
    counts: Ints


def arrange(
    film: Column, agent: Column, role: Column, evidence: Column, *, films: int, agents: int
) -> Arranged:
    """The two directions of these rows; agents are renumbered by their number of films, equals as they came.

    >>> column = np.array([0, 1, 1], np.int32)
    >>> made = arrange(np.array([0, 0, 1], np.int32), column, column, column * 0, films=2, agents=2)
    >>> made.rank.tolist(), made.counts.tolist(), [*made.films.column("members")][0].tolist()
    ([1, 0], [2, 1], [0, 1, 0])
    """
    packing, loops = Packing.of(role, evidence, max(films, agents)), _loops(len(film))
    crews = np.zeros(films, np.int32)
    for some in _blocks(len(film)):
        loops.tally(film[some], crews)
    by_film = Half(_begun(crews), np.empty(len(film), packing.kind), packing)
    for some in _blocks(len(film)):
        packed = packing.packed(agent[some], role[some], evidence[some])
        loops.place(film[some], packed, by_film.bounds, by_film.rows)
    return _turned_round(by_film, agents, loops)


def _turned_round(by_film: Half, agents: int, loops: ModuleType) -> Arranged:
    """The rows of each film → the rows of each agent, too, and agents under the numbers of their rank in both."""
    careers, width = np.zeros((agents, 3), np.int32), np.uint64(by_film.packing.noted)
    loops.count(by_film.bounds, by_film.rows, width, careers)
    ranked = _busiest_first(careers[:, 1])
    by_agent = Half(_begun(careers[ranked, 0]), np.empty_like(by_film.rows), by_film.packing)
    counts, rank = careers[ranked, 1], _turned(ranked)
    del careers
    for first, rows, inner in stretches(by_film.bounds, by_film.rows):
        loops.turn(first, inner, rows, width, rank, by_agent.bounds, by_agent.rows)
    return Arranged(by_agent, by_film, ranked, rank, counts)


def _loops(rows: int) -> ModuleType:
    """The loops that arrange so many rows: compiled, or those for numpy."""
    return import_module("generique.network." + ("turning" if patience.kernels(rows / _PACE) else "turned"))


def _begun(counts: Numbers) -> Numbers:
    """Where the rows of each owner begin, one place later: as they are placed, these become the bounds."""
    return bounds(np.append(0, counts))[:-1]


def _busiest_first(counts: Numbers) -> Ints:
    most = int(counts.max(initial=0))
    # Numbers of two bytes are sorted without comparing them.
    return np.argsort((most - counts).astype(np.min_scalar_type(most)), kind="stable").astype(np.int32)


def _turned(places: Ints) -> Ints:
    """Where each number stands in an order of them all."""
    found = np.empty_like(places)
    found[places] = np.arange(len(places), dtype=np.int32)
    return found


def people(side: Half, person: Bools) -> Ints:
    """How many persons each film has; ``person`` says of each agent whether it is one."""
    found = np.zeros(len(side.bounds) - 1, np.int32)
    _loops(len(side.rows)).persons(side.bounds, side.rows, np.uint64(side.packing.noted), person, found)
    return found


def bounds(lengths: Numbers) -> Numbers:
    """Where each of so many neighbouring stretches begins, and where the last one ends.

    >>> bounds(np.array([2, 0, 3])).tolist()
    [0, 2, 2, 5]
    """
    found = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=found[1:])
    return narrow(found)


def narrow(bounds: Numbers) -> Numbers:
    """The same in four bytes each, where none is too large for them."""
    return bounds.astype(np.int32) if bounds[-1] <= np.iinfo(np.int32).max else bounds


def _most(column: Column) -> int:
    return max((int(column[some].max()) for some in _blocks(len(column))), default=0)


def _blocks(total: int) -> list[slice]:
    """As many rows at a time as stay near the processor."""
    return [slice(start, min(start + _BLOCK, total)) for start in range(0, total, _BLOCK)]
