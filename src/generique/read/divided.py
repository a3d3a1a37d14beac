"""Rows of pages set without tables: elements of one class that hold two short texts each, a function and a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generique.model import Block
from generique.roles import vocabulary

_FEWEST = 3
_LABEL, _VALUE = 60, 160


class Divided:
    """The elements of a page by their classes: which may be rows, and where each begins.

    >>> rows = Divided()
    >>> blocks = [Block(text, "line 1") for text in ("Image", "Zoé Vial", "Son", "Ada Nkomo", "Montage", "Max Roux")]
    >>> for start in (0, 2, 4):
    ...     rows.tell("row", start, blocks[: start + 2])
    >>> [block.cells for block in rows.joined(blocks)]
    [('Image', 'Zoé Vial'), ('Son', 'Ada Nkomo'), ('Montage', 'Max Roux')]
    """

    def __init__(self) -> None:
        self._rows: dict[str, list[int]] = defaultdict(list)
        self._others: Counter[str] = Counter()

    def tell(self, name: str, start: int, blocks: Sequence[Block]) -> None:
        """An element of the class NAME has ended, with the blocks from START on."""
        held = len(blocks) - start
        if held == 2 and _is_row(*blocks[start:]):
            self._rows[name].append(start)
        elif held:
            self._others[name] += 1

    def joined(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks, those of rows as the cells of one: where all elements of a class are so, and several name a role."""
        starts = {
            start
            for name, rows in self._rows.items()
            if not self._others[name] and _name_roles([blocks[start].text for start in rows])
            for start in rows
        }
        at = 0
        while at < len(blocks):
            if at in starts:
                label, value = blocks[at], blocks[at + 1]
                cells = (label.text, value.text)
                yield replace(label, text="\t".join(cells), cells=cells, strong=False)
                at += 2
            else:
                yield blocks[at]
                at += 1


def _is_row(label: Block, value: Block) -> bool:
    plain = not (label.cells or label.level or value.cells)
    return plain and len(label.text) < _LABEL and len(value.text) < _VALUE


def _name_roles(labels: Sequence[str]) -> bool:
    return sum(1 for label in labels if vocabulary().find(label)) >= _FEWEST
