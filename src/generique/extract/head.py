"""The film that a whole document speaks of: its head, its pages, the titles it quotes and names again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from generique.extract.evidence import limit, worth
from generique.extract.headline import headline
from generique.extract.lines import Line
from generique.extract.meanings import meaning
from generique.extract.segments import segments
from generique.extract.titles import is_person, is_titular
from generique.names import organization_score
from generique.text import fold
from generique.words import table

_HEAD = 10
_LATE = 2
_RUNNING = 3
_MOST_WEIGHED, _OFTEN = 12, 3
_ARTICLE = re.compile(r"^(?:les|le|la|l)\s")
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]{2,90}?)\s*[»”\"]")
_OF_FILMS = re.compile(r"\b(?:films?|réalis\w*|cinéma|tourn\w*|métrages?|séries?)\b", re.IGNORECASE)
_DIGITS = re.compile(r"[\d\s.–—/-]+$|^[\d\s.–—/-]+")
_STOP = re.compile(r"[,;:.!?()«»“”|…]|\s[–—-]\s|$")
_WORD = re.compile(r"[\w’'-]+")
_LONGEST_NAME, _MOST_WORDS, _MOST_CALLED = 9, 40, 60


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
        if not said[0].islower() and said.count(" ") < 9 and not said.endswith((".", "!", ",")):
            yield said


def bare(text: str) -> str:
    """A title without its article, folded: what two mentions of it have in common.

    >>> bare("LA MARÉE") == bare("Marée")
    True
    """
    return _ARTICLE.sub("", fold(text))


class Whole:
    """The text of a document, asked how often it says something, whatever the capitals."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._text = _alike("\n".join(line.text for line in lines))

    def times(self, text: str) -> int:
        """How often a text stands within a line.

        >>> Whole([Line(0, "Brumes, de Zoé Vial", "1"), Line(1, "BRUMES", "2")]).times("Brumes")
        2
        """
        return self._text.count(_alike(text))

    def says(self, text: str) -> bool:
        """Whether a text stands within a line."""
        return _alike(text) in self._text


def _alike(text: str) -> str:
    return text.replace("’", "'").casefold()


@cache
def _naming() -> re.Pattern[str]:
    """What stands before a title in a sentence: “le tournage de …”, “le film …”, “le documentaire intitulé …”."""
    kinds = "|".join(re.escape(row["words"]).replace(r"\ ", "[ -]") for row in table("film_kinds"))
    of = "tournage|sortie|projection|avant-première|synopsis|générique|équipe|bande-annonce|affiche|première"
    return re.compile(
        rf"\b(?:(?:{of})\s+(?:de\s+|d['’]|du\s+film\s+)|(?:{kinds}|intitulée?)\s+)(?-i:(?=[A-ZÀ-Þ]))",
        re.IGNORECASE,
    )


@cache
def _named() -> re.Pattern[str]:
    """What stands behind a title in a sentence: “…, le premier film de”, “… est un documentaire”."""
    kinds = "|".join(re.escape(row["words"]).replace(r"\ ", "[ -]") for row in table("film_kinds"))
    return re.compile(
        rf"(?:,\s+|\s+est\s+)(?:un|une|le|la|son|sa)\s+(?:(?:premier|première|nouveau|nouvelle|deuxième|dernier|"
        rf"second|troisième|très beau|beau)\s+)?(?:{kinds})\b",
        re.IGNORECASE,
    )


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
    for index, (said, evidence) in told.items():
        gathered.add(said, lines[index], tuple(evidence), size=1)
    _heads(lines, gathered, text)
    _quotes(lines, gathered)
    _sentences(lines, gathered, text)
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
    return before >= _LATE and before > sum(
        1 for other in lines[line.index + 1 :] if "credit" in _over(other)
    )


def _said(found: Candidate, text: Whole) -> Candidate:
    """A candidate with the evidence of how often the document names it."""
    times = text.times(found.title)
    more = ({"said"} if times > 1 else set()) | ({"often"} if times >= _OFTEN else set())
    return found._replace(evidence=found.evidence | more)


def _heads(lines: Sequence[Line], gathered: _Gathered, text: Whole) -> None:
    """The lines of the document’s head, and its headings of the first level."""
    loud: list[str] = []
    free = 0
    for line in lines:
        if line.index < free or (line.index >= _HEAD and line.level != 1):
            continue
        said = headline(" | ".join(line.cells) if line.cells else line.text)
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


def _quotes(lines: Sequence[Line], gathered: _Gathered) -> None:
    quotes = list(quoted(lines))
    times = Counter(bare(text) for text, _ in quotes)
    for text, line in quotes:
        evidence = ["quoted"] + (["about"] if _OF_FILMS.search(line.text) else [])
        evidence += ["quotes"] if times[bare(text)] > 1 else []
        evidence += ["quotes-often"] if times[bare(text)] > 2 else []
        gathered.add(text, line, evidence)


def _sentences(lines: Sequence[Line], gathered: _Gathered, text: Whole) -> None:
    """Titles that sentences call films, without quotation marks."""
    said = ((words, line, start) for line in lines if not line.cells for words, start in _called(line.text))
    for words, line, start in islice(said, _MOST_CALLED):
        if named := _recurring(words, text, start):
            gathered.add(named, line, ["named"])


def _called(text: str) -> Iterator[tuple[str, bool]]:
    """The words after “the film”, or before “, a film by”, up to the next stop; and whether a title starts them."""
    for before in _naming().finditer(text):
        after = text[before.end() :]
        stop = _STOP.search(after)
        yield after[: stop.start() if stop else None], True
    for behind in _named().finditer(text):
        until = text[: behind.start()]
        yield (
            until[max((mark.end() for mark in _STOP.finditer(until) if mark[0]), default=0) :].strip(),
            False,
        )


def _recurring(words: str, text: Whole, start: bool) -> str:
    """The longest title at the start, or at the end, of some words that the document says again, “” for none."""
    spans = [match.span() for match in _WORD.finditer(words)][:_MOST_WORDS]
    for size in range(min(len(spans), _LONGEST_NAME), 0, -1):
        part = words[: spans[size - 1][1]] if start else words[spans[-size][0] :]
        if part[0].isupper() and text.times(part) > 1 and is_titular(part):
            return "" if is_person(part) or organization_score(part) >= 0.9 else part
    return ""


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
        said = headline(" | ".join(line.cells) if line.cells else line.text)
        if said and not is_person(said.title) and organization_score(said.title) < 0.9:
            gathered.add(said.title, line, ["repeated", *said.evidence])
