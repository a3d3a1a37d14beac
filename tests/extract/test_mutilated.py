"""Documents as accidents leave them: lines lost, exchanged, cut, their cells torn apart. Nothing of it stops a reader."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generique.extract import extract
from generique.model import Block, Document
from generique.read import read

MODEL = Path(__file__).parents[1] / "documents" / "model"
SCRAPS = (
    "", "-", "–", "…", ":", "()", "« »", "&", " et ", "1", "12 min", "de", "A", ".", "[]", "Avec", "Image :", "•", "\u00a0",
    "Films", "12/03/2021", "#", "|", "d'", "Int. :", "2e équipe", "de et avec", "assisté de", "01 23 45 67 89",
)  # fmt: skip
_Change = Callable[[Block, random.Random], Block]


def _cells(block: Block, cells: list[str]) -> Block:
    return replace(block, text="\t".join(cells), cells=tuple(cells) if len(cells) > 1 else ())


def _scrap_in_a_cell(block: Block, drawn: random.Random) -> Block:
    cells = list(block.cells or (block.text,))
    cells[drawn.randrange(len(cells))] = drawn.choice(SCRAPS)
    return _cells(block, cells)


def _cell_too_many(block: Block, drawn: random.Random) -> Block:
    cells = list(block.cells or (block.text,))
    cells.insert(drawn.randrange(len(cells) + 1), drawn.choice(SCRAPS))
    return _cells(block, cells)


def _shuffled(block: Block, drawn: random.Random) -> Block:
    said = block.text.split(" ")
    drawn.shuffle(said)
    return replace(block, text=" ".join(said), cells=())


def _cut(block: Block, drawn: random.Random) -> Block:
    return replace(block, text=block.text[: drawn.randrange(len(block.text) + 1)], cells=())


def _torn(block: Block, drawn: random.Random) -> Block:
    return _cells(block, block.text.split(" "))


def _reset(block: Block, drawn: random.Random) -> Block:
    return replace(block, level=drawn.randrange(7), strong=drawn.random() < 0.5, gap=drawn.randrange(4))


def _between_scraps(block: Block, drawn: random.Random) -> Block:
    return replace(block, text=f"{drawn.choice(SCRAPS)}{block.text}{drawn.choice(SCRAPS)}", cells=())


CHANGES: tuple[_Change, ...] = (
    _scrap_in_a_cell, _cell_too_many, _shuffled, _cut, _torn, _reset, _between_scraps,
)  # fmt: skip


@cache
def documents() -> tuple[Document, ...]:
    """The model documents, as read."""
    found = (read(path, None, {}) for path in sorted(MODEL.iterdir()) if path.name.count(".") == 1)
    return tuple(one for one in found if isinstance(one, Document))


def mutilated(drawn: random.Random) -> Document:
    """A model document with some lines changed, lost, exchanged, or of another document."""
    document = drawn.choice(documents())
    blocks = list(document.blocks)
    for _ in range(drawn.choice((1, 4, 16, 60))):
        at = drawn.randrange(len(blocks))
        if drawn.random() < 0.2:
            other = drawn.choice(drawn.choice(documents()).blocks)
            blocks[at], blocks[drawn.randrange(len(blocks))] = other, blocks[at]
        else:
            blocks[at] = drawn.choice(CHANGES)(blocks[at], drawn)
    return replace(document, blocks=tuple(blocks))


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happened_to_a_document_it_is_read(seed: int) -> None:
    drawn = random.Random(seed)
    for _ in range(8):
        document = mutilated(drawn)
        said = extract(document, date="2021-03-05")
        places = {block.place for block in document.blocks}
        assert all(credit.place in places for credit in said.credits)
