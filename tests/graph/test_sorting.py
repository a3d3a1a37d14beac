"""Sorting at any size gives what sorting in memory gives."""

from __future__ import annotations

from typing import IO

import pytest

from generique.graph.sorting import sorted_lines

LINES = ["b\n", "a\n", "é\n", "b\n", "z\u2028y\n", "\n", "aa\n"]


@pytest.mark.parametrize("at_once", [1, 2, 3, 7, 100])
def test_parts_are_merged_and_each_line_comes_once(at_once: int) -> None:
    def dump(file: IO[bytes]) -> None:
        file.write("".join(LINES).encode())

    assert list(sorted_lines(dump, at_once)) == sorted(set(LINES))


def test_nothing_gives_nothing() -> None:
    assert list(sorted_lines(lambda file: None)) == []


def test_half_a_reading_leaves_nothing_open() -> None:
    lines = sorted_lines(lambda file: file.write(b"b\na\n"), at_once=1)
    assert next(lines) == "a\n"
    del lines
