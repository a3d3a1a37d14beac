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
    return ranked(network, agent, filter)[0]


def ranked(
    network: Network,
    agent: str,
    filter: Filter = PEOPLE,
    *,
    role: str | None = None,
    own_role: str | None = None,
    minimum: int = 1,
    limit: int | None = None,
) -> tuple[tuple[Collaborator, ...], int]:
    """The first ``limit`` of those who worked with this agent, and how many there are in all.

    ``role`` and ``own_role`` keep the films on which the other one, or this agent, had that role; ``minimum``
    is a number of films. What is not among the first is counted, and not looked at further.
    """
    own_roles, found = _met(network, network.agent(agent), filter, own_role)
    if role is not None:
        found = {
            other: {film: roles for film, roles in films.items() if role in roles}
            for other, films in found.items()
        }
    many = {other: len(films) for other, films in found.items() if len(films) >= max(minimum, 1)}
    counts = sorted(many.values(), reverse=True)
    least = counts[limit - 1] if limit is not None and limit < len(counts) else 1
    labels, ids = network.agents.labels, network.agents.ids
    first = sorted(
        (other for other, films in many.items() if films >= least),
        key=lambda other: (-many[other], fold(labels[other]), ids[other]),
    )
    made = (_collaborator(network, other, found[other], own_roles) for other in first[:limit])
    return tuple(made), len(many)


_Roles = dict[int, set[str]]


def _met(
    network: Network, number: int, filter: Filter, own_role: str | None
) -> tuple[_Roles, Mapping[int, _Roles]]:
    """Film → the roles of an agent; other agent → film → its roles there."""
    view = View(network, filter)
    own, crews = view.agents.side, view.films.side
    own_rows = view.agents.rows(np.array([number]))
    own_roles: defaultdict[int, set[str]] = defaultdict(set)
    for film, role in zip(own.members[own_rows].tolist(), own.roles[own_rows].tolist(), strict=True):
        own_roles[film].add(network.roles[role])
    films = [film for film, roles in own_roles.items() if own_role is None or own_role in roles]
    rows = view.films.rows(np.array(sorted(films), int))
    found: defaultdict[int, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    columns = (crews.members[rows], crews.owners(rows), crews.roles[rows])
    for other, film, role in zip(*(column.tolist() for column in columns), strict=True):
        if other != number:
            found[other][film].add(network.roles[role])
    return own_roles, found


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
