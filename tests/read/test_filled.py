"""Paragraphs broken at a width are one line again; lists of short lines stay as they are."""

from __future__ import annotations

import pytest

from generique.read.boxed import Typed
from generique.read.filled import filled
from generique.read.markup import blocks

PROSE = """Elle marche sur la plage et le soir tombe sur les toits du port, où
les bateaux rentrent l'un après l'autre. Son père l'attend, comme cha-
que soir depuis que la conserverie a fermé et que le village se vide."""


def rows(text: str) -> list[tuple[int, str]]:
    lines = [Typed(at, at, line) for at, line in enumerate(text.split("\n"), start=1)]
    return [(row.last, row.text) for row in filled(lines)]


def test_a_paragraph_is_one_line_and_a_broken_word_whole() -> None:
    ((last, text),) = rows(PROSE)
    assert last == 3
    assert "port, où les bateaux" in text
    assert "comme chaque soir" in text


@pytest.mark.parametrize(
    "text",
    [
        "Zoé Vial\nAda Nkomo\nLuc Prou",
        "Image : Zoé Vial, Ada Nkomo, Luc Prou, Jo Li, Marie Caus, Théo Sury\nson : Lou Cassot",
        "avec / Jeanne Pradelle, Hugo Massiot, Yolande Tissandier (la mère)\ntuteurs / Étienne Marbot",
        "Une production de cinq sociétés qui tiennent sur une ligne entière\nAvec le soutien du CNC",
    ],
)
def test_lists_are_left_as_they_are(text: str) -> None:
    assert len(rows(text)) == text.count("\n") + 1


def test_what_goes_on_is_found_by_its_own_text() -> None:
    (block,) = blocks(enumerate(PROSE.split("\n"), start=1))
    assert block.place == "lines 1–3"
    assert len(block.rows) == 3
