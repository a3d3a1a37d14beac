"""Running heads and page numbers."""

from __future__ import annotations

from generique.read.heads import without_heads
from generique.read.rows import Row, Word


def page(*rows: tuple[str, float]) -> list[Row]:
    return [Row((Word(text, 20, 20 + 5 * len(text), y, 10),)) for text, y in rows]


def texts(pages: list[list[Row]]) -> list[list[str]]:
    return [[row.words[0].text for row in rows] for rows in pages]


def test_page_numbers_go_also_from_a_single_page() -> None:
    assert texts(without_heads([page(("IMAGE", 100), ("Ada Nkomo", 112), ("– 12 –", 800))])) == [
        ["IMAGE", "Ada Nkomo"]
    ]


def test_a_year_inside_a_page_stays() -> None:
    assert texts(without_heads([page(("IMAGE", 100), ("2021", 112), ("Ada Nkomo", 124))])) == [
        ["IMAGE", "2021", "Ada Nkomo"]
    ]


def test_what_one_page_alone_has_at_its_edge_stays() -> None:
    pages = [page((f"{name} et la suite", 100), ("SON", 112)) for name in ("Ada", "Zoé", "Paul")]
    assert texts(without_heads(pages))[1][0] == "Zoé et la suite"
