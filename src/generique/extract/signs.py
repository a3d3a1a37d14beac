"""Short signs of lines of facts, “VOSTFR”, “court-métrage”, “dès 5 ans”: what they state, if anything."""

from __future__ import annotations

import re
from functools import cache

from generique.text import fold
from generique.values import starting_words
from generique.words import table

_AGE = re.compile(r"(?:dès|à partir de|int\.?\s?-|-)\s?\d{1,2} ans(?: et plus)?", re.IGNORECASE)


@cache
def _all_signs() -> dict[str, tuple[str, str]]:
    rows = (row for name in ("genres", "versions") for row in table(name))
    return {fold(row["words"]): (row["property"], row["value"]) for row in rows}


def signs(part: str) -> list[tuple[str, str]]:
    """The properties and values of the signs that a text is made of; none where it says anything else.

    >>> signs("Court-métrage fiction"), signs("Court-métrage de Zoé")
    ([('form', 'short'), ('genre', 'fiction')], [])
    """
    found: list[tuple[str, str]] = []
    rest = fold(part).split()
    while rest:
        size = next((n for n in range(len(rest), 0, -1) if " ".join(rest[:n]) in _all_signs()), 0)
        if not size:
            return []
        name, value = _all_signs()[" ".join(rest[:size])]
        found += [(name, value)] if name else []
        rest = rest[size:]
    return found


@cache
def fact_words() -> frozenset[str]:
    """Without one of these words, or a figure, a text states no fact by itself."""
    return starting_words() | {words.split()[0] for words in _all_signs()}


def says_nothing(part: str) -> bool:
    """Whether a part of a line of facts is one that makes no statement.

    >>> says_nothing("inédit"), says_nothing("dès 5 ans"), says_nothing("2021")
    (True, True, False)
    """
    return _all_signs().get(fold(part), ("said", ""))[0] == "" or bool(_AGE.fullmatch(part))
