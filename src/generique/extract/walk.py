"""A document read from top to bottom: which film, which section, which heading each line stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generique.extract import cast as casts
from generique.extract.abreast import abreast, headings
from generique.extract.around import (
    department,
    led_by_no_role,
    of_cast,
    pairs_follow,
    people_follow,
    styles,
    supporter,
)
from generique.extract.columns import columns, run, surname_first
from generique.extract.credits import make, names_in, readable
from generique.extract.factlines import factline
from generique.extract.facts import compact
from generique.extract.films import starts
from generique.extract.filmtable import FilmTable, entry, facts, film_table
from generique.extract.inlines import OF, blurb, inline, subtitle
from generique.extract.lines import Line
from generique.extract.meanings import Meaning, meaning, mended
from generique.extract.phrases import phrases
from generique.extract.segments import WORK, Segment, followed, segments
from generique.extract.titles import key
from generique.extract.writer import SURE, Writer, is_sentence
from generique.model import Credit
from generique.names import likeness, looks_like_name, split
from generique.roles import Match

_SILENT = frozenset({"filmography", "contents", "interview", "screenings", "awards"})
_PROSE = "text"
_HEAD = 5
_NAMELY, _GIVEN = 0.75, 0.9
_ARTICLE = re.compile(r"(?:le|la|les|l['’]|un|une)\b", re.IGNORECASE)


@dataclass(slots=True)
class Open:
    """A heading that waits for what stands under it. ``gap`` and ``strong`` are those of the first name."""

    label: str
    meaning: Meaning | None
    line: Line
    names: int = 0
    gap: int = 0
    strong: bool = False


class Walk:
    """The reading of one document. ``prose`` keeps the lines that are no list, for later."""

    def __init__(self, lines: Sequence[Line], date: str | None) -> None:
        self.lines = lines
        self.write = Writer(date)
        self.open: Open | None = None
        self.titled = -1
        self.prose: list[Line] = []
        self.starts = starts(lines)
        self.tables = {line.index: table for line in lines if line.cells and (table := film_table(line))}
        self.several = len({start.key for start in self.starts.values()}) > 1 or bool(self.tables)
        self.headings, self.names = styles(lines)
        for line in lines:
            for part in line.cells or (line.text,):
                self.write.known.learn(part)

    def read(self) -> None:
        """Read all lines; the claims are the writer’s."""
        if self.starts and not self.several:
            self.write.film = next(iter(self.starts.values())).key
        at = 0
        while at < len(self.lines):
            at += self.line(self.lines[at])
        self.forget_document()

    def forget_document(self) -> None:
        """What stands at the head of a document of several films and has no credit is its title, and no film’s."""
        first = min(self.starts, default=None)
        if first is None or not self.several or first >= _HEAD:
            return
        said = self.starts[first].key
        heads = any(line.level == 1 and key(line.text) == said for line in self.lines)
        if heads and not self.write.gathered.has(Credit, said):
            self.write.gathered.drop(said)

    def line(self, line: Line) -> int:
        """Read one line, and those that belong with it; how many that took."""
        if start := self.starts.get(line.index):
            if not (line.cells or ":" in line.text):
                self.write.section = ""
            self.write.begin(start)
            self.open, self.titled = None, line.index + start.lines
            return start.lines
        if line.index in self.tables:
            return self.table(line)
        if self.section(line) or self.write.section in _SILENT or self.separates(line):
            return 1
        if self.several and not self.write.film:
            return 1  # the head of a programme speaks of no film
        if self.write.section == "cast" and (taken := self.cast(line)):
            return taken
        if line.cells and self.beside(line):
            return 1
        if line.cells and not (facts := factline("   ".join(line.cells), self.write.date)):
            return self.table(line)
        if line.cells:
            self.write.facts(line, facts, "a line of facts")
        else:
            self.single(line)
        return 1

    def beside(self, line: Line) -> bool:
        """Names side by side under a heading: “Ada Nkomo   Zoé Vial”."""
        heading = self.open
        match = heading.meaning.match if heading and heading.meaning else None
        if heading is None or match is None or not self.belongs(line, heading):
            return False
        scores = [looks_like_name(cell).score for cell in line.cells]
        if min(scores) < _NAMELY or max(scores) < _GIVEN or any(map(meaning, line.cells)):
            return False
        heading.names += self.write.credit(line, heading.label, match, names_in(" ; ".join(line.cells)))
        return True

    def separates(self, line: Line) -> bool:
        """A heading of a programme between two films: “HOMMAGE À …” over a title."""
        loud = line.text.isupper() or line.level > 0
        after = line.index + 1
        while after < len(self.lines) and not any(map(str.isalpha, self.lines[after].text)):
            after += 1  # the number of the film
        return self.several and loud and after in self.starts

    def section(self, line: Line) -> bool:
        """A heading that opens a section: “LISTE TECHNIQUE”; or one that is a role as well: “Avec”."""
        known = (
            None
            if line.cells
            else meaning(line.text) or (mended(line.text) if line.text.isupper() or line.level else None)
        )
        if known is None or known.section is None:
            return False
        if known.match and (known.section != "cast" or "cast-member" not in known.match.possible()):
            return False
        if known.match and not people_follow(self.lines, line, known.match):
            return False
        self.write.section = known.section
        self.open = Open(line.text, known, line) if known.match else None
        return True

    # Lines without cells

    def single(self, line: Line) -> None:
        """A heading, facts, labelled parts, names under a heading, or prose."""
        known = meaning(line.text)
        if known and known.match and (named := supporter(line.text, known.match)):
            self.parts(line, [named], None)
        elif known and (known.match or known.fact or known.note):
            self.opens(None if known.note else Open(line.text, known, line))
        elif line.index == self.titled and (by := OF.match(line.text)):
            roles = ("director", "cast-member") if "avec" in by[0] else ("director",)
            of_title = Meaning(by[0], Match(roles, reason="“de …” under a title"), None)
            self.write.value(line, by[0], of_title, line.text[by.end() :])
        elif found := inline(line.text):
            before = self.write.inline(line, found)
            self.rest(line, found.rest)
            self.write.film = before
        elif line.index == self.titled and (under := blurb(line.text)):
            self.write.blurb(line, under)
            self.rest(line, under.rest)
        elif facts := factline(line.text, self.write.date) or led_by_no_role(line.text):
            self.write.facts(line, facts, "a line of facts")
        elif self.listed(parts := segments(line.text)):
            above, self.open = self.open, None
            self.parts(line, parts, above if above and not line.gap else None)
            if parts[0].mark == "phrase" and is_sentence(line.text):
                self.prose.append(line)
        elif line.index == self.titled and (owners := subtitle(line.text)):
            self.write.under_title(line, owners)
        else:
            self.under(line, parts)

    def rest(self, line: Line, text: str) -> None:
        """What follows the facts of a film in their line: “Avec A, B. Sortie le 18 mai.”"""
        if self.listed(parts := segments(text)):
            self.parts(line, parts, None)

    def opens(self, heading: Open | None) -> None:
        """A heading waits for names; one of the crew ends the cast list."""
        self.open = heading
        match = heading.meaning.match if heading and heading.meaning else None
        if heading is None or match is None:
            return
        if of_cast(match) and pairs_follow(self.lines, heading.line):
            self.write.section = "cast"
        if self.write.section != "cast" or of_cast(match):
            return
        if "cast-member" not in match.possible() or not people_follow(self.lines, heading.line, match):
            self.write.section = ""

    def listed(self, parts: Sequence[Segment]) -> bool:
        """Whether the labelled parts of a line are a list, and not phrases inside a sentence."""
        lead = parts[0] if parts else None
        if lead is None or not lead.mark:
            return False
        if lead.mark == "colon":
            return lead.meaning is not None or self.write.section != _PROSE
        names = names_in(lead.value)
        return bool(readable(names)[0]) and (len(lead.value) <= 60 or likeness(names) >= 0.5)

    def under(self, line: Line, parts: Sequence[Segment]) -> None:
        """Names or a value under an open heading; an unknown heading; else prose."""
        if self.open and self.belongs(line, self.open):
            if parts and parts[0].mark == "phrase":
                self.parts(line, parts, self.open)
                return
            if self.fill(line, self.open):
                return
        if said := next((said for said in phrases(line.text) if not said.start), None):
            match = Match((said.role,), reason="a phrase that names its role")
            self.write.credit(line, said.heading, match, names_in(said.names))
            return
        self.open = Open(line.text, None, line) if self.set_as_heading(line) else None
        if self.open is None:
            self.prose.append(line)

    def belongs(self, line: Line, heading: Open) -> bool:
        """Whether a line stands near enough to the open heading, set as the names under it are."""
        if line.level and not heading.line.level:
            return False
        if not heading.names:
            heading.gap, heading.strong = line.gap, line.strong
            return line.gap <= 3
        return line.gap <= heading.gap and line.strong == heading.strong

    def fill(self, line: Line, heading: Open) -> bool:
        """Give the open heading what stands on this line; false where it cannot be that."""
        if heading.meaning is None:
            return self.write.unknown(line, heading.label, line.text)
        done = self.write.value(line, heading.label, heading.meaning, line.text, strict=True)
        heading.names += done
        if done and heading.meaning.match is None:
            self.open = None
        return done

    def set_as_heading(self, line: Line) -> bool:
        """Whether an unknown line is set as the document sets its headings, over a line set as its names are."""
        following = self.lines[line.index + 1] if line.index + 1 < len(self.lines) else None
        if self.headings is None or following is None or following.cells or self.write.section == _PROSE:
            return False
        alike = line.style == self.headings and following.style == self.names
        return alike and len(line.text) < 60 and likeness(split(following.text)) >= 0.6

    def parts(self, line: Line, parts: Sequence[Segment], above: Open | None) -> None:
        """The parts of a line; a phrase is understood by the heading or the label before it."""
        near = department(above.meaning) if above else ()
        for part in parts:
            self.write.conditions = near if part.mark == "phrase" else ("inline",)
            self.labelled(line, part)
            near = department(part.meaning) if part.mark == "colon" else near
        self.write.conditions = ()

    def labelled(self, line: Line, part: Segment) -> None:
        """A part of a line: a label and its value."""
        known = part.meaning
        if not part.mark:
            self.write.facts(line, compact(part.value), "a line of facts")
        elif known is None:
            if part.value:
                self.write.unknown(line, part.label, part.value)
        elif known.note or (known.section and not known.match):
            self.write.section = self.write.section if part.value else known.section or self.write.section
        elif part.value:
            work = WORK.match(part.value) if known.match else None
            value = part.value[work.end() :] if work else part.value
            self.write.value(line, part.label, known, value, strict=part.mark == "phrase")
        else:
            self.opens(Open(part.label, known, line))

    # Tables and cast lists

    def table(self, line: Line) -> int:
        """Rows with cells: which column holds what is told by all of them."""
        rows = run(self.lines, line.index)
        if films := self.tables.get(line.index):
            return self.films(films, rows)
        if heads := headings(line) if len(rows) > 1 and not any(map(meaning, rows[1].cells)) else ():
            for under in abreast(rows[1:], heads):
                self.write.value(under.line, under.label, under.meaning, under.names)
            return len(rows)
        rows = rows[: next((n for n, row in enumerate(rows) if n and row.index in self.starts), len(rows))]
        found = columns([row.cells for row in rows])
        label, self.open = "", None
        values = [row.cells[found.names] if found.names < len(row.cells) else "" for row in rows]
        self.write.surname_first = surname_first(values)
        for row, value in zip(rows, values, strict=True):
            label = (row.cells[found.labels] if found.labels < len(row.cells) else "") or label
            self.row(row, label, value)
        self.write.surname_first = False
        return len(rows)

    def films(self, table: FilmTable, rows: Sequence[Line]) -> int:
        """A table with a film in each row, under its header."""
        for row in rows[1:]:
            found = entry(table, row)
            if found is None:
                continue
            self.write.begin(found.start)
            for column, cell in found.cells:
                if len(column.meanings) > 1:
                    self.write.facts(row, facts(column, cell), f"“{column.label}” says so")
                else:
                    self.write.section = column.meanings[0].section or ""
                    self.row(row, column.label, cell)
        self.write.film = self.write.section = ""
        return len(rows)

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
        elif known.match or known.fact:
            if self.write.section == "cast" and known.match and not of_cast(known.match):
                self.write.section = ""  # a row of the crew ends the cast list
            self.parts(line, followed(label, known, value), None)

    def cast(self, line: Line) -> int:
        """A cast list from this line on; 0 where none stands here."""
        block = self.cast_block(line)
        opened = self.open.meaning.match if self.open and self.open.meaning else None
        label = self.open.label if self.open and opened else "liste artistique"
        match = opened or Match(("cast-member",), reason="a cast list")
        for told in casts.read(block):
            good, _ = readable(names_in(told.actors))
            for made in make(match, good, "cast", self.write.known):
                self.write.give(told.line, label, made, SURE, told.character)
        return len(block)

    def cast_block(self, line: Line) -> list[Line]:
        """The lines from here on that a cast list can hold."""
        block: list[Line] = []
        for other in self.lines[line.index :]:
            head = other.cells[0] if other.cells else other.text
            facts = not other.cells and factline(other.text, self.write.date)
            far = (
                facts
                or other.gap > 4
                or other.level > 0
                or len(other.text) > 90
                or other.index in self.starts
            )
            if far or (not other.cells and is_sentence(other.text)) or not split(head):
                break
            parts = () if other.cells else segments(other.text)
            known = meaning(head) or (parts[0].meaning if parts and parts[0].mark else None)
            if known and not _ARTICLE.match(head):
                break
            block.append(other)
        return block
