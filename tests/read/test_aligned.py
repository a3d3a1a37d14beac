"""Lines broken by the page: joined to the row they belong to, with the numbers of both."""

from __future__ import annotations

import pytest

from generique.read.aligned import aligned
from generique.read.markup import blocks


def joined(text: str) -> list[tuple[int, int, str]]:
    return [(row.number, row.last, row.text) for row in aligned(enumerate(text.split("\n"), start=1))]


def test_a_name_under_the_last_cell_goes_on_with_the_row() -> None:
    text = "Mixeurs          Zoé VIAL\n                 Ada NKOMO\nBruiteur         Luc PROU"
    assert [row[:2] for row in joined(text)] == [(1, 2), (3, 3)]
    assert joined(text)[0][2].endswith("Zoé VIAL, Ada NKOMO")


@pytest.mark.parametrize(
    "text",
    [
        "Mixeurs          Zoé VIAL\n\n                 Ada NKOMO",
        "Mixeurs          Zoé VIAL\n          Ada NKOMO",
        "Mixeurs          Zoé VIAL\n                 Ada NKOMO     Luc PROU",
    ],
)
def test_what_stands_apart_or_elsewhere_is_a_line_of_its_own(text: str) -> None:
    assert all(first == last for first, last, _ in joined(text))


def test_a_list_goes_on_after_a_comma_but_not_with_a_label() -> None:
    assert joined("Avec Zoé Vial,\nAda Nkomo") == [(1, 2, "Avec Zoé Vial, Ada Nkomo")]
    assert len(joined("Avec Zoé Vial,\nSon : Ada Nkomo")) == 2
    assert len(joined("Avec Zoé Vial,\navec le soutien du CNC")) == 2


def test_two_spaces_part_cells_where_a_column_stands() -> None:
    rows = ["Zoé VIAL               Monteuse", "Ada NKOMO              Scripte", "Luc PROU               Son"]
    rows.append("Marie-Laure CHEVALLIER  Décors".replace("  ", " " * 1 + " "))
    assert joined("\n".join(rows))[3][2] in {
        "Marie-Laure CHEVALLIER  Décors",
        "Marie-Laure CHEVALLIER   Décors",
    }
    longer = [*rows[:3], "Jean-Marc DE LA PORTE  Décors"]
    assert joined("\n".join(longer))[3][2] == "Jean-Marc DE LA PORTE   Décors"


def test_two_pairs_side_by_side() -> None:
    (row,) = joined("Lumière  TRANSPALUX      Cantine  CHEZ JO")
    assert row[2] == "Lumière   TRANSPALUX      Cantine   CHEZ JO"


def test_the_place_names_all_lines() -> None:
    assert [block.place for block in blocks([(3, "Avec Zoé Vial,"), (4, "Ada Nkomo"), (6, "Fin")])] == [
        "lines 3–4",
        "line 6",
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("> Image : Ada Nkomo", "Image : Ada Nkomo"),
        ("│ Montage : Zoé Vial     │", "Montage : Zoé Vial"),
        ("Distribution[modifier | modifier le code]", "Distribution"),
        ("Son : Zoé Vial[1]", "Son : Zoé Vial"),
    ],
)
def test_marks_of_quotes_boxes_and_wikis_are_no_text(line: str, text: str) -> None:
    assert [block.text for block in blocks([(1, line)])] == [text]
