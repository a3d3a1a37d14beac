"""Labelled parts, tables and cast lists: what their rows say, understood for the list as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generique.extract import cast as casts
from generique.extract import peopletable
from generique.extract.abreast import abreast, headings, side_by_side
from generique.extract.around import department, is_generic, pairs_follow, people_follow
from generique.extract.columns import columns, of_cast, run, surname_first
from generique.extract.contact import has_contact
from generique.extract.credits import make, names_in, readable
from generique.extract.factlines import factline
from generique.extract.facts import compact
from generique.extract.films import starts
from generique.extract.filmtable import film_table
from generique.extract.lines import Line
from generique.extract.meanings import Meaning, meaning
from generique.extract.mending import mended
from generique.extract.notes import company_of, of_business
from generique.extract.phrasing import WORK
from generique.extract.segments import Segment, followed, segments
from generique.extract.turned import turned
from generique.extract.writer import CLEAR, SURE, Writer, is_sentence
from generique.names import split
from generique.roles import Match, vocabulary
from generique.text import fold

_NEAR, _GROUPED, _FEWEST = 12, 400, 3
_CAST = Match(("cast-member",), reason="a list of characters and actors")
_VOICE = Match(("voice-actor",), reason="a label says whose voice it is")
_ARTICLE = re.compile(r"(?:le|la|les|l['’]|un|une)\b", re.IGNORECASE)


@dataclass(slots=True)
class Open:
    """A heading that waits for what stands under it. ``gap`` and ``strong`` are those of the first name, which is a ``company`` or not."""

    label: str
    meaning: Meaning | None
    line: Line
    names: int = 0
    gap: int = 0
    strong: bool = False
    company: bool = False


def _with_others(known: Meaning | None) -> bool:
    """Whether “with” after a name of this heading means another of the same: not after the director's, nor in a cast."""
    roles, match = vocabulary().roles, known.match if known else None
    return (
        match is not None
        and bool(match.roles)
        and all(roles[role].department == "writing" for role in match.possible() if role in roles)
    )


def _voice(head: str, known: Meaning) -> bool:
    """Whether a heading of voices is a character in a list that has begun: “Voix de la radio”."""
    return known.match is not None and of_cast(known.match) and fold(head).startswith("voix d")


class Reading:
    """What is known at a line of a document: the open heading, where films begin, what was written."""

    def __init__(self, lines: Sequence[Line], date: str | None, page: str | None = None) -> None:
        self.lines = lines
        self.write = Writer(date)
        self.open: Open | None = None
        self.parent: Open | None = None
        self.scopes: list[tuple[int, str]] = []
        self.starts = starts(lines, page)
        self.tables = {line.index: table for line in lines if line.cells and (table := film_table(line))}
        self.people = {
            line.index: told
            for line in lines
            if line.cells and line.index not in self.tables and (told := peopletable.parts(line))
        }

    def opens(self, heading: Open | None) -> None:
        """A heading waits for names; one of the crew ends the cast list."""
        self.open = heading
        self.parent = heading or self.parent
        match = heading.meaning.match if heading and heading.meaning else None
        if heading is None or match is None:
            return
        if of_cast(match) and pairs_follow(self.lines, heading.line):
            self.write.section = "cast"
        if self.write.section != "cast" or of_cast(match):
            return
        if "cast-member" not in match.possible() or not people_follow(self.lines, heading.line, match):
            self.write.section = ""

    def labelled_cells(self, line: Line) -> bool:
        """A row whose cells have labels of their own: “Cantine : Chez Jo      Loueur caméra : Optique Est”."""
        parts = [segments(cell) for cell in line.cells if any(map(str.isalpha, cell))]
        told = [
            part for part in parts if part and part[0].mark == "colon" and part[0].meaning and part[0].value
        ]
        if len(told) < 2 or 2 * len(told) < len(parts):
            return False
        for part in told:
            self.parts(line, part, None)
        return True

    def parts(self, line: Line, parts: Sequence[Segment], above: Open | None) -> None:
        """The parts of a line; a phrase is understood by the heading or the label before it."""
        near = department(above.meaning) if above else ()
        noted, by = False, None
        for part in parts:
            noted = (noted and part.mark == "phrase") or bool(part.meaning and part.meaning.note)
            if noted:
                continue  # “Bonus : un documentaire de Zoé Vial” speaks of another film
            self.write.conditions = near if part.mark == "phrase" else ("inline",)
            if by and part.mark == "phrase" and fold(part.label) == "avec":
                part = part._replace(meaning=by)  # “Scénario : Zoé Vial, avec Ada Nkomo”
            self.labelled(line, part)
            by = part.meaning if part.mark == "colon" and _with_others(part.meaning) else None
            near = department(part.meaning) if part.mark == "colon" else near
        self.write.conditions = ()

    def labelled(self, line: Line, part: Segment) -> None:
        """A part of a line: a label and its value."""
        known = part.meaning
        if not part.mark:
            self.write.facts(line, compact(part.value), "a line of facts")
        elif known is None:
            if part.value and not self.spoken(line, part) and not self.generic(line, part):
                self.write.unknown(line, part.label, part.value)
        elif known.section == "awards" and part.value:
            self.write.value(line, part.label, known, part.value)
        elif known.section and not known.match and (told := turned(part.value)):
            self.parts(line, told, None)
        elif known.note or (known.section and not known.match):
            self.write.section = self.write.section if part.value else known.section or self.write.section
        elif part.value:
            work = WORK.match(part.value) if known.match else None
            value = part.value[work.end() :] if work else part.value
            self.write.value(line, part.label, known, value, strict=part.mark == "phrase")
        else:
            self.opens(Open(part.label, known, line))

    def spoken(self, line: Line, part: Segment) -> bool:
        """“Voix du gramophone : Zoé Vial”: a voice, and whose it is in the film."""
        if not fold(part.label).startswith("voix d"):
            return False
        good, _ = readable(names_in(part.value))
        for made in make(_VOICE, good, "cast", self.write.known):
            self.write.give(line, part.label, made, CLEAR, part.label)
        return bool(good)

    def generic(self, line: Line, part: Segment) -> bool:
        """A field “Société”, or the contact of a country: the heading above says in which role."""
        above = self.parent
        if above is None or above.meaning is None or line.index - above.line.index > _NEAR:
            return False
        of = is_generic(part.label)
        match = above.meaning.match
        if match is None or not (of or (has_contact(part.value) and of_business(match))):
            return False
        match = company_of(match) if of == "company" else match
        good, _ = readable(names_in(part.value))
        return bool(good) and self.write.credit(line, above.label, match, good)

    def table(self, line: Line) -> int:
        """Rows with cells: which column holds what is told by all of them."""
        rows = run(self.lines, line.index)
        if heads := headings(line) if len(rows) > 1 and not any(map(meaning, rows[1].cells)) else ():
            self.write.section = ""
            for under in abreast(rows[1:], heads):
                self.write.value(under.line, under.label, under.meaning, under.names)
            return len(rows)
        ends = (n for n, row in enumerate(rows) if n and self.begins_anew(row))
        rows = rows[: next(ends, len(rows))]
        found = columns([row.cells for row in rows])
        label, self.open = "", None
        values = [row.cells[found.names] if found.names < len(row.cells) else "" for row in rows]
        self.write.surname_first = surname_first(values)
        for row, value in zip(rows, values, strict=True):
            if pairs := side_by_side(row):
                for known, name in pairs:
                    self.write.value(row, known.label, known, name)
                continue
            label = (row.cells[found.labels] if found.labels < len(row.cells) else "") or label
            self.row(row, label, value)
        self.write.surname_first = False
        return len(rows)

    def begins_anew(self, row: Line) -> bool:
        """Whether a row is the title of a film or the header of another table."""
        return row.index in self.starts or row.index in self.people or row.index in self.tables

    def listed_people(self, told: Sequence[str], rows: Sequence[Line]) -> None:
        """The people of a list under its header."""
        self.open, self.write.section = None, "crew"
        entries = list(peopletable.people(told, rows))
        self.write.surname_first = surname_first([one.name for one in entries])
        for one in entries:
            if one.character:
                good, _ = readable(names_in(one.name, self.write.surname_first, self.write.loud_first))
                for made in make(_CAST, good, "cast", self.write.known):
                    self.write.give(one.line, one.label, made, SURE, one.character)
            elif one.meaning is None:
                self.write.unknown(one.line, one.label, one.name)
            elif self.write.surname_first:
                self.write.value(one.line, one.label, one.meaning, one.name)
            else:
                self.parts(one.line, followed(one.label, one.meaning, one.name), None)
        self.write.surname_first = False

    def row(self, line: Line, label: str, value: str) -> None:
        """One row of a table."""
        known = meaning(label)
        if not known and (other := meaning(value)):
            known, label, value = other, value, label
        known = known or mended(label)
        if known is None:
            self.write.unknown(line, label, value)
        elif self.write.surname_first and (known.match or known.fact):
            self.write.value(line, label, known, value)
        elif known.match or known.fact or known.section == "awards":
            if self.write.section == "cast" and known.match and not of_cast(known.match):
                self.write.section = ""  # a row of the crew ends the cast list
            self.parts(line, followed(label, known, value), None)

    def cast(self, line: Line) -> int:
        """A cast list from this line on; 0 where none stands here."""
        block = self.cast_block(line)
        block = block[: casts.extent(block)]
        opened = self.open.meaning.match if self.open and self.open.meaning else None
        label = self.open.label if self.open and opened else "liste artistique"
        match = opened or Match(("cast-member",), reason="a cast list")
        for found in casts.read(block):
            good, _ = readable(names_in(found.actors))
            for made in make(match, good, "cast", self.write.known):
                self.write.give(found.line, label, made, SURE, found.character)
        return len(block)

    def grouped(self, line: Line) -> int:
        """A cast in groups without a heading; how many lines it takes, 0 where none stands here."""
        if (
            line.cells
            or not line.gap
            or not self.write.film
            or self.write.section not in ("", "cast", "credits")
        ):
            return 0
        told: list[list[Line]] = []
        for group in casts.groups(self.lines[line.index : line.index + _GROUPED]):
            if any(self.is_known(one) for one in group):
                break
            told.append(group)
        found = casts.played(told) if len(told) >= _FEWEST else []
        opened = self.open.meaning.match if self.open and self.open.meaning else None
        label = self.open.label if self.open and opened else "liste artistique"
        sure = SURE if self.write.section == "cast" else CLEAR
        for one in found:
            for made in make(opened or _CAST, readable(names_in(one.actors))[0], "cast", self.write.known):
                self.write.give(one.line, label, made, sure, one.character)
        return sum(map(len, told)) if found else 0

    def is_known(self, line: Line) -> bool:
        """Whether a line says something by itself: a heading, a fact, a sentence, a title, contact details."""
        parts = segments(line.text)
        return bool(
            meaning(line.text)
            or (parts and parts[0].mark)
            or factline(line.text, self.write.date)
            or compact(line.text)
            or is_sentence(line.text)
            or line.index in self.starts
            or has_contact(line.text)
        )

    def cast_block(self, line: Line) -> list[Line]:
        """The lines from here on that a cast list can hold."""
        block: list[Line] = []
        for other in self.lines[line.index :]:
            head = other.cells[0] if other.cells else other.text
            facts = not other.cells and (factline(other.text, self.write.date) or compact(other.text))
            far = (
                facts
                or other.gap > 4
                or other.level > 0
                or len(other.text) > 90
                or other.index in self.starts
                or has_contact(other.text)
            )
            if far or (not other.cells and is_sentence(other.text)) or not split(head):
                break
            parts = () if other.cells else segments(other.text)
            known = meaning(head) or (parts[0].meaning if parts and parts[0].mark else None)
            if known and not _ARTICLE.match(head) and not (block and _voice(head, known)):
                break
            block.append(other)
        return block
