"""The film that a whole document speaks of: its head, its pages, the titles it quotes and names again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from generique.dates import parse_date
from generique.extract.called import called, introduced
from generique.extract.evidence import limit, worth
from generique.extract.headline import headline
from generique.extract.lines import Line
from generique.extract.meanings import meaning
from generique.extract.segments import segments
from generique.extract.titles import is_person
from generique.extract.whole import Whole
from generique.names import organization_score
from generique.text import fold
from generique.words import words

_HEAD = 10
_SHORT = 70
_LATE = 2
_RUNNING = 3
_MOST_WEIGHED, _OFTEN = 12, 3
_ARTICLE = re.compile(r"^(?:les|le|la|l)\s")
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]{2,90}?)\s*[»”\"]")
_OF_FILMS = re.compile(r"\b(?:films?|réalis\w*|cinéma|tourn\w*|métrages?|séries?)\b", re.IGNORECASE)
_DIGITS = re.compile(r"[\d\s.–—/-]+$|^[\d\s.–—/-]+")


class Candidate(NamedTuple):
    """A text that may be the title, where it stands first, and what speaks for it.

    ``size``: how many lines say nothing else but it and ``rest``, 0 where they say more.
    """

    title: str
    line: Line
    evidence: frozenset[str]
    size: int = 0
    rest: str = ""


def quoted(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """The titles in quotation marks, with their lines."""
    for line in lines:
        yield from ((text, line) for text in titles_in(line.text))


def titles_in(text: str) -> Iterator[str]:
    """What a text quotes that can be a title.

    >>> list(titles_in("« Brumes » est un film, dit-elle : « C’est vrai. »"))
    ['Brumes']
    """
    for match in _QUOTED.finditer(text):
        said = match[1]
        if _spoken().match(text, match.end()):
            continue
        if not said[0].islower() and said.count(" ") < 9 and not said.endswith((".", "!", ",")):
            yield said


@cache
def _spoken() -> re.Pattern[str]:
    """What follows speech in quotation marks: “, sourit-elle”, “, se souvient la comédienne”."""
    verbs = "|".join(sorted(map(re.escape, words("speech_verbs"))))
    return re.compile(rf",?\s+(?:se\s+|s['’])?(?:{verbs})(?=[\s-])")


def bare(text: str) -> str:
    """A title without its article, folded: what two mentions of it have in common.

    >>> bare("LA MARÉE") == bare("Marée")
    True
    """
    return _ARTICLE.sub("", fold(text))


class _Gathered:
    """Candidates as they are gathered, by their bare text."""

    def __init__(self) -> None:
        self.found: dict[str, Candidate] = {}

    def add(self, text: str, line: Line, evidence: Sequence[str], size: int = 0, rest: str = "") -> None:
        """One more mention of a title."""
        name = bare(text)
        if not name:
            return
        known = self.found.get(name)
        if known is None:
            self.found[name] = Candidate(text, line, frozenset(evidence), size, rest)
            return
        better = (known.title.isupper() and not text.isupper()) or len(text) > len(known.title)
        first = known if known.size or not size else Candidate(text, line, known.evidence, size, rest)
        self.found[name] = first._replace(
            title=text if better else known.title, evidence=known.evidence | set(evidence)
        )


def weighed(
    lines: Sequence[Line], page: str | None, told: Mapping[int, tuple[str, frozenset[str]]], text: Whole
) -> list[Candidate]:
    """What may be the title, by all that the document says of it; the likeliest first.

    ``told`` are titles by their lines, with their evidence; ``page`` is the title of the file or page.
    """
    gathered = _Gathered()
    for index, (title, about) in told.items():
        gathered.add(title, lines[index], tuple(about), size=1)
    _heads(lines, gathered, text)
    unsure = all(worth(evidence) < limit("sure") for _, evidence in told.values())
    _quotes(lines, gathered, unsure)
    if unsure:
        for said, line, evidence in called(lines, text):
            gathered.add(said, line, [evidence, *(["head"] if line.index < _HEAD else [])])
    _running(lines, gathered)
    for name, found in gathered.found.items():
        more = {"late"} if "inline" in found.evidence and _is_late(found.line, lines) else set()
        more |= {"page"} if page and f" {name} " in f" {fold(page)} " else set()
        gathered.found[name] = found._replace(evidence=found.evidence | more)
    ranked = sorted(gathered.found.values(), key=lambda one: -worth(one.evidence))
    likely = [_said(one, text) for one in ranked[:_MOST_WEIGHED]] + ranked[_MOST_WEIGHED:]
    return sorted(likely, key=lambda one: -worth(one.evidence))


def best(ranked: Sequence[Candidate]) -> Candidate | None:
    """The title that the whole document speaks for, None where too little does or two are as likely."""
    if not ranked or worth(ranked[0].evidence) < limit("enough"):
        return None
    if len(ranked) > 1 and worth(ranked[1].evidence) >= worth(ranked[0].evidence):
        return None
    return ranked[0]


def _is_late(line: Line, lines: Sequence[Line]) -> bool:
    """Whether most credits of the document stand before this line."""
    before = sum(1 for other in lines[: line.index] if "credit" in _over(other))
    return before >= _LATE and before >= sum(
        1 for other in lines[line.index + 1 :] if "credit" in _over(other)
    )


def _said(found: Candidate, text: Whole) -> Candidate:
    """A candidate with the evidence of how often the document names it."""
    name = bare(found.title)
    # “le tournage du Silence du barrage” says the title without its article.
    times = max(text.times(found.title), text.times(name) if " " in name else 0)
    more = ({"said"} if times > 1 else set()) | ({"often"} if times >= _OFTEN else set())
    if text.says(f": {found.title}") and is_person(found.title):
        more |= {"credited"}
    return found._replace(evidence=found.evidence | more)


def _heads(lines: Sequence[Line], gathered: _Gathered, text: Whole) -> None:
    """The lines of the document’s head, and its headings of the first level."""
    loud: list[str] = []
    free = 0
    for line in lines:
        if line.index < free or (line.index >= _HEAD and line.level != 1):
            continue
        said = headline(line.joined(" | "))
        if said is None or (_QUOTED.search(line.text) and not said.evidence):
            continue
        if len(line.cells) > 2 and not said.evidence:
            continue
        title, size = _whole(said.title, line, lines, text), int(not line.cells)
        if title != said.title:
            size, free = 2, line.index + 2
        following = lines[line.index + max(size, 1)] if line.index + max(size, 1) < len(lines) else None
        evidence = [*said.evidence, *_set(line, title), *_over(following)]
        loud += [title] if line.text.isupper() and "over-name" not in evidence else []
        gathered.add(title, line, evidence, size, said.rest)
    if len(loud) == 1:
        name = bare(loud[0])
        gathered.found[name] = gathered.found[name]._replace(
            evidence=gathered.found[name].evidence | {"alone-loud"}
        )


def _whole(title: str, line: Line, lines: Sequence[Line], text: Whole) -> str:
    """A title with its second line, where the document names both as one."""
    following = lines[line.index + 1] if line.index + 1 < len(lines) else None
    if following is None or following.gap or following.style != line.style or following.cells:
        return title
    return f"{title} {following.text}" if text.times(f"{title} {following.text}") else title


def _set(line: Line, text: str) -> Iterator[str]:
    if line.index < _HEAD:
        yield "head"
    if line.index == 0:
        yield "first"
    if line.level == 1:
        yield "level1"
    yield from (
        name for name, so in (("loud", text.isupper()), ("strong", line.strong), ("apart", line.gap)) if so
    )
    if is_person(text):
        yield "person"
    if organization_score(text) >= 0.9 and not line.text.startswith(("«", "“", '"')):
        yield "organization"


def _over(following: Line | None) -> Iterator[str]:
    """What the line under a headline makes of it: the head of a list of credits, the heading of a name."""
    if following is None:
        return
    lead = next(iter(segments(following.text)), None) if not following.cells else None
    known = meaning(following.cells[0] if following.cells else following.text) or (
        lead and lead.mark and lead.meaning
    )
    if known and known.match:
        yield "credit"
    elif not following.gap and is_person(following.text):
        yield "over-name"
    elif not following.gap and following.index == 1 and _is_issue(following.text):
        yield "masthead"


def _is_issue(text: str) -> bool:
    """Whether a line starts with a day and its year, as under the name of a newspaper: “Jeudi 18 mai 2023 | …”."""
    dates = parse_date(text)
    return bool(dates) and dates[0].start == 0 and dates[0].precision == "day" and text[:1].isalpha()


def _quotes(lines: Sequence[Line], gathered: _Gathered, unsure: bool) -> None:
    quotes = list(quoted(lines))
    times = Counter(bare(text) for text, _ in quotes)
    for text, line in quotes:
        evidence = ["quoted"] + (["about"] if _OF_FILMS.search(line.text) else [])
        evidence += ["quotes"] if times[bare(text)] > 1 else []
        evidence += ["quotes-often"] if times[bare(text)] > 2 else []
        evidence += ["head"] if unsure and line.index < _HEAD and len(line.text) < _SHORT else []
        if unsure and introduced(line.text, text):
            evidence += ["named", *(["head"] if line.index < _HEAD else [])]
        gathered.add(text, line, evidence)


def _running(lines: Sequence[Line], gathered: _Gathered) -> None:
    """Lines that return at the head or foot of pages."""
    seen: dict[str, list[Line]] = {}
    for line in lines:
        if len(line.text) < 90 and (text := _DIGITS.sub("", line.text)):
            seen.setdefault(text, []).append(line)
    for same in seen.values():
        line = same[0]
        if len(same) < _RUNNING:
            continue
        said = headline(line.joined(" | "))
        if said and not is_person(said.title) and organization_score(said.title) < 0.9:
            gathered.add(said.title, line, ["repeated", *said.evidence])
