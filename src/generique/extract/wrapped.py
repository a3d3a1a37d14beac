"""Labels broken over two rows: “Directrice de la   Zoé Vial” over “photographie”; one row with the whole label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generique.extract.lines import Line
from generique.extract.meanings import meaning

_LONGEST = 40


def unwrapped(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; a row whose label goes on in the row above or below has all of it, and that row is gone.

    >>> rows = [Line(0, "Directrice de la Zoé Vial", "1", ("Directrice de la", "Zoé Vial")), Line(1, "photographie", "2")]
    >>> [line.cells for line in unwrapped(rows)]
    [('Directrice de la photographie', 'Zoé Vial')]
    """
    index = at = 0
    while at < len(lines):
        line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
        at += 1
        if following and (label := _whole(line, following)):
            row = line if line.cells else following
            cells = (label, *row.cells[1:])
            line = replace(row, text=" ".join(cells), cells=cells, row=(), gap=line.gap)
            at += 1
        yield line if line.index == index else replace(line, index=index)
        index += 1


def _whole(line: Line, following: Line) -> str:
    """The label that two rows hold together, “” where they hold none."""
    if following.gap or bool(line.cells) == bool(following.cells) or following.level or line.level:
        return ""
    first, second = (one.cells[0] if one.cells else one.text for one in (line, following))
    if not second[:1].islower() or len(first) > _LONGEST or len(second) > _LONGEST or ":" in first:
        return ""
    label = f"{first} {second}"
    known = meaning(label)
    if known is None or not (known.match or known.fact):
        return ""
    return label if line.cells or not meaning(first) else ""
