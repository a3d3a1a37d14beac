"""Rows of a page → its lines in reading order: columns read one after the other, tables row by row.

What parts two columns of text from two columns of a table is evidence of the whole strip of rows: lines of prose
on both sides, lines that do not stand level, or the same alternation of headings and names on both sides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from generique.read.rows import Row, Strip, Word, cells_of, strips

_PROSE = 32
"""Characters: columns whose lines are as long as this are prose."""
_LEADERS = re.compile(r"[.…·_\s]{2,}|[.…_]")
_SPREAD = re.compile(r"(?:\S ){4,}\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on the page; ``right_edge`` is where its column ends. ``cells`` as in a Block."""

    text: str
    left: float
    right: float
    right_edge: float
    y: float
    size: float
    bold: bool
    cells: tuple[str, ...] = ()
    first_word: float = 0.0
    below: float | None = None
    """Where a line of more than one row ends."""
    rows: tuple[str, ...] = ()
    """The text of each row of such a line."""


def lines_of(rows: Sequence[Row]) -> list[Line]:
    """The lines of a page, or of a part of it: what is above its widest division, the division, what is below."""
    edge = max((word.right for row in rows for word in row.words), default=0.0)
    found = strips(rows)
    if not found:
        return [_line(cells_of(row.words), edge) for row in rows]
    longest = found[0].end - found[0].first
    parting = [s for s in found if s.end - s.first >= longest / 2 and _parts_columns(rows, s)]
    if parting:
        strip = max(parting, key=lambda strip: strip.right - strip.left)
        sides = _sides(rows[strip.first : strip.end], strip)
        inside = [line for side in sides for line in lines_of(side)]
    else:
        strip = found[0]
        inside = _table(rows[strip.first : strip.end], edge)
    return [*lines_of(rows[: strip.first]), *inside, *lines_of(rows[strip.end :])]


def _sides(rows: Sequence[Row], strip: Strip) -> tuple[list[Row], list[Row]]:
    sides = [row.beside(strip.middle) for row in rows]
    left, right = ([Row(side[at]) for side in sides if side[at]] for at in (0, 1))
    return left, right


def _parts_columns(rows: Sequence[Row], strip: Strip) -> bool:
    """Whether what stands on the two sides of a strip is to be read one after the other."""
    inside = rows[strip.first : strip.end]
    left, right = _sides(inside, strip)
    fewest = min(len(left), len(right))
    if all(median(_length(row.words) for row in side) >= _PROSE for side in (left, right)):
        return fewest >= 3
    if fewest >= 4 and strip.both < 0.8 * fewest and strip.right - strip.left >= inside[0].size:
        return True
    if fewest >= 4 and _alternate(left) and _alternate(right):
        return True
    level = [sides for row in inside if all(sides := row.beside(strip.middle))]
    return len(level) >= max(4, 0.6 * fewest) and _twice(level, strip)


def _length(words: Sequence[Word]) -> int:
    return sum(len(word.text) + 1 for word in words)


def _style(words: Sequence[Word]) -> tuple[bool, bool, int]:
    text = "".join(word.text for word in words)
    return all(word.bold for word in words), text.isupper(), round(max(word.size for word in words))


def _alternate(rows: Sequence[Row]) -> bool:
    """Whether headings and names follow each other in a column: two styles, that change again and again."""
    styles = [_style(row.words) for row in rows]
    _, *others = Counter(styles).most_common()
    changes = sum(1 for before, after in pairwise(styles) if before != after)
    return bool(others) and others[0][1] >= 0.25 * len(rows) and changes >= 0.4 * len(rows)


def _twice(level: Sequence[tuple[Sequence[Word], Sequence[Word]]], strip: Strip) -> bool:
    """Whether two tables stand side by side: cells on both sides, the white between them the widest by far."""
    inner = [[cells_of(side) for side in sides] for sides in level]
    tables = [cells for cells in inner if all(len(side) == 2 for side in cells)]
    if len(tables) < 0.6 * len(level):
        return False
    whites = [side[1][0].left - side[0][-1].right for cells in tables for side in cells]
    styles = [[_style(cell)[:2] for cell in side] for cells in tables for side in cells]
    differ = sum(1 for style in styles if style[0] != style[1])
    like = sum(1 for one, other in zip(styles[::2], styles[1::2], strict=True) if one == other)
    same_look = differ >= 0.8 * len(styles) and like >= 0.8 * len(tables)
    return same_look or strip.right - strip.left >= 2.5 * median(whites)


def _table(rows: Sequence[Row], edge: float) -> list[Line]:
    """The rows of a table; a row that only goes on with the cell above it is joined to that row."""
    parted = _parted(rows)
    steps = [after.y - before.y for before, after in pairwise(rows)]
    usual = median(steps)
    found: list[list[tuple[Word, ...]]] = []
    lines: list[Line] = []
    starts: list[float] = []
    for number, cells in enumerate(parted):
        tight = number > 0 and steps[number - 1] <= 1.25 * usual
        wrapped = number > 0 and steps[number - 1] <= 0.85 * usual
        last = found[-1] if found else []
        alone = len(cells) == 1 and len(last) > 1
        if alone and (at := _goes_on(cells[0], starts, wrapped, tight)) is not None:
            lines[-1] = _joined(lines[-1], at, cells[0], edge)
            continue
        found.append(cells)
        starts = [cell[0].left for cell in cells]
        lines.append(_line(cells, edge))
    return lines


def _goes_on(cell: Sequence[Word], starts: Sequence[float], wrapped: bool, tight: bool) -> int | None:
    """Which cell of the row above a cell alone in its row goes on with: the one it stands under."""
    near = [at for at, start in enumerate(starts) if abs(cell[0].left - start) < cell[0].size]
    if not near:
        return None
    return near[0] if wrapped or (tight and near[0] > 0) else None


def _joined(line: Line, at: int, words: Sequence[Word], edge: float) -> Line:
    cells = list(line.cells)
    added = _text(words)
    full = len(cells[at]) > 35 and line.right + words[0].right - words[0].left > edge
    wraps = full or added[:1].islower() or cells[at].endswith((",", "-", "/", "&"))
    cells[at] = f"{cells[at]}{' ' if wraps else ', '}{added}"
    parts = tuple(cells)
    rows = (*(line.rows or (line.text,)), added)
    return replace(line, text="\t".join(parts), right_edge=edge, cells=parts, below=words[0].y, rows=rows)


def _parted(rows: Sequence[Row]) -> list[list[tuple[Word, ...]]]:
    """Each row in its cells: at the white strips of the table, else where the white is wide in one row."""
    found = strips(rows)
    if not found:
        return [cells_of(row.words) for row in rows]
    parted: list[list[tuple[Word, ...]]] = []
    strip = found[0]
    left, right = (iter(_parted(side)) for side in _sides(rows[strip.first : strip.end], strip))
    for row in rows[strip.first : strip.end]:
        sides = row.beside(strip.middle)
        parted.append(
            [cell for side, cells in zip(sides, (left, right), strict=True) if side for cell in next(cells)]
        )
    return [*_parted(rows[: strip.first]), *parted, *_parted(rows[strip.end :])]


def _line(cells: Sequence[Sequence[Word]], edge: float) -> Line:
    words = [word for cell in cells for word in cell]
    parts = [_text(cell) for cell in cells]
    texts = tuple(part for part in parts if part and not _LEADERS.fullmatch(part))
    texts = texts or tuple(parts)
    bold = sum(len(word.text) for word in words if word.bold)
    return Line(
        text="\t".join(texts),
        left=words[0].left,
        right=words[-1].right,
        right_edge=edge,
        y=max(words, key=lambda word: word.size).y,
        size=max(word.size for word in words),
        bold=bold == sum(len(word.text) for word in words),
        cells=texts if len(texts) > 1 else (),
        first_word=words[0].right - words[0].left,
    )


def _text(words: Sequence[Word]) -> str:
    """The text of words side by side; letters set apart one by one are words again."""
    text = " ".join(word.text for word in words)
    if not _SPREAD.fullmatch(text) or not any(word.text.isalpha() for word in words):
        return text
    gaps = [after.left - before.right for before, after in pairwise(words)]
    usual = median(gaps)
    return words[0].text + "".join(
        f"{' ' if gap > 1.6 * usual else ''}{word.text}" for gap, word in zip(gaps, words[1:], strict=True)
    )
