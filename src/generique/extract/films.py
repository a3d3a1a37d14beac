"""The films of a document, and where each begins: titles weighed by their lines and by the whole document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from generique.extract.evidence import limit, worth
from generique.extract.facts import compact
from generique.extract.follow import directs, of_line
from generique.extract.head import Candidate, bare, best, weighed
from generique.extract.headline import Headline
from generique.extract.inlines import inline
from generique.extract.lines import Line
from generique.extract.madeby import made_by
from generique.extract.meanings import meaning
from generique.extract.segments import segments
from generique.extract.starts import DIRECTED, STATED, Start, by_lines, set_as, silent, style
from generique.extract.titles import key, titles
from generique.extract.whole import Whole
from generique.names import title

_LONGEST, _SHORT = 160, 60
_NEAR, _SEVERAL, _FEWEST = 4, 2, 3
_FACTUAL = frozenset({"facts", "told-facts", "blurb", "inline"})


def starts(lines: Sequence[Line], page: str | None = None) -> dict[int, Start]:
    """Where films begin, by the index of the line of the title; ``page`` is what the file or page is called."""
    found = _told_or_named(lines, page)
    if any(" / " in start.title for start in found.values()) and _in_two_languages(lines):
        found = {index: _halved(start) for index, start in found.items()}
    return _by_year(found, lines)


def _told_or_named(lines: Sequence[Line], page: str | None) -> dict[int, Start]:
    """The titles that lines tell, unless the whole document speaks for another one."""
    text = Whole(lines)
    found = _chosen(_alike(by_lines(lines, text), lines))
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


def _chosen(found: dict[int, Start]) -> dict[int, Start]:
    """Of titles that labels state those in the first place; beside a label, nothing less sure.

    One label beside several films that say who directed them gives the title of the document.
    """
    said = [start for start in found.values() if start.evidence & STATED]
    directed = [
        start for start in found.values() if start.evidence & DIRECTED and not start.evidence & STATED
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
    likely = {set_as(start.line) for start in directed} | _listed(found.values())
    return {
        index: start
        for index, start in found.items()
        if not directed or start in directed or set_as(start.line) in likely or "told-facts" in start.evidence
    }


def _listed(found: Iterable[Start]) -> set[tuple[object, ...]]:
    """How titles are set of which several have a line of facts under them: a list of films, whoever directed them."""
    ways = Counter(set_as(start.line) for start in found if start.evidence & _FACTUAL)
    return {way for way, times in ways.items() if times >= _FEWEST}


def _alike(found: dict[int, Start], lines: Sequence[Line]) -> dict[int, Start]:
    """The films, and the lines that are set as several titles are: with facts beside them, or with roles under them."""
    if any(start.evidence & STATED for start in found.values()):
        return found
    found = dict(sorted({**_chapters(lines), **found}.items()))
    sets: dict[tuple[object, ...], list[Line]] = {}
    weak: dict[int, Headline] = {}
    for line in lines:
        distinct = line.level or line.strong or (line.cells[0] if line.cells else line.text).isupper()
        if line.index in found:
            sets.setdefault(set_as(line), []).append(line)
        elif distinct and len(line.text) <= _LONGEST and (said := of_line(line)):
            if "told-facts" in said.evidence:
                sets.setdefault(set_as(line), []).append(line)
            weak[line.index] = said
    factual = len(found) >= _SEVERAL and all(start.evidence & _FACTUAL for start in found.values())
    free = {index + n for index, start in found.items() for n in range(start.lines)}
    more = dict(found)
    for index, said in weak.items():
        line = lines[index]
        if len(sets.get(set_as(line), ())) < 2 or index in free:
            continue
        under = lines[index + 1 : index + 1 + _NEAR]
        evidence = {"alike", *said.evidence, *style(line, said.title)} | (
            {"near"} if any(_credits(other) for other in under) else set()
        )
        if (
            factual
            and not line.level
            and not any(
                compact(other.joined(" • ")) or inline(other.joined(" • ")) for other in (line, *under)
            )
        ):
            continue  # the films have facts under their titles: what has none is a heading over some of them
        if worth(evidence) >= limit("enough") and evidence & {"near", "told-facts"}:
            shown, others = titles(said.title)
            more[index] = Start(
                line, key(shown), shown, others, said.title, 1, frozenset(evidence), said.rest
            )
    return dict(sorted(more.items()))


def _chapters(lines: Sequence[Line]) -> dict[int, Start]:
    """Headings set alike that all have a director under them, a synopsis between or not: films, or parts of one."""
    sets: dict[tuple[object, ...], list[Start]] = {}
    others = silent(lines) if any(line.level for line in lines) else frozenset()
    for line in lines:
        said = of_line(line) if line.level and not line.cells and line.index not in others else None
        if said is None:
            continue
        under = takewhile(lambda other: not other.level, lines[line.index + 1 : line.index + 1 + _NEAR])
        if any(directs(other) for other in under):
            shown, more = titles(said.title)
            evidence = frozenset({"alike", "near", *said.evidence, *style(line, said.title)})
            sets.setdefault(set_as(line), []).append(
                Start(line, key(shown), shown, more, said.title, 1, evidence, said.rest)
            )
    return {
        start.line.index: start
        for chapters in sets.values()
        for start in chapters
        if len(chapters) >= _FEWEST and worth(start.evidence) >= limit("enough")
    }


def _credits(line: Line) -> bool:
    """Whether a line starts with a role, or says who made the film."""
    parts = segments(line.text) if not line.cells else ()
    known = meaning(line.cells[0] if line.cells else line.text) or (
        parts[0].meaning if parts and parts[0].mark else None
    )
    return bool(known and known.match) or made_by(line.text) is not None


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
