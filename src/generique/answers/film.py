"""A film: what is known of it, and its full générique with the place of every line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from generique.answers.asking import Graph, Label, kind_of, source_order
from generique.answers.evidence import Credit, Statement, credits_of, statements_of, values
from generique.answers.filmography import title_of
from generique.answers.person import distinct, identifiers
from generique.answers.sources import cited
from generique.answers.table import Page, Record, Table, frame, page_html, page_text, plain, shown
from generique.resources import folder
from generique.text import fold


class Release(NamedTuple):
    """A day, month or year on which a film came out, and the sources that say so."""

    date: str
    precision: str
    inferred: str | None
    country: str | None
    kind: str | None
    sources: tuple[str, ...]


class Line(NamedTuple):
    """One credit line, where it stands."""

    source: str
    heading: str
    locator: str
    position: int
    credited_as: str
    character: str | None


class Contribution(NamedTuple):
    """An agent in a role, with the lines that say so."""

    role: str
    agent: str
    name: str
    kind: str
    characters: tuple[str, ...]
    credits: tuple[Line, ...]


class Film(NamedTuple):
    """A film with its générique; ``identifiers`` are “scheme:value”."""

    film: str
    title: str
    titles: tuple[str, ...]
    year: int | None
    duration_minutes: int | None
    countries: tuple[str, ...]
    languages: tuple[str, ...]
    subtitles: tuple[str, ...]
    aspect_ratio: str | None
    shooting_places: tuple[str, ...]
    identifiers: tuple[str, ...]
    releases: tuple[Release, ...]
    contributions: tuple[Contribution, ...]
    label: Label = str
    cited: Label = str

    def as_dict(self) -> Record:
        """The JSON of a film."""
        found: Record = plain(self)
        return found

    def records(self) -> list[Record]:
        """One line per credit."""
        of = {"film": self.film, "title": self.title, "year": self.year}
        return [
            {**of, "role": one.role, "agent": one.agent, "name": one.name, "kind": one.kind, **plain(line)}
            for one in self.contributions
            for line in one.credits
        ]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the records."""
        return ("film", "title", "year", "role", "agent", "name", "kind", *Line._fields)

    def to_frame(self) -> Any:
        """A pandas frame of the credits."""
        return frame(self.records(), self.columns)

    def table(self) -> Table:
        """The générique as people read it."""
        columns = ("role", "name", "character", "heading", "source", "locator")
        return shown(self.records(), columns, self.label, grouped=2)

    def page(self) -> Page:
        """The title with its year, and the facts."""
        minutes = self.duration_minutes
        also = (title for title in self.titles if fold(title) != fold(self.title))
        return f"{self.title} ({self.year})" if self.year is not None else self.title, {
            "id": self.film,
            "also": ", ".join(also),
            "running time": f"{minutes} min" if minutes is not None else "",
            "countries": ", ".join(self.countries),
            "languages": ", ".join(self.languages),
            "subtitles": ", ".join(self.subtitles),
            "aspect ratio": self.aspect_ratio or "",
            "shot at": ", ".join(self.shooting_places),
            "identifiers": ", ".join(self.identifiers),
            "releases": "\n  ".join(map(_said, self.releases)),
            **{source: self.cited(source) for source in self._sources()},
        }

    def _sources(self) -> list[str]:
        """The sources that the lines and releases are from, in the order of their numbers."""
        spoken = {line.source for one in self.contributions for line in one.credits}
        spoken.update(source for release in self.releases for source in release.sources)
        return sorted(spoken, key=source_order)

    def __str__(self) -> str:
        return page_text(self.page(), self.table())

    def _repr_html_(self) -> str:
        return page_html(self.page(), self.table())


_TITLES = ("title", "originalTitle", "alternativeTitle")
_PRECISION = {4: "year", 7: "month", 10: "day"}


def film(graph: Graph, film: str, *, label: Label = str) -> Film:
    """A film with all that sources say of it, departments in order, each in the order of the sources."""
    title = title_of(graph, film)
    stated = statements_of(graph, film)
    titles = (str(one.value) for one in values(stated, *_TITLES))
    year, minutes, ratio = (_shown(stated, name) for name in ("year", "runningTime", "aspectRatio"))
    countries, languages, subtitles, places = (
        distinct(str(one.value) for one in values(stated, name))
        for name in ("country", "language", "subtitles", "shootingPlace")
    )
    return Film(
        film=film,
        title=title,
        titles=_unlike([title, *titles]),
        year=_number(year),
        duration_minutes=_number(minutes),
        countries=countries,
        languages=languages,
        subtitles=subtitles,
        aspect_ratio=None if ratio is None else str(ratio),
        shooting_places=places,
        identifiers=identifiers(graph, film),
        releases=_releases(values(stated, "release")),
        contributions=_contributions(credits_of(graph, film)),
        label=label,
        cited=lambda source: cited(graph, source).text(),
    )


def _unlike(titles: Iterable[str]) -> tuple[str, ...]:
    """Each title once; of those that differ by case and accents alone, the first."""
    kept: dict[str, str] = {}
    for title in titles:
        kept.setdefault(fold(title) or title, title)
    return tuple(kept.values())


def _shown(stated: Sequence[Statement], property: str) -> str | int | None:
    return next((one.value for one in values(stated, property)), None)


def _number(value: str | int | None) -> int | None:
    return None if value is None else int(value)


def _releases(stated: Iterable[Statement]) -> tuple[Release, ...]:
    """Each date once for each country and kind; it is inferred only if no source states it outright."""
    same: dict[tuple[str, str | None, str | None], list[Statement]] = {}
    for one in stated:
        same.setdefault((str(one.value), one.country, one.kind), []).append(one)
    found = (
        Release(
            date,
            said[0].precision or _PRECISION.get(len(date), "day"),
            None if any(one.inferred is None for one in said) else said[0].inferred,
            country,
            kind,
            tuple(sorted({one.source for one in said}, key=source_order)),
        )
        for (date, country, kind), said in same.items()
    )
    return tuple(sorted(found, key=lambda one: (one.date, one.country or "", one.kind or "")))


def _contributions(credits: Iterable[Credit]) -> tuple[Contribution, ...]:
    """Credits gathered by role and agent, by department; in it, by the place of the first line."""
    gathered: dict[tuple[str, str], list[Credit]] = {}
    for credit in credits:
        gathered.setdefault((credit.role, credit.agent), []).append(credit)
    order = departments()
    last = len(order)
    ordered = sorted(gathered.values(), key=lambda lines: order.get(lines[0].department, last))
    return tuple(
        Contribution(
            lines[0].role,
            lines[0].agent,
            lines[0].name,
            kind_of(lines[0].agent),
            distinct(line.character for line in lines),
            tuple(Line(*(getattr(line, name) for name in Line._fields)) for line in lines),
        )
        for lines in ordered
    )


@cache
def departments() -> dict[str, int]:
    """The departments in the order of a générique, as ``ontology/departments.tsv`` has it.

    >>> departments()["directing"] < departments()["cast"] < departments()["thanks"]
    True
    """
    lines = (folder("ontology") / "departments.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    at = rows[0].index("id")
    return {row[at]: number for number, row in enumerate(rows[1:])}


def _said(release: Release) -> str:
    about = ", ".join([release.country or "country not stated", *filter(None, [release.kind])])
    inferred = f"; {release.inferred}" if release.inferred else ""
    return f"{release.date} ({about}; {', '.join(release.sources)}{inferred})"
