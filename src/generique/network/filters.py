"""What of the network counts: four small masks that rows are held against as they are met, never a copy."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, NamedTuple

import numpy as np

from generique.network.arrays import Bools, Network, Numbers, Side
from generique.network.texts import Ints, Longs


@dataclass(frozen=True, slots=True)
class Filter:
    """Which contributions count: all, but for what is said here.

    ``since`` and ``until`` are years, both included (a film without a year is then left out); a source
    stands also for its parts (“5” for “5.2”); ``largest_cast`` leaves out the films with more people;
    of ``films``, given by their ids, no others count.
    """

    roles: tuple[str, ...] = ()
    without_roles: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    sources: tuple[str, ...] = ()
    people_only: bool = False
    largest_cast: int | None = None
    films: tuple[str, ...] = ()

    @classmethod
    def of(cls, options: object) -> Filter:
        """The filter that other options hold: of its fields, those that they have.

        >>> from types import SimpleNamespace
        >>> Filter.of(SimpleNamespace(since=1990, colour="blue")) == Filter(since=1990)
        True
        """
        names = [field.name for field in fields(cls) if hasattr(options, field.name)]
        known: dict[str, Any] = {name: getattr(options, name) for name in names}
        return cls(**known)


ALL = Filter()
PEOPLE = Filter(people_only=True)


class Ties(NamedTuple):
    """Each owner and member that go together, once, however many roles tie them.

    The ties of owner ``i`` are ``bounds[i]`` up to ``bounds[i + 1]``; tie ``t`` leads to ``members[t]`` by
    ``rows[firsts[t]:firsts[t + 1]]`` of its side.
    """

    bounds: Longs
    members: Ints
    firsts: Longs
    rows: Longs

    def counts(self) -> Longs:
        """How many ties each owner has."""
        return np.diff(self.bounds)


class Half:
    """One direction seen through a filter. A mask that is None lets everything pass."""

    def __init__(
        self,
        side: Side,
        owners: Bools | None,
        members: Bools | None,
        roles: Bools | None,
        evidence: Bools | None,
    ) -> None:
        self.side, self._owners = side, owners
        self._tests = tuple(
            (mask, column)
            for mask, column in ((members, side.members), (roles, side.roles), (evidence, side.evidence))
            if mask is not None
        )

    def rows(self, owners: Numbers) -> Longs:
        """The rows of these owners that count; the owners themselves are not put to the test."""
        return self._passing(self.side.rows(owners))

    def ties(self) -> Ties:
        """All ties of this side that count. Costs a pass over all rows."""
        rows = self._passing(np.arange(len(self.side.members)))
        owners = self.side.owners(rows)
        if self._owners is not None:
            kept = self._owners[owners]
            rows, owners = rows[kept], owners[kept]
        members = self.side.members[rows]
        firsts = np.flatnonzero(first_of_each(owners, members))
        lengths = np.bincount(owners[firsts], minlength=len(self.side.bounds) - 1)
        bounds = np.concatenate([[0], np.cumsum(lengths)])
        return Ties(bounds, members[firsts], np.append(firsts, len(rows)), rows)

    def _passing(self, rows: Longs) -> Longs:
        for mask, column in self._tests:
            rows = rows[mask[column[rows]]]
        return rows


class View:
    """A network seen through a filter: ``agents`` leads from agents to films, ``films`` back."""

    def __init__(self, network: Network, filter: Filter = ALL) -> None:
        films, agents = _films(network, filter), network.agents.person if filter.people_only else None
        roles, evidence = _roles(network, filter), _evidence(network, filter)
        self.network = network
        self.agents = Half(network.agents.side, agents, films, roles, evidence)
        self.films = Half(network.films.side, films, agents, roles, evidence)

    def roles(self, half: Half, rows: Numbers) -> tuple[str, ...]:
        """The roles of these rows, each once, sorted."""
        return tuple(self.network.roles[role] for role in sorted(set(half.side.roles[rows].tolist())))

    def between(self, agent: int, film: int) -> tuple[str, ...]:
        """The roles of an agent on a film that count."""
        rows = self.agents.rows(np.array([agent]))
        return self.roles(self.agents, rows[self.agents.side.members[rows] == film])


def first_of_each(owners: Numbers, members: Numbers) -> Bools:
    """Where a new pair begins, in pairs that stand sorted (a column beside itself: where a new value begins).

    >>> first_of_each(np.array([1, 1, 1, 2]), np.array([5, 5, 6, 6])).tolist()
    [True, False, True, True]
    """
    first = np.ones(len(owners), bool)
    first[1:] = (owners[1:] != owners[:-1]) | (members[1:] != members[:-1])
    return first


def _films(network: Network, filter: Filter) -> Bools | None:
    if filter.since is None and filter.until is None and filter.largest_cast is None and not filter.films:
        return None
    years = network.films.years
    mask = np.ones(len(years), bool)
    if filter.films:
        mask[:] = False
        mask[[network.film(film) for film in filter.films]] = True
    if filter.since is not None:
        mask &= years >= filter.since
    if filter.until is not None:
        mask &= years <= filter.until
    if filter.since is not None or filter.until is not None:
        mask &= years != 0
    if filter.largest_cast is not None:
        mask &= network.films.people <= filter.largest_cast
    return mask


def _roles(network: Network, filter: Filter) -> Bools | None:
    if not filter.roles and not filter.without_roles:
        return None
    return np.array(
        [
            (not filter.roles or role in filter.roles) and role not in filter.without_roles
            for role in network.roles
        ],
        bool,
    )


def _evidence(network: Network, filter: Filter) -> Bools | None:
    if not filter.sources:
        return None
    wanted = set(filter.sources)
    return np.array(
        [
            any(source in wanted or source.split(".")[0] in wanted for source in set)
            for set in network.evidence
        ],
        bool,
    )
