"""Rows, the cells of one row, and strips of white over several."""

from __future__ import annotations

from generique.read.rows import Row, Word, cells_of, rows_of, strips


def words(*texts: tuple[str, float, float]) -> list[Word]:
    """Words ten points high, five points a letter."""
    return [Word(text, left, left + 5 * len(text), y, 10) for text, left, y in texts]


def test_small_raised_letters_belong_to_their_row() -> None:
    raised = Word("e", 15.5, 18, 96.5, 6)
    (row,) = rows_of([*words(("1", 10, 100), ("assistant", 22, 100)), raised])
    assert [word.text for word in row.words] == ["1", "e", "assistant"]


def test_rows_a_little_out_of_level_are_one() -> None:
    assert len(rows_of(words(("Son", 10, 100), ("Juin", 90, 102)))) == 1
    assert len(rows_of(words(("Son", 10, 100), ("Juin", 90, 106)))) == 2


def test_the_white_of_justified_lines_parts_nothing() -> None:
    row = words(("Un", 10, 0), ("film", 32, 0), ("dans", 64, 0), ("la", 96, 0), ("nuit", 118, 0))
    assert len(cells_of(row)) == 1


def test_a_strip_ends_where_a_row_crosses_it() -> None:
    rows = [Row(tuple(words(("Son", 10, y), ("Juin", 90, y)))) for y in (0, 12, 24)]
    rows.append(Row(tuple(words(("LISTE TECHNIQUE DU FILM", 10, 36)))))
    (strip,) = strips(rows)
    assert (strip.first, strip.end, strip.both) == (0, 3, 3)
