"""Markdown as converters write it: attributes in braces, lines that end in a stroke, tables drawn with dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_RULER = re.compile(r"\s*-{2,}(?:\s+-{2,})+\s*")
_GRID = re.compile(r"\s*\+(?:[-=:]{3,}\+){2,}\s*")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)(?:\{[^{}]*\})?")
_ANCHOR = re.compile(r"\[\]\{[^{}]*\}")
_SPAN = re.compile(r"\[(?P<text>[^\[\]]+)\]\{[^{}]*\}")
_ATTRIBUTES = re.compile(r"\s*\{(?:[#.][\w.-]+|\w+=\"[^\"]*\")(?:\s+(?:[#.][\w.-]+|\w+=\"[^\"]*\"))*\}")
_SUPERSCRIPT = re.compile(r"\^(\w{1,4})\^")
_NOTE = re.compile(r"\[\^\w+\](?::\s+)?")
_DASH = re.compile(r"(?<=\s)-{2,3}(?=\s)")
_TURNED = re.compile(r"\\\s*$")
_TWO = re.compile(r"\s{2,}")
_MOST = 400


def plain_markdown(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines without attributes, their tables as rows between bars.

    >>> table = ["  ------ --------", "  Image  Zoé Vial", "", "  Son    Ada Nkomo", "  ------ --------"]
    >>> [line for _, line in plain_markdown(list(enumerate(table, start=1)))]
    ['| Image | Zoé Vial |', '| Son | Ada Nkomo |']
    """
    at = 0
    while at < len(lines):
        number, line = lines[at]
        end = _closing(lines, at) if _RULER.fullmatch(line) or _GRID.fullmatch(line) else 0
        if end:
            read = _grid if _GRID.fullmatch(line) else _ruled
            yield from ((one, _cleaned(row)) for one, row in read(lines[at : end + 1]))
            at = end + 1
            continue
        yield number, _cleaned(line)
        at += 1


def _cleaned(line: str) -> str:
    if "{" in line:
        line = _IMAGE.sub("", line)
        line = _ATTRIBUTES.sub("", _SPAN.sub(r"\g<text>", _ANCHOR.sub("", line)))
    if "^" in line:
        line = _NOTE.sub("", _SUPERSCRIPT.sub(r"\1", line))
    if "--" in line:
        line = _DASH.sub("–", line)
    return _TURNED.sub("", line) if line.endswith("\\") else line


def _closing(lines: Sequence[tuple[int, str]], at: int) -> int:
    """Where the table that starts here ends: at the last line drawn like its first, 0 where there is none."""
    form = _GRID if _GRID.fullmatch(lines[at][1]) else _RULER
    end = 0
    for place in range(at + 1, min(len(lines), at + _MOST)):
        line = lines[place][1]
        if form.fullmatch(line):
            end = place
            if form is _RULER:
                break
        elif form is _GRID and not line.lstrip().startswith("|"):
            break
    return end


def _grid(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines of a table in a grid: what stands level is a row."""
    for number, line in lines:
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not _GRID.fullmatch(line) and any(cells):
            yield number, f"| {' | '.join(cells)} |"


def _ruled(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The rows of a table under a ruler of dashes: parted by empty lines, where there are any."""
    starts = [dash.start() for dash in re.finditer(r"-+", lines[0][1])]
    apart = any(not line.strip() for _, line in lines[1:-1])
    row: list[list[str]] = []
    first = lines[0][0]
    for number, line in lines[1:]:
        if row and (not line.strip() or not apart or _RULER.fullmatch(line)):
            yield first, f"| {' | '.join(' '.join(cell) for cell in row)} |"
            row = []
        if not line.strip() or _RULER.fullmatch(line):
            continue
        cells = _cells(line, starts)
        if not row:
            first, row = number, [[] for _ in starts]
        for place, cell in enumerate(cells):
            turned = "," if place else ""  # names that stand under each other
            row[place] += [_TURNED.sub(turned, cell)] if cell else []


def _cells(line: str, starts: Sequence[int]) -> list[str]:
    """The cells of a line: at the columns, or at wide spaces where a cell is longer than its column."""
    over = any(0 < start <= len(line) and not line[start - 1].isspace() for start in starts)
    if over:
        parts = _TWO.split(line.strip())
        return [*parts, *[""] * len(starts)][: len(starts)]
    ends = [*starts[1:], max(len(line), starts[-1])]
    return [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
