"""What pandoc writes when a word processor's document becomes Markdown: classes beside words, tables of several lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generique.read.boxed import Typed

_SIGN = re.compile(r"[{^\\]|--")
_BESIDE = (
    (re.compile(r"\[\]\{[^{}]*\}"), ""),  # an anchor
    (re.compile(r"(?<!!)\[([^\[\]]+)\]\{[.#][^{}]*\}"), r"\1"),  # words with a class
    (re.compile(r"(?<=\))\{[^{}=]+=[^{}]*\}"), ""),  # the size of a picture
    (re.compile(r"(?<=\S)\s*\{[.#][^{}]*\}\s*$"), ""),  # the address of a heading
    (re.compile(r"(?<=\d)\^([a-zè]{1,3})\^"), r"\1"),
    (re.compile(r"^\[\^\w+\]:\s+|\[\^\w+\]"), ""),
    (re.compile(r"(?<=\s)--(?=\s)"), "–"),
    (re.compile(r"(?<=\s)---(?=\s)"), "—"),
    (re.compile(r"(?<=\S)\\$"), ""),  # the end of a line that is one
)
_RULE = re.compile(r"\s*(?P<columns>-{3,}(?:\s+-{3,})+)\s*")
_CLOSES = re.compile(r"\s*-{3,}(?:\s+-{3,})*\s*")
_GAP = re.compile(r"\s{2,}")
_LONGEST = 400


def plain(line: str) -> str:
    """A line without what pandoc writes beside its words.

    >>> plain("## []{#a .anchor}BRUMES {#brumes .unnumbered}"), plain("**Zoé Vial**\\\\")
    ('## BRUMES', '**Zoé Vial**')
    >>> plain("1^er^ assistant -- [Photos : Zoé Vial]{.small}")
    '1er assistant – Photos : Zoé Vial'
    """
    if not _SIGN.search(line):
        return line
    for pattern, kept in _BESIDE:
        line = pattern.sub(kept, line)
    return line


def unfolded(lines: Iterable[tuple[int, str]]) -> Iterator[Typed]:
    """The lines, those of a table between two rules with each of its rows on one line; a tab parts the cells.

    >>> table = ["  ------- --------", "  Image   Zoé Vial", "", "  Avec    le CNC", "  l'aide", "  de", "  ------- --------"]
    >>> [(row.number, row.last, row.text) for row in unfolded(enumerate(table))]
    [(1, 1, 'Image\\tZoé Vial'), (3, 5, "Avec l'aide de\\tle CNC")]
    """
    typed = list(lines)
    at = 0
    while at < len(typed):
        rule = _RULE.fullmatch(typed[at][1]) if "---" in typed[at][1] else None
        end = _end(typed, at) if rule else at
        if rule and end > at:
            columns = [match.start() for match in re.finditer(r"-+", typed[at][1])]
            yield from _rows(typed[at + 1 : end], columns)
            at = end
        else:
            number, text = typed[at]
            yield Typed(number, number, text)
        at += 1


def _end(typed: Sequence[tuple[int, str]], start: int) -> int:
    """The rule that ends a table in which empty lines part the rows; the start itself where this is none."""
    parted = False
    for at in range(start + 1, min(start + _LONGEST, len(typed))):
        text = typed[at][1]
        if _CLOSES.fullmatch(text):
            return at if parted else start
        parted = parted or not text.strip()
    return start


def _rows(typed: Sequence[tuple[int, str]], columns: Sequence[int]) -> Iterator[Typed]:
    cells = [""] * len(columns)
    held: list[tuple[int, str]] = []
    for number, text in [*typed, (0, "")]:
        if text.strip():
            held.append((number, text))
            starts = [_start(text, column) for column in columns]
            for at, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True)):
                cells[at] = _joined(cells[at], text[start:end].strip(), names=at > 0)
        elif held:
            whole = "\t".join(cell.removesuffix("\\") for cell in cells if cell)
            rows = tuple(text for _, text in held) if len(held) > 1 else ()
            yield Typed(held[0][0], held[-1][0], whole, rows)
            cells, held = [""] * len(columns), []


def _start(text: str, column: int) -> int:
    """Where a cell starts: at its column, or behind a cell before it that is wider than its own."""
    wide = column and text[column - 1 : column].strip() and _GAP.search(text, column)
    return wide.end() if wide else column


def _joined(before: str, more: str, names: bool) -> str:
    """A cell with one line more; where a line ends by itself, a comma parts the names."""
    if not before or not more:
        return before or more
    mark = ", " if names and before.endswith("\\") else " "
    return before.removesuffix("\\") + mark + more
