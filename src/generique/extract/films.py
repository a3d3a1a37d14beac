"""The films of a document, and where each begins: titles weighed by their lines and by the whole document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from generique.extract.evidence import because, certainty, limit, worth
from generique.extract.facts import compact
from generique.extract.follow import ANCHORS, followed, of_line
from generique.extract.head import Candidate, Whole, bare, best, weighed
from generique.extract.headline import Headline, unled
from generique.extract.inlines import Inline, inline
from generique.extract.labels import stated
from generique.extract.lines import Line
from generique.extract.meanings import meaning
from generique.extract.segments import segments
from generique.extract.titles import is_person, key, titles
from generique.names import organization_score, title
from generique.text import fold
from generique.words import words

_LONGEST = 160
_NEAR, _SEVERAL = 4, 2
_LEADS_TO = re.compile(
    r"^(?:précédé|suivi|accompagné)e?s?\s+d[eu'’][^.]{0,40}$|\d{1,2}\s?[h:]\s?\d{0,2}\s*:?$", re.IGNORECASE
)
_SHORT, _SENTENCE = 60, 140
TITLED = ANCHORS | {"stated", "stated-other", "film-label"}
DIRECTED = frozenset({"of", "blurb", "director", "by", "author", "role", "inline", "near", "name"})
_STATED = frozenset({"stated", "stated-other", "stated-translated", "film-label"})
_SPEAKS = re.compile(r"[«“\"\d:(|•·–—]|\b(?:d[eu]|des|par|by|film)\b|\bd['’]|\bréal", re.IGNORECASE)


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


def starts(lines: Sequence[Line], page: str | None = None) -> dict[int, Start]:
    """Where films begin, by the index of the line of the title; ``page`` is what the file or page is called."""
    found = _told_or_named(lines, page)
    if any(" / " in start.title for start in found.values()) and _in_two_languages(lines):
        found = {index: _halved(start) for index, start in found.items()}
    return _by_year(found, lines)


def _told_or_named(lines: Sequence[Line], page: str | None) -> dict[int, Start]:
    """The titles that lines tell, unless the whole document speaks for another one."""
    text = Whole(lines)
    found = _chosen(_alike(_by_lines(lines, text), lines))
    told = {index: (start.verbatim, start.evidence) for index, start in found.items()}
    ranked = weighed(lines, page, told, text)
    named = best(ranked)
    if not found:
        return {named.line.index: _named(named)} if named else {}
    names = {bare(start.verbatim) for start in found.values()}
    likely = max((worth(one.evidence) for one in ranked if bare(one.title) in names), default=0.0)
    if named is None or bare(named.title) in names or worth(named.evidence) - likely < limit("better"):
        return found
    return {named.line.index: _named(named)}


def _in_two_languages(lines: Sequence[Line]) -> bool:
    """Whether several headings stand in two languages: “RÉALISATION / DIRECTOR”."""
    labels = ((line.cells[0] if line.cells else line.text.partition(":")[0]).strip() for line in lines)
    said = (label for label in labels if " / " in label and len(label) < _SHORT and meaning(label))
    return len(list(islice(said, _SEVERAL))) == _SEVERAL


def _halved(start: Start) -> Start:
    """“MARÉE BASSE / LOW TIDE”: a title and its translation."""
    first, _, second = start.verbatim.partition(" / ")
    if not second:
        return start
    return start._replace(
        key=key(title(first)), title=title(first), others=(*start.others, ("alternativeTitle", title(second)))
    )


def _named(said: Candidate) -> Start:
    """The film that the whole document speaks for."""
    shown, others = titles(said.title)
    return Start(said.line, key(shown), shown, others, said.title, said.size, said.evidence, said.rest)


def _by_lines(lines: Sequence[Line], text: Whole) -> dict[int, Start]:
    """The lines that can be titles by themselves and by what follows."""
    found: dict[int, Start] = {}
    free = 0
    silent = _silent(lines)
    for line in lines:
        if line.index < free or (len(line.text) > _LONGEST and not line.cells):
            told = _told(line) if line.index >= free else None
        else:
            after = [other for other in lines[line.index + 1 : line.index + 1 + _NEAR] if other.gap < 6]
            before = lines[line.index - 1] if line.index else None
            told = _stated(line, after) or _told(line) or _followed(line, before, after, text)
        if told and worth(told.evidence) >= limit("enough"):
            found[line.index] = told
            free = line.index + max(told.lines, 1)
    outside = {_set(start.line) for index, start in found.items() if index not in silent}
    return {
        index: start
        for index, start in found.items()
        if index not in silent or _set(start.line) in outside or text.times(start.verbatim) > 1
    }


def _silent(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of sections about other films: filmographies, “à voir aussi”."""
    silent: set[int] = set()
    heading: Line | None = None
    for line in lines:
        known = None if line.cells or len(line.text) > _SHORT else meaning(line.text)
        if _of_others(line) or (known and known.section in {"filmography", "contents"} and not known.match):
            heading = line
        elif heading and ((known and known.section) or (line.level and line.level <= heading.level)):
            heading = None
        if heading and line is not heading:
            silent.add(line.index)
    return frozenset(silent)


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
    if not _apart(line, before) and not _says_enough(line):
        return None
    said = followed(line, after, text.says)
    if said is None:
        return None
    shown, others = titles(said.title)
    others = (*others, *((kind, title(other)) for kind, other in said.others))
    evidence = said.evidence | set(style(line, said.title))
    if before and is_person(before.text) and (before.gap or not before.index) and not line.gap:
        evidence |= {"above"}
    return Start(line, key(shown), shown, others, said.title, said.lines, evidence, said.rest)


def _apart(line: Line, before: Line | None) -> bool:
    """Whether a line stands apart, as titles do: “Précédé de :” leads to one."""
    led = before is not None and len(before.text) < _SHORT and bool(_LEADS_TO.search(before.text))
    set_off = before is not None and line.strong and not before.strong
    loud = (line.cells[0] if line.cells else line.text).isupper()
    return bool(line.gap or line.level or not line.index or loud or set_off or led or _is_numbered(line))


def _is_numbered(line: Line) -> bool:
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
    if _is_numbered(line):
        yield "numbered"
    if is_person(text):
        yield "person"
    if organization_score(text) >= 0.9 and not line.text.startswith(("«", "“", '"')):
        yield "organization"


def _chosen(found: dict[int, Start]) -> dict[int, Start]:
    """Of titles that labels state those in the first place; beside a label, nothing less sure.

    One label beside several films that say who directed them gives the title of the document.
    """
    said = [start for start in found.values() if start.evidence & _STATED]
    directed = [
        start for start in found.values() if start.evidence & DIRECTED and not start.evidence & _STATED
    ]
    others = {start.key for start in directed}
    for evidence in ("stated", "film-label", "stated-other"):
        if first := [start for start in said if evidence in start.evidence]:
            break
    else:
        first = said[:1]
    if len(others) > 1 and len({start.key for start in first} - others) < 2:
        first = [start for start in first if start.key in others]
        return {index: start for index, start in found.items() if start in first or start not in said}
    if first:
        return {start.line.index: start for start in first}
    likely = {_set(start.line) for start in directed}
    return {
        index: start
        for index, start in found.items()
        if not directed or start in directed or _set(start.line) in likely or "told-facts" in start.evidence
    }


def _alike(found: dict[int, Start], lines: Sequence[Line]) -> dict[int, Start]:
    """The films, and the lines that are set as several titles are: with facts beside them, or with roles under them."""
    if any(start.evidence & _STATED for start in found.values()):
        return found
    sets: dict[tuple[object, ...], list[Line]] = {}
    weak: dict[int, Headline] = {}
    for line in lines:
        distinct = line.level or line.strong or (line.cells[0] if line.cells else line.text).isupper()
        if line.index in found:
            sets.setdefault(_set(line), []).append(line)
        elif distinct and len(line.text) <= _LONGEST and (said := of_line(line)):
            if "told-facts" in said.evidence:
                sets.setdefault(_set(line), []).append(line)
            weak[line.index] = said
    free = {index + n for index, start in found.items() for n in range(start.lines)}
    more = dict(found)
    for index, said in weak.items():
        line = lines[index]
        if len(sets.get(_set(line), ())) < 2 or index in free:
            continue
        under = lines[index + 1 : index + 1 + _NEAR]
        evidence = {"alike", *said.evidence, *style(line, said.title)} | (
            {"near"} if any(_credits(other) for other in under) else set()
        )
        if worth(evidence) >= limit("enough") and evidence & {"near", "told-facts"}:
            shown, others = titles(said.title)
            more[index] = Start(
                line, key(shown), shown, others, said.title, 1, frozenset(evidence), said.rest
            )
    return dict(sorted(more.items()))


def _credits(line: Line) -> bool:
    """Whether a line starts with a role."""
    parts = segments(line.text) if not line.cells else ()
    known = meaning(line.cells[0] if line.cells else line.text) or (
        parts[0].meaning if parts and parts[0].mark else None
    )
    return bool(known and known.match)


def _set(line: Line) -> tuple[object, ...]:
    """How a line is set."""
    loud = (line.cells[0] if line.cells else line.text).isupper()
    return bool(line.gap), loud, line.strong, line.level


def _by_year(found: dict[int, Start], lines: Sequence[Line]) -> dict[int, Start]:
    """Two films of one title have their year in their keys."""
    years: dict[str, dict[int, str]] = {}
    for index, start in found.items():
        facts = (fact for line in lines[index + 1 : index + 4] for fact in compact(line.text))
        if year := next((fact.value for fact in facts if fact.property == "year"), None):
            years.setdefault(start.key, {})[index] = year
    for told in years.values():
        if len(set(told.values())) > 1:
            for index, year in told.items():
                found[index] = found[index]._replace(key=f"{found[index].key} {year}")
    return found
