"""The index is a pure function of the tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from generique.search import build
from tests.answers.world import ALIASES, write_tables


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    tables = write_tables(tmp_path / "tables")
    build(tables, tmp_path / "a")
    build(tables, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_rare_letters_are_known_before_anyone_asks(tmp_path: Path) -> None:
    build(write_tables(tmp_path / "tables"), tmp_path / "names.sqlite")
    with closing(sqlite3.connect(tmp_path / "names.sqlite")) as index:
        counted = dict(index.execute("SELECT gram, forms FROM grams WHERE gram IN ('vic', 'dnp', ' le')"))
        aliases = dict(index.execute("SELECT alias, id FROM aliases"))
    assert counted == {"vic": 2 + 1, "dnp": 1, " le": 1}
    assert aliases == ALIASES
