"""The lines of a document with the evidence of their layout."""

from __future__ import annotations

from generique.extract.lines import lines
from generique.model import Block, Document
from tests.extract.helpers import lines_of


def test_empty_lines_are_counted_before_the_next() -> None:
    first, second = lines_of("Montage\n\n\nAda Nkomo")
    assert (first.gap, second.gap, second.index, second.place) == (0, 2, 1, "line 4")


def test_leaders_and_tabs_part_cells() -> None:
    leaders, tab, dots = lines_of("Image ........ Zoé Vial\nSon\tIban Roy\nElle attend... Puis elle part.")
    assert (leaders.cells, tab.cells, dots.cells) == (("Image", "Zoé Vial"), ("Son", "Iban Roy"), ())


def test_a_block_of_several_lines_is_taken_apart() -> None:
    found = lines(Document((Block("Léonie Bureau\nElodie Lebot", "page 1, line 3", strong=True),)))
    assert [(line.text, line.place, line.strong) for line in found] == [
        ("Léonie Bureau", "page 1, line 3", True),
        ("Elodie Lebot", "page 1, line 3", True),
    ]


def test_style_is_what_sets_a_heading_apart() -> None:
    loud, plain = lines_of("# MONTAGE\nAda Nkomo")
    assert loud.style == (True, False, True)
    assert plain.style == (False, False, False)
