"""How far everyone is from one agent: the least number of films that link them."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

import numpy as np

from generique.network import patience
from generique.network.arrays import Ints, Network, Numbers
from generique.network.filters import PEOPLE, Both, Filter, View
from generique.network.meeting import Room

# Rows that the plain way looks at in a second.
_PACE = 50_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Distances:
    """How many films lie between one agent and each other: ``films[i]`` for agent ``i``, -1 where nothing links."""

    agent: str
    films: Ints
    network: Network

    def of(self, agent: str) -> int | None:
        """The distance of one agent; 1 for who shares a film, None where nothing links the two."""
        found = int(self.films[self.network.agent(agent)])
        return found if found >= 0 else None

    def counts(self) -> tuple[int, ...]:
        """How many agents are at distance 0 (the agent itself), 1, 2 …"""
        return tuple(np.bincount(self.films[self.films >= 0]).tolist())

    def as_dict(self) -> dict[str, object]:
        """The counts, as JSON."""
        return {"agent": self.agent, "counts": list(self.counts()), "apart": int((self.films < 0).sum())}


def distances(network: Network, agent: str, filter: Filter = PEOPLE) -> Distances:
    """The distance of everyone from an agent. Whoever the filter leaves out is at none."""
    agents, _ = both(View.of(network, filter), network.agent(agent))
    films = agents // 2
    return Distances(agent, films.astype(np.int32), network)


def both(view: View, start: int, kind: int = 0) -> Both:
    """The steps to each agent and to each film from an agent (or, of kind 1, a film); -1 where nothing leads."""
    if patience.kernels(4 * len(view.agents.side.members) / _PACE):
        return compiled(view, start, kind)
    started = perf_counter()
    found = plain(view, start, kind)
    patience.waited(started)
    return found


def compiled(view: View, start: int, kind: int = 0) -> Both:
    """The same by the loops of numba."""
    found = _unknown(view)
    patience.load().everyone(view.sides, start, kind, found, Room.of(view.network).queues)
    return found


def plain(view: View, start: int, kind: int = 0) -> Both:
    """The same by numpy: level by level, a large one by looking at all that is not yet reached."""
    found = _unknown(view)
    found[kind][start] = 0
    frontier: Numbers = np.array([start])
    depth, halves = 0, (view.agents, view.films)
    while len(frontier):
        at = (kind + depth) % 2
        here, there, half, back = found[at], found[1 - at], halves[at], halves[1 - at]
        if 8 * half.size_of(frontier) < len(half.side.members):
            members = half.side.members[half.rows(frontier)]
            reached: Numbers = np.unique(members[there[members] < 0])
        else:
            reached = np.flatnonzero(back.touching(here == depth) & (there < 0)).astype(np.int32)
        there[reached] = depth + 1
        frontier, depth = reached, depth + 1
    return found


def _unknown(view: View) -> Both:
    agents, films = (len(half.side.bounds) - 1 for half in (view.agents, view.films))
    return np.full(agents, -1, np.int16), np.full(films, -1, np.int16)
