"""Paragraphs and tables of a word processor → blocks: line breaks, tabs and cells stay what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from generique.model import Block
from generique.read.leads import TURN, parted

_SHORT = 80


@dataclass(slots=True)
class Paragraph:
    """A paragraph in the making: runs of text with whether each is bold; ``\\n`` breaks a line, ``\\t`` tabs."""

    level: int = 0
    runs: list[tuple[str, bool]] = field(default_factory=list)

    def add(self, text: str, bold: bool = False) -> None:
        """Add a run of text."""
        if text:
            self.runs.append((text, bold))

    def lines(self) -> list[tuple[str, bool]]:
        """Its lines, each with whether all its letters are bold.

        >>> paragraph = Paragraph()
        >>> paragraph.add("MONTAGE\\n", bold=True)
        >>> paragraph.add("Léonie Bureau")
        >>> paragraph.lines()
        [('MONTAGE', True), ('Léonie Bureau', False)]
        """
        found: list[tuple[str, bool]] = []
        text, letters, bold = "", 0, 0
        for run, is_bold in [*self.runs, ("\n", False)]:
            for number, piece in enumerate(run.split("\n")):
                if number:
                    found.append((parted(text.strip(" ")), 0 < letters == bold))
                    text, letters, bold = "", 0, 0
                count = sum(map(str.isalnum, piece))
                if count and not is_bold and 0 < letters == bold:
                    text += TURN
                text, letters, bold = text + piece, letters + count, bold + count * is_bold
        return found


Cell = Sequence[Paragraph]


class Flow:
    """The blocks of a document, gathered in reading order."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._gap = 0

    def paragraph(self, paragraph: Paragraph, place: str) -> None:
        """Add a paragraph: one block a line; an empty one is a gap; a name after a tab goes on with those above."""
        for number, (text, strong) in enumerate(paragraph.lines(), start=1):
            where = place if number == 1 else f"{place}, line {number}"
            cells = tuple(cell for part in text.split("\t") if (cell := part.strip()))
            if not (text.startswith("\t") and self._goes_on(cells, where)):
                self._add(cells, where, paragraph.level, strong)

    def row(self, cells: Sequence[Cell], place: str) -> None:
        """Add a row of a table.

        Cells with as many lines each are rows set without rules, and are parted; one label beside several names
        keeps them in one cell; anything else is a page laid out with a table, and its cells follow each other.
        """
        filled = [lines for cell in cells if (lines := _filled(cell))]
        counts = {len(lines) for lines in filled}
        names = tuple(text for lines in filled for text, _ in lines) if len(filled) == 1 else ()
        if len(cells) > 1 and not _filled(cells[0]) and self._goes_on(names, place):
            return
        if len(counts) == 1:
            several = len(filled[0]) > 1
            for number, parts in enumerate(zip_longest(*filled, fillvalue=("", False)), start=1):
                where = f"{place}, line {number}" if several else place
                self._add(tuple(text for text, _ in parts), where, 0, all(strong for _, strong in parts))
        elif 1 in counts and all(len(text) < _SHORT for lines in filled for text, _ in lines):
            self._add(
                tuple(", ".join(text.rstrip(",") for text, _ in lines) for lines in filled), place, 0, False
            )
        else:
            for column, cell in enumerate(cells, start=1):
                for paragraph in cell:
                    self.paragraph(paragraph, f"{place}, cell {column}")
        if not filled:
            self._gap += 1

    def _goes_on(self, names: tuple[str, ...], place: str) -> bool:
        """Add names that stand under the last cell of the row above to that cell, if there is such a row."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or not last.cells or self._gap or not names or max(map(len, names)) > _SHORT:
            return False
        cells = (*last.cells[:-1], ", ".join((last.cells[-1].rstrip(","), *names)))
        where = f"{last.place}, {place}"
        rows = (*(last.rows or (last.text,)), "\t".join(names))
        self.blocks[-1] = replace(last, text="\t".join(cells), cells=cells, place=where, rows=rows)
        return True

    def space(self) -> None:
        """What follows stands apart from what came before."""
        self._gap = max(self._gap, 1)

    def _add(self, cells: tuple[str, ...], place: str, level: int, strong: bool) -> None:
        if not cells or not any(cells):
            self._gap += 1
            return
        several = cells if len(cells) > 1 else ()
        gap = self._gap if self.blocks else 0
        self.blocks.append(Block("\t".join(cells), place, several, level, strong, gap))
        self._gap = 0


def _filled(cell: Cell) -> list[tuple[str, bool]]:
    lines = (line for paragraph in cell for line in paragraph.lines())
    return [(text.strip(), strong) for text, strong in lines if text.strip()]
