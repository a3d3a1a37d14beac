"""A label set apart by its type is a cell of its own, in every format that has type; a sentence stays whole."""

from __future__ import annotations

import pytest

from generique.read.flow import Paragraph
from generique.read.leads import TURN, parted
from generique.read.markup import blocks


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (f"Image{TURN} Ada Nkomo", "Image\tAda Nkomo"),
        (f"Ada Nkomo{TURN} est née à Brest", "Ada Nkomo est née à Brest"),
        (f"Résumé{TURN} Un homme marche. Il tombe.", "Résumé Un homme marche. Il tombe."),
        (f"Image :{TURN} Ada Nkomo", "Image : Ada Nkomo"),
        (f"L{TURN}E PHARE", "LE PHARE"),
    ],
)
def test_a_lead_is_a_cell_where_a_value_follows(line: str, text: str) -> None:
    assert parted(line) == text


def test_bold_labels_of_markdown() -> None:
    (block,) = blocks([(1, "- **Montage son, mixage** Zoé Vial")])
    assert block.cells == ("Montage son, mixage", "Zoé Vial")


def test_bold_labels_of_word_processors() -> None:
    paragraph = Paragraph()
    paragraph.add("Image ", bold=True)
    paragraph.add("Ada Nkomo")
    assert paragraph.lines() == [("Image\tAda Nkomo", False)]
