"""Headings: which section a line opens, which film it takes up again, where a document speaks of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generique.extract.around import people_follow
from generique.extract.entries import Entries
from generique.extract.lines import Line
from generique.extract.meanings import Meaning, meaning
from generique.extract.mending import mended
from generique.extract.reading import Open
from generique.extract.segments import segments
from generique.extract.titles import is_elsewhere, key
from generique.extract.writer import is_sentence
from generique.text import fold

_SHORT = 90
_OF_FILM = re.compile(r" (?:(?:de|d|du|sur)(?: l[ae]| l)? )?(?:(?:tele)?film |serie |documentaire )?$")
LINKED = re.compile(r"(?:\b(?:de|du|par|avec|by|with|of)|\bd['’])\s*:?$", re.IGNORECASE)
"""The end of a heading that goes on in the names under it: “Un film de”."""


class Sections(Entries):
    """What headings say, where they stand. ``again`` are the films that lines speak of once more."""

    def __init__(self, lines: Sequence[Line], date: str | None, page: str | None = None) -> None:
        super().__init__(lines, date, page)
        self.again: dict[int, str] = {}
        self._again = 0

    def takes_up(self, line: Line) -> bool:
        """A heading over more about one of the films: “Focus : Marée basse”; what stands under it speaks of that one."""
        begins = line.index in self.starts
        if self.several and line.level:
            said = key(line.text.rpartition(":")[2])
            own = begins and said == key(line.text)
            film = said if said and not own and said in self.write.gathered.titles else ""
            if film:
                self.write.film, self.write.section, self.open, self._again = film, "", None, line.level
                return True
            if self._again and line.level <= self._again:
                self.write.film, self._again = "", 0
        if begins:
            self._again = 0
        if self._again:
            self.again[line.index] = self.write.film
        return False

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
            else meaning(line.text)
            or (mended(line.text) if line.text.isupper() or line.level else None)
            or self.of_film(line)
        )
        if known is None and len(line.text) < _SHORT and self.interviews(line):
            self.write.section = "interview"
            return True
        section = known.section if known else None
        if known is None or section is None:
            return False
        if section == "interview" and not LINKED.search(line.text):
            self.write.section, self.open = "interview", None  # the names under it are those of who answers
            return True
        if section == "credits" and self.heads_all(line):
            known = known._replace(match=None)
        if known.match and (section != "cast" or "cast-member" not in known.match.possible()):
            return False
        if known.match and not people_follow(self.lines, line, known.match):
            return False
        self.write.section = section
        self.open = Open(line.text, known, line) if known.match else None
        return True

    def heads_all(self, line: Line) -> bool:
        """Whether “GÉNÉRIQUE” heads all credits: right over a name, it is the heading of who designed it."""
        following = self.lines[line.index + 1] if line.index + 1 < len(self.lines) else None
        if following is None or following.gap or following.cells:
            return True
        return any(part.mark for part in segments(following.text))

    def of_film(self, line: Line) -> Meaning | None:
        """A heading that names its film: “Casting de Marée basse”, “Distribution du film Marée basse”."""
        if not (line.level or line.strong or line.gap) or len(line.text) > _SHORT:
            return None
        said = fold(line.text)
        for start in self.starts.values():
            if said.endswith(f" {start.key}") and (of := _OF_FILM.search(said[: -len(start.key)])):
                known = meaning(said[: of.start()])
                return known if known and known.section else None
        return None

    def closes(self, line: Line) -> bool:
        """A heading after which a document of several films speaks of itself: “ÉQUIPE DU FESTIVAL”, “Président : …”."""
        if not (self.several and self.write.film) or line.cells:
            return False
        label, colon, _ = line.text.partition(":")
        known = meaning(label) if colon else None
        officer = (
            known is not None
            and known.match is not None
            and set(known.match.roles) == {"legal-representative"}
        )
        apart = line.gap or line.level or line.strong or label.isupper()
        heads = bool(apart) and len(label) < _SHORT and is_elsewhere(label)
        if heads or officer:
            self.write.film, self.write.section, self.open = "", "", None
        return heads or officer

    def interviews(self, line: Line) -> bool:
        """“ENTRETIEN AVEC ADA NKOMO” opens an interview: whose it is is no credit."""
        apart = line.text.isupper() or line.level or line.strong or line.gap
        if line.cells or not apart or is_sentence(line.text):
            return False
        lead = next(iter(segments(line.text)), None)
        said = lead.meaning if lead and lead.mark == "phrase" else None
        return said is not None and said.section == "interview"
