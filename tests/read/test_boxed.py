"""Text in a box of bars."""

from __future__ import annotations

from generique.read.boxed import boxed

REVIEW = """
│ BRUMES               │
│ Drame de Zoé Vial    │
│ (France, 2023).      │
│ Avec Ada Nkomo, Jean │
│ Prou. Mus. : Luc Del-│
│ mas. Dist. : Phare   │
│ Films.               │
│ En salle à Brest.    │
""".strip()


def rows(text: str) -> list[tuple[int, int, str]]:
    return [(row.number, row.last, row.text) for row in boxed(enumerate(text.split("\n"), start=1))]


def test_a_line_goes_on_where_the_next_word_had_no_room() -> None:
    assert rows(REVIEW) == [
        (1, 1, "BRUMES"),
        (2, 3, "Drame de Zoé Vial (France, 2023)."),
        (4, 7, "Avec Ada Nkomo, Jean Prou. Mus. : Luc Delmas. Dist. : Phare Films."),
        (8, 8, "En salle à Brest."),
    ]


def test_a_table_drawn_with_bars_keeps_its_rows() -> None:
    table = "│ Image │ Zoé Vial │\n│ Son   │ Ada Nko  │\n│ Décor │ Jean Pro │"
    assert [text for _, _, text in rows(table)] == table.split("\n")


def test_other_lines_are_as_they_were() -> None:
    assert rows("Image : Zoé Vial\n  Son : Ada Nkomo") == [
        (1, 1, "Image : Zoé Vial"),
        (2, 2, "  Son : Ada Nkomo"),
    ]
