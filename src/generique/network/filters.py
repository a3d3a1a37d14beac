"""What of the network counts: four small masks that rows are held against as they are met, never a copy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generique.network.arrays import Bools, Ints, Longs, Network, Numbers, Side, first_of_each


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


Array: TypeAlias = NDArray[Any]
Both: TypeAlias = tuple[Array, Array]

# Views kept with a network: with all masks, some bytes for each film.
_KEPT = 16

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
        self.side, self.owners, self.members = side, owners, members
        self.roles, self.evidence = roles, evidence
        # Single numbers are read several times faster through these.
        self._bounds, self._near = side.bounds.data, side.members.data
        self._member_passes = None if members is None else members.data
        self._tests = tuple(
            (mask, column)
            for mask, column in ((members, side.members), (roles, side.roles), (evidence, side.evidence))
            if mask is not None
        )

    def rows(self, owners: Numbers) -> Longs:
        """The rows of these owners that count; the owners themselves are not put to the test."""
        return self._passing(self.side.rows(owners))

    def members_of(self, owner: int) -> Sequence[int]:
        """The members that count of one owner, in order, once for each role."""
        start, end = self._bounds[owner], self._bounds[owner + 1]
        if not self._tests:
            return self._near[start:end]
        kept = np.ones(end - start, bool)
        for mask, column in self._tests:
            kept &= mask[column[start:end]]
        found: list[int] = self.side.members[start:end][kept].tolist()
        return found

    def around(self, owners: Collection[int], wanted: Set[int]) -> tuple[dict[int, None], int | None]:
        """All members that count of these owners, as they come; but an owner that has a wanted one ends it."""
        bounds, near = self._bounds, self._near
        members: list[Sequence[int]]
        if self.roles is None and self.evidence is None:
            members = [near[bounds[owner] : bounds[owner + 1]] for owner in owners]
        else:
            members = [self.members_of(owner) for owner in owners]
        if wanted:  # and so passes
            for owner, these in zip(owners, members, strict=True):
                if not wanted.isdisjoint(these):
                    return {}, owner
        found = dict.fromkeys(chain.from_iterable(members))
        if self._member_passes is not None:
            passing = self._member_passes
            found = {member: None for member in found if passing[member]}
        return found, None

    def rows_between(self, owner: int, member: int) -> list[int]:
        """The rows that count of an owner and one of its members."""
        start, end = self._bounds[owner], self._bounds[owner + 1]
        first = bisect_left(self._near, member, start, end)
        last = bisect_right(self._near, member, first, end)
        return [row for row in range(first, last) if all(mask[column[row]] for mask, column in self._tests)]

    def size_of(self, owners: Numbers) -> int:
        """How many rows these owners have, whether they count or not."""
        return int((self.side.bounds[owners + 1] - self.side.bounds[owners]).sum())

    def touching(self, members: Bools) -> Bools:
        """The owners that pass and have a row that counts with one of these members. A pass over all rows."""
        bounds = self.side.bounds
        rows = members[self.side.members]
        for mask, column in self._tests:
            if mask is not self.members:
                rows &= mask[column]
        filled = np.flatnonzero(bounds[1:] > bounds[:-1])
        found = np.zeros(len(bounds) - 1, bool)
        if len(filled):
            found[filled] = np.logical_or.reduceat(rows, bounds[filled])
        return found if self.owners is None else found & self.owners

    def counting(self) -> Bools:
        """Of all rows of this side, which count."""
        counts = np.diff(self.side.bounds)
        found = np.ones(counts.sum(), bool) if self.owners is None else np.repeat(self.owners, counts)
        for mask, column in self._tests:
            found &= mask[column]
        return found

    def ties(self) -> Ties:
        """All ties of this side that count. Costs a pass over all rows."""
        rows = np.flatnonzero(self.counting())
        owners = self.side.owners(rows)
        members = self.side.members[rows]
        firsts = np.flatnonzero(first_of_each(owners, members))
        lengths = np.bincount(owners[firsts], minlength=len(self.side.bounds) - 1)
        bounds = np.concatenate([[0], np.cumsum(lengths)])
        return Ties(bounds, members[firsts], np.append(firsts, len(rows)), rows)

    def _passing(self, rows: Longs) -> Longs:
        for mask, column in self._tests:
            rows = rows[mask[column[rows]]]
        return rows


class Sides(NamedTuple):
    """The columns of both directions, and what passes. Each pair holds first what leads from agents to films.

    An empty mask of members lets all pass; ``free``: so do those of roles and evidence.
    """

    bounds: Both
    members: Both
    roles: Both
    evidence: Both
    pass_members: Both
    pass_roles: Array
    pass_evidence: Array
    free: bool


class View:
    """A network seen through a filter: ``agents`` leads from agents to films, ``films`` back."""

    def __init__(self, network: Network, filter: Filter = ALL) -> None:
        films, agents = _films(network, filter), network.agents.person if filter.people_only else None
        roles, evidence = _roles(network, filter), _evidence(network, filter)
        self.network = network
        self.agents = Half(network.agents.side, agents, films, roles, evidence)
        self.films = Half(network.films.side, films, agents, roles, evidence)

    @cached_property
    def sides(self) -> Sides:
        """The same for compiled loops."""
        halves = (self.agents, self.films)
        roles, evidence = self.agents.roles, self.agents.evidence
        nothing = np.zeros(0, bool)
        return Sides(
            _both(half.side.bounds for half in halves),
            _both(half.side.members for half in halves),
            _both(half.side.roles for half in halves),
            _both(half.side.evidence for half in halves),
            _both(nothing if half.members is None else half.members for half in halves),
            _read_only(np.ones(len(self.network.roles), bool) if roles is None else roles),
            _read_only(np.ones(len(self.network.evidence), bool) if evidence is None else evidence),
            roles is None and evidence is None,
        )

    @cached_property
    def columns(self) -> tuple[Any, ...]:
        """The same, one after the other."""
        *pairs, roles, evidence, free = self.sides
        return (*(column for pair in pairs for column in pair), roles, evidence, free)

    @classmethod
    def of(cls, network: Network, filter: Filter = ALL) -> View:
        """The view of a network through a filter, made once and kept with the network."""
        views = network.kept.setdefault("views", {})
        if filter not in views:
            if len(views) >= _KEPT:
                views.clear()
            views[filter] = cls(network, filter)
        found: View = views[filter]
        return found

    def roles(self, half: Half, rows: Iterable[int]) -> tuple[str, ...]:
        """The roles of these rows, each once, sorted."""
        found = half.side.roles
        return tuple(self.network.roles[role] for role in sorted({int(found[row]) for row in rows}))

    def between(self, agent: int, film: int) -> tuple[str, ...]:
        """The roles of an agent on a film that count."""
        half = self.agents
        return self.roles(half, half.rows_between(agent, film))


def _both(pair: Iterable[Array]) -> Both:
    first, second = map(_read_only, pair)
    return first, second


def _read_only(array: Array) -> Array:
    # As the mapped ones are: else each mixture would be compiled for itself.
    found = array.view()
    found.flags.writeable = False
    return found


def _films(network: Network, filter: Filter) -> Bools | None:
    if filter.since is None and filter.until is None and filter.largest_cast is None and not filter.films:
        return None
    years = network.films.years
    mask = np.full(len(years), not filter.films)
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
