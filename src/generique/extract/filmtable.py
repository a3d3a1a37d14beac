"""Tables with a film in each row: “Film | Réalisation | Pays, année | Durée”, told by their header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from generique.extract.contact import has_contact
from generique.extract.facts import Fact, one, values
from generique.extract.headline import headline
from generique.extract.labels import of_title
from generique.extract.lines import Line
from generique.extract.meanings import Meaning, meaning
from generique.extract.starts import Start
from generique.extract.titles import key, titles
from generique.names import kind, likeness, split
from generique.roles import vocabulary
from generique.text import fold
from generique.words import table

_PARTS = re.compile(r"\s*[,/;•·|]\s*|\s+[–—-]\s+|\s+et\s+")
_DASH = re.compile(r"[–—-]*")
_BRACKETS = re.compile(r"\([^()]*\)")
_DIGITS = re.compile(r"\d+$")
_WIDEST = 12


class Column(NamedTuple):
    """A column that is understood: what its head says, as one meaning or as several facts; none where it is free."""

    label: str
    meanings: tuple[Meaning, ...]

    @property
    def role(self) -> bool:
        """Whether people stand under it."""
        return any(said.match or said.section for said in self.meanings)


class FilmTable(NamedTuple):
    """The columns of a table of films, None for those not understood; ``title`` is that of the titles."""

    columns: tuple[Column | None, ...]
    title: int


class Entry(NamedTuple):
    """A film of a table, with its other cells under the heads of their columns."""

    start: Start
    cells: tuple[tuple[Column, str], ...]


def film_table(line: Line) -> FilmTable | None:
    """The table that this line is the header of, None for other lines.

    >>> header = Line(0, "Film Réalisation Durée", "line 1", ("Film", "Réalisation", "Durée"))
    >>> film_table(header).title
    0
    """
    cells = line.row or line.cells
    if not 3 <= len(cells) <= _WIDEST:
        return None
    title = next((at for at, cell in enumerate(cells) if _of_titles(cell)), None)
    if title is None:
        return None
    columns = tuple(None if at == title else _column(cell) for at, cell in enumerate(cells))
    known = sum(1 for column in columns if column)
    if not any(column and (column.role or not column.meanings) for column in columns):
        known -= 1  # facts alone
    when = sum(1 for cell in cells if _of(cell) == "when")
    told = known + when
    return FilmTable(columns, title) if known and told >= 2 and told * 3 >= len(cells) - 1 else None


def _of_titles(cell: str) -> bool:
    return of_title(_BRACKETS.sub("", cell)) == "stated" or _of(cell) == "title"


def _of(cell: str) -> str:
    """What a word over a column says that no role or fact does: “title”, “free”, “when”, “”."""
    said = {row["head"]: row["of"] for row in table("film_columns")}
    return said.get(_DIGITS.sub("", fold(_BRACKETS.sub("", cell))).strip(), "")


def _column(cell: str) -> Column | None:
    if _of(cell) == "free":
        return Column(cell, ())
    if said := meaning(cell):
        return Column(cell, (said,)) if said.match or said.fact or said.section == "cast" else None
    parts = [meaning(part) for part in _PARTS.split(cell)]
    facts = tuple(part for part in parts if part and part.fact)
    roles = tuple(part for part in parts if part and part.match)
    if roles and len(roles) == len(parts):
        return Column(cell, roles[-1:])
    return Column(cell, facts) if facts and len(facts) == len(parts) else None


def entry(films: FilmTable, line: Line) -> Entry | None:
    """The film of a row, None for a row that is none."""
    placed = _placed(films, line)
    text = placed[films.title] if placed else ""
    if placed is None or not text or has_contact(text) or len(text) > 120 or not fold(text):
        return None
    said = headline(text)
    named, rest = (said.title, said.rest) if said else (text, "")
    shown, others = titles(named)
    start = Start(line, key(shown), shown, others, named, 1, frozenset({"row"}), rest)
    pairs = zip(films.columns, placed, strict=True)
    return Entry(
        start, tuple((column, cell) for column, cell in pairs if column and not _DASH.fullmatch(cell))
    )


def _placed(films: FilmTable, line: Line) -> Sequence[str] | None:
    """The cells of a row, one for each column: where empty ones are not there, by what fits the columns best."""
    width = len(films.columns)
    if len(line.row) == width:
        return line.row
    cells = line.cells
    if not 2 <= len(cells) < width:
        return cells if len(cells) == width else None
    ways = (way for way in combinations(range(width), len(cells)) if films.title in way)
    best = max(
        ways, key=lambda way: sum(_fits(films.columns[at], cell) for at, cell in zip(way, cells, strict=True))
    )
    by_column = dict(zip(best, cells, strict=True))
    return [by_column.get(at, "") for at in range(width)]


def _fits(column: Column | None, cell: str) -> float:
    """How well a cell fits the head of a column, from 0 to 1."""
    if column is None or not column.meanings:
        return 0.1
    if any(said.fact and values(said.fact, cell) for said in column.meanings if not said.match):
        return 1.0
    if len(column.meanings) > 1:
        return 1.0 if tuple(facts(column, cell)) else 0.0
    match = column.meanings[0].match
    names = split(cell)
    if not match or not names:
        return 0.0
    takes = {vocabulary().roles[role].agent_kind for role in match.possible()}
    suits = takes == {"any"} or kind(names[0].name) in takes
    return likeness(names) * (0.9 if suits else 0.5)


def facts(column: Column, cell: str) -> Iterator[Fact]:
    """The facts of a cell under a head of several: “Pays, année” over “France, 2023”."""
    wanted = {said.fact.property for said in column.meanings if said.fact}
    for part in filter(None, _PARTS.split(cell)):
        yield from (fact for fact in one(part) if fact.property in wanted)
