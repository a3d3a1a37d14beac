"""Lines broken by the page: what goes on under the last cell of a row, or after a comma; cells that two spaces part.

    Assistants     Lou HEYMANS,
                   Rachid BENTO        ← stands under the names of the row above: it belongs to it

Only columns tell this, so it is done while the lines are still as they were typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generique.read.boxed import Typed, boxed
from generique.read.filled import filled

_GAP = re.compile(r"\s*\.{4,}\s*|(?<=\S)(?:\s{3,}|\t\s*)(?=\S)")
_WIDE = re.compile(r"   |\t|\.{4}|\u00a0")
_TWO = re.compile(r"(?<=\S)  (?=\S)")
_MARKED = re.compile(r"\s*(?:[#>|*•·–—-]|\d+[.)])\s")
_DEEP, _NEAR, _OFTEN, _LONGEST, _MOST = 8, 2, 3, 80, 2000


def aligned(lines: Iterable[tuple[int, str]]) -> Iterator[Typed]:
    """The lines, those that go on with the row above joined to it.

    >>> rows = [(1, "Mixeur         Zoé VIAL"), (2, "               Ada NKOMO")]
    >>> [(row.last, row.text) for row in aligned(rows)]
    [(2, 'Mixeur         Zoé VIAL, Ada NKOMO')]
    """
    typed = list(filled(list(boxed(lines))))
    starts = Counter(
        gap.end() for _, _, line, _ in typed if _WIDE.search(line) for gap in _GAP.finditer(line.rstrip())
    )
    held: Typed | None = None
    column = -1
    for number, last, line, rows in typed:
        line = line.rstrip()
        if "  " in line:
            line = _TWO.sub(lambda two: "   " if starts[two.end()] >= _OFTEN else "  ", _widened(line))
        text = line.lstrip()
        indent = len(line) - len(text)
        gaps = list(_GAP.finditer(line, indent)) if _WIDE.search(line, indent) else []
        if (
            held
            and held.last == number - 1
            and text
            and _under(indent, column, line)
            and not gaps
            and len(held.text) < _MOST
        ):
            held = held.joined(last, f"{held.text.rstrip(', ')}, {text}", text)
            continue
        if held and held.last == number - 1 and text and _open_ended(held.text, line) and not gaps:
            held = held.joined(last, f"{held.text} {text}", text)
            column = -1
            continue
        if held:
            yield held
        held = Typed(number, last, line, rows)
        column = gaps[-1].end() if gaps else -1
    if held:
        yield held


def _widened(line: str) -> str:
    """Two pairs side by side, “Lumière  Transpalux      Cantine  Chez Jo”: then two spaces part cells, too."""
    parts = _GAP.split(line.strip())
    if len(parts) < 2 or not all(len(_TWO.findall(part)) == 1 for part in parts):
        return line
    return line[: len(line) - len(line.lstrip())] + _TWO.sub("   ", line.strip())


def _open_ended(before: str, line: str) -> bool:
    """Whether a line of names ends in a comma, so that the list was broken at the edge of the page and goes on."""
    led = line.lstrip()[:5].lower() == "avec "
    if not before.endswith((",", " et", " &")) or " " not in before.strip() or ":" in line or led:
        return False
    plain = not (_GAP.search(before.lstrip()) or _MARKED.match(line))
    return plain and len(before) < 2 * _LONGEST and len(line) < _LONGEST


def _under(indent: int, column: int, line: str) -> bool:
    """Whether a line starts under the last cell of the row above."""
    return column >= _DEEP and abs(indent - column) <= _NEAR and len(line) - indent < _LONGEST
