"""All of the network as columns: who worked on what, and the roles decade by decade."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from generique.network.arrays import Network, Numbers, first_of_each
from generique.network.filters import ALL, PEOPLE, Array, Filter, View


class Columns(NamedTuple):
    """Each film and agent that go together, once: ``films[film[i]]`` and ``agents[agent[i]]`` are the ids of pair i.

    ``film`` and ``agent`` are numpy columns of numbers, sorted by film.
    """

    film: Numbers
    agent: Numbers
    films: Sequence[str]
    agents: Sequence[str]

    def ids(self) -> tuple[Array, Array]:
        """Both columns as ids (numpy columns of texts)."""
        return _texts(self.films)[self.film], _texts(self.agents)[self.agent]


def columns(network: Network, filter: Filter = ALL) -> Columns:
    """All pairs of a film and an agent that the filter lets pass."""
    crews = View.of(network, filter).films.ties()
    film = np.repeat(np.arange(len(crews.bounds) - 1, dtype=np.int32), crews.counts())
    return Columns(film, crews.members, network.films.ids, network.agents.ids)


def _texts(ids: Sequence[str]) -> Array:
    found = np.empty(len(ids), object)
    found[:] = list(ids)
    return found


class Decade(NamedTuple):
    """How many people held a role in the films of a decade, and on how many films."""

    decade: int
    role: str
    people: int
    films: int

    def as_dict(self) -> dict[str, Any]:
        """The same, as JSON."""
        return self._asdict()

    def records(self) -> list[dict[str, Any]]:
        """The same, as one line."""
        return [self.as_dict()]


def roles_by_decade(network: Network, filter: Filter = PEOPLE) -> tuple[Decade, ...]:
    """Every role in every decade; films without a year are left out."""
    view = View.of(network, filter)
    side, years, count = view.films.side, network.films.years, len(network.roles)
    owners = np.repeat(np.arange(len(years), dtype=np.int32), np.diff(side.bounds))
    kept = (years > 0)[owners] & view.films.counting()
    film = owners[kept].astype(np.int64)
    slots = years[film] // 10 * count + side.roles[kept]
    people, films = (_distinct(slots, of) for of in (side.members[kept], film))
    return tuple(
        Decade(slot // count * 10, network.roles[slot % count], int(people[slot]), int(films[slot]))
        for slot in np.flatnonzero(people).tolist()
    )


def _distinct(slots: Numbers, members: Numbers) -> Numbers:
    """How many different members each slot has."""
    total = int(slots.max(initial=0)) + 1
    pairs = np.sort(members * np.int64(total) + slots)
    found: Numbers = np.bincount(pairs[first_of_each(pairs, pairs)] % total, minlength=total)
    return found
