"""Rows on disk are the rows that were given, as a sequence."""

from __future__ import annotations

import gc

import pytest

from generique.model import Row
from generique.stored import Stored

ROWS = [
    Row({"film_title": "L'été", "role": ""}, "row 2"),
    Row({"film_title": "", "role": ""}, "row 3", "1 fields where the header has 2: x"),
    Row({"film_title": 'a\n"b"\t', "role": "\x0b"}, "row 5"),
]


def test_rows_come_back_as_they_were() -> None:
    made = Stored.of(("film_title", "role"), ROWS)
    assert list(made) == ROWS
    assert len(made) == 3
    assert made[1:] == tuple(ROWS[1:])
    assert (made[0], made[-1]) == (ROWS[0], ROWS[2])
    with pytest.raises(IndexError):
        made[3]


def test_the_file_goes_with_the_rows() -> None:
    made = Stored.of(("film_title",), ROWS)
    path = made.path
    assert path.exists()
    del made
    gc.collect()
    assert not path.exists()
