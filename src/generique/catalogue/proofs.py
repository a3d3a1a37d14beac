"""A document before it is a source: what was understood of each of its lines, and how its reader mends that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from generique import corrections
from generique.catalogue.adding import add
from generique.catalogue.folder import Folder, Source
from generique.catalogue.judging import add_lines
from generique.catalogue.reading import read_file
from generique.model import Credit, Document, Statement


class Line(NamedTuple):
    """A line with what was understood of it; the ``nth`` of its text. ``lost``: it was seen and not understood."""

    place: str
    text: str
    nth: int
    credits: tuple[Credit, ...]
    facts: tuple[Statement, ...]
    lost: bool

    @property
    def doubtful(self) -> bool:
        """Whether any of it is less than certain, or was inferred."""
        unsure = (*(credit.certainty for credit in self.credits), *(fact.certainty for fact in self.facts))
        return any(certainty < 1 for certainty in unsure) or any(fact.inferred for fact in self.facts)


class Proof(NamedTuple):
    """What a document says, line by line."""

    title: str | None
    date: str | None
    films: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def credits(self) -> int:
        """How many credit lines were understood."""
        return sum(len(line.credits) for line in self.lines)

    @property
    def doubts(self) -> int:
        """How many lines are doubtful."""
        return sum(line.doubtful for line in self.lines)

    @property
    def lost(self) -> int:
        """How many lines were not understood."""
        return sum(line.lost for line in self.lines)


def proof(path: Path, *, reader: str | None = None, date: str | None = None) -> Proof:
    """Read a file and lay out what it says. Raises UnreadableError for a file that no reader takes."""
    read, said = read_file(path, reader=reader, date=date)
    credits: defaultdict[str, list[Credit]] = defaultdict(list)
    facts: defaultdict[str, list[Statement]] = defaultdict(list)
    for credit in said.credits:
        credits[credit.place].append(credit)
    for fact in said.statements:
        facts[fact.place].append(fact)
    lost = {piece.place for piece in said.residue}
    lines: list[Line] = []
    for line in corrections.lines(read):
        if not line.part:
            known = tuple(credits.pop(line.place, ())), tuple(facts.pop(line.place, ()))
            lines.append(Line(line.place, line.text, line.nth, *known, line.place in lost))
    stated = (read.title, read.date) if isinstance(read, Document) else (None, None)
    return Proof(*stated, tuple(film.title or "—" for film in said.films), tuple(lines))


def accept(
    folder: Folder, path: Path, mended: Iterable[Sequence[str]], facts: Mapping[str, Any]
) -> tuple[Source, bool]:
    """Make a file a source, with corrections (line_text, nth, action, role, agent, character, reason).

    All corrections are checked before anything is written. (The source, whether it is new.)
    """
    rows = [list(map(str, row)) for row in mended]
    for number, row in enumerate(rows, 1):
        corrections.parse(row, f"{path.name}, correction {number}", number)
    source, new = add(folder, path, reader=None, facts=facts)
    if rows:
        add_lines(source.corrections, corrections.COLUMNS, rows)
    return source, new
