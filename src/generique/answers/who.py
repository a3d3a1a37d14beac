"""Who worked with whom, on which films, in which roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from generique.answers.asking import Graph, Label, kind_of
from generique.answers.filmography import Titled
from generique.answers.table import Answers, Layout, Record, plain
from generique.answers.worked import InGraph, Worked
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
    asked: Graph | Worked,
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
    worked = InGraph(asked) if isinstance(asked, Graph) else asked
    together: dict[str, list[_Shared]] = {}
    held, names = worked.crews(agent)
    for film in _of_years(worked.films(agent), since, until):
        roles = held.get(film.film, {})
        own = roles.pop(agent, set())
        if own_role is not None and own_role not in own:
            continue
        for other, theirs in roles.items():
            if role is None or role in theirs:
                together.setdefault(other, []).append((film, theirs, own))
    found = (
        _collaborator(other, names.get(other, other), shared)
        for other, shared in together.items()
        if len(shared) >= minimum and (organizations or kind_of(other) == "person")
    )
    ordered = sorted(found, key=lambda one: (-one.films, fold(one.name), one.agent))
    return Answers(ordered[:limit], LAYOUT, label)


def _of_years(films: Iterable[Titled], since: int | None, until: int | None) -> Iterable[Titled]:
    if since is None and until is None:
        return films
    first, last = since if since is not None else -9999, until if until is not None else 9999
    return [film for film in films if film.year is not None and first <= film.year <= last]


def _collaborator(agent: str, name: str, shared: list[_Shared]) -> Collaborator:
    return Collaborator(
        agent,
        name,
        kind_of(agent),
        len(shared),
        tuple(film.title for film, _, _ in shared),
        frequent(Counter(role for _, theirs, _ in shared for role in theirs)),
        frequent(Counter(role for _, _, own in shared for role in own)),
        tuple(film.film for film, _, _ in shared),
    )


def frequent(roles: Counter[str]) -> tuple[str, ...]:
    """Roles, the most frequent first.

    >>> frequent(Counter(["editor", "director", "editor", "actor"]))
    ('editor', 'actor', 'director')
    """
    return tuple(sorted(roles, key=lambda role: (-roles[role], role)))
