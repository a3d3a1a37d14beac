"""Who worked on what, told by the graph or by the arrays of the network: the same, whoever is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from generique.answers.asking import Graph
from generique.answers.filmography import Holdings, Titled, filmography, holdings

if TYPE_CHECKING:  # numpy costs a cold question more than all the rest
    from generique.network.arrays import Network


class Worked(Protocol):
    """The films of an agent, and who worked on them."""

    def films(self, agent: str) -> list[Titled]:
        """All films that credit an agent, first to last."""

    def held(self, agent: str) -> Holdings:
        """Film → agent → roles, on all films of an agent."""

    def names(self, agent: str) -> Mapping[str, str]:
        """The names of all who worked on films of an agent."""


class InGraph:
    """Asked of the graph: nothing needs to be opened for it."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def films(self, agent: str) -> list[Titled]:
        """All films that credit an agent, first to last."""
        return filmography(self._graph, agent)

    def held(self, agent: str) -> Holdings:
        """Film → agent → roles, on all films of an agent."""
        return holdings(self._graph, agent)

    def names(self, agent: str) -> Mapping[str, str]:
        """The names of all who worked on films of an agent."""
        return dict(self._graph.rows(_pair, _NAMES, me=agent))


_NAMES = """
SELECT DISTINCT ?me ?other ?name {
  ?film gen:contributor ?me . ?film gen:contributor ?other . ?other rdfs:label ?name
}"""


def _pair(agent: str, name: str) -> tuple[str, str]:
    return agent, name


class InNetwork:
    """Read from the arrays: several times faster, once they are open."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def films(self, agent: str) -> list[Titled]:
        """All films that credit an agent, first to last."""
        films = self._network.films
        found = (Titled(films.ids[film], films.labels[film], films.year(film)) for film in self._films(agent))
        return sorted(found, key=Titled.order)

    def held(self, agent: str) -> Holdings:
        """Film → agent → roles, on all films of an agent."""
        films, agents, roles = self._network.films, self._network.agents.ids, self._network.roles
        known: dict[int, str] = {}
        found: Holdings = {}
        for film in self._films(agent):
            crew: dict[str, set[str]] = {}
            rows = slice(films.side.bounds[film], films.side.bounds[film + 1])
            members, held = films.side.members[rows].tolist(), films.side.roles[rows].tolist()
            for member, role in zip(members, held, strict=True):
                if member not in known:
                    known[member] = agents[member]
                crew.setdefault(known[member], set()).add(roles[role])
            found[films.ids[film]] = crew
        return found

    def names(self, agent: str) -> Mapping[str, str]:
        """The names of all who worked on films of an agent."""
        films, agents = self._network.films.side, self._network.agents
        bounds, members = films.bounds, films.members
        met = {m for film in self._films(agent) for m in members[bounds[film] : bounds[film + 1]].tolist()}
        return {agents.ids[member]: agents.labels[member] for member in met}

    def _films(self, agent: str) -> list[int]:
        number, side = self._network.agent(agent), self._network.agents.side
        return list(dict.fromkeys(side.members[side.bounds[number] : side.bounds[number + 1]].tolist()))
