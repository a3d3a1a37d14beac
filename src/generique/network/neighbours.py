"""Everyone who worked with an agent, on which films and in which roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from generique.network.arrays import Network
from generique.network.filters import PEOPLE, Filter, View
from generique.text import fold


@dataclass(frozen=True, slots=True)
class Collaborator:
    """Another agent: the common films (ids, oldest first), its roles there, and those of the agent asked for."""

    agent: str
    name: str
    kind: str
    films: tuple[str, ...]
    titles: tuple[str, ...]
    roles: tuple[str, ...]
    own_roles: tuple[str, ...]


def collaborators(network: Network, agent: str, filter: Filter = PEOPLE) -> tuple[Collaborator, ...]:
    """Who worked with this agent: most common films first, then by folded name, then by id."""
    number = network.agent(agent)
    view = View(network, filter)
    own, crews = view.agents.side, view.films.side
    own_rows = view.agents.rows(np.array([number]))
    own_roles: defaultdict[int, set[str]] = defaultdict(set)
    for film, role in zip(own.members[own_rows].tolist(), own.roles[own_rows].tolist(), strict=True):
        own_roles[film].add(network.roles[role])
    rows = view.films.rows(np.array(sorted(own_roles), int))
    found: defaultdict[int, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    columns = (crews.members[rows], crews.owners(rows), crews.roles[rows])
    for other, film, role in zip(*(column.tolist() for column in columns), strict=True):
        if other != number:
            found[other][film].add(network.roles[role])
    everyone = (_collaborator(network, other, roles, own_roles) for other, roles in found.items())
    return tuple(sorted(everyone, key=lambda each: (-len(each.films), fold(each.name), each.agent)))


def _collaborator(
    network: Network, other: int, roles: Mapping[int, set[str]], own_roles: Mapping[int, set[str]]
) -> Collaborator:
    common = network.films.oldest_first(roles)
    return Collaborator(
        network.agents.ids[other],
        network.agents.labels[other],
        network.agents.kind(other),
        tuple(network.films.ids[film] for film in common),
        tuple(network.films.labels[film] for film in common),
        tuple(sorted(set().union(*(roles[film] for film in common)))),
        tuple(sorted(set().union(*(own_roles[film] for film in common)))),
    )
