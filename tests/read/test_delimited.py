"""Delimiters and quotes are seen, not told."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.errors import UnreadableError
from generique.read.delimited import fields

FIELD = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=8)


@given(st.sampled_from(",;\t|"), st.lists(st.tuples(FIELD, FIELD, FIELD), min_size=1))
def test_what_a_csv_writer_writes_comes_back(delimiter: str, rows: list[tuple[str, str, str]]) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([("titre", "rôle", "nom"), *rows])
    found = [row for row in fields(file.getvalue(), "t.csv") if row]
    assert found == [("titre", "rôle", "nom"), *rows]


def test_quotes_are_text_in_an_even_table_with_tabs() -> None:
    assert fields('titre\tnom\nVictoire\tKlem "H"\n"Jess"\t"dit ""J"""', "t.tsv") == [
        ("titre", "nom"),
        ("Victoire", 'Klem "H"'),
        ("Jess", 'dit "J"'),
    ]


def test_quotes_may_hold_lines_and_delimiters() -> None:
    assert fields('a,b\n"un\ndeux","x,y"', "t.csv") == [("a", "b"), ("un\ndeux", "x,y")]


def test_a_quote_without_its_end_is_named() -> None:
    with pytest.raises(UnreadableError, match=r"t\.csv, row 2: unexpected end of data"):
        fields('a,b\n"un,deux', "t.csv")


def test_other_readers_of_csv_are_left_alone() -> None:
    before = csv.field_size_limit()
    fields('a,b\n"un",deux', "t.csv")
    assert csv.field_size_limit() == before


def test_a_field_may_be_long() -> None:
    assert fields(f"a,b\n{'x' * 200_000},deux", "t.csv")[1][1] == "deux"
