"""The shortest chains between two agents: searched from both ends on the two-sided network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from generique.network.arrays import Bools, Network
from generique.network.filters import PEOPLE, Filter, Half, View
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
        network = view.network
        self._view = view
        self._seen: tuple[Bools, Bools] = (
            np.zeros(len(network.agents.ids), bool),
            np.zeros(len(network.films.ids), bool),
        )
        self._seen[0][start] = True
        self.levels: list[Ints] = [np.array([start], np.int32)]

    @property
    def frontier(self) -> Ints:
        """The farthest nodes reached, sorted."""
        return self.levels[-1]

    def cost(self) -> int:
        """How many rows the next level takes."""
        bounds = _half(self._view, len(self.levels) - 1).side.bounds
        return int((bounds[self.frontier + 1] - bounds[self.frontier]).sum())

    def widen(self) -> None:
        """Go one level farther."""
        half, seen = _half(self._view, len(self.levels) - 1), self._seen[len(self.levels) % 2]
        members = half.side.members[half.rows(self.frontier)]
        new = np.unique(members[~seen[members]])
        seen[new] = True
        self.levels.append(new)


def _half(view: View, distance: int) -> Half:
    """The direction that leads on from nodes at this distance from an agent."""
    return view.films if distance % 2 else view.agents


def _paths(view: View, start: int, end: int) -> Iterator[tuple[int, ...]]:
    """Shortest paths as (agent, film, agent, …), in lexical order."""
    if start == end:
        yield (start,)
        return
    near, far = _Search(view, start), _Search(view, end)
    # Both ends go to their films first: an end that the filter leaves out is never met as an agent.
    near.widen()
    far.widen()
    while True:
        if not len(near.frontier) or not len(far.frontier):
            return
        if len(near.levels) % 2 == len(far.levels) % 2:
            common = np.intersect1d(near.frontier, far.frontier, assume_unique=True)
            if len(common):
                break
        (near if near.cost() <= far.cost() else far).widen()
    yield from _walk(view, (start,), _corridor(view, near.levels, common, far.levels))


def _corridor(view: View, near: list[Ints], common: Ints, far: list[Ints]) -> list[Ints]:
    """The nodes at each distance from the start that lie on a shortest path."""
    before, after = [common], [common]
    for distance in range(len(near) - 1, 0, -1):
        before.append(_neighbours_in(_half(view, distance), before[-1], near[distance - 1]))
    for distance in range(len(far) - 1, 0, -1):
        after.append(_neighbours_in(_half(view, distance), after[-1], far[distance - 1]))
    return before[::-1] + after[1:]


def _neighbours_in(half: Half, nodes: Ints, allowed: Ints) -> Ints:
    if len(allowed) == 1:  # all paths go through it, also where it is an end that the filter leaves out
        return allowed
    return np.intersect1d(half.side.members[half.rows(nodes)], allowed)


def _walk(view: View, path: tuple[int, ...], corridor: list[Ints]) -> Iterator[tuple[int, ...]]:
    distance = len(path)
    if distance == len(corridor):
        yield path
        return
    for node in _neighbours_in(_half(view, distance - 1), np.array([path[-1]]), corridor[distance]).tolist():
        yield from _walk(view, (*path, node), corridor)


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
