"""What can be a title, and how titles are written: told from headings, facts, dates and names of documents."""

from __future__ import annotations

import re
from functools import cache

from generique.extract.contact import has_contact
from generique.extract.facts import compact
from generique.extract.lines import Line
from generique.extract.meanings import meaning, mended
from generique.extract.segments import segments
from generique.names import is_given_name, title
from generique.text import fold
from generique.words import table, words

_MOST_WORDS = 14
_LONGEST = 90
_ENDS = (".", ",", ";", ":", "…»")
_EQUALS = re.compile(r"\s+=\s+")
_TIME = re.compile(r"\d{1,2}\s?h(?:\s?\d\d)?\b", re.IGNORECASE)
_MARKS = re.compile(r"\s*\([^\w()]*\)|\s*[★☆*]+$")
BRACKETED = re.compile(r"\((?P<other>[^()]+)\)")


def key(text: str) -> str:
    """The key of a film of one source: its folded title.

    >>> key("Les Petites Victoires")
    'les petites victoires'
    """
    return fold(text)


def titles(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The first title of a text and the others: “Le Bal des vauriens = Meurtre …”, “Ainsi va l’amour (Minnie)”.

    >>> titles("LE BAL (The Ball)")
    ('Le Bal', (('originalTitle', 'The Ball'),))
    """
    first, *equal = _EQUALS.split(_MARKS.sub("", text) or text)
    others = [("alternativeTitle", title(other)) for other in equal]
    head = BRACKETED.sub("", first).strip()
    if head and (bracket := BRACKETED.search(first)) and not any(char.isdigit() for char in bracket["other"]):
        others.append(("originalTitle", title(bracket["other"])))
        first = head
    return title(first), tuple(others)


def could_stand(line: Line, set_off: bool) -> bool:
    """Whether a line stands apart, as titles do."""
    apart = bool(line.gap or line.level or line.index == 0 or line.text.isupper() or set_off)
    return apart and not line.cells and len(line.text) <= 110 and bool(fold(line.text))


def may_be_title(line: Line, set_off: bool = False) -> bool:
    """Whether a line stands apart and its words could be a title."""
    apart = line.gap or line.level or line.index == 0 or line.text.isupper() or set_off
    return bool(apart) and not line.cells and is_titular(line.text)


def is_titular(text: str) -> bool:
    """Whether words could be a title: they are no heading, no fact, no date, no sentence.

    >>> [is_titular(text) for text in ("Marée basse", "FICHE TECHINQUE", "Le 9 octobre au cinéma")]
    [True, False, False]
    """
    if len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS or text.endswith(_ENDS) or has_contact(text):
        return False
    if not fold(text) or text[0].islower() or BRACKETED.fullmatch(text) or _TIME.match(text):
        return False
    if meaning(text) or mended(text) or compact(text) or _names_document(text) or _is_dated(text):
        return False
    return not any(part.meaning for part in segments(text) if part.mark)


@cache
def _documents() -> tuple[str, ...]:
    return tuple(f" {fold(row['words'])} " for row in table("documents"))


def _names_document(text: str) -> bool:
    """Whether a text is what documents are called: “DOSSIER DE PRESSE”, “Communiqué de presse – mai 2023”."""
    padded = f" {fold(text)} "
    return any(padded.startswith(named) for named in _documents())


@cache
def _date() -> re.Pattern[str]:
    months = sorted((name for row in table("months") for name in row["fr"].split("|")), key=len, reverse=True)
    return re.compile(
        rf"\b\d{{1,2}}(?:er)?\s+(?:{'|'.join(map(re.escape, months))})\b(?:\s+\d{{4}})?", re.IGNORECASE
    )


def _is_dated(text: str) -> bool:
    """Whether a text is a date with small words: “Paris, le 4 octobre 2023”, “Le 9 octobre au cinéma”."""
    if not any(char.isdigit() for char in text) or not (date := _date().search(text)):
        return False
    said = [*fold(text[: date.start()]).split(), *fold(text[date.end() :]).split()]
    return bool(said) and words("date_words").issuperset(said)


def is_person(text: str) -> bool:
    """Whether a text starts as names of people do: “Ada Nkomo”."""
    first, _, rest = text.partition(" ")
    return bool(rest) and is_given_name(first) and rest[:1].isupper()
