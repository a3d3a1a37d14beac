"""An index from the one before answers as one made anew; where two names would have one number, all are numbered anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from generique.changes import Before, Change
from generique.parquet import connect, keep, stage
from generique.search import Names, build, making
from tests.answers.world import AUFFRET, ROXANE, write_tables


def changed(folder: Path, *ids: str) -> Change:
    """A change that is about these entities."""
    with connect() as database:
        stage(database, "entity", {"entity": "VARCHAR"}, ((id,) for id in ids))
        keep(database, "FROM entity", folder / "touched.parquet")
        keep(database, "SELECT 1 AS accession LIMIT 0", folder / "changed.parquet")
    return Change(Before(folder, {}), folder / "touched.parquet", folder / "changed.parquet")


def renamed(tables: Path, table: str, assignment: str, where: str) -> None:
    with connect() as database:
        path = tables / f"{table}.parquet"
        database.execute(f"CREATE TABLE t AS FROM '{path}'; UPDATE t SET {assignment} WHERE {where}")
        keep(database, "FROM t ORDER BY 1", path)


def held(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as index:
        tables = ("entities", "aliases", "forms", "grams")
        return [index.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in tables]


def test_what_changed_is_exchanged(tmp_path: Path) -> None:
    tables = write_tables(tmp_path / "tables")
    build(tables, tmp_path / "before")
    renamed(tables, "films", "label = 'Pégase'", f"film = '{ROXANE}'")
    renamed(tables, "agents", "name = 'Mélanie Zorn'", f"agent = '{AUFFRET}'")
    build(tables, tmp_path / "lived", tmp_path / "before", changed(tmp_path, ROXANE, AUFFRET))
    build(tables, tmp_path / "anew")
    assert held(tmp_path / "lived") == held(tmp_path / "anew") != held(tmp_path / "before")
    for text in ("pegaze", "zorn", "auffret", "victoires"):
        found = [Names.open(tmp_path / name).find(text) for name in ("lived", "anew")]
        assert found[0] == found[1]
    assert Names.open(tmp_path / "lived").find("pegaze")[0].id == ROXANE


def test_where_two_names_would_have_one_number_all_are_numbered_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer = making._ORDERED.replace(">> 18", ">> 63")  # two numbers for all names of so many films
    assert fewer != making._ORDERED
    monkeypatch.setattr(making, "_ORDERED", fewer)
    tables = write_tables(tmp_path / "tables")
    build(tables, tmp_path / "before")
    renamed(tables, "films", "label = 'Pégase'", f"film = '{ROXANE}'")
    build(tables, tmp_path / "lived", tmp_path / "before", changed(tmp_path, ROXANE))
    build(tables, tmp_path / "anew")
    assert held(tmp_path / "lived") == held(tmp_path / "anew")
