"""Lines that state facts with and without labels: “Durée : 1h16 – Année : 2023 – France”, “visa n° 154 233”."""

from __future__ import annotations

import re

from generique.dates import parse_date
from generique.extract.facts import Fact, one, values
from generique.extract.meanings import meaning
from generique.roles import Heading, vocabulary

_PARTS = re.compile(r"\s*(?:[•·|;]|\s[–—-]\s|\s/\s|\t|\s{3,})\s*")
_COLON = re.compile(r"\s*:\s+")
_COMMA = re.compile(r"\s*,\s*")
_NUMBER = re.compile(r"(?:n[°o]\s*)?[\d .\u00a0]{3,}")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LONGEST, _LONGEST_LABEL, _NEAR = 160, 6, 12


def factline(text: str, near: str | None = None) -> tuple[Fact, ...]:
    """The facts of a line that is nothing else and has a label in it; none for other lines.

    >>> [(fact.property, fact.value) for fact in factline("Durée : 1h16 – Année : 2023 – France")]
    [('runningTime', '76'), ('year', '2023'), ('country', 'FR')]
    >>> [(fact.property, fact.value) for fact in factline("visa d'exploitation 158 204")]
    [('identifier', '158204')]
    >>> factline("Son : Zoé Vial – Durée : 12 min")
    ()
    """
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return ()
    found: list[Fact] = []
    labelled = understood = 0
    parts = [part for part in _PARTS.split(text.strip(" .()")) if part]
    if len(parts) == 1 and _COLON.search(text):
        return ()  # a label with its value
    for part in parts:
        stated = _labelled(part, near)
        if not stated and _COLON.search(part):
            return ()
        bare = () if stated else tuple(fact for piece in _COMMA.split(part) for fact in one(piece))
        labelled += bool(stated)
        understood += bool(stated or bare)
        found += [*stated, *bare]
    return tuple(found) if labelled and understood * 2 >= len(parts) else ()


def _labelled(part: str, near: str | None) -> tuple[Fact, ...]:
    """The facts of “Durée : 1h16” and of “durée 1h16”."""
    colon = _COLON.search(part)
    if colon:
        known = meaning(part[: colon.start()])
        if known is None or known.fact is None or (known.match and known.fact.property == "release"):
            return ()
        return values(known.fact, part[colon.end() :], near)
    words = part.split()
    for cut in range(min(_LONGEST_LABEL, len(words) - 1), 0, -1):
        heading = vocabulary().heading(" ".join(words[:cut]))
        rest = " ".join(words[cut:])
        if heading and heading.meaning in {"attribute", "event"} and _is_value(heading, rest, near):
            return values(heading, rest, near)
    return ()


def _is_value(heading: Heading, rest: str, near: str | None) -> bool:
    """Whether a text without a colon before it is this attribute's value and nothing more."""
    if heading.property == "runningTime":
        return rest[0].isdigit() and bool(one(rest))
    if heading.property == "identifier":
        return _NUMBER.fullmatch(rest) is not None
    if heading.property == "year":
        return _YEAR.fullmatch(rest) is not None
    if heading.property in ("release", "shootingDate"):
        dates = parse_date(rest, near)
        return bool(dates) and dates[0].start < _NEAR and len(rest) < 60
    return False
