"""The network on disk: memory-mapped arrays of films, agents and what ties them, in both directions.

Films stand in the order of their ids; agents in the order of their number of films, the busiest first. A
**row** is one contribution. It stands once among the rows of its agent (whose members are films) and once
among those of its film (whose members are agents), each time with its role and its evidence: the number
of the set of sources that support it. Rows are sorted by owner, member and role.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generique.errors import NotFoundError
from generique.network.mapped import Arrays
from generique.network.texts import Texts

Ints: TypeAlias = NDArray[np.int32]
Longs: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = NDArray[np.integer[Any]]


def spans(bounds: Numbers, owners: Numbers) -> Longs:
    """The places ``bounds[i]`` up to ``bounds[i + 1]`` of each of these owners, one owner after the other.

    >>> spans(np.array([0, 2, 2, 5]), np.array([2, 0])).tolist()
    [2, 3, 4, 0, 1]
    """
    starts = bounds[owners]
    counts = bounds[owners + 1] - starts
    ends = np.cumsum(counts)
    return np.repeat(starts - ends + counts, counts) + np.arange(ends[-1] if len(ends) else 0)


def first_of_each(owners: Numbers, members: Numbers) -> Bools:
    """Where a new pair begins, in pairs that stand sorted (a column beside itself: where a new value begins).

    >>> first_of_each(np.array([1, 1, 1, 2]), np.array([5, 5, 6, 6])).tolist()
    [True, False, True, True]
    """
    first = np.ones(len(owners), bool)
    first[1:] = (owners[1:] != owners[:-1]) | (members[1:] != members[:-1])
    return first


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One direction: the rows of owner ``i`` are ``bounds[i]`` up to ``bounds[i + 1]``.

    ``bounds`` are int32 (int64 from 2³¹ rows on); ``members`` (int32), ``roles`` and ``evidence`` (unsigned, as
    small as they can be) are parallel, one entry a row.
    """

    bounds: Numbers
    members: Ints
    roles: Numbers
    evidence: Numbers

    def rows(self, owners: Numbers) -> Longs:
        """The rows of these owners, one owner after the other."""
        return spans(self.bounds, owners)

    def owners(self, rows: Longs) -> Longs:
        """The owner of each of these rows."""
        # Numbers of the same size: else all bounds would be copied into larger ones.
        sought = rows.astype(self.bounds.dtype, copy=False)
        return np.searchsorted(self.bounds, sought, side="right") - 1


@dataclass(frozen=True, slots=True, eq=False)
class Films:
    """The films: ``years`` (0 where unknown), ``people`` counts the persons credited on each."""

    ids: Texts
    labels: Texts
    years: Ints
    people: Ints
    side: Side

    def year(self, film: int) -> int | None:
        """The year of a film, None where unknown."""
        return int(self.years[film]) or None

    def oldest_first(self, films: Iterable[int]) -> list[int]:
        """These films by year, those without one last."""
        return sorted(films, key=lambda film: (not self.years[film], self.years[film], film))


@dataclass(frozen=True, slots=True, eq=False)
class Agents:
    """The agents: whether each is a person, its number of ``films``; ``order`` lists them by id."""

    ids: Texts
    labels: Texts
    person: Bools
    films: Ints
    order: Ints
    side: Side

    def find(self, id: str) -> int | None:
        """The number of an id, or None."""
        return self.ids.find(id, self.order.data)

    def kind(self, agent: int) -> str:
        """“person” or “organization”."""
        return "person" if self.person[agent] else "organization"


class Network:
    """The arrays of one build, each group mapped when it is first asked for.

    Films and agents are numbers here; :meth:`film` and :meth:`agent` find the number of an id, and
    ``films.ids``, ``films.labels`` … lead back.
    """

    def __init__(self, stored: Arrays) -> None:
        self.path, self._stored = stored.path, stored
        self.kept: dict[str, Any] = {}  # what questions keep ready for the next: views, room for searches

    @classmethod
    def open(cls, path: Path) -> Network:
        """The network in this folder, read-only."""
        return cls(Arrays.open(path))

    @cached_property
    def films(self) -> Films:
        """The films and their rows."""
        return Films(
            self._stored.texts("films.ids"),
            self._stored.texts("films.labels"),
            self._array("films.years"),
            self._array("films.people"),
            self._side("films"),
        )

    @cached_property
    def agents(self) -> Agents:
        """The agents and their rows."""
        return Agents(
            self._stored.texts("agents.ids"),
            self._stored.texts("agents.labels"),
            self._array("agents.person"),
            self._array("agents.films"),
            self._array("agents.order"),
            self._side("agents"),
        )

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The ids of the roles that occur, sorted; a row's role is a place in this list."""
        return tuple(self._stored.texts("roles.ids"))

    @cached_property
    def evidence(self) -> tuple[frozenset[str], ...]:
        """The sets of sources that support contributions; a row's evidence is a place in this list."""
        sources = tuple(self._stored.texts("sources.ids"))
        bounds, members = self._array("evidence.bounds"), self._array("evidence.members").tolist()
        return tuple(
            frozenset(sources[member] for member in members[start:end])
            for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
        )

    def film(self, id: str) -> int:
        """The number of a film."""
        return _found(self.films.ids.find(id), id)

    def agent(self, id: str) -> int:
        """The number of an agent."""
        return _found(self.agents.find(id), id)

    def _array(self, name: str) -> NDArray[Any]:
        return np.asarray(self._stored[name])

    def _side(self, name: str) -> Side:
        columns = ("bounds", "members", "roles", "evidence")
        return Side(*(self._array(f"{name}.{column}") for column in columns))


def _found(number: int | None, id: str) -> int:
    if number is None:
        raise NotFoundError(f"“{id}” is not in the network")
    return number
