"""Everyone who worked with an agent, on which films and in which roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from generique.network.arrays import Ints, Longs, Network, Numbers
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
    view, number = View(network, filter), network.agent(agent)
    own_roles = _own_roles(network, view, number)
    films = sorted(film for film, roles in own_roles.items() if own_role is None or own_role in roles)
    others, where, roles = _beside(view, number, np.array(films, int))
    if role is not None:  # the films on which they had this role; their other roles there are told, too
        had = roles == _role(network, role)
        total = len(network.films.ids)
        kept = np.isin(others * total + where, others[had] * total + where[had])
        others, where, roles = others[kept], where[kept], roles[kept]
    met, counts = _counted(others, where, len(network.films.ids))
    enough = counts >= max(minimum, 1)
    first = _first(network, met[enough], counts[enough], limit)
    shown = np.isin(others, np.array(first, int))
    columns = (others[shown], where[shown], roles[shown])
    found: dict[int, defaultdict[int, set[str]]] = {other: defaultdict(set) for other in first}
    for other, film, held in zip(*(column.tolist() for column in columns), strict=True):
        found[other][film].add(network.roles[held])
    return tuple(_collaborator(network, other, found[other], own_roles) for other in first), int(enough.sum())


def nearest(network: Network, agent: int, filter: Filter, limit: int) -> tuple[list[int], int]:
    """The numbers of the first ``limit`` of those who worked with this agent, and how many there are in all."""
    view = View(network, filter)
    films = np.unique(view.agents.side.members[view.agents.rows(np.array([agent]))])
    others, where, _ = _beside(view, agent, films)
    met, counts = _counted(others, where, len(network.films.ids))
    return _first(network, met, counts, limit), len(met)


def _beside(view: View, number: int, films: Numbers) -> tuple[Ints, Longs, Numbers]:
    """Everybody else on these films, beside the film and the role, once for each role."""
    rows = view.films.rows(films)
    crews = view.films.side
    others, where, roles = crews.members[rows], crews.owners(rows), crews.roles[rows]
    kept = others != number
    return others[kept], where[kept], roles[kept]


def _first(network: Network, met: Longs, counts: Longs, limit: int | None) -> list[int]:
    """Those met most often; of those alike, by folded name, then by id."""
    least = int(np.sort(counts)[-limit]) if limit is not None and 0 < limit < len(counts) else 1
    labels, ids = network.agents.labels, network.agents.ids
    many = dict(zip(met[counts >= least].tolist(), counts[counts >= least].tolist(), strict=True))
    return sorted(many, key=lambda other: (-many[other], fold(labels[other]), ids[other]))[:limit]


_Roles = Mapping[int, set[str]]


def _own_roles(network: Network, view: View, number: int) -> _Roles:
    """Film → the roles of an agent."""
    side, rows = view.agents.side, view.agents.rows(np.array([number]))
    found: defaultdict[int, set[str]] = defaultdict(set)
    for film, role in zip(side.members[rows].tolist(), side.roles[rows].tolist(), strict=True):
        found[film].add(network.roles[role])
    return found


def _role(network: Network, role: str) -> int:
    """The number of a role; one that nobody has is that of no row."""
    return network.roles.index(role) if role in network.roles else -1


def _counted(others: Ints, films: Longs, total: int) -> tuple[Longs, Longs]:
    """Each of the others once, with how many films."""
    pairs = np.unique(others.astype(np.int64) * total + films)
    met, counts = np.unique(pairs // total, return_counts=True)
    return met, counts


def _collaborator(network: Network, other: int, roles: _Roles, own_roles: _Roles) -> Collaborator:
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
