"""Who worked with whom, on which films, in which roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from itertools import chain
from typing import NamedTuple

from generique.answers.asking import Label, kind_of
from generique.answers.filmography import Titled
from generique.answers.table import Answers, Layout, Record, plain
from generique.answers.worked import Worked
from generique.text import fold


class Collaborator(NamedTuple):
    """Someone who worked on films with the one asked for; roles on these films, the most frequent first.

    ``shared`` are the ids of the films, beside the JSON.
    """

    agent: str
    name: str
    kind: str
    films: int
    titles: tuple[str, ...]
    roles: tuple[str, ...]
    own_roles: tuple[str, ...]
    shared: tuple[str, ...] = ()

    def as_dict(self) -> Record:
        """The JSON of one collaborator."""
        found: Record = plain(self)
        del found["shared"]
        return found

    def records(self) -> list[Record]:
        """One line."""
        return [self.as_dict()]


LAYOUT = Layout(Collaborator._fields[:-1], ("name", "films", "roles", "own_roles", "titles"))
_Shared = tuple[Titled, set[str], set[str]]
"""A film, the roles of the other one on it, and those of the one asked for."""


def who(
    worked: Worked,
    agent: str,
    *,
    organizations: bool = False,
    role: str | None = None,
    own_role: str | None = None,
    since: int | None = None,
    until: int | None = None,
    minimum: int = 1,
    limit: int | None = None,
    label: Label = str,
) -> Answers[Collaborator]:
    """The people who share films with an agent, those with most films first.

    ``role`` and ``own_role`` keep the films on which the other one, or the agent, had that role; ``since``
    and ``until`` those of these years (a film without a year is then left out); ``minimum`` is a number of
    films. Organizations are left out unless asked for.
    """
    number = worked.agent(agent)
    together: dict[int, list[_Shared]] = {}
    for film, crew in worked.crews(number):
        own = crew.pop(number)
        if not _of_years(film.year, since, until) or (own_role is not None and own_role not in own):
            continue
        for other, theirs in crew.items():
            if role is None or role in theirs:
                together.setdefault(other, []).append((film, theirs, own))
    ranked = sorted(
        (-len(films), fold(worked.names[other]), worked.ids[other], other)
        for other, films in together.items()
        if len(films) >= minimum and (organizations or worked.people[other])
    )
    found = (_collaborator(id, worked.names[other], together[other]) for _, _, id, other in ranked[:limit])
    return Answers(found, LAYOUT, label)


def _of_years(year: int | None, since: int | None, until: int | None) -> bool:
    if since is None and until is None:
        return True
    return year is not None and (since is None or since <= year) and (until is None or year <= until)


def _collaborator(agent: str, name: str, shared: list[_Shared]) -> Collaborator:
    films, theirs, own = zip(*shared, strict=True)
    return Collaborator(
        agent,
        name,
        kind_of(agent),
        len(films),
        tuple([film.title for film in films]),
        frequent(theirs),
        frequent(own),
        tuple([film.film for film in films]),
    )


def frequent(roles: Sequence[Set[str]]) -> tuple[str, ...]:
    """The roles on some films, those on most of them first.

    >>> frequent([{"editor"}, {"director"}, {"editor", "actor"}])
    ('editor', 'actor', 'director')
    """
    if len(roles) == 1:  # as with most people, and no need to count
        return tuple(sorted(roles[0]))
    films = Counter(chain.from_iterable(roles))
    return tuple(sorted(films, key=lambda role: (-films[role], role)))
