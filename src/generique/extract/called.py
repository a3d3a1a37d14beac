"""Titles that sentences call films, without quotation marks: “le tournage de Marée basse”, “…, un film de …”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from generique.extract.lines import Line
from generique.extract.titles import is_person, is_titular
from generique.extract.whole import Whole
from generique.names import organization_score
from generique.words import table

_STOP = re.compile(r"[,;:.!?()«»“”|…]|\s[–—-]\s|$")
_WORD = re.compile(r"[\w’'-]+")
_LONGEST_NAME, _MOST_WORDS, _MOST_CALLED = 9, 40, 60


def called(lines: Sequence[Line], text: Whole) -> Iterator[tuple[str, Line, str]]:
    """Titles with the line that calls them films, and the evidence that it is.

    >>> said = [Line(0, "Le tournage de Marée basse a commencé.", "1"), Line(1, "Marée basse sortira.", "2")]
    >>> [(title, evidence) for title, _, evidence in called(said, Whole(said))]
    [('Marée basse', 'named')]
    """
    said = ((words, line, start) for line in lines if not line.cells for words, start in _called(line.text))
    for words, line, start in islice(said, _MOST_CALLED):
        if named := _recurring(words, text, start):
            yield named, line, "named"
        elif start and line.text.endswith(words) and _is_alone(words):
            yield words, line, "named-once"


@cache
def _naming() -> re.Pattern[str]:
    """What stands before a title in a sentence: “le tournage de …”, “le film …”, “le documentaire intitulé …”."""
    return re.compile(rf"{_before()}(?-i:(?=[A-ZÀ-Þ])(?!D['’]|D[EU]\s|PAR\s))", re.IGNORECASE)


@cache
def _naming_quoted() -> re.Pattern[str]:
    """The same before a title in quotation marks."""
    return re.compile(rf"{_before()}[«“\"]\s*", re.IGNORECASE)


def _before() -> str:
    kinds = "|".join(re.escape(row["words"]).replace(r"\ ", "[ -]") for row in table("film_kinds"))
    of = "tournage|sortie|projection|avant-première|synopsis|générique|équipe|bande-annonce|affiche|première"
    return rf"\b(?:(?:{of})\s+(?:de\s+|d['’]|du\s+film\s+)|(?:{kinds}|intitulée?)\s+)"


def introduced(text: str, title: str) -> bool:
    """Whether a sentence calls a title that it quotes a film.

    >>> introduced("Le long métrage « Brumes » se tourne à Brest.", "Brumes")
    True
    >>> introduced("« Brumes », dit-elle, c’est un mot.", "Brumes")
    False
    """
    return any(text.startswith(title, before.end()) for before in _naming_quoted().finditer(text))


@cache
def _named() -> re.Pattern[str]:
    """What stands behind a title in a sentence: “…, le premier film de”, “… est un documentaire”."""
    kinds = "|".join(re.escape(row["words"]).replace(r"\ ", "[ -]") for row in table("film_kinds"))
    return re.compile(
        rf",\s+(?:en salles?|au cinéma|sur les écrans)\b|(?:,\s+|\s+est\s+)(?:un|une|le|la|son|sa)\s+"
        rf"(?:(?:premier|première|nouveau|nouvelle|deuxième|dernier|second|troisième|très beau|beau)\s+)?(?:{kinds})\b",
        re.IGNORECASE,
    )


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


def _is_alone(words: str) -> bool:
    """Whether the last words of a line are a title: “le début du tournage de Marée basse”."""
    short = words.count(" ") < _LONGEST_NAME and is_titular(words)
    return short and not is_person(words) and organization_score(words) < 0.9


def _recurring(words: str, text: Whole, start: bool) -> str:
    """The longest title at the start, or at the end, of some words that the document says again, “” for none."""
    spans = [match.span() for match in _WORD.finditer(words)][:_MOST_WORDS]
    for size in range(min(len(spans), _LONGEST_NAME), 0, -1):
        part = words[: spans[size - 1][1]] if start else words[spans[-size][0] :]
        if part[0].isupper() and text.times(part) > 1 and is_titular(part):
            return "" if is_person(part) or organization_score(part) >= 0.9 else part
    return ""
