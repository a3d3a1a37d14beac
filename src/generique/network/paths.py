"""The shortest chains between two agents: searched from both ends on the two-sided network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from generique.network.arrays import Network
from generique.network.filters import PEOPLE, Filter, View, first_of_each
from generique.network.texts import Ints


@dataclass(frozen=True, slots=True)
class Step:
    """Two agents on one film, and what each did there."""

    film: str
    title: str
    year: int | None
    start: str
    start_name: str
    end: str
    end_name: str
    start_roles: tuple[str, ...]
    end_roles: tuple[str, ...]


Chain = tuple[Step, ...]


def chain(
    network: Network, a: str, b: str, filter: Filter = PEOPLE, *, all: bool = False
) -> tuple[Chain, ...]:
    """The first shortest chain from one agent to another, or all; none where nothing links them.

    Chains come in the order of their films and agents in the arrays. An agent and itself are linked by one
    chain without steps. The two ends themselves need not be people.
    """
    return tuple(islice(chains(network, a, b, filter), None if all else 1))


def chains(network: Network, a: str, b: str, filter: Filter = PEOPLE) -> Iterator[Chain]:
    """All shortest chains, made as they are taken: two busy agents may have very many."""
    start, end = network.agent(a), network.agent(b)
    view = View(network, filter)
    for path in _paths(view, start, end):
        yield tuple(_step(view, *path[at : at + 3]) for at in range(0, len(path) - 2, 2))


class _Search:
    """The nodes at each distance from one end: agents at even distances, films at odd ones."""

    def __init__(self, view: View, start: int) -> None:
        agents, films = view.network.agents.ids, view.network.films.ids
        self._halves = (view.agents, view.films)
        self._reached = (
            np.zeros(len(agents), np.int16),
            np.zeros(len(films), np.int16),
        )  # distance + 1, 0: never
        self._reached[0][start] = 1
        self.levels: list[Ints] = [np.array([start], np.int32)]
        self.cost = 0

    @property
    def frontier(self) -> Ints:
        """The farthest nodes reached, sorted."""
        return self.levels[-1]

    def widen(self) -> None:
        """Go one level farther; ``cost`` is then how many rows the next level takes."""
        distance = len(self.levels)
        half, reached = self._halves[(distance - 1) % 2], self._reached[distance % 2]
        members = half.side.members[half.rows(self.frontier)]
        new = _distinct(members[reached[members] == 0])
        reached[new] = distance + 1
        self.levels.append(new)
        bounds = self._halves[distance % 2].side.bounds
        self.cost = int((bounds[new + 1] - bounds[new]).sum())

    def met(self, nodes: Ints, distance: int) -> Ints:
        """Those of these nodes, films or agents as the distance says, that are at this distance."""
        reached: Ints = nodes[self._reached[distance % 2][nodes] == distance + 1]
        return reached

    def nearer(self, nodes: Ints, distance: int) -> Ints:
        """The neighbours, at this distance, of nodes one farther."""
        level = self.levels[distance]
        if len(level) == 1:  # all paths go through it, also where it is an end that the filter leaves out
            return level
        half = self._halves[(distance + 1) % 2]
        return _distinct(self.met(half.side.members[half.rows(nodes)], distance))


def _paths(view: View, start: int, end: int) -> Iterator[tuple[int, ...]]:
    """Shortest paths as (agent, film, agent, …), in lexical order."""
    if start == end:
        yield (start,)
        return
    near, far = _Search(view, start), _Search(view, end)
    # Both ends go to their films first: an end that the filter leaves out is never met as an agent.
    near.widen()
    far.widen()
    while len(near.frontier) and len(far.frontier):
        distance = len(far.levels) - 1
        if len(near.levels) % 2 == len(far.levels) % 2 and len(common := far.met(near.frontier, distance)):
            yield from _walk(view, (start,), _corridor(near, common, far))
            return
        (near if near.cost <= far.cost else far).widen()


def _corridor(near: _Search, common: Ints, far: _Search) -> list[Ints]:
    """The nodes at each distance from the start that lie on a shortest path."""
    before, after = [common], [common]
    for distance in range(len(near.levels) - 2, -1, -1):
        before.append(near.nearer(before[-1], distance))
    for distance in range(len(far.levels) - 2, -1, -1):
        after.append(far.nearer(after[-1], distance))
    return before[::-1] + after[1:]


def _walk(view: View, path: tuple[int, ...], corridor: list[Ints]) -> Iterator[tuple[int, ...]]:
    distance = len(path)
    if distance == len(corridor):
        yield path
        return
    following = corridor[distance]
    if len(following) > 1:
        half = view.agents if distance % 2 else view.films
        members = half.side.members[half.rows(np.array(path[-1:]))]
        following = _distinct(members[np.isin(members, following)])
    for node in following.tolist():
        yield from _walk(view, (*path, node), corridor)


def _distinct(nodes: Ints) -> Ints:
    """Each node once, sorted. (For the few nodes that most steps take, several times faster than np.unique.)"""
    nodes = np.sort(nodes)
    return nodes[first_of_each(nodes, nodes)]


def _step(view: View, start: int, film: int, end: int) -> Step:
    films, agents = view.network.films, view.network.agents
    return Step(
        films.ids[film],
        films.labels[film],
        films.year(film),
        agents.ids[start],
        agents.labels[start],
        agents.ids[end],
        agents.labels[end],
        view.between(start, film),
        view.between(end, film),
    )
