"""The pairs who share most films, without looking at all pairs.

No pair shares more films than either of the two has. So the pairs among the busiest agents tell how many
films an agent must have to matter at all, and all others are dropped. Those who are left are taken busiest
first, a block at a time; as better pairs are found the number rises, and the search ends where the next
block's busiest has fewer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from generique.network.arrays import Bools, Ints, Longs, Network, spans
from generique.network.filters import PEOPLE, Filter, Ties, View

# Joined (agent, agent, film) triples held at a time; an agent with more is a block of its own.
_BLOCK = 1_000_000
# How many agents are looked at first.
_BUSIEST = 300
# Pairs that are counted each at its own place, 32 MB of them: several times faster than sorting.
_ROOM = 1 << 22


@dataclass(frozen=True, slots=True)
class Pair:
    """Two agents and the films they share (ids, oldest first)."""

    a: str
    a_name: str
    b: str
    b_name: str
    films: tuple[str, ...]
    titles: tuple[str, ...]


def pairs(
    network: Network,
    filter: Filter = PEOPLE,
    *,
    a_roles: tuple[str, ...] = (),
    b_roles: tuple[str, ...] = (),
    minimum: int = 1,
    limit: int | None = 50,
) -> tuple[Pair, ...]:
    """The strongest pairs: most common films first, then the busier agents.

    ``a_roles`` and ``b_roles`` say in which roles each of the two must have been there (in place of the
    filter's roles); where they differ, a pair and its reverse are two pairs. ``limit`` None is all pairs
    with the ``minimum`` of common films.
    """
    films_of, crew_of, best = _found(network, filter, a_roles, b_roles, minimum, limit)
    return tuple(
        _pair(network, films_of, crew_of, a, b) for a, b in zip(best.a.tolist(), best.b.tolist(), strict=True)
    )


def numbers(network: Network, filter: Filter, *, minimum: int, limit: int) -> list[tuple[int, int]]:
    """The strongest pairs as the numbers of their agents, without looking up what they share."""
    best = _found(network, filter, (), (), minimum, limit)[2]
    return list(zip(best.a.tolist(), best.b.tolist(), strict=True))


def _found(
    network: Network,
    filter: Filter,
    a_roles: tuple[str, ...],
    b_roles: tuple[str, ...],
    minimum: int,
    limit: int | None,
) -> tuple[Ties, Ties, _Best]:
    """The films of each agent, the crew of each film, and the best pairs among them."""
    alike = set(a_roles) == set(b_roles)
    films_of = View(network, replace(filter, roles=a_roles or filter.roles)).agents.ties()
    crew_of = View(network, replace(filter, roles=b_roles or filter.roles)).films.ties()
    return films_of, crew_of, _strongest(films_of, crew_of, alike, max(minimum, 1), limit)


class _Best(NamedTuple):
    """Pairs of agents and their counts of common films, best first."""

    films: Longs
    a: Longs
    b: Longs

    def with_more(self, films: Longs, a: Longs, b: Longs, limit: int | None) -> _Best:
        """The best of these and others."""
        columns = [np.concatenate(both) for both in zip(self, (films, a, b), strict=True)]
        order = np.lexsort((columns[2], columns[1], -columns[0]))[:limit]
        return _Best(*(column[order] for column in columns))


def _strongest(films_of: Ties, crew_of: Ties, alike: bool, minimum: int, limit: int | None) -> _Best:
    films, crew_films = films_of.counts(), np.bincount(crew_of.members, minlength=len(films_of.bounds) - 1)
    order = _Order.of(films, alike)
    floor = max(minimum, _floor(films_of, crew_of, order, limit))
    crew = _only(crew_of, crew_films >= floor)
    end = int(np.count_nonzero(films >= floor))
    effort = np.cumsum(_effort(films_of, crew)[order.agents[:end]])
    best, at = _Best(*[np.zeros(0, np.int64)] * 3), 0
    while at < end and films[order.agents[at]] >= floor:
        following = min(int(np.searchsorted(effort, effort[at] + _BLOCK)), end)
        common, a, b = _counted(films_of, crew, order, slice(at, following))
        enough = common >= floor
        best = best.with_more(common[enough], a[enough], b[enough], limit)
        at = following
        if limit and len(best.films) == limit:
            floor = int(best.films[-1])
    return best


class _Order(NamedTuple):
    """The agents, the busiest first, and the place of each; ``alike``: a pair and its reverse are one."""

    agents: Longs
    rank: Longs
    alike: bool

    @classmethod
    def of(cls, films: Longs, alike: bool) -> _Order:
        agents = np.argsort(-films, kind="stable")
        rank = np.empty_like(agents)
        rank[agents] = np.arange(len(agents))
        return cls(agents, rank, alike)


def _floor(films_of: Ties, crew_of: Ties, order: _Order, limit: int | None) -> int:
    """A number of films that the last pair looked for has at least: that of the last among the busiest."""
    if not limit:
        return 0
    busiest = _only(crew_of, order.rank < _BUSIEST)
    common, _, _ = _counted(films_of, busiest, order, slice(0, _BUSIEST))
    return int(np.partition(common, -limit)[-limit]) if len(common) >= limit else 0


def _counted(films_of: Ties, crew_of: Ties, order: _Order, part: slice) -> _Best:
    """Each of these agents and each of the crew of its films, once; a pair that is its own reverse once, too."""
    agents, rank, alike = order
    mine, theirs = (rank[each] for each in _joined(films_of, crew_of, agents[part]))
    kept = theirs > mine if alike else theirs != mine
    mine, theirs = mine[kept] - part.start, theirs[kept]
    across = int(theirs.max(initial=0)) + 1
    keys, films = _tallied(mine * across + theirs, across * (part.stop - part.start))
    a, b = agents[keys // across + part.start], agents[keys % across]
    return _Best(films, np.minimum(a, b), np.maximum(a, b)) if alike else _Best(films, a, b)


def _tallied(keys: Longs, room: int) -> tuple[Longs, Longs]:
    """Each key once, and how often it is there; where there is room for all that can be, nothing is sorted."""
    if room > _ROOM:
        return np.unique(keys, return_counts=True)
    counts = np.bincount(keys, minlength=1)
    found = np.flatnonzero(counts)
    return found, counts[found]


def _effort(films_of: Ties, crew_of: Ties) -> Longs:
    """How many triples each agent takes part in."""
    running = np.append(0, np.cumsum(crew_of.counts()[films_of.members]))
    effort: Longs = np.diff(running[films_of.bounds])
    return effort


def _joined(films_of: Ties, crew_of: Ties, agents: Longs) -> tuple[Longs, Ints]:
    """Each of these agents beside each of the crew of each of its films."""
    films = films_of.members[spans(films_of.bounds, agents)]
    owners = np.repeat(agents, films_of.counts()[agents])
    beside = np.repeat(owners, crew_of.counts()[films])
    return beside, crew_of.members[spans(crew_of.bounds, films)]


def _only(crew_of: Ties, wanted: Bools) -> Ties:
    """The same ties without the members that are not wanted (and without their rows, not needed here)."""
    kept = wanted[crew_of.members]
    bounds = np.concatenate([[0], np.cumsum(kept)])[crew_of.bounds]
    return crew_of._replace(bounds=bounds, members=crew_of.members[kept])


def _pair(network: Network, films_of: Ties, crew_of: Ties, a: int, b: int) -> Pair:
    mine = films_of.members[films_of.bounds[a] : films_of.bounds[a + 1]]
    theirs = crew_of.members[spans(crew_of.bounds, mine)] == b
    common = network.films.oldest_first(np.repeat(mine, crew_of.counts()[mine])[theirs].tolist())
    films, agents = network.films, network.agents
    return Pair(
        agents.ids[a],
        agents.labels[a],
        agents.ids[b],
        agents.labels[b],
        tuple(films.ids[film] for film in common),
        tuple(films.labels[film] for film in common),
    )
