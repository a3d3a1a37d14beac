"""What only numbers and names the pages of a document: running heads, feet and page numbers, dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from generique.read.rows import Row, Word, cells_of

_EDGE = 3
"""Rows at the top and at the bottom of a page that may be running heads."""
_NUMBER = re.compile(r"\W*(?:p(?:age|\.)?\s*)?\d{1,4}(?:\s*(?:/|sur|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def without_heads(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of each page, without those at its edges that other pages have too, or that are a number alone.

    >>> def page(number, *texts):
    ...     words = [Word(text, 10, 60, 20 + 12 * at, 10) for at, text in enumerate(texts)]
    ...     return [Row((word,)) for word in [*words, Word(f"Le phare {number}", 10, 60, 800, 10)]]
    >>> kept = without_heads([page(1, "IMAGE", "Ada Nkomo"), page(2, "SON", "Zoé Vial")])
    >>> [[row.words[0].text for row in page] for page in kept]
    [['IMAGE', 'Ada Nkomo'], ['SON', 'Zoé Vial']]
    """
    counts = Counter(key for page in pages for key in {_key(row) for row in _edges(page)})
    filled = sum(1 for page in pages if page)
    enough = 2 if filled <= 4 else max(3, round(0.2 * filled))
    return [_cleaned(page, counts, enough) for page in pages]


def _cleaned(page: Sequence[Row], counts: Counter[tuple[str, int]], enough: int) -> list[Row]:
    """A page without what repeats at its edges, from the edge inwards, then without a number alone there."""
    rows = list(page)
    step = _step(rows)
    for end in (0, -1):
        for _ in range(_EDGE):
            repeated = len(rows) > 1 and counts[_key(rows[end])] >= enough
            if repeated and not (_in_table(rows[end]) and _white(rows, end) <= 1.3 * step):
                del rows[end]
        if rows and _NUMBER.fullmatch(_text(rows[end].words)):
            del rows[end]
    return rows


def _edges(page: Sequence[Row]) -> list[Row]:
    return [*page[:_EDGE], *page[max(len(page) - _EDGE, _EDGE) :]]


def _key(row: Row) -> tuple[str, int]:
    """What makes rows of two pages one running head: the text without figures, and the height."""
    return _DIGITS.sub("#", _text(row.words).casefold()), round(row.y / 8)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _step(rows: Sequence[Row]) -> float:
    """The usual distance of two rows of a page."""
    return median([after.y - before.y for before, after in pairwise(rows)] or [0.0])


def _white(rows: Sequence[Row], end: int) -> float:
    return rows[1].y - rows[0].y if end == 0 else rows[-1].y - rows[-2].y


def _in_table(row: Row) -> bool:
    return len(cells_of(row.words)) > 1
