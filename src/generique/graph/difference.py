"""The graph of a build made from the graph before: what the tables of both say differently is taken out and put in.

Each triple follows from one row of one shape, so that rows that stand in both builds are triples that stand in both.
The store before is never touched: its files, which the engine does not change once written, are linked into the new
folder, and what the engine does change is copied.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from generique.changes import ABOUT, Change
from generique.graph import loading, shapes
from generique.layout import about as say_what
from generique.parquet import connect, parts

_LARGE = 0.3  # from this share of changed rows on, loading everything anew is faster


class Before(NamedTuple):
    """A finished build with the same vocabularies, base, title and licence: its tables, its graph, how many triples.

    Where it is known what has changed since, only the rows that this is about are compared.
    """

    tables_dir: Path
    graph_dir: Path
    triples: int
    change: Change | None = None


def build(
    before: Before,
    tables_dir: Path,
    target: Path,
    scratch: Path,
    *,
    about: shapes.About,
    done: Callable[[float], None] = lambda share: None,
) -> int | None:
    """Make the store in the new folder ``target``; the number of its triples, or None where too much has changed."""
    with connect() as database:
        shapes.prepare(database, about)
        if before.change:
            say_what(database, before.change)
        shared = _shared(before.tables_dir, tables_dir) if before.change else frozenset()
        for schema, folder in (("before", before.tables_dir), ("after", tables_dir)):
            shapes.tables(database, schema, folder, ABOUT if before.change else shapes.NOTHING, shared)
        changed = sum(_differences(database, name) for name in shapes.ROWS)
        if not before.change and changed > _LARGE * sum(
            _count(database, f"after.{name}") for name in shapes.ROWS
        ):
            return None
        gone, come = (_lines(database, way, scratch / way) for way in ("gone", "come"))
    out, new = scratch / "out.nt", scratch / "new.nt"
    for path, lines in ((out, gone - come), (new, come - gone)):
        path.write_text("".join(sorted(lines)), encoding="utf-8", newline="\n")
    _linked(before.graph_dir, target)
    loading.patch(target, out, new, done)
    return before.triples - len(gone - come) + len(come - gone)


def _shared(before: Path, after: Path) -> frozenset[int]:
    """The files (by inode) that both builds have and that nothing else must be read with.

    What follows from several rows of a table at once, follows from contributions to one film, which are in one file.
    """
    inodes = (
        {path.stat().st_ino for name in ("contributions", "credits") for path in parts(folder, name)}
        for folder in (before, after)
    )
    return frozenset(set.intersection(*inodes))


def _differences(database: DuckDBPyConnection, rows: str) -> int:
    """Make the tables of the rows that are gone and that have come; how many they are."""
    for way, one, other in (("gone", "before", "after"), ("come", "after", "before")):
        database.execute(f"CREATE SCHEMA IF NOT EXISTS {way}")
        database.execute(f"CREATE TABLE {way}.{rows} AS FROM {one}.{rows} EXCEPT FROM {other}.{rows}")
    return _count(database, f"gone.{rows}") + _count(database, f"come.{rows}")


def _count(database: DuckDBPyConnection, rows: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {rows}").fetchall()[0][0])


def _lines(database: DuckDBPyConnection, schema: str, folder: Path) -> set[str]:
    """The triples of the rows of a schema, as lines."""
    folder.mkdir()
    there = {name for name in shapes.ROWS if _count(database, f"{schema}.{name}")}
    files = shapes.write(database, schema, folder, there)
    return {line for file in files for line in file.read_text(encoding="utf-8").splitlines(keepends=True)}


def _linked(store: Path, target: Path) -> None:
    target.mkdir()
    for file in store.iterdir():
        if file.suffix == ".sst":
            with suppress(OSError):  # another disk, or a system without links
                os.link(file, target / file.name)
                continue
        if file.name != "LOCK":
            shutil.copyfile(file, target / file.name)
