"""The films two agents share."""

from __future__ import annotations

from typing import NamedTuple

from generique.answers.asking import Label
from generique.answers.table import Answers, Layout, Record, plain
from generique.answers.worked import Worked


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


def shared(worked: Worked, a: str, b: str, *, label: Label = str) -> Answers[Shared]:
    """The films that credit both agents, by year and title."""
    one, other = worked.agent(a), worked.agent(b)
    found = (
        Shared(*film, tuple(sorted(crew[one])), tuple(sorted(crew[other])))
        for film, crew in worked.crews(one)
        if other in crew
    )
    return Answers(found, LAYOUT, label)
