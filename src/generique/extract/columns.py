"""Columns: which one holds the functions and which the names, told by all the rows of a list together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generique.extract.lines import Line
from generique.extract.meanings import meaning
from generique.names import is_given_name, likeness, looks_like_name, split
from generique.roles import Match, vocabulary

_DASH = re.compile(r"\s+[–—-]\s+")
_COLON = re.compile(r"\s*:\s+")
_ARTICLE = re.compile(r"(?:le|la|les|l['’]|un|une|des)\b", re.IGNORECASE)
_LISTED = re.compile(r"\s*[/;\n]\s*")
_SURNAME_FIRST = re.compile(r"([^\W\d_][^,;/\n]*?),\s*([^\W\d_][^\s,;/]*(?: [^\W\d_][^\s,;/]*)?)")


def surname_first(values: Sequence[str]) -> bool:
    """Whether the names of a column have the surname first, a comma, and the given name: told by all of them.

    >>> surname_first(["de la PORTE, Inès", "BA, Oumar / GRIMAL, Zoé", "Studio Nord"])
    True
    >>> surname_first(["Marius Peyron, Inès Djebbari"])
    False
    """
    told = [
        _SURNAME_FIRST.fullmatch(part) for value in values if "," in value for part in _LISTED.split(value)
    ]
    pairs = [
        match for match in told if match and not (" " in match[1] and is_given_name(match[1].split(" ")[0]))
    ]
    given = sum(1 for match in pairs if is_given_name(match[2].split(" ")[0]))
    return bool(pairs) and 10 * len(pairs) >= 9 * len(told) and 2 * given >= len(pairs)


class Columns(NamedTuple):
    """The column of the labels and the column of the names, with the reason in words."""

    labels: int
    names: int
    reason: str


def run(lines: Sequence[Line], start: int) -> Sequence[Line]:
    """The rows from a line on that belong together: cells without a wide gap between them."""
    end = start
    while end < len(lines) and lines[end].cells and (end == start or lines[end].gap < 3):
        end += 1
    return lines[start:end]


def columns(rows: Sequence[tuple[str, ...]]) -> Columns:
    """Which column holds labels and which names: counted over all rows, never guessed by row.

    >>> columns([("ADA NKOMO", "monteuse"), ("ZOÉ VIAL", "scripte")])[:2]
    (1, 0)
    """
    width = max(len(row) for row in rows)
    known = [sum(1 for row in rows if len(row) > at and row[at] and meaning(row[at])) for at in range(width)]
    labels = max(range(width), key=lambda at: (known[at], -at))
    shares = [_share(rows, at) if at != labels else -1.0 for at in range(width)]
    names = max(range(width), key=lambda at: (shares[at], -abs(at - labels)))
    return Columns(labels, names, f"column {labels + 1} holds {known[labels]} known functions of {len(rows)}")


def _share(rows: Sequence[tuple[str, ...]], at: int) -> float:
    texts = [row[at] for row in rows if len(row) > at and row[at]]
    return sum(likeness(split(text)) for text in texts) / len(rows) if texts else 0.0


def actor_first(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the actor stands before the character, over the whole list.

    >>> actor_first([("LA MÈRE", "Ada Nkomo"), ("VICTOIRE", "Zoé Vial")])
    False
    """
    left = sum(_personal(pair[0]) for pair in pairs)
    right = sum(_personal(pair[1]) for pair in pairs)
    if left != right:
        return left > right
    loud = sum(pair[1].isupper() - pair[0].isupper() for pair in pairs)
    return loud >= 0


def _personal(text: str) -> float:
    """How much a text looks like an actor's full name, rather than a character's."""
    if _ARTICLE.match(text):
        return 0.1
    names = split(text)
    if not names:
        return 0.0
    return sum(
        looks_like_name(named.name).score if " " in named.name else looks_like_name(named.name).score / 2
        for named in names
    ) / len(names)


def pair(line: Line) -> tuple[str, str] | None:
    """The two halves of a line of a cast list: cells, “A : B”, “A – B”; None for a line without."""
    if len(line.cells) >= 2:
        return line.cells[0], line.cells[1]
    for mark in (_COLON, _DASH):
        parts = mark.split(line.text)
        if len(parts) == 2 and all(parts):
            return parts[0], parts[1]
    return None


def of_cast(match: Match) -> bool:
    """Whether a heading can be one of the cast alone."""
    roles = vocabulary().roles
    return all(roles[role].department == "cast" for role in match.possible() if role in roles)
