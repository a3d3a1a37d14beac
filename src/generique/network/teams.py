"""Groups of people: who bridges two teams, and the communities of each decade."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from generique.network.arrays import Longs, Network
from generique.network.filters import PEOPLE, Array, Filter, Ties, View
from generique.text import fold

# Rounds after which labels that still change are left as they are.
_ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Bridge:
    """Somebody who worked with members of both teams: with whom of each (ids), and on which films (ids)."""

    agent: str
    name: str
    kind: str
    with_a: tuple[str, ...]
    with_b: tuple[str, ...]
    films_a: tuple[str, ...]
    films_b: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The same, as JSON."""
        return asdict(self)

    def records(self) -> list[dict[str, Any]]:
        """The same, as one line."""
        return [self.as_dict()]


def crew(network: Network, film: str, filter: Filter = PEOPLE) -> tuple[str, ...]:
    """The ids of who worked on a film: a team."""
    members = sorted({*View.of(network, filter).films.members_of(network.film(film))})
    return tuple(network.agents.ids[agent] for agent in members)


def bridges(
    network: Network, a: Iterable[str], b: Iterable[str], filter: Filter = PEOPLE
) -> tuple[Bridge, ...]:
    """Who ties two teams of agents: who knows most of the team that they know less of comes first.

    A member of one team is a bridge where it worked with the other; a member of both always is.
    """
    view = View.of(network, filter)
    teams = [{network.agent(agent) for agent in team} for team in (a, b)]
    around = [_around(view, team) for team in teams]
    found = [_bridge(view, agent, teams, around) for agent in sorted(around[0].keys() & around[1].keys())]
    return tuple(
        sorted(
            found,
            key=lambda each: (
                -min(len(each.with_a), len(each.with_b)),
                -len(each.with_a) - len(each.with_b),
                fold(each.name),
                each.agent,
            ),
        )
    )


def _around(view: View, team: set[int]) -> dict[int, dict[int, set[int]]]:
    """Everyone who shares a film with a member, the member included: member → films."""
    found: dict[int, dict[int, set[int]]] = {}
    for member in sorted(team):
        for film in {*view.agents.members_of(member)}:
            for other in {*view.films.members_of(film)}:
                found.setdefault(other, {}).setdefault(member, set()).add(film)
    return found


def _bridge(
    view: View, agent: int, teams: list[set[int]], around: list[dict[int, dict[int, set[int]]]]
) -> Bridge:
    films, agents = view.network.films, view.network.agents
    beside = [{member: each[agent][member] for member in sorted(each[agent])} for each in around]
    members = [tuple(agents.ids[member] for member in found) for found in beside]
    common = [films.oldest_first(set().union(*found.values())) for found in beside]
    return Bridge(
        agents.ids[agent],
        agents.labels[agent],
        agents.kind(agent),
        members[0],
        members[1],
        tuple(films.ids[film] for film in common[0]),
        tuple(films.ids[film] for film in common[1]),
    )


@dataclass(frozen=True, slots=True)
class Community:
    """People who in one decade worked mostly among themselves: ids and names, most films of the decade first."""

    decade: int
    members: tuple[str, ...]
    names: tuple[str, ...]
    films: int

    def as_dict(self) -> dict[str, Any]:
        """The same, as JSON."""
        return asdict(self)

    def records(self) -> list[dict[str, Any]]:
        """The same, as one line."""
        return [self.as_dict()]


def communities(network: Network, filter: Filter = PEOPLE, *, minimum: int = 3) -> tuple[Community, ...]:
    """The communities of each decade with at least so many members: decades in order, the largest first.

    A film takes the label that most of its people have, and a person that of most of his or her films, in turns,
    until nothing changes. That finds troupes and schools; a decade in which everyone works with everyone is one.
    """
    years = network.films.years
    known = sorted({int(year) // 10 * 10 for year in np.unique(years[years > 0])})
    decades = [
        decade
        for decade in known
        if (filter.since or decade) <= decade + 9 and decade <= (filter.until or decade)
    ]
    return tuple(
        each
        for decade in decades
        for each in _communities(
            network,
            decade,
            replace(
                filter,
                since=max(decade, filter.since or 0),
                until=min(decade + 9, filter.until or decade + 9),
            ),
            minimum,
        )
    )


def _communities(network: Network, decade: int, filter: Filter, minimum: int) -> list[Community]:
    view = View(network, filter)
    careers, crews = view.agents.ties(), view.films.ties()
    labels, film_labels = _labels(careers, crews)
    counts = careers.counts()
    present = np.flatnonzero(counts)
    order = present[np.lexsort((present, -counts[present], labels[present]))]
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    films = np.bincount(film_labels[crews.counts() > 0], minlength=len(labels))
    found = [
        Community(
            decade,
            tuple(network.agents.ids[agent] for agent in members.tolist()),
            tuple(network.agents.labels[agent] for agent in members.tolist()),
            int(films[labels[members[0]]]),
        )
        for members in np.split(order, starts[1:])
        if len(members) >= minimum
    ]
    return sorted(found, key=lambda each: (-len(each.members), each.members))


def _labels(careers: Ties, crews: Ties) -> tuple[Longs, Longs]:
    labels, film_labels = np.arange(len(careers.bounds) - 1), np.zeros(len(crews.bounds) - 1, np.int64)
    for _ in range(_ROUNDS):
        film_labels = _commonest(crews, labels, film_labels)
        after = _commonest(careers, film_labels, labels)
        if (after == labels).all():
            break
        labels = after
    return labels, film_labels


def _commonest(ties: Ties, labels: Longs, before: Longs) -> Longs:
    """Of each owner the label most of its members have, the smallest of several; without members, as before."""
    owners = np.repeat(np.arange(len(before)), ties.counts())
    total = int(labels.max(initial=0)) + 1
    keys, counts = np.unique(owners * total + labels[ties.members], return_counts=True)
    owner, label = keys // total, keys % total
    order: Array = np.lexsort((label, -counts, owner))
    first = order[np.flatnonzero(np.diff(owner[order], prepend=-1))]
    found = before.copy()
    found[owner[first]] = label[first]
    return found
