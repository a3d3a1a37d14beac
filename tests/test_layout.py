"""Rows are spread over files, and a file in which no row is another is that of the build before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generique import layout
from generique.changes import Before
from generique.layout import LARGE, Files, segments
from generique.parquet import connect, names, parts, rows, scan, stage

Row = tuple[str, int, str]
SIZES = {1: 2 * LARGE, 2: 10, 3: 10}
SAID: tuple[Row, ...] = (("1", 1, "a"), ("1", 2, "b"), ("1", 3, "c"), ("2", 1, "d"), ("3.x", 1, "e"))


@pytest.fixture(autouse=True)
def two_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "STEP", 2)


def write(
    folder: Path,
    said: tuple[Row, ...],
    sizes: Mapping[int, int],
    before: Before | None = None,
    scope: str = "",
) -> None:
    """Write the table “said”."""
    folder.mkdir()
    with connect() as database:
        stage(database, "told", {"source": "VARCHAR", "position": "INTEGER", "text": "VARCHAR"}, said)
        files = Files(database, folder, sizes, before)
        files.write("said", "FROM told", "source, position", spread="claims", scope=scope)


def test_large_sources_have_files_of_their_own_and_small_ones_share(tmp_path: Path) -> None:
    write(tmp_path / "one", SAID, SIZES)
    assert [path.name for path in parts(tmp_path / "one", "said")] == [
        "said.parquet", "said.then-000001-0001.parquet", "said.then-000002-0000.parquet"
    ]  # fmt: skip
    assert rows(tmp_path / "one" / "said.parquet") == list(SAID)
    assert names(tmp_path / "one") == ["said"]


def test_files_in_which_nothing_changed_are_linked(tmp_path: Path) -> None:
    write(tmp_path / "one", SAID, SIZES)
    new = (("1", 2, "other"), ("1", 3, "c"))
    write(tmp_path / "two", new, SIZES, Before(tmp_path / "one", SIZES), "source = '1' AND position > 1")
    assert rows(tmp_path / "two" / "said.parquet") == [SAID[0], *new, *SAID[3:]]
    same = [path.samefile(tmp_path / "one" / path.name) for path in parts(tmp_path / "two", "said")]
    assert same == [True, False, True]


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_a_source_that_went_leaves_no_row_and_no_file(gone: int, tmp_path: Path) -> None:
    write(tmp_path / "one", SAID, SIZES)
    sizes = {accession: size for accession, size in SIZES.items() if accession != gone}
    scope = f"split_part(source, '.', 1) = '{gone}'"
    write(tmp_path / "two", (), sizes, Before(tmp_path / "one", SIZES), scope)
    kept = [row for row in SAID if not row[0].startswith(str(gone))]
    assert rows(tmp_path / "two" / "said.parquet") == kept
    write(tmp_path / "anew", tuple(kept), sizes)
    there, anew = ([path.name for path in parts(tmp_path / name, "said")] for name in ("two", "anew"))
    assert there == anew


def test_a_source_that_comes_moves_no_row_of_those_before_it() -> None:
    few = segments({1: 10, 2: LARGE, 3: 10})
    assert segments({1: 10, 2: LARGE, 3: 10, 4: LARGE - 5}) == few | {4: 4}


def test_a_table_is_read_without_the_files_that_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "one", SAID, SIZES)
    files = parts(tmp_path / "one", "said")
    with connect() as database:
        some, none = (
            database.execute(
                f"SELECT text FROM {scan(tmp_path / 'one', 'said', [path.stat().st_ino for path in out])}"
            ).fetchall()
            for out in (files[:2], files)
        )
    assert (some, none) == ([("d",), ("e",)], [])
