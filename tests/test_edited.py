"""Tables that people edit come back from editors and spreadsheets in many forms; what is no table is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique import edited
from generique.errors import GeneriqueError

COLUMNS = ("id", "reason")


def test_no_file_has_no_rows(tmp_path: Path) -> None:
    assert edited.rows(tmp_path / "withheld.tsv", COLUMNS) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_marks_of_other_editors_do_not_matter(tmp_path: Path, end: str, mark: str) -> None:
    path = tmp_path / "withheld.tsv"
    lines = ["id\treason", "person/zoé\tasked, by “letter”", "", "\t", 'person/a\t"quoted']
    path.write_bytes(f"{mark}{end.join(lines)}{end}".encode())
    assert edited.rows(path, COLUMNS) == [
        (2, ["person/zoé", "asked, by “letter”"]),
        (5, ["person/a", '"quoted']),
    ]


def test_a_field_longer_than_the_csv_module_takes(tmp_path: Path) -> None:
    path = tmp_path / "withheld.tsv"
    path.write_text(f"id\treason\nperson/a\t{'x' * 200_000}\n", encoding="utf-8")
    ((_, fields),) = edited.rows(path, COLUMNS)
    assert len(fields[1]) == 200_000


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name\treason\n", "the columns are name, reason; they must be id, reason"),
        ("id\treason\nperson/zoé\tx\n".encode("cp1252"), "line 2: not UTF-8; save it as UTF-8 text"),
    ],
)
def test_what_is_no_such_table_is_told_with_its_name(
    tmp_path: Path, content: str | bytes, message: str
) -> None:
    path = tmp_path / "withheld.tsv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(GeneriqueError, match=message) as caught:
        edited.rows(path, COLUMNS)
    assert str(path) in str(caught.value)
