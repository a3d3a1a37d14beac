"""The network beside NetworkX and igraph on the same two-sided graph: chains, distances, components, memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from engines import Engines
from timing import Contender, Held, Race, held, race

from generique.network import backend, distances, patience
from generique.network.arrays import Network
from generique.network.face import face, to_networkx
from generique.network.filters import ALL, View
from generique.network.meeting import shortest_path

Pair = tuple[int, int]


class Walks:
    """The races over one network; ``engines`` None leaves the others out."""

    def __init__(self, network: Network, engines: Engines | None, runs: int) -> None:
        self._path, self._engines, self._runs = network.path, engines, runs
        # Opened and read whole, so that what it holds can be measured.
        self._ours: Held[Network] = held(lambda: _read(Network.open(network.path)))
        self._network = self._ours.made
        self._view, self._films = View.of(self._network, ALL), len(self._network.films.ids)
        worked = np.flatnonzero(self._network.agents.films > 0)
        drawn = np.random.default_rng(5).choice(worked, (4 * runs + 1, 2)).tolist()
        self._ends: list[Pair] = [(a, b) for a, b in drawn if a != b]

    def races(self) -> Iterator[Race]:
        """First as the package is installed, then with compiled loops where numba is."""
        base = "NetworkX" if self._engines else "plain"
        for name, limits in (
            ("plain", (1, 1)),
            *([("compiled", (0.1, 1 / 40))] if patience.available() else []),
        ):
            yield self._chains(name, base, limits[0])
            yield self._everyone(name, base, limits[1])
        if self._engines:
            yield self._components()

    def _chains(self, name: str, base: str, limit: float) -> Race:
        contenders = [Contender(name, self._as(name, lambda ends: shortest_path(self._view, *ends)), len)]
        if self._engines:
            contenders += self._chains_of_others(self._engines)
        elif name != base:
            contenders.append(
                Contender(base, self._as(base, lambda ends: shortest_path(self._view, *ends)), len)
            )
        return race(f"a chain between two people, {name}", contenders, self._ends, base, limit)

    def _chains_of_others(self, engines: Engines) -> list[Contender]:
        import networkx as nx

        graph, other, films = engines.networkx(), engines.igraph(), self._films

        def path(ends: Pair) -> list[int]:
            try:
                found: list[int] = nx.shortest_path(graph, ends[0] + films, ends[1] + films)
            except nx.NetworkXNoPath:
                return []
            return found

        contenders = [Contender("NetworkX", path, len)]
        if other is not None:
            contenders.append(
                Contender("igraph", lambda ends: other.get_shortest_path(*(end + films for end in ends)), len, most=20)
            )  # fmt: skip
        return contenders

    def _everyone(self, name: str, base: str, limit: float) -> Race:
        """How far all agents and films are from one agent."""
        ways = {"plain": distances.plain, "compiled": distances.compiled}

        def value(found: Any) -> int:
            agents, films = found
            return hash(np.concatenate([films, agents]).astype(np.int16).tobytes())

        def ours(name: str) -> Contender:
            return Contender(name, lambda ends: ways[name](self._view, ends[0]), value)

        contenders = [ours(name)]
        if self._engines:
            contenders += self._everyone_of_others(self._engines)
        elif name != base:
            contenders.append(ours(base))
        return race(
            f"the distance of everyone from one person, {name}", contenders, self._ends[:8], base, limit
        )

    def _everyone_of_others(self, engines: Engines) -> list[Contender]:
        import networkx as nx

        graph, other, films = engines.networkx(), engines.igraph(), self._films
        total = films + len(self._network.agents.ids)

        def value(steps: dict[int, int]) -> int:
            found = np.full(total, -1, np.int16)
            found[list(steps)] = list(steps.values())
            return hash(found.tobytes())

        contenders = [
            Contender(
                "NetworkX", lambda ends: nx.single_source_shortest_path_length(graph, ends[0] + films), value
            )
        ]
        if other is not None:
            contenders.append(
                Contender(
                    "igraph",
                    lambda ends: np.array(other.distances(ends[0] + films)[0]),
                    lambda steps: hash(np.where(np.isinf(steps), -1, steps).astype(np.int16).tobytes()),
                )
            )
        return contenders

    def _components(self) -> Race:
        """As NetworkX asks for them."""
        import networkx as nx

        assert self._engines
        graph, lazy = self._engines.networkx(), face(self._network)
        contenders = [
            Contender("backend of NetworkX", lambda _: [*backend.connected_components(lazy)], _sizes),
            # Nodes without an edge are no part of its graph, which has numbers for names.
            Contender("NetworkX", lambda _: [*nx.connected_components(graph)], _sizes),
        ]
        return race("connected components", contenders, range(6), "NetworkX", 1)

    def _as(self, name: str, ask: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """The same question with compiled loops, or as if they were not there."""

        def asked(question: Any) -> Any:
            patience.load() if name == "compiled" else patience.rest()
            return ask(question)

        return asked

    def memory(self) -> tuple[Sequence[str], list[Sequence[str]]]:
        """What each holds once it is open, like beside like, and how long it took to open it."""
        everything, ties = self._ours, _ties(self._network)
        lines = [("Générique: network, all of it", everything, everything.megabytes)]
        if self._engines:
            full = held(lambda: to_networkx(self._network))
            lines.append(("NetworkX: the same ids, names, years and roles", full, everything.megabytes))
        lines.append(("Générique: who is tied to whom", everything._replace(megabytes=ties), ties))
        for name, one in self._engines.memory.items() if self._engines else ():
            lines.append(
                (f"{name}: who is tied to whom" if name in ("NetworkX", "igraph") else name, one, ties)
            )
        return ("what", "MB", "× ours", "CPU to open"), [
            (name, f"{one.megabytes:.0f}", f"{one.megabytes / ours:.1f}", f"{one.cpu:.2f} s")
            for name, one, ours in lines
        ]


def _ties(network: Network) -> float:
    sides = (network.agents.side, network.films.side)
    return sum(side.bounds.nbytes + side.members.nbytes for side in sides) / 1e6


def _sizes(components: list[set[Any]]) -> tuple[int, ...]:
    return tuple(sorted(len(each) for each in components if len(each) > 1))


def _read(network: Network) -> Network:
    for side in (network.agents.side, network.films.side):
        for column in (side.bounds, side.members, side.roles, side.evidence):
            column.sum()
    for texts in (network.agents.ids, network.films.ids, network.agents.labels, network.films.labels):
        np.asarray(texts.blob).sum(), np.asarray(texts.bounds).sum()
    agents, films = network.agents, network.films
    for column in (agents.person, agents.films, agents.order, films.years, films.people):
        column.sum()
    return network
