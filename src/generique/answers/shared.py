"""The films two agents share."""

from __future__ import annotations

from typing import NamedTuple

from generique.answers.asking import Graph, Label
from generique.answers.filmography import filmography, holdings
from generique.answers.table import Answers, Layout, Record, plain


class Shared(NamedTuple):
    """A film both worked on, with the roles of each."""

    film: str
    title: str
    year: int | None
    a_roles: tuple[str, ...]
    b_roles: tuple[str, ...]

    def as_dict(self) -> Record:
        """The JSON of one film."""
        found: Record = plain(self)
        return found

    def records(self) -> list[Record]:
        """One line."""
        return [self.as_dict()]


LAYOUT = Layout(Shared._fields, ("title", "year", "a_roles", "b_roles"))


def shared(graph: Graph, a: str, b: str, *, label: Label = str) -> Answers[Shared]:
    """The films that credit both agents, by year and title."""
    held = holdings(graph, a)
    common = (film for film in filmography(graph, a) if b in held.get(film.film, {}))
    found = (Shared(*film, *(tuple(sorted(held[film.film][agent])) for agent in (a, b))) for film in common)
    return Answers(found, LAYOUT, label)
