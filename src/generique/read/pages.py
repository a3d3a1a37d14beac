"""Pages of lines → blocks: gaps counted, headings told by their size, broken words and wrapped prose joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median, quantiles

from generique.model import Block
from generique.read.layout import Line

_SOFT = "\u00ad"
_BROKEN = re.compile(r"[^\W\d_]-$")
_LEADERS = re.compile(r"[.…·_\s]{4,}")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line, with its page and its number there."""

    page: int
    number: int
    line: Line


def blocks_of(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The blocks of a document, given the lines of each of its pages in reading order."""
    placed = [
        [_Placed(page, number, line) for number, line in enumerate(lines, start=1)]
        for page, lines in enumerate(pages, start=1)
    ]
    kept = [line for lines in placed for line in lines]
    if not kept:
        return []
    known = Counter(word for each in kept for word in _WORDS.findall(each.line.text.casefold()))
    leading = _leading(kept)
    body = _body_size(kept)
    return [_block(group, gap, body) for group, gap in _groups(kept, leading, known)]


def _leading(lines: Sequence[_Placed]) -> float:
    """The usual distance of two lines, in sizes of their letters: the smallest that is common."""
    steps = [step for before, after in pairwise(lines) if 0.6 < (step := _step(before, after)) < 2.5]
    if len(steps) < 4:
        return median(steps) if steps else 1.0
    return quantiles(steps, n=5)[0]


def _step(before: _Placed, after: _Placed) -> float:
    """How far below a line the next one stands, in sizes of letters; 0 on another page or column."""
    if before.page != after.page:
        return 0.0
    top = before.line.y if before.line.below is None else before.line.below
    return max(after.line.y - top, 0.0) / min(before.line.size, after.line.size)


def _body_size(lines: Sequence[_Placed]) -> float:
    counts: Counter[float] = Counter()
    for placed in lines:
        counts[round(placed.line.size, 1)] += len(placed.line.text)
    return counts.most_common(1)[0][0]


def _groups(
    lines: Sequence[_Placed], leading: float, known: Counter[str]
) -> Iterator[tuple[list[_Placed], int]]:
    """The lines of each block, with the text of the block in the first, and the empty lines above it."""
    prose = _prose_edges(lines)
    group: list[_Placed] = []
    gap = 0
    for placed in lines:
        if group:
            step = _step(group[-1], placed)
            if _goes_on(group[-1].line, placed.line, step, leading, prose):
                text = _join(group[0].line.text, placed.line.text, known)
                rows = (*(group[0].line.rows or (group[0].line.text,)), placed.line.text)
                group[0] = replace(group[0], line=replace(group[0].line, text=text, rows=rows))
                group.append(placed)
                continue
            yield group, gap
            gap = _gap(group[-1], placed, step, leading)
        group = [placed]
    yield group, gap


def _gap(before: _Placed, after: _Placed, step: float, leading: float) -> int:
    """The empty lines between two; none over the end of a page or column, where a list goes on."""
    if before.page != after.page or after.line.y < before.line.y:
        return 0
    return max(0, round(step / leading - 0.9))


def _prose_edges(lines: Sequence[_Placed]) -> set[int]:
    """The right edges (in points) of columns of prose: lines reach them, and go on with small letters."""
    reached: Counter[int] = Counter()
    small: Counter[int] = Counter()
    total: Counter[int] = Counter()
    for before, after in pairwise(lines):
        edge = round(before.line.right_edge)
        total[edge] += 1
        reached[edge] += _full(before.line, after.line)
        small[edge] += after.line.text[:1].islower()
    return {edge for edge, count in total.items() if min(reached[edge], small[edge]) >= max(2, 0.35 * count)}


def _full(line: Line, following: Line) -> bool:
    """Whether the next word would not have had room on this line."""
    return line.right + 0.25 * line.size + following.first_word > line.right_edge


def _goes_on(line: Line, following: Line, step: float, leading: float, prose: set[int]) -> bool:
    """Whether a line goes on with the one before: a broken word, or a line that is full."""
    if line.cells or following.cells or line.bold != following.bold or abs(line.size - following.size) > 1:
        return False
    near = 0 < step <= 1.3 * leading or (step == 0 and following.y < line.y)
    if not near or (abs(following.left - line.left) > 3 * line.size and following.y > line.y):
        return False
    starts_small = following.text[:1].islower()
    if line.text.endswith(_SOFT) or (_BROKEN.search(line.text) and following.text[:1].isalpha()):
        return True
    if not _full(line, following) or len(line.text) < 20 or _LEADERS.search(line.text):
        return False
    return starts_small or line.text.endswith(",") or round(line.right_edge) in prose


def _join(text: str, following: str, known: Counter[str]) -> str:
    """Two lines as one; a word broken between them is made whole, as the rest of the document writes it."""
    if text.endswith(_SOFT):
        return text[:-1] + following
    if not text.endswith("-") or text.endswith(" -"):
        return f"{text} {following}"
    head, tail = re.search(r"[\w-]*-$", text), re.match(r"[\w-]*", following)
    if head is None or tail is None or not following[:1].islower():
        return text + following
    hyphenated = (head[0] + tail[0]).casefold()
    keeps = known[hyphenated] and not known[hyphenated.replace("-", "")]
    return (text if keeps else text[:-1]) + following


def _block(group: list[_Placed], gap: int, body: float) -> Block:
    first, last = group[0], group[-1]
    place = f"page {first.page}, line {first.number}"
    if last.page > first.page:
        place += f", to page {last.page}, line {last.number}"
    elif last.number > first.number:
        place = f"page {first.page}, lines {first.number}–{last.number}"
    line = first.line
    ratio = line.size / body
    level = 0 if line.cells or len(line.text) > 100 else 1 if ratio >= 1.5 else 2 if ratio >= 1.2 else 0
    text, cells = line.text.replace(_SOFT, ""), tuple(cell.replace(_SOFT, "") for cell in line.cells)
    return Block(text, place, cells, level, line.bold, gap, line.rows)
