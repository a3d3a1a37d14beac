"""What people ask of the network as a whole: partnerships, faithful crews, newcomers, bridges, communities, decades."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from generique.answers.asking import Label
from generique.answers.shared import LAYOUT as SHARED
from generique.answers.table import (
    Answers,
    Layout,
    Page,
    Record,
    Table,
    frame,
    page_html,
    page_text,
    plain,
    shown,
)
from generique.network.careers import Follower, Newcomer, Partnership
from generique.network.columns import Decade
from generique.network.teams import Bridge, Community

FAITHFUL = Layout(
    ("agent", "name", "kind", "films", "titles", "roles", "streak", "share"),
    ("name", "titles", "roles", "streak"),
)
BRIDGES = Layout(
    ("agent", "name", "kind", "with_a", "with_b", "films_a", "films_b"), ("name", "with_a", "with_b")
)
COMMUNITIES = Layout(("decade", "films", "members", "names"), ("decade", "films", "names"))
DECADES = Layout(("decade", "role", "people", "films"), ("decade", "role", "people", "films"), 1)


class Timeline(NamedTuple):
    """The films that two agents made together, year by year."""

    partnership: Partnership
    label: Label = str

    def as_dict(self) -> Record:
        """Both agents, how many films each has, the first and last year, and the films."""
        return self.partnership.as_dict()

    def records(self) -> list[Record]:
        """One line a film."""
        found: list[Record] = self.as_dict()["films"]
        return found

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the records."""
        return SHARED.columns

    def to_frame(self) -> Any:
        """A pandas frame of the films."""
        return frame(self.records(), self.columns)

    def table(self) -> Table:
        """The films as people read them."""
        return shown(self.records(), SHARED.shown, self.label)

    def page(self) -> Page:
        """Both names, and what part of the work of each it is."""
        both = self.partnership
        years = "–".join(map(str, dict.fromkeys(both.years or ())))
        return f"{both.a_name}, {both.b_name}", {
            "years": years,
            **{name: f"{len(both.films)} of {films} films" for name, films in
               ((both.a_name, both.a_films), (both.b_name, both.b_films))},
        }  # fmt: skip

    def __str__(self) -> str:
        return page_text(self.page(), self.table())

    def _repr_html_(self) -> str:
        return page_html(self.page(), self.table())


class Began(NamedTuple):
    """Somebody's first film, and the first as head of a department; None: not yet."""

    agent: str
    name: str
    year: int
    film: str
    title: str
    roles: tuple[str, ...]
    head_year: int | None
    head_film: str | None
    head_title: str | None
    head_roles: tuple[str, ...]

    def as_dict(self) -> Record:
        """The JSON of one newcomer."""
        found: Record = plain(self)
        return found

    def records(self) -> list[Record]:
        """One line."""
        return [self.as_dict()]


NEWCOMERS = Layout(Began._fields, ("year", "name", "title", "roles", "head_year", "head_roles"))


def faithful(found: Iterable[Follower], label: Label) -> Answers[Follower]:
    """Who follows somebody from film to film."""
    return Answers(found, FAITHFUL, label)


def newcomers(found: Iterable[Newcomer], label: Label) -> Answers[Began]:
    """Who began, each as one line."""
    return Answers(map(_began, found), NEWCOMERS, label)


def bridges(found: Iterable[Bridge], label: Label) -> Answers[Bridge]:
    """Who ties two teams."""
    return Answers(found, BRIDGES, label)


def communities(found: Iterable[Community], label: Label) -> Answers[Community]:
    """Who worked mostly among themselves, decade by decade."""
    return Answers(found, COMMUNITIES, label)


def decades(found: Iterable[Decade], label: Label) -> Answers[Decade]:
    """How many people held each role, decade by decade."""
    return Answers(found, DECADES, label)


def _began(one: Newcomer) -> Began:
    first, head = one.first, one.head
    later = (head.year, head.film, head.title, head.roles) if head else (None, None, None, ())
    return Began(one.agent, one.name, first.year, first.film, first.title, first.roles, *later)
