"""Lines in reading order."""

from __future__ import annotations

from generique.read.layout import lines_of
from generique.read.rows import Word, rows_of


def words(*texts: tuple[str, float, float]) -> list[Word]:
    return [Word(text, left, left + 5 * len(text), y, 10) for text, left, y in texts]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [(f"gauche {'x' * 40} {number}", 20.0, 100.0 + 12 * number) for number in range(5)]
    right = [(f"droite {'x' * 40} {number}", 300.0, 100.0 + 12 * number) for number in range(5)]
    found = lines_of(rows_of(words(*left, *right)))
    assert [line.text.split()[0] for line in found] == ["gauche"] * 5 + ["droite"] * 5


def test_names_without_a_function_go_on_with_the_cell_above() -> None:
    found = lines_of(
        rows_of(
            words(
                *[(text, 20, 100 + 12 * n) for n, text in enumerate(("Image", "Son", "Avec"))],
                *[(text, 200, 100 + 12 * n) for n, text in enumerate(("Brun", "Karam", "Kern", "Attal"))],
            )
        )
    )
    assert [line.cells for line in found] == [("Image", "Brun"), ("Son", "Karam"), ("Avec", "Kern, Attal")]


def test_leaders_alone_are_no_cell() -> None:
    (line,) = lines_of(rows_of(words(("Image", 20, 100), (".....", 100, 100), ("Brun", 200, 100))))
    assert line.cells == ("Image", "Brun")


def test_an_empty_page_has_no_lines() -> None:
    assert lines_of([]) == []
