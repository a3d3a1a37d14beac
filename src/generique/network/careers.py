"""What people did on their films, in the order of years: a partnership, faithful crews, newcomers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from generique.network.arrays import Network
from generique.network.filters import ALL, PEOPLE, Filter, View
from generique.text import fold
from generique.words import words


@dataclass(frozen=True, slots=True)
class Shared:
    """A film of two agents, and what each did there."""

    film: str
    title: str
    year: int | None
    a_roles: tuple[str, ...]
    b_roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Partnership:
    """All films of two agents together, oldest first; ``a_films`` and ``b_films`` count the films of each."""

    a: str
    a_name: str
    b: str
    b_name: str
    a_films: int
    b_films: int
    films: tuple[Shared, ...]

    @property
    def years(self) -> tuple[int, int] | None:
        """The years of the first and the last film together; None where none is known."""
        known = [film.year for film in self.films if film.year]
        return (known[0], known[-1]) if known else None

    def as_dict(self) -> dict[str, Any]:
        """The same, as JSON."""
        return asdict(self) | {"years": self.years}


def partnership(network: Network, a: str, b: str, filter: Filter = ALL) -> Partnership:
    """The films that two agents made together, year by year."""
    view = View.of(network, filter)
    first, second = network.agent(a), network.agent(b)
    mine, theirs = ({*view.agents.members_of(agent)} for agent in (first, second))
    films, agents = network.films, network.agents
    shared = [
        Shared(
            films.ids[film],
            films.labels[film],
            films.year(film),
            view.between(first, film),
            view.between(second, film),
        )
        for film in films.oldest_first(mine & theirs)
    ]
    return Partnership(
        a, agents.labels[first], b, agents.labels[second], len(mine), len(theirs), tuple(shared)
    )


@dataclass(frozen=True, slots=True)
class Follower:
    """Who came back to the films of one director.

    ``films`` (ids, oldest first) are the common ones, ``streak`` the most of the director's films in a row, and
    ``share`` the part of the agent's own films.
    """

    agent: str
    name: str
    kind: str
    films: tuple[str, ...]
    titles: tuple[str, ...]
    roles: tuple[str, ...]
    streak: int
    share: float

    def as_dict(self) -> dict[str, Any]:
        """The same, as JSON."""
        return asdict(self)

    def records(self) -> list[dict[str, Any]]:
        """The same, as one line."""
        return [self.as_dict()]


def faithful(
    network: Network, director: str, filter: Filter = PEOPLE, *, role: str = "director", minimum: int = 2
) -> tuple[Follower, ...]:
    """Who follows a director (or whoever holds another role) from film to film: most films first, then the streak."""
    view, number = View.of(network, filter), network.agent(director)
    leading = View.of(network, replace(filter, roles=(role,), without_roles=()))
    led = network.films.oldest_first({*leading.agents.members_of(number)})
    places: defaultdict[int, list[int]] = defaultdict(list)
    for place, film in enumerate(led):
        for agent in sorted({*view.films.members_of(film)} - {number}):
            places[agent].append(place)
    found = [_follower(view, agent, led, at) for agent, at in places.items() if len(at) >= minimum]
    return tuple(
        sorted(found, key=lambda each: (-len(each.films), -each.streak, fold(each.name), each.agent))
    )


def _follower(view: View, agent: int, led: list[int], places: list[int]) -> Follower:
    films, agents = view.network.films, view.network.agents
    common = [led[place] for place in places]
    return Follower(
        agents.ids[agent],
        agents.labels[agent],
        agents.kind(agent),
        tuple(films.ids[film] for film in common),
        tuple(films.labels[film] for film in common),
        tuple(sorted({role for film in common for role in view.between(agent, film)})),
        _streak(places),
        len(common) / int(agents.films[agent]),
    )


def _streak(places: list[int]) -> int:
    """The most neighbours in a row.

    >>> _streak([0, 2, 3, 4, 7])
    3
    """
    breaks = np.flatnonzero(np.diff(places) > 1)
    return int(np.diff([-1, *breaks, len(places) - 1]).max())


@dataclass(frozen=True, slots=True)
class Beginning:
    """A film on which somebody began, and in which roles."""

    film: str
    title: str
    year: int
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody's first film, and the first as head of a department (None: not yet)."""

    agent: str
    name: str
    first: Beginning
    head: Beginning | None

    def as_dict(self) -> dict[str, Any]:
        """The same, as JSON."""
        return asdict(self)


def newcomers(
    network: Network,
    since: int,
    until: int | None = None,
    filter: Filter = PEOPLE,
    *,
    heads: tuple[str, ...] = (),
) -> tuple[Newcomer, ...]:
    """Who has a first film in these years, oldest first, and when each first headed a department.

    Of films without a year nobody knows: they are left out. ``heads`` are the roles that head a department, by
    default those of ``words/heads_of_department.tsv``.
    """
    heading = frozenset(heads or words("heads_of_department"))
    view = View.of(network, filter)
    ties, years = view.agents.ties(), network.films.years
    owners = np.repeat(np.arange(len(ties.bounds) - 1), ties.counts())
    first = np.full(len(ties.bounds) - 1, np.iinfo(np.int32).max, np.int32)
    dated = years[ties.members] > 0
    np.minimum.at(first, owners[dated], years[ties.members[dated]])
    chosen = np.flatnonzero((first >= since) & (first <= (until or since)))
    found = [_newcomer(view, agent, heading) for agent in chosen.tolist()]
    return tuple(sorted(found, key=lambda each: (each.first.year, fold(each.name), each.agent)))


def _newcomer(view: View, agent: int, heading: frozenset[str]) -> Newcomer:
    films = view.network.films
    dated = [film for film in films.oldest_first({*view.agents.members_of(agent)}) if films.years[film]]
    headed = (film for film in dated if heading.intersection(view.between(agent, film)))
    head = next(headed, None)
    return Newcomer(
        view.network.agents.ids[agent],
        view.network.agents.labels[agent],
        _beginning(view, agent, dated[0]),
        None if head is None else _beginning(view, agent, head),
    )


def _beginning(view: View, agent: int, film: int) -> Beginning:
    films = view.network.films
    return Beginning(films.ids[film], films.labels[film], int(films.years[film]), view.between(agent, film))
