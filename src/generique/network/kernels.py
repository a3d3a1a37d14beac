"""The inner loops of searches, compiled where numba is installed: ``pip install 'generique[fast]'``.

They run as well without it, only slowly; what imports this module has another way for that, written for numpy,
with the same answers. Import it through :mod:`~generique.network.patience`: loading compiled code takes the
better part of a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from generique.network.filters import Array, Both, Sides

F = TypeVar("F", bound=Callable[..., Any])

try:
    from numba import njit

    def compiled(function: F) -> F:
        """The function as numba compiles it; kept on disk for the next process."""
        made: F = njit(cache=True)(function)
        return made

except ImportError:

    def compiled(function: F) -> F:
        """The function itself."""
        return function


@compiled
def chain(
    bounds: Array,
    bounds_back: Array,
    members: Array,
    members_back: Array,
    roles: Array,
    roles_back: Array,
    evidence: Array,
    evidence_back: Array,
    pass_members: Array,
    pass_members_back: Array,
    pass_roles: Array,
    pass_evidence: Array,
    free: bool,
    start: int,
    end: int,
    kind: int,
    other: int,
    marks: Array,
    queues: Array,
    path: Array,
) -> int:
    """:func:`meet`, given array by array: tuples of arrays are handed over in twice the time of a search."""
    sides = Sides(
        (bounds, bounds_back),
        (members, members_back),
        (roles, roles_back),
        (evidence, evidence_back),
        (pass_members, pass_members_back),
        pass_roles,
        pass_evidence,
        free,
    )
    return meet(sides, start, end, (kind, other), marks, queues, path)


@compiled
def meet(
    sides: Sides, start: int, end: int, kinds: tuple[int, int], marks: Array, queues: Array, path: Array
) -> int:
    """The length of a shortest path between two nodes, written to PATH; 0 where nothing links them.

    ``kinds`` tells agents (0) from films (1). The end with fewer nodes goes one level on, its nodes in the order
    they were found; the first that leads to the farthest level of the other end ends the search. ``marks`` say
    at which level of which end a node is, as n + 1 or -(n + 1); they are 0 before and after.
    """
    low, high, depth = np.zeros(2, np.int64), np.ones(2, np.int64), np.zeros(2, np.int64)
    queues[0][0], queues[1][0] = start, end
    marks[kinds[0]][start], marks[kinds[1]][end] = 1, -1
    node, member = 0, -1
    while member < 0 and low[0] < high[0] and low[1] < high[1]:
        widths = (high - low) * (depth > 0)
        turn = 0 if widths[0] <= widths[1] else 1
        sign = 1 - 2 * turn
        # Only the levels of the same kind, films or agents, can meet.
        wanted = -sign * (depth[1 - turn] + 1) if (depth.sum() + kinds[0] + kinds[1]) % 2 else 0
        new = sign * (depth[turn] + 2)
        node, member, tail = _widen(
            sides, (depth[turn] + kinds[turn]) % 2, queues[turn], low[turn], high[turn], marks, wanted, new
        )
        if member < 0:
            low[turn] = high[turn]
            depth[turn] += 1
        else:
            left, right = (node, member) if turn == 0 else (member, node)
            _trace(sides, kinds, marks, path, depth[0], depth[1], left, right)
        high[turn] = tail
    _clean(marks[0], queues, high)
    _clean(marks[1], queues, high)
    return depth[0] + depth[1] + 2 if member >= 0 else 0


@compiled
def _clean(mark: Array, queues: Array, high: Array) -> None:
    for turn in range(2):
        for at in range(high[turn]):
            if queues[turn][at] < len(mark):  # an agent or a film: the other's mark is 0 or about to be
                mark[queues[turn][at]] = 0


@compiled
def _passes(free: bool, pass_roles: Array, pass_evidence: Array, role: int, evidence: int) -> bool:
    # Takes no more than it needs: what is handed over in an inner loop costs each time.
    return free or (pass_roles[role] and pass_evidence[evidence])


@compiled
def _widen(
    sides: Sides, k: int, queue: Array, low: int, high: int, marks: Array, wanted: int, new: int
) -> tuple[int, int, int]:
    """Queue and mark the next level: a node and its neighbour that is wanted (or -1), and the queue's end."""
    bounds, members = sides.bounds[k], sides.members[k]
    mask, mark = sides.pass_members[k], marks[1 - k]
    roles, evidence = sides.roles[k], sides.evidence[k]
    free, good_roles, good_evidence = sides.free, sides.pass_roles, sides.pass_evidence
    tail = high
    for at in range(low, high):
        node = queue[at]
        for row in range(bounds[node], bounds[node + 1]):
            member = members[row]
            seen = mark[member]
            if seen != 0 and (wanted == 0 or seen != wanted):
                continue
            if not _passes(free, good_roles, good_evidence, roles[row], evidence[row]):
                continue
            if len(mask) and not mask[member]:
                continue
            if seen != 0:
                return node, member, tail
            mark[member] = new
            queue[tail] = member
            tail += 1
    return -1, -1, tail


@compiled
def _trace(
    sides: Sides,
    kinds: tuple[int, int],
    marks: Array,
    path: Array,
    near: int,
    far: int,
    left: int,
    right: int,
) -> None:
    """Write the path through two neighbours, LEFT at level NEAR of the start, RIGHT at level FAR of the end."""
    path[near], path[near + 1] = left, right
    for depth in range(near, 0, -1):
        path[depth - 1] = _nearer(sides, (depth + kinds[0]) % 2, path[depth], marks, depth)
    last = near + far + 1
    for depth in range(far, 0, -1):
        path[last - depth + 1] = _nearer(sides, (depth + kinds[1]) % 2, path[last - depth], marks, -depth)


@compiled
def _nearer(sides: Sides, k: int, node: int, marks: Array, wanted: int) -> int:
    """The first neighbour with this mark."""
    roles, evidence = sides.roles[k], sides.evidence[k]
    free, good_roles, good_evidence = sides.free, sides.pass_roles, sides.pass_evidence
    for row in range(sides.bounds[k][node], sides.bounds[k][node + 1]):
        member = sides.members[k][row]
        if marks[1 - k][member] == wanted and _passes(
            free, good_roles, good_evidence, roles[row], evidence[row]
        ):
            return int(member)
    return -1


@compiled
def everyone(sides: Sides, start: int, kind: int, distances: Both, queues: Array) -> None:
    """The distance of all agents and films from a node; ``distances`` are -1 before, and where nothing leads.

    A level that reaches much is found from the other side: each node not yet reached looks for one neighbour
    in the level before, and most find one at once.
    """
    distances[kind][start] = 0
    queues[kind][0] = start
    count, depth, ahead = 1, 0, sides.bounds[kind][start + 1] - sides.bounds[kind][start]
    left = [len(sides.members[0]), len(sides.members[0])]
    while count:
        k = (kind + depth) % 2
        if 4 * ahead < left[1 - k]:
            count, ahead = _reach(sides, k, depth, count, distances, queues)
        else:
            count, ahead = _gather(sides, k, depth, distances, queues)
        left[1 - k] -= ahead
        depth += 1


@compiled
def _reach(sides: Sides, k: int, depth: int, count: int, distances: Both, queues: Array) -> tuple[int, int]:
    bounds, members, others = sides.bounds[k], sides.members[k], sides.bounds[1 - k]
    mask, there = sides.pass_members[k], distances[1 - k]
    roles, evidence = sides.roles[k], sides.evidence[k]
    free, good_roles, good_evidence = sides.free, sides.pass_roles, sides.pass_evidence
    tail, rows = 0, 0
    for at in range(count):
        node = queues[k][at]
        for row in range(bounds[node], bounds[node + 1]):
            member = members[row]
            if (
                there[member] >= 0
                or (len(mask) and not mask[member])
                or not _passes(free, good_roles, good_evidence, roles[row], evidence[row])
            ):
                continue
            there[member] = depth + 1
            queues[1 - k][tail] = member
            tail += 1
            rows += others[member + 1] - others[member]
    return tail, rows


@compiled
def _gather(sides: Sides, k: int, depth: int, distances: Both, queues: Array) -> tuple[int, int]:
    bounds, members, mask = sides.bounds[1 - k], sides.members[1 - k], sides.pass_members[k]
    here, there = distances[k], distances[1 - k]
    roles, evidence = sides.roles[1 - k], sides.evidence[1 - k]
    free, good_roles, good_evidence = sides.free, sides.pass_roles, sides.pass_evidence
    tail, rows = 0, 0
    for node in range(len(there)):
        if there[node] >= 0 or (len(mask) and not mask[node]):
            continue
        for row in range(bounds[node], bounds[node + 1]):
            if here[members[row]] == depth and _passes(
                free, good_roles, good_evidence, roles[row], evidence[row]
            ):
                there[node] = depth + 1
                queues[1 - k][tail] = node
                tail += 1
                rows += bounds[node + 1] - bounds[node]
                break
    return tail, rows
