"""The film of a document that has no list under its title: told by its head, its page, the titles it quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generique.extract.lines import Line
from generique.extract.titles import is_person, is_titular
from generique.names import organization_score
from generique.text import fold

_HEAD = 8
_ENOUGH = 2.0
_MOST_COUNTED = 4
_ARTICLE = re.compile(r"^(?:les|le|la|l)\s")
_QUOTED = re.compile(r"[«“]\s*([^«»“”]{2,70}?)\s*[»”]")
_OF_FILMS = re.compile(r"\b(?:films?|réalis\w*|cinéma|tourn\w*|métrages?|séries?)\b", re.IGNORECASE)
_SURE = 3.0
_ALONE = 1.0


class Head(NamedTuple):
    """A title with the line it was found on, and how sure it is."""

    title: str
    line: Line
    certainty: float
    reason: str


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


def head(lines: Sequence[Line], page: str | None = None) -> Head | None:
    """The film that a document without a title of a list speaks of; ``page`` is the title of the file or page.

    >>> said = [Line(0, "TOURNAGE", "1"), Line(1, "Fin du tournage de « Brumes », le film d’Ada.", "2")]
    >>> head([*said, Line(2, "« Brumes » sortira en mai.", "3")]).title
    'Brumes'
    """
    quotes = list(quoted(lines))
    named = Counter(_bare(text) for text, _ in quotes)
    about = {_bare(text) for text, line in quotes if _OF_FILMS.search(line.text)}
    scores: dict[str, float] = {}
    first: dict[str, tuple[str, Line]] = {}
    for text, line in quotes:
        bare = _bare(text)
        scores[bare] = min(named[bare], _MOST_COUNTED) - 0.5 + 0.5 * (bare in about)
        best = first.setdefault(bare, (text, line))
        if (best[0].isupper() and not text.isupper()) or len(text) > len(best[0]):
            first[bare] = (text, best[1])
    loud = [
        line
        for line in lines[:_HEAD]
        if line.text.isupper() and _worth(line, page) and not _over_name(line, lines)
    ]
    for line in lines:
        if line.index >= _HEAD and line.level != 1:
            continue
        if (worth := _worth(line, page)) and (bare := _bare(line.text)):
            scores[bare] = scores.get(bare, 0.0) + worth + (_ALONE if [line] == loud else 0.0)
            first.setdefault(bare, (line.text, line))
    best_of = max(scores, key=lambda bare: scores[bare], default="")
    if scores.get(best_of, 0.0) < _ENOUGH or _shared(best_of, scores):
        return None
    text, line = first[best_of]
    sure = scores[best_of] >= _SURE
    return Head(text, line, 0.9 if sure else 0.75, "the title that the document’s head and sentences name")


def _over_name(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a name stands right under a line, so that it is a heading."""
    following = lines[line.index + 1] if line.index + 1 < len(lines) else None
    return following is not None and not following.gap and is_person(following.text)


def _shared(best: str, scores: dict[str, float]) -> bool:
    """Whether another title is as likely: then the document speaks of several films."""
    return any(bare != best and score >= scores[best] for bare, score in scores.items())


def _bare(text: str) -> str:
    return _ARTICLE.sub("", fold(text))


def _worth(line: Line, page: str | None) -> float:
    """How much a line is set as the title of its document."""
    text = line.text
    if line.cells or _QUOTED.search(text) or not is_titular(text):
        return 0.0
    if is_person(text) or organization_score(text) >= 0.9:
        return 0.0
    worth = 2.0 if line.level == 1 else 1.5 if line.index == 0 else 0.5
    worth += 0.5 if text.isupper() else 0.0
    return worth + (2.0 if page and f" {fold(text)} " in f" {fold(page)} " else 0.0)
