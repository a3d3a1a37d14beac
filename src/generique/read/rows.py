"""Words on a page → rows of words, and the white strips between them that part columns.

Lengths are points; ``y`` grows down the page, as reading does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_WIDE = 0.8
"""White of this many times the size of the letters sets cells apart, in one row alone."""
_STRIP = 0.6
"""White as wide as this, over at least ``_ROWS`` rows, does so too."""
_ROWS = 3
_LEADER = re.compile(r"[.·_]{4,}|…{2,}")


class Word(NamedTuple):
    """A word and where it stands: left, right, base line, height of its letters, and whether it is bold."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one base line, from left to right."""

    words: tuple[Word, ...]

    @property
    def y(self) -> float:
        """The base line: that of the largest word."""
        return max(self.words, key=lambda word: word.size).y

    @property
    def size(self) -> float:
        """The size of the largest word."""
        return max(word.size for word in self.words)

    def beside(self, x: float) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
        """The words on the left of a place and those on its right."""
        left = tuple(word for word in self.words if word.right <= x)
        return left, self.words[len(left) :]


class Strip(NamedTuple):
    """White between two places, over the rows from ``first`` to before ``end``; ``both`` have words on each side."""

    left: float
    right: float
    first: int
    end: int
    both: int

    @property
    def middle(self) -> float:
        """The place half way."""
        return (self.left + self.right) / 2


def rows_of(words: Sequence[Word]) -> list[Row]:
    """The words of a page in rows; small letters set high or low (“2ᵉ”) belong to the row they touch.

    Leaders (“.....”) are white: what stands on their two sides is far apart.

    >>> words = [Word("Fave", 40, 60, 100.4, 10), Word("Alice", 10, 35, 100, 10), Word("Son", 10, 30, 112, 10)]
    >>> [[word.text for word in row.words] for row in rows_of(words)]
    [['Alice', 'Fave'], ['Son']]
    """
    found: list[list[Word]] = []
    words = [word for word in words if not _LEADER.fullmatch(word.text)]
    for word in sorted(words, key=lambda word: (word.y, word.left)):
        for row in reversed(found[-4:]):
            if _level(row, word):
                row.append(word)
                break
        else:
            found.append([word])
    made = [Row(tuple(sorted(row, key=lambda word: word.left))) for row in found]
    return sorted(made, key=lambda row: row.y)


def _level(row: Sequence[Word], word: Word) -> bool:
    largest = max(row, key=lambda other: other.size)
    apart = abs(word.y - largest.y)
    if apart <= 0.3 * max(word.size, largest.size):
        return True
    nearest = min(max(word.left - other.right, other.left - word.right) for other in row)
    ratio = word.size / largest.size
    return (
        not 0.8 <= ratio <= 1.25
        and apart <= 0.5 * max(word.size, largest.size)
        and nearest < 0.3 * largest.size
    )


def cells_of(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """The words of one row parted where the white is wide, and much wider than between its other words.

    >>> row = [Word("Son", 10, 30, 0, 10), Word("Maria", 90, 115, 0, 10), Word("Juin", 118, 140, 0, 10)]
    >>> [len(cell) for cell in cells_of(row)]
    [1, 2]
    """
    gaps = [after.left - before.right for before, after in pairwise(words)]
    found: list[list[Word]] = [[words[0]]]
    single = sum(1 for word in words if len(word.text) == 1)
    # Letters set apart one by one have more white between them.
    much = 4.0 if single > 0.6 * len(words) else 2.2
    for index, gap in enumerate(gaps):
        others = gaps[:index] + gaps[index + 1 :]
        usual = median(others) if len(others) > 1 else min(others, default=0.0)
        size = max(words[index].size, words[index + 1].size)
        if gap >= _WIDE * size and (gap >= much * usual or gap >= 3 * size):
            found.append([])
        found[-1].append(words[index + 1])
    return [tuple(cell) for cell in found]


def strips(rows: Sequence[Row]) -> list[Strip]:
    """The white strips that part these rows, each over as many rows as it goes, those over most rows first.

    >>> rows = [Row((Word("Son", 10, 30, y, 10), Word("Juin", 90, 115, y, 10))) for y in (0, 12, 24)]
    >>> strips(rows)
    [Strip(left=30, right=90, first=0, end=3, both=3)]
    """
    found: set[Strip] = set()
    seen: set[tuple[int, int]] = set()
    for start in range(len(rows)):
        for left, right in _whites(rows, start):
            if (key := (start, round((left + right) / 2))) in seen:
                continue
            strip = _extended(rows, start, left, right)
            seen |= {(number, key[1]) for number in range(strip.first, strip.end)}
            sides = [rows[number].beside(strip.middle) for number in range(strip.first, strip.end)]
            both = sum(1 for before, after in sides if before and after)
            fewest = min(sum(1 for side in sides if side[at]) for at in (0, 1))
            if both >= _ROWS or fewest >= 2 * _ROWS:
                found.add(strip._replace(both=both))
    return sorted(found, key=lambda strip: (strip.first - strip.end, strip.left - strip.right))


def _whites(rows: Sequence[Row], start: int) -> Iterator[tuple[float, float]]:
    """The white between the words of a row, and between it and the next where that one overlaps its height."""
    row = rows[start]
    for before, after in pairwise(row.words):
        if after.left - before.right >= _STRIP * row.size:
            yield before.right, after.left
    if start + 1 < len(rows) and rows[start + 1].y - row.y < 0.85 * row.size:
        one, other = sorted((row, rows[start + 1]), key=lambda row: row.words[0].left)
        if other.words[0].left - one.words[-1].right >= row.size:
            yield one.words[-1].right, other.words[0].left


def _extended(rows: Sequence[Row], start: int, left: float, right: float) -> Strip:
    """The strip through this white, up and down as far as it stays wide enough."""
    first, end = start, start + 1
    for number in range(start + 1, len(rows)):
        cut = _cut(rows[number], left, right)
        if cut is None:
            break
        (left, right), end = cut, number + 1
    for number in range(start - 1, -1, -1):
        cut = _cut(rows[number], left, right)
        if cut is None:
            break
        (left, right), first = cut, number
    return Strip(left, right, first, end, 0)


def _cut(row: Row, left: float, right: float) -> tuple[float, float] | None:
    """What a row leaves of a white strip: the widest part without words, if that is wide enough."""
    edges = [(left, left), *((w.left, w.right) for w in row.words if w.right > left and w.left < right)]
    edges.append((right, right))
    whites = [(before[1], after[0]) for before, after in pairwise(edges)]
    widest = max(whites, key=lambda white: white[1] - white[0])
    return widest if widest[1] - widest[0] >= _STRIP * row.size else None
