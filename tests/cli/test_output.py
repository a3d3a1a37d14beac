"""Answers on their way out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.cli import output
from generique.errors import GeneriqueError

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_csv_is_read_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    text = output.separated(("a", "b"), rows, ",")
    assert [tuple(row) for row in csv.reader(io.StringIO(text))] == [("a", "b"), *rows]


def test_a_list_in_one_cell_is_joined() -> None:
    assert output.separated(("roles",), [(["editor", "director"],)], "\t") == "roles\neditor|director\n"


def test_markup_of_a_source_is_text_in_a_table() -> None:
    assert "[bold]Nom[/bold]" in output.aligned(("name",), [("[bold]Nom[/bold]",)])


def test_numbers_stand_to_the_right() -> None:
    lines = output.aligned(("name", "films"), [("Anne", 3), ("Béa", 12)]).splitlines()
    assert [line[-2:] for line in lines[1:]] == [" 3", "12"]


@pytest.mark.parametrize(
    ("form", "text"), [("json", '[\n {\n  "n": "é"\n }\n]\n'), ("ndjson", '{"n": "é"}\n')]
)
def test_json_keeps_accents(tmp_path: Path, form: str, text: str) -> None:
    output.emit([{"n": "é"}], (), (), form, str(tmp_path / "out"))
    assert (tmp_path / "out").read_text(encoding="utf-8") == text
    assert json.loads('{"n": "é"}') == {"n": "é"}


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(GeneriqueError, match="no such folder"):
        output.write("x", str(tmp_path / "nowhere" / "out"))
    assert list(tmp_path.iterdir()) == []


def test_many_columns_stand_one_below_the_other_where_they_do_not_fit() -> None:
    columns = [f"column{n}" for n in range(12)]
    text = output.aligned(columns, [["a long cell of words"] * 11 + [None]])
    assert text.splitlines() == [f"column{n}: a long cell of words" for n in range(11)]
