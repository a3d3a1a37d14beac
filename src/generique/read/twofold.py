"""Two lists side by side on a page, each with headings of its own: one after the other, as they are meant to be read.

    DIRECTION DE L'ANIMATION        MODÉLISATION
    Ada Nkomo                       Zoé Vial
    Paul Marchal
                                    RIGGING           ← a heading of the right list, under no label of the left
    ANIMATEURS                      Luc Delmas

A table has labels on the left and values on the right; here both sides have headings below names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generique.read.boxed import Typed
from generique.roles import vocabulary

_GAP = re.compile(r"(?<=\S)\s{3,}(?=\S)")
_NEAR, _FEWEST, _LONGEST = 1, 5, 200
_MARGIN = 20


class _Halves(NamedTuple):
    """A line of a page: what stands on the left, what on the right, and where that starts."""

    line: Typed
    left: str
    right: str
    column: int


def apart(lines: Iterable[Typed]) -> Iterator[Typed]:
    """The lines; of two lists side by side the left one, then the right one.

    >>> text = ["MONTAGE           IMAGE", "Ada Nkomo         Zoé Vial", "SON               DÉCORS", "Luc Prou          Mia Faure"]
    >>> text += ["                  Lou Caron"]
    >>> [row.text for row in apart(Typed(at, at, line) for at, line in enumerate(text))][:5]
    ['MONTAGE', 'Ada Nkomo', 'SON', 'Luc Prou', 'IMAGE']
    """
    typed = list(lines)
    at = 0
    while at < len(typed):
        column = _column(typed[at])
        region = _region(typed, at, column) if column else []
        if len(region) >= _FEWEST and _two_lists(region):
            yield from (Typed(one.line.number, one.line.last, one.left) for one in region if one.left)
            yield from (Typed(one.line.number, one.line.last, one.right) for one in region if one.right)
            at = typed.index(region[-1].line, at)
        else:
            yield typed[at]
        at += 1


def _column(line: Typed) -> int:
    """Where the right one of two headings in a line starts, 0 for other lines."""
    gaps = list(_GAP.finditer(line.text.strip())) if "   " in line.text.strip() else []
    if len(gaps) != 1 or "\t" in line.text:
        return 0
    left, right = _GAP.split(line.text.strip())
    indent = len(line.text) - len(line.text.lstrip())
    return indent + gaps[0].end() if _heads(left) and _heads(right) else 0


def _region(typed: Sequence[Typed], start: int, column: int) -> list[_Halves]:
    """The lines from here on that have a left and a right half, parted at this column; empty ones may stand alone."""
    found: list[_Halves] = []
    empty = 0
    for line in typed[start : start + _LONGEST]:
        if not line.text.strip():
            empty += 1
            if empty > 1:
                break
            continue
        halves = _halved(line, column)
        if halves is None or (empty and not halves.right):
            break
        empty = 0
        found.append(halves)
    return found


def _halved(line: Typed, column: int) -> _Halves | None:
    text = line.text.rstrip()
    indent = len(text) - len(text.lstrip())
    if "\t" in text:
        return None
    if abs(indent - column) <= _NEAR:
        return _Halves(line, "", text.strip(), column)
    if len(text) < column:
        return _Halves(line, text.strip(), "", column) if indent < _MARGIN else None
    gap = next((gap for gap in _GAP.finditer(text) if abs(gap.end() - column) <= _NEAR), None)
    return _Halves(line, text[: gap.start()].strip(), text[gap.end() :].strip(), column) if gap else None


def _two_lists(region: Sequence[_Halves]) -> bool:
    """Whether both sides have headings with names under them, and one of the right stands beside no label."""
    sides = [[one.left for one in region if one.left], [one.right for one in region if one.right]]
    return all(_alternates([_heads(text) for text in side]) for side in sides)


def _alternates(heads: Sequence[bool]) -> bool:
    """Whether headings stand over names, and again below them."""
    names = [at for at, head in enumerate(heads) if not head]
    return bool(names) and heads[0] and not heads[-1] and any(heads[names[0] :])


def _heads(text: str) -> bool:
    """Whether a text is a heading of a role."""
    return any(map(str.isalpha, text)) and (
        vocabulary().find(text) is not None or vocabulary().heading(text) is not None
    )
