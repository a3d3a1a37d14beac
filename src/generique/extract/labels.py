"""Titles that a label states: “Titre : Marée basse”, “film_title: Marée basse”, a cell “Titre original”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from generique.extract.contact import has_contact
from generique.extract.lines import Line
from generique.extract.meanings import meaning
from generique.extract.titles import is_titular
from generique.text import fold
from generique.words import table

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|_")
_NUMBER = re.compile(r"^(?:\d{1,2}\s?[.)/–-]\s*)+")
_NOTICE = re.compile(
    r"(?P<title>[^\[\]/:]{2,90}?)\s+\[(?:Images? animées?|Film|Vidéo\w*|Moving image)\]\s*[:/=]"
)
_LONGEST_LABEL, _LONGEST, _MOST = 60, 120, 7
_EVIDENCE = {"translated": "stated-translated", "original": "stated-other", "working": "stated-translated"}


class Stated(NamedTuple):
    """A title after its label: the evidence that the label is, and how many lines both take, 0 where theirs says more."""

    title: str
    evidence: str
    lines: int


def stated(line: Line, after: Sequence[Line]) -> Stated | None:
    """The title that a label in this line states, there or in the line below; that of a library’s notice.

    >>> stated(Line(0, "Titre original du film : Marée basse", "1"), [])
    Stated(title='Marée basse', evidence='stated-other', lines=1)
    """
    if noted := _NOTICE.match(line.text):
        return Stated(noted["title"].strip(), "stated", 0)
    label, value = _label(line)
    evidence = of_title(label) if label else ""
    if not evidence:
        return None
    under = not value
    if under:
        following = after[0].text if after and after[0].gap < 2 and not after[0].cells else ""
        value = following if following and ":" not in following and not meaning(following) else ""
    if (
        not value
        or '":' in value
        or has_contact(value)
        or len(value) > _LONGEST
        or (line.cells and meaning(value))
    ):
        return None
    if evidence == "film-label" and (under or not is_titular(value)):
        return None
    return Stated(value, evidence, 2 if under else 1)


def _label(line: Line) -> tuple[str, str]:
    if line.cells:
        label, value = line.cells[0], line.cells[1]
        if len(line.cells) > 2 and ":" in value and of_title(value.partition(":")[0]):
            return _halves(value)
        return (label, value) if ":" not in label.rstrip(" :") else _halves(label)
    return _halves(line.text) if ":" in line.text else (line.text, "")


def _halves(text: str) -> tuple[str, str]:
    head, _, rest = text.partition(":")
    return head, rest.strip()


@lru_cache(maxsize=4096)
def of_title(label: str) -> str:
    """The evidence that a label is one of titles, “” where it is none.

    >>> [of_title(label) for label in ("Titre", "film_title", "Titre anglais", "Film", "Titres", "Musique du film")]
    ['stated', 'stated', 'stated-translated', 'film-label', '', '']
    """
    if len(label) > _LONGEST_LABEL:
        return ""
    said = fold(_CAMEL.sub(" ", _NUMBER.sub("", label))).split()
    known = {row["word"]: row["says"] for row in table("title_labels")}
    if not 0 < len(said) <= _MOST or any(word not in known for word in said):
        return ""
    told = {known[word] for word in said}
    if "title" in told:
        return next(
            (_EVIDENCE[kind] for kind in ("translated", "working", "original") if kind in told), "stated"
        )
    return "film-label" if "film" in told and told <= {"film", ""} else ""
