"""Lines that can be titles of films by themselves, by what follows them, or by a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generique.extract.evidence import because, certainty, limit, worth
from generique.extract.follow import ANCHORS, followed, of_line
from generique.extract.headline import unled
from generique.extract.hints import may_follow
from generique.extract.inlines import Inline, inline
from generique.extract.labels import stated
from generique.extract.lines import Line
from generique.extract.meanings import meaning
from generique.extract.segments import segments
from generique.extract.titles import is_person, key, titles
from generique.extract.whole import Whole
from generique.names import organization_score, title
from generique.text import fold
from generique.words import words

_LONGEST, _SHORT, _SENTENCE = 160, 60, 140
_FEWEST = 2
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\b(?!\s*[-–/]\s*\d)")
_NEAR = 4
_STOP = re.compile(r"(?<=[^\W\d_]{2})\.\s+")
_LEADS_TO = re.compile(
    r"^(?:précédé|suivi|accompagné)e?s?\s+d[eu'’][^.]{0,40}$|\d{1,2}\s?[h:]\s?\d{0,2}\s*:?$", re.IGNORECASE
)
_SPEAKS = re.compile(r"[«“\"\d:(|•·–—]|\b(?:d[eu]|des|par|by|film)\b|\bd['’]|\bréal", re.IGNORECASE)
STATED = frozenset({"stated", "stated-other", "stated-translated", "film-label"})
TITLED = ANCHORS | STATED - {"stated-translated"}
DIRECTED = frozenset({"of", "blurb", "director", "by", "author", "role", "inline", "near", "name"})


class Start(NamedTuple):
    """A film begins on this line: its title, other titles as (property, title), and what speaks for it.

    ``lines`` are those that the title takes, 0 where its line says more than that; ``rest`` is what its line says
    after it, ``inline`` what a line says that tells the whole film.
    """

    line: Line
    key: str
    title: str
    others: tuple[tuple[str, str], ...]
    verbatim: str
    lines: int
    evidence: frozenset[str]
    rest: str = ""
    inline: Inline | None = None

    @property
    def certainty(self) -> float:
        """How sure it is that this is a title of a film."""
        return certainty(self.evidence)

    @property
    def reason(self) -> str:
        """Why it is taken for a title."""
        return because(self.evidence)


def by_lines(lines: Sequence[Line], text: Whole) -> dict[int, Start]:
    """The lines that can be titles by themselves and by what follows."""
    found: dict[int, Start] = {}
    free = 0
    others = silent(lines)
    told_of = {line.index for run in _careers(lines) for line in run}
    for line in lines:
        if line.index in told_of:
            continue
        if line.index < free or (len(line.text) > _LONGEST and not line.cells):
            told = _stated(line, ()) or _told(line) or _boxed(line, text) if line.index >= free else None
        else:
            after = [other for other in lines[line.index + 1 : line.index + 1 + _NEAR] if other.gap < 6]
            before = lines[line.index - 1] if line.index else None
            told = _stated(line, after) or _told(line) or _followed(line, before, after, text)
        if told and worth(told.evidence) >= limit("enough"):
            found[line.index] = told
            free = line.index + max(told.lines, 1)
    outside = {set_as(start.line) for index, start in found.items() if index not in others}
    return {
        index: start
        for index, start in found.items()
        if index not in others or set_as(start.line) in outside or text.times(start.verbatim) > 1
    }


def silent(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of sections about other films, filmographies, “à voir aussi”."""
    found: set[int] = set()
    heading: Line | None = None
    for line in lines:
        known = None if line.cells or len(line.text) > _SHORT else meaning(line.text)
        if _of_others(line) or (known and known.section in {"filmography", "contents"} and not known.match):
            heading = line
        elif heading and ((known and known.section) or (line.level and line.level <= heading.level)):
            heading = None
        if heading and line is not heading:
            found.add(line.index)
    return frozenset(found)


def _careers(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines one under another that all start with a year, the years in order: what somebody made before."""
    run: list[Line] = []
    for line in [*lines, None]:
        year = line and not line.level and _YEAR_FIRST.match(line.text)
        if line and year and run and not line.gap:
            run.append(line)
            continue
        if len(run) >= _FEWEST and _in_order([int(one.text[:4]) for one in run]):
            yield run
        run = [line] if line and year else []


def _in_order(years: list[int]) -> bool:
    return years in (sorted(years), sorted(years, reverse=True)) and len(set(years)) > 1


def _of_others(line: Line) -> bool:
    """Whether a short line that stands apart is a heading over other films."""
    if (
        len(line.text) > _SHORT
        or not (line.gap or line.level or line.text.isupper())
        or any(map(str.isdigit, line.text))
    ):
        return False
    said = f" {fold(line.text)} "
    return any(f" {other} " in said for other in words("other_films"))


def _stated(line: Line, after: Sequence[Line]) -> Start | None:
    said = stated(line, after)
    if said is None:
        return None
    shown, others = titles(said.title)
    return Start(line, key(shown), shown, others, said.title, said.lines, frozenset({said.evidence}))


def _told(line: Line) -> Start | None:
    """A film told in one line."""
    said = inline(line.text)
    if said is None:
        return None
    return Start(
        line,
        key(said.title),
        said.title,
        said.others,
        said.verbatim,
        1,
        frozenset({"inline"}),
        said.rest,
        said,
    )


def _followed(line: Line, before: Line | None, after: Sequence[Line], text: Whole) -> Start | None:
    if not may_follow(line, after):
        return None
    if not _apart(line, before) and not _says_enough(line):
        return None
    said = followed(line, after, text.says)
    if said is None:
        return None
    shown, others = titles(said.title)
    others = (*others, *((kind, title(other)) for kind, other in said.others))
    evidence = said.evidence | set(style(line, said.title))
    if "person" in evidence and not {"of", "facts"} <= evidence and text.says(f": {said.title}"):
        evidence |= {"credited"}
    if before and is_person(before.text) and (before.gap or not before.index) and not line.gap:
        evidence |= {"above"}
    return Start(line, key(shown), shown, others, said.title, said.lines, evidence, said.rest)


def _boxed(line: Line, text: Whole) -> Start | None:
    """A long line that tells a film as boxes of papers do: “« Brumes », film de Zoé Vial. Avec Ada Nkomo … (1 h 39).”"""
    stop = _STOP.search(line.text) if line.text[:1] in '«“"' and not line.cells else None
    lead = next(iter(segments(line.text[stop.end() : stop.end() + _LONGEST])), None) if stop else None
    if stop is None or lead is None or not (lead.mark and lead.meaning):
        return None
    found = _followed(replace(line, text=line.text[: stop.start()]), None, (), text)
    if found is None:
        return None
    return found._replace(line=line, rest=f"{found.rest}. {line.text[stop.end() :]}", lines=1)


def _apart(line: Line, before: Line | None) -> bool:
    """Whether a line stands apart, as titles do: “Précédé de :” leads to one."""
    led = before is not None and len(before.text) < _SHORT and _leads(before)
    set_off = before is not None and line.strong and not before.strong
    loud = (line.cells[0] if line.cells else line.text).isupper()
    return bool(line.gap or line.level or not line.index or loud or set_off or led or is_numbered(line))


def _leads(before: Line) -> bool:
    """Whether a line leads to a title: “Précédé de :”, “FICHE TECHNIQUE” alone in its line."""
    if _LEADS_TO.search(before.text):
        return True
    known = None if before.cells else meaning(before.text)
    return known is not None and known.section in {"technical", "credits"} and not known.match


def is_numbered(line: Line) -> bool:
    """Whether a number leads a line: “2. Marée basse”."""
    return line.text[:1].isdigit() and unled(line.text) != line.text


def _says_enough(line: Line) -> bool:
    """Whether a line says itself that its title is one, wherever it stands: who made the film, and facts."""
    if not _SPEAKS.search(line.text):
        return False  # most lines of lists are names alone
    label = line.cells[0] if line.cells else line.text.partition(":")[0] if ":" in line.text else ""
    if label and meaning(label):
        return False  # a credit or a fact
    said = of_line(line)
    told = set(said.evidence) if said else set()
    sentence = len(line.text) > _SENTENCE or (line.text.endswith(".") and "role" not in told)
    return not sentence and (len(told & {"by", "author", "told-facts", "quoted"}) > 1 or "role" in told)


def style(line: Line, text: str) -> Iterator[str]:
    """How a title is set, and whether it reads as something else."""
    yield from (
        name for name, so in (("level", line.level), ("loud", text.isupper()), ("strong", line.strong)) if so
    )
    if line.gap or not line.index:
        yield "apart"
    if is_numbered(line):
        yield "numbered"
    if is_person(text):
        yield "person"
    if organization_score(text) >= 0.9 and not line.text.startswith(("«", "“", '"')):
        yield "organization"


def set_as(line: Line) -> tuple[object, ...]:
    """How a line is set; a heading of one level is set as the others, be its words in capitals or not."""
    loud = not line.level and (line.cells[0] if line.cells else line.text).isupper()
    return bool(line.gap), loud, line.strong, line.level
