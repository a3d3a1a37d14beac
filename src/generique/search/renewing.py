"""A search index from the one before: a copy of it, in which the names of what has changed are exchanged."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

from duckdb import DuckDBPyConnection

_FORM = tuple[int, str, str]


def renew(tables: DuckDBPyConnection, before: Path, target: Path) -> bool:
    """Write the index to a new file: the entities that are ``touched``, their names and all aliases are in the tables.

    False where names have no numbers of their own: then all must be numbered together, and nothing was written.
    """
    touched = tables.execute("FROM touched").fetchall()
    new: list[_FORM] = tables.execute("SELECT number, folded, id FROM ordered").fetchall()
    ((moved,),) = tables.execute("SELECT count(*) FROM ordered WHERE number <> own").fetchall()
    shutil.copyfile(before, target)
    with closing(sqlite3.connect(target)) as index, index:
        index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        index.execute("CREATE TEMP TABLE touched (id TEXT PRIMARY KEY) WITHOUT ROWID")
        index.executemany("INSERT INTO touched VALUES (?)", touched)
        old: list[_FORM] = index.execute("SELECT forms.* FROM forms JOIN touched USING (id)").fetchall()
        gone, come = sorted(set(old) - set(new)), sorted(set(new) - set(old))
        if moved or _crowded(index, gone, come):
            target.unlink()
            return False
        _exchange(index, gone, come)
        index.execute("DELETE FROM entities WHERE id IN (SELECT id FROM touched)")
        entities = tables.execute("FROM entity ORDER BY id").fetchall()
        index.executemany("INSERT INTO entities VALUES (?, ?, ?, ?, ?)", entities)
        index.execute("DELETE FROM aliases")
        index.executemany(
            "INSERT INTO aliases VALUES (?, ?)", tables.execute("FROM alias ORDER BY alias").fetchall()
        )
    return True


def _crowded(index: sqlite3.Connection, gone: list[_FORM], come: list[_FORM]) -> bool:
    """Whether a number that comes is taken, or some were moved from the start."""
    if index.execute("PRAGMA user_version").fetchone() != (0,):
        return True
    free = {number for number, _, _ in gone}
    taken = "SELECT 1 FROM forms WHERE number = ?"
    return any(number not in free and index.execute(taken, (number,)).fetchone() for number, _, _ in come)


def _exchange(index: sqlite3.Connection, gone: list[_FORM], come: list[_FORM]) -> None:
    counts: Counter[str] = Counter()
    for number, folded, _ in gone:
        index.execute("DELETE FROM forms WHERE number = ?", (number,))
        index.execute(
            "INSERT INTO near (near, rowid, folded) VALUES ('delete', ?, ?)", (number, _padded(folded))
        )
        counts.subtract(_grams(folded))
    for number, folded, id in come:
        index.execute("INSERT INTO forms VALUES (?, ?, ?)", (number, folded, id))
        index.execute("INSERT INTO near (rowid, folded) VALUES (?, ?)", (number, _padded(folded)))
        counts.update(_grams(folded))
    index.executemany(
        "INSERT INTO grams VALUES (?, ?) ON CONFLICT (gram) DO UPDATE SET forms = forms + excluded.forms",
        sorted(counts.items()),
    )
    index.execute("DELETE FROM grams WHERE forms = 0")


def _padded(folded: str) -> str:
    """Spaces around a name let its first and last letters count as such."""
    return f" {folded} "


def _grams(folded: str) -> set[str]:
    padded = _padded(folded)
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
