"""A document read from top to bottom: which film, which section, which heading each line stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generique.extract.abreast import manager
from generique.extract.around import (
    led_by_no_role,
    styles,
    supporter,
)
from generique.extract.columns import run
from generique.extract.credits import names_in
from generique.extract.factlines import factline
from generique.extract.facts import compact
from generique.extract.inlines import OF, blurb, inline, subtitle
from generique.extract.lines import Line
from generique.extract.meanings import meaning, starts_phrase
from generique.extract.peopletable import extent
from generique.extract.phrases import phrases
from generique.extract.phrasing import WORK
from generique.extract.reading import Open
from generique.extract.sections import LINKED, Sections
from generique.extract.segments import Segment, followed, segments
from generique.extract.starts import TITLED
from generique.extract.titles import unkinded
from generique.extract.turned import turned
from generique.extract.writer import is_sentence
from generique.names import kind, likeness, looks_like_name, loud_first, organization_class, split
from generique.roles import Match, vocabulary

_SILENT = frozenset({"filmography", "contents", "interview", "screenings", "awards"})
_PROSE = "text"
_MORE = re.compile(r"(?:et|&)\s+(?=(?:du |de |des |d['’]|la |le |les |l['’])*[A-ZÀ-Þ])")
_NAMELY, _GIVEN = 0.75, 0.9
_UNENDED = re.compile(r"(?:,|\b(?:et|de|du|des|de la|avec|la|le|les)|\b[dl]['’])\s*$")


class Walk(Sections):
    """The reading of one document. ``prose`` keeps the lines that are no list, for later."""

    def __init__(self, lines: Sequence[Line], date: str | None, page: str | None = None) -> None:
        super().__init__(lines, date, page)
        self.titled = -1
        self.last: Open | None = None
        self.prose: list[Line] = []
        self.several = len({start.key for start in self.starts.values()}) > 1 or bool(self.tables)
        self.listed_so = all(start.inline for start in self.starts.values())
        self.headings, self.names = styles(lines)
        for line in lines:
            for part in line.cells or (line.text,):
                self.write.known.learn(part)
        self.write.loud_first = loud_first(part for line in lines for part in line.cells or (line.text,))

    def read(self) -> None:
        """Read all lines; the claims are the writer’s."""
        if self.starts and not self.several:
            self.write.film = next(iter(self.starts.values())).key
        at = 0
        while at < len(self.lines):
            at += self.line(self.lines[at])
        self.forget_document()

    def line(self, line: Line) -> int:
        """Read one line, and those that belong with it; how many that took."""
        if self.takes_up(line):
            return 1
        if line.index not in self.starts:
            self.leaves(line)
        if (start := self.starts.get(line.index)) and (taken := self.begins(line, start)):
            return taken
        if films := self.tables.get(line.index):
            return self.films(films, run(self.lines, line.index))
        if self.closes(line):
            return 1
        if told := self.people.get(line.index):
            rows = extent(self.lines, line.index)
            for row in rows:
                if start := self.starts.get(row.index):
                    self.write.begin(start)
            self.listed_people(told, rows)
            return 1 + len(rows)
        if self.section(line) or self.separates(line):
            return 1
        if self.write.section in _SILENT:
            self.silent(line)
            return 1
        if self.several and not self.write.film:
            if found := inline(line.text):
                self.told(line, found)
            return 1  # the head of a programme speaks of no other film
        if self.write.section == "cast" and (taken := self.cast(line)):
            return taken
        if taken := self.grouped(line):
            return taken
        if line.cells and (self.beside(line) or self.labelled_cells(line)):
            return 1
        if line.cells and not (
            facts := factline(line.joined("   "), self.write.date) or compact(line.joined(" • "))
        ):
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

    def silent(self, line: Line) -> None:
        """A line of a section without credits; an article without a list may still tell of its film there."""
        if self.write.section != "interview" or any(
            start.evidence & TITLED for start in self.starts.values()
        ):
            return
        if found := inline(line.text):
            self.told(line, found)
        else:
            self.prose.append(line)

    def single(self, line: Line) -> None:
        """A heading, facts, labelled parts, names under a heading, or prose."""
        known = meaning(line.text)
        if not known and self.more(line):
            return
        if known and known.match and (named := supporter(line.text, known.match)):
            self.parts(line, [named], None)
        elif known and (known.match or known.fact or known.note):
            self.opens(None if known.note else Open(line.text, known, line))
        elif line.index == self.titled and (by := OF.match(line.text)):
            self.of(line, by, line.text)
        elif found := inline(line.text):
            self.told(line, found)
        elif line.index == self.titled and self.directs(line):
            match = Match(("director",), reason="a name alone between a title and its facts")
            self.write.credit(line, "", match, names_in(line.text))
        elif line.index == self.titled and not unkinded(line.text):
            self.titled += 1
        elif line.index == self.titled and (self.directs_with_facts(line) or self.is_made_by(line)):
            pass
        elif line.index == self.titled and (under := blurb(line.text)):
            self.write.blurb(line, under)
            self.rest(line, under.rest)
        elif self.facts_and_cast(line):
            self.titled += line.index == self.titled
        elif facts := factline(line.text, self.write.date) or led_by_no_role(line.text):
            self.write.facts(line, facts, "a line of facts")
            self.titled += line.index == self.titled
        elif self.listed(parts := turned(line.text) or segments(line.text)):
            above, self.open = self.open, None
            self.parts(line, parts, above if above and not line.gap else None)
            self.last = Open(parts[-1].label, parts[-1].meaning, line) if parts[-1].mark == "phrase" else None
            if parts[0].mark == "phrase" and is_sentence(line.text):
                self.prose.append(line)
        elif line.index == self.titled and (owners := subtitle(line.text)):
            self.write.under_title(line, owners)
        else:
            self.under(line, parts)

    def more(self, line: Line) -> bool:
        """“et du Conseil départemental”, “OCS” go on with the phrase of the line above: “Avec le soutien de la Région …”."""
        last, self.last = self.last, None
        if last is None or last.meaning is None or line.gap or line.index != last.line.index + 1:
            return False
        said = _MORE.match(line.text)
        if said is None and not goes_on(last, line.text):
            return False
        parts = followed(last.label, last.meaning, line.text[said.end() if said else 0 :])
        self.parts(line, parts, None)
        self.last = replace(last, line=line)
        return True

    def under(self, line: Line, parts: Sequence[Segment]) -> None:
        """Names or a value under an open heading; an unknown heading; else prose."""
        heads = self.headings != self.names and self.set_as_heading(line)
        if self.open and not heads and self.belongs(line, self.open):
            if parts and parts[0].mark == "phrase":
                self.parts(line, parts, self.open)
                return
            if self.fill(line, self.open):
                return
        if said := next((said for said in phrases(line.text) if not said.start), None):
            match = Match((said.role,), reason="a phrase that names its role")
            self.write.credit(line, said.heading, match, names_in(said.names))
            return
        self.open = Open(line.text, None, line) if heads or self.set_as_heading(line) else None
        if self.open is None:
            self.prose.append(line)

    def belongs(self, line: Line, heading: Open) -> bool:
        """Whether a line stands near enough to the open heading, set as the names under it are."""
        if line.level and not heading.line.level and not LINKED.search(heading.label):
            return False
        if not heading.names:
            heading.gap, heading.strong = line.gap, line.strong
            return line.gap <= 3
        return line.gap <= heading.gap and line.strong == heading.strong

    def fill(self, line: Line, heading: Open) -> bool:
        """Give the open heading what stands on this line; false where it cannot be that."""
        if heading.meaning is None:
            return self.write.unknown(line, heading.label, line.text)
        work = WORK.match(line.text) if heading.meaning.match else None
        text = line.text[work.end() :] if work else line.text
        known = heading.meaning
        named = kind(split(text)[0].name) if split(text) else "person"
        if heading.company and named == "person":
            known = manager(known) or known  # under the distributor stands who looks after the film there
        done = self.write.value(line, heading.label, known, text, strict=True)
        heading.company = heading.company or (done and not heading.names and named == "organization")
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


def goes_on(last: Open, text: str) -> bool:
    """Whether a line goes on with a list of organizations: the line above is not at its end, or it names some more.

    >>> above = Open("avec le soutien de", meaning("avec le soutien de"), Line(1, "Avec le soutien de CANAL+", "1"))
    >>> goes_on(above, "OCS"), goes_on(above, "Ada Nkomo")
    (True, False)
    """
    match = last.meaning.match if last.meaning else None
    if match is None or not text[:1].isupper() or not _of_organizations(match):
        return False
    if any(part.label for part in segments(text)) or starts_phrase(text.split(" ")[0]):
        return False
    return bool(_UNENDED.search(last.line.text)) or all(organization_class(one.name) for one in split(text))


def _of_organizations(match: Match) -> bool:
    roles = vocabulary().roles
    return any(roles[role].agent_kind == "organization" for role in match.possible() if role in roles)
