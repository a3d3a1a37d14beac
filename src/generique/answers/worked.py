"""Who worked on what, told by the graph or by the arrays of the network: the same, whoever is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from generique.answers.asking import Graph
from generique.answers.filmography import Holdings, Titled, filmography
from generique.namespaces import ROLE

if TYPE_CHECKING:  # numpy costs a cold question more than all the rest
    from generique.network.arrays import Network


class Worked(Protocol):
    """The films of an agent, and who worked on them."""

    def films(self, agent: str) -> list[Titled]:
        """All films that credit an agent, first to last."""

    def crews(self, agent: str) -> tuple[Holdings, Mapping[str, str]]:
        """Film → agent → roles, on all films of an agent, and the names of all these agents."""


class InGraph:
    """Asked of the graph: nothing needs to be opened for it."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def films(self, agent: str) -> list[Titled]:
        """All films that credit an agent, first to last."""
        return filmography(self._graph, agent)

    def crews(self, agent: str) -> tuple[Holdings, Mapping[str, str]]:
        """Film → agent → roles, and names, by one question: a second one for the names costs as much again."""
        found: Holdings = {}
        names: dict[str, str] = {}
        for film, role, other, name in self._graph.rows(_Held, _CREWS, me=agent):
            found.setdefault(film, {}).setdefault(other, set()).add(role)
            names[other] = name
        return found, names


# Roles are told by their names: joined with the vocabulary, the question costs a hundred times as much.
_CREWS = f"""
SELECT ?me ?film ?role ?agent ?name {{
  ?film gen:contributor ?me . ?film ?role ?agent . FILTER(STRSTARTS(STR(?role), "{ROLE}")) ?agent rdfs:label ?name
}}"""


class _Held(NamedTuple):
    film: str
    role: str
    agent: str
    name: str


class InNetwork:
    """Read from the arrays: several times faster, once they are open."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def films(self, agent: str) -> list[Titled]:
        """All films that credit an agent, first to last."""
        films = self._network.films
        found = (Titled(films.ids[film], films.labels[film], films.year(film)) for film in self._films(agent))
        return sorted(found, key=Titled.order)

    def crews(self, agent: str) -> tuple[Holdings, Mapping[str, str]]:
        """Film → agent → roles, and names."""
        films, agents, roles = self._network.films, self._network.agents, self._network.roles
        known: dict[int, str] = {}
        found: Holdings = {}
        for film in self._films(agent):
            crew: dict[str, set[str]] = {}
            rows = slice(films.side.bounds[film], films.side.bounds[film + 1])
            members, held = films.side.members[rows].tolist(), films.side.roles[rows].tolist()
            for member, role in zip(members, held, strict=True):
                if member not in known:
                    known[member] = agents.ids[member]
                crew.setdefault(known[member], set()).add(roles[role])
            found[films.ids[film]] = crew
        return found, {id: agents.labels[member] for member, id in known.items()}

    def _films(self, agent: str) -> list[int]:
        number, side = self._network.agent(agent), self._network.agents.side
        return list(dict.fromkeys(side.members[side.bounds[number] : side.bounds[number + 1]].tolist()))
