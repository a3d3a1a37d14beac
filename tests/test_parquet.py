"""Rows go to Parquet and come back as they were, in their order and in the same bytes."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generique.parquet import connect, keep, quoted, rows, stage


@given(st.lists(st.tuples(st.text(), st.none() | st.integers(0, 9), st.floats(0, 1)), max_size=5))
@settings(max_examples=30)
def test_any_rows_are_staged_exactly(staged: list[tuple[str, int | None, float]]) -> None:
    with connect() as database:
        stage(database, "thing", {"a": "VARCHAR", "b": "INTEGER", "c": "DOUBLE"}, staged)
        assert database.execute("FROM thing").fetchall() == staged


def test_many_rows_keep_their_order_and_their_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        with connect() as database:
            stage(database, "number", {"n": "INTEGER"}, ((n,) for n in range(300_000)))
            keep(database, "FROM number", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert rows(tmp_path / "a") == [(n,) for n in range(300_000)]


def test_a_path_with_signs_of_patterns_is_only_a_path(tmp_path: Path) -> None:
    path = tmp_path / "l'été [2023]*?.parquet"
    with connect() as database:
        keep(database, "SELECT 1 AS n", path)
    assert rows(path, ["n"]) == [(1,)]


def test_quotes_are_doubled() -> None:
    with connect() as database:
        assert database.execute("SELECT " + quoted("l'été")).fetchall() == [("l'été",)]
