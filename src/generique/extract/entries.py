"""Films between their titles: what a title, its line and the line under it say, tables with a film in each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generique.extract.credits import names_in, readable
from generique.extract.facts import compact, facts_in, tail
from generique.extract.filmtable import FilmTable, entry, facts
from generique.extract.follow import names_people
from generique.extract.headline import unled
from generique.extract.inlines import OF, Inline, blurb
from generique.extract.lines import Line
from generique.extract.madeby import made_by
from generique.extract.meanings import Meaning, is_short, meaning
from generique.extract.reading import Reading
from generique.extract.segments import Segment, followed, segments
from generique.extract.starts import DIRECTED, Start
from generique.extract.titles import key
from generique.model import Credit
from generique.names import likeness
from generique.roles import Match
from generique.text import fold

_PROSE = "text"
_HEAD, _MOSTLY = 5, 3
_STOPS = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=\)))\.\s+(?=[A-ZÀ-Þ\d])|\s+[|•]\s+")
_COMMAS = re.compile(r",\s+(?=réal|avec\b|int\.|\d)", re.IGNORECASE)
_WITH = re.compile(r"\s+[–—•|-]\s+(?=avec\s)|[,.;]\s+(?=avec\s)", re.IGNORECASE)
_WRITTEN = re.compile(r"\bécrite?\b")
_MADE = Match(("director",), reason="“a film by” beside a title")


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text, and what bars part; the stop of a short form ends none: “réal. Zoé Vial”."""
    start = 0
    for stop in _STOPS.finditer(text):
        if not (stop[0][0] == "." and is_short(text[start : stop.start()].rsplit(" ", 1)[-1])):
            yield text[start : stop.start()]
            start = stop.end()
    yield text[start:]


class Entries(Reading):
    """What is read where a film begins."""

    titled = -1
    several = False
    listed_so = True

    def leaves(self, line: Line) -> None:
        """A larger heading than that of an episode: what follows is about the film that it is part of."""
        while line.level and len(self.scopes) > 1 and self.scopes[-1][0] > line.level:
            self.scopes.pop()
            self.write.film, self.write.section, self.open = self.scopes[-1][1], "", None

    def begins(self, line: Line, start: Start) -> int:
        """A title: what follows is about this film; how many lines it takes, 0 where its line says more."""
        if start.inline and not (self.listed_so or self.heads_credits(line)):
            self.told(line, start.inline)
            return 1
        if start.lines and not (line.cells or ":" in line.text):
            self.write.section = ""
        if start.inline:
            self.write.inline(line, start.inline)
        else:
            self.write.begin(start)
        while line.level and self.scopes and self.scopes[-1][0] >= line.level:
            self.scopes.pop()
        if line.level and not start.inline:
            self.scopes.append((line.level, start.key))
        if start.lines:
            self.open, self.titled = None, line.index + start.lines
        if "above" in start.evidence and not start.evidence & DIRECTED:
            match = Match(("director",), reason="a name alone above a title")
            self.write.credit(
                self.lines[line.index - 1], "", match, names_in(self.lines[line.index - 1].text)
            )
        if start.rest:
            self.rest(line, start.rest)
        return start.lines

    def heads_credits(self, line: Line) -> bool:
        """Whether a film told in one line stands apart, over credits of its own."""
        following = self.lines[line.index + 1] if line.index + 1 < len(self.lines) else None
        apart = line.gap or unled(line.text) != line.text
        if not apart or following is None or following.gap or following.cells:
            return False
        lead = next(iter(segments(following.text)), None)
        return lead is not None and bool(lead.mark and lead.meaning and lead.meaning.match)

    def told(self, line: Line, found: Inline) -> None:
        """A film told in one line, between the lines of another."""
        before = self.write.inline(line, found)
        self.rest(line, found.rest)
        self.write.film = before

    def forget_document(self) -> None:
        """What stands at the head of a document of several films and has no credit is its title, and no film’s."""
        first = min(self.starts, default=None)
        if first is None or not self.several or first >= _HEAD:
            return
        said = self.starts[first].key
        heads = any(line.level == 1 and key(line.text) == said for line in self.lines)
        if heads and not self.write.gathered.has(Credit, said):
            self.write.gathered.drop(said)

    def films(self, table: FilmTable, rows: Sequence[Line]) -> int:
        """A table with a film in each row, under its header."""
        for row in rows[1:]:
            found = entry(table, row)
            if found is None:
                continue
            self.write.begin(found.start)
            self.write.facts(row, facts_in(found.start.rest), "facts beside a title")
            for column, cell in found.cells:
                if not column.meanings:
                    self.free(row, cell)
                elif len(column.meanings) > 1 and not column.meanings[0].match:
                    self.write.facts(row, facts(column, cell), f"“{column.label}” says so")
                else:
                    self.write.section = column.meanings[0].section or ""
                    self.row(row, column.label, cell)
        self.write.film = self.write.section = ""
        return len(rows)

    def free(self, line: Line, cell: str) -> None:
        """A cell that tells a film in its own way: “Comédie de Zoé Vial, 1 h 34, avec Ada Nkomo”."""
        under = blurb(cell)
        if under:
            self.write.blurb(line, under)
        for part in _COMMAS.split(under.rest if under else cell):
            self.rest(line, part)

    def rest(self, line: Line, text: str) -> None:
        """What follows the facts of a film in their line: “Avec A, B. Sortie le 18 mai.”"""
        for piece in _sentences(text):
            if by := OF.match(piece):
                self.of(line, by, piece)
            elif made := made_by(piece):
                written = meaning(made[0][said.start() :]) if (said := _WRITTEN.search(made[0])) else None
                match = written.match if written and written.match else _MADE
                self.write.credit(line, made[0], match, names_in(made[1]))
                _, facts = tail(piece)
                self.write.facts(line, facts, "facts beside a title")
            elif facts := compact(piece) or facts_in(piece):
                self.write.facts(line, facts, "a line of facts")
            elif self.listed(parts := segments(piece)):
                self.parts(line, parts, None)

    def facts_and_cast(self, line: Line) -> bool:
        """“France, 2024, 1h52, avec Zoé Vial, Ada Nkomo”: facts under a title, and the cast in the same line."""
        cut = _WITH.search(line.text)
        facts = (compact(line.text[: cut.start()]) or facts_in(line.text[: cut.start()])) if cut else ()
        if cut and facts:
            self.write.facts(line, facts, "a line of facts")
            self.rest(line, line.text[cut.end() :])
        return bool(facts)

    def of(self, line: Line, by: re.Match[str], text: str) -> None:
        """“de Zoé Vial (France, 2021)”, “de Zoé Vial avec Ada Nkomo”: who directed it, under or beside its title."""
        if under := blurb(text):
            self.write.blurb(line, under)
            self.rest(line, under.rest)
            return
        roles = ("director", "cast-member") if "avec" in by[0] else ("director",)
        of_title = Meaning(by[0], Match(roles, reason="“de …” under a title"), None)
        lead, *others = followed(by[0], of_title, text[by.end() :])
        self.write.value(line, lead.label, of_title, lead.value)
        self.parts(line, others, None)

    def directs_with_facts(self, line: Line) -> bool:
        """“Zoé Vial – France – 2021 – 12’” under a title."""
        names, facts = tail(line.text)
        if not facts or not names_people(names, names.upper()):
            return False
        match = Match(("director",), reason="a name before the facts under a title")
        self.write.facts(line, facts, "facts under a title")
        return self.write.credit(line, "", match, names_in(names))

    def is_made_by(self, line: Line) -> bool:
        """“Comédie de Zoé Vial – France – 1 h 31” under a title."""
        said, facts = tail(line.text)
        made = made_by(said) if facts else None
        if made is None or fold(" ".join(made)) != fold(said):
            return False
        self.write.facts(line, facts, "facts under a title")
        return self.write.credit(line, made[0], _MADE, names_in(made[1]))

    def directs(self, line: Line) -> bool:
        """Whether a name stands alone between a title and a line of facts: the director's."""
        following = self.lines[line.index + 1] if line.index + 1 < len(self.lines) else None
        facts = following is not None and following.gap <= 1 and compact(following.text)
        return bool(facts) and names_people(line.text, line.text.upper())

    def listed(self, parts: Sequence[Segment]) -> bool:
        """Whether the labelled parts of a line are a list, and not phrases inside a sentence."""
        lead = parts[0] if parts else None
        if lead is None or (not lead.mark and not self.mostly(parts)):
            return False
        if not lead.mark:
            return True
        if lead.mark == "colon":
            return lead.meaning is not None or self.write.section != _PROSE
        names = names_in(tail(lead.value)[0])
        return bool(readable(names)[0]) and (len(lead.value) <= 60 or likeness(names) >= 0.5)

    def mostly(self, parts: Sequence[Segment]) -> bool:
        """Whether most parts between bars are labelled: “dir. Zoé Vial · Image Ada Nkomo · Son Jean Prou”."""
        known = [part for part in parts if part.meaning and part.meaning.match and part.value]
        return len(known) >= _MOSTLY and 2 * len(known) > len(parts)
