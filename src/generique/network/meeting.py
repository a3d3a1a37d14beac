"""Where two nodes meet: searched from both ends of the two-sided network, the end with fewer nodes first.

Levels are the nodes at each distance from one end: around an agent, agents at even distances and films at odd
ones. On a two-sided network the neighbours of a level are in the level before or in the next, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence, Set
from dataclasses import dataclass
from time import perf_counter
from typing import TypeAlias

import numpy as np

from generique.network import patience
from generique.network.arrays import Ints, Network
from generique.network.filters import Array, Half, View

Path: TypeAlias = tuple[int, ...]
# What the two ends are: 0 an agent, 1 a film.
Kinds: TypeAlias = tuple[int, int]
AGENTS = (0, 0)


def shortest_path(view: View, start: int, end: int, kinds: Kinds = AGENTS) -> Path:
    """One shortest path as (agent, film, agent, …), always the same one; () where there is none."""
    if start == end and kinds[0] == kinds[1]:
        return (start,)
    if kernels := patience.kernels():
        room = Room.of(view.network)
        length = kernels.chain(*view.columns, start, end, *kinds, room.marks, room.queues, room.path)
        return tuple(room.path[:length].tolist())
    started = perf_counter()
    met = _meet(view, start, end, kinds)
    patience.waited(started)
    return (*reversed(met.near.trace(met.left)), *met.far.trace(met.right)) if met else ()


def shortest_paths(view: View, start: int, end: int, kinds: Kinds = AGENTS) -> Iterator[Path]:
    """All shortest paths, in lexical order, made as they are taken."""
    if start == end and kinds[0] == kinds[1]:
        yield (start,)
    elif met := _meet(view, start, end, kinds):
        left, right = met.between()
        yield from _walk(met.near, (start,), [*reversed(met.near.narrowed(left)), *met.far.narrowed(right)])


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """What compiled searches work in: a mark for each agent and each film, and two queues. Clean between searches.

    Marks are levels, of which nobody walks ten thousand: in two bytes each, more of them stay near the processor.
    """

    marks: Array
    queues: Ints
    path: Ints

    @classmethod
    def of(cls, network: Network) -> Room:
        """The room of a network. Only what searches touch takes memory."""
        if "room" not in network.kept:
            agents, films = len(network.agents.ids), len(network.films.ids)
            marks = np.zeros((2, max(agents, films)), np.int16)
            queues = np.empty((2, agents + films), np.int32)
            network.kept["room"] = cls(marks, queues, np.empty(agents + films, np.int32))
        room: Room = network.kept["room"]
        return room


class _Levels:
    """The levels around one end, as far as they are known."""

    def __init__(self, view: View, end: int, kind: int) -> None:
        self._halves = (view.films, view.agents) if kind else (view.agents, view.films)
        self.levels: list[dict[int, None]] = [{end: None}]

    @property
    def width(self) -> int:
        """How many nodes the next level is found from. Each end goes to its films first: itself it may not pass."""
        return len(self.levels[-1]) if len(self.levels) > 1 else 0

    def half(self, depth: int = -1) -> Half:
        """What leads on from a level."""
        return self._halves[(len(self.levels) - 1 if depth < 0 else depth) % 2]

    def widen(self, wanted: Set[int]) -> tuple[int, int] | None:
        """Go one level on; but where a node leads to one that is wanted, stop and tell both."""
        half = self.half()
        new, crossing = half.around(self.levels[-1], wanted)
        if crossing is not None:
            return crossing, _first(half.members_of(crossing), wanted)
        if len(self.levels) > 1:
            for node in self.levels[-2]:
                new.pop(node, None)
        self.levels.append(new)
        return None

    def trace(self, node: int) -> list[int]:
        """A way from a node of the last level back to the end."""
        path = [node]
        for depth in range(len(self.levels) - 1, 0, -1):
            level = self.levels[depth - 1]
            path.append(_first(self.half(depth).members_of(path[-1]), level) if depth > 1 else min(level))
        return path

    def narrowed(self, nodes: set[int]) -> list[set[int]]:
        """Of each level, the last first, what lies on a shortest way to these nodes of the last."""
        found = [nodes]
        for depth in range(len(self.levels) - 2, -1, -1):
            level, members_of = self.levels[depth], self.half(depth).members_of
            found.append({node for node in level if not found[-1].isdisjoint(members_of(node))})
        return found


@dataclass(frozen=True, slots=True)
class _Met:
    """Neighbours in the last levels of both ends."""

    near: _Levels
    far: _Levels
    left: int
    right: int

    def between(self) -> tuple[set[int], set[int]]:
        """All in these levels that have a neighbour in the other."""
        # Seen from the far end where that is one itself: the filter may leave it out, not what is beside it.
        turned = len(self.far.levels) == 1
        here, there = (self.far, self.near) if turned else (self.near, self.far)
        beside, wanted = here.half().members_of, there.levels[-1].keys()
        ours = {node for node in here.levels[-1] if not wanted.isdisjoint(beside(node))}
        theirs = {member for node in ours for member in beside(node) if member in wanted}
        return (theirs, ours) if turned else (ours, theirs)


def _meet(view: View, start: int, end: int, kinds: Kinds) -> _Met | None:
    near, far = _Levels(view, start, kinds[0]), _Levels(view, end, kinds[1])
    while near.levels[-1] and far.levels[-1]:
        turn, other = (near, far) if near.width <= far.width else (far, near)
        alike = (
            len(near.levels) + len(far.levels) + sum(kinds)
        ) % 2  # only films meet films, and agents agents
        if crossing := turn.widen(other.levels[-1].keys() if alike else frozenset()):
            return _Met(near, far, *(crossing if turn is near else crossing[::-1]))
    return None


def _first(members: Sequence[int], level: Container[int]) -> int:
    return next(member for member in members if member in level)


def _walk(levels: _Levels, path: Path, corridor: list[set[int]]) -> Iterator[Path]:
    if len(path) == len(corridor):
        yield path
        return
    following = corridor[len(path)]
    if (
        len(following) > 1
    ):  # all paths go through a single one, also where it is an end that the filter leaves out
        following = following.intersection(levels.half(len(path) - 1).members_of(path[-1]))
    for node in sorted(following):
        yield from _walk(levels, (*path, node), corridor)
