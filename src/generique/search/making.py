"""The search index of a build: a pure function of its tables.

Each distinct name is folded once, in Python; DuckDB joins and sorts, so that no list of names is ever in memory. A name
has the same number whatever other names there are, so that an index can begin as a copy of the one before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from generique.changes import ABOUT, Change
from generique.layout import about
from generique.parquet import connect, scan, stage
from generique.search import renewing
from generique.search.entities import key

# Much of the index of letters stays in memory before it is written, so that little must be merged.
_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE entities (id TEXT PRIMARY KEY, kind TEXT, name TEXT, year INTEGER, films INTEGER) WITHOUT ROWID;
CREATE TABLE aliases (alias TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
CREATE TABLE forms (number INTEGER PRIMARY KEY, folded TEXT, id TEXT);
CREATE VIRTUAL TABLE near USING fts5(folded, content='', detail=none, tokenize='trigram case_sensitive 1');
INSERT INTO near (near, rank) VALUES ('hashsize', 50000000);
"""
# Counted once: to look for the rarest letters of a text one must know which are rare.
_FINISH = """
CREATE INDEX forms_folded ON forms (folded, id);
INSERT INTO near (near) VALUES ('optimize');
CREATE VIRTUAL TABLE temp.letters USING fts5vocab('main', 'near', 'row');
CREATE TABLE grams (gram TEXT PRIMARY KEY, forms INTEGER) WITHOUT ROWID;
INSERT INTO grams SELECT term, doc FROM temp.letters ORDER BY term;
"""
_ENTITIES = """
CREATE TEMP TABLE entity AS
SELECT film AS id, 'film' AS kind, label AS name, "year", 1 AS films FROM {films}
UNION ALL
SELECT agent, kind, name, NULL, count(DISTINCT film) FROM {agents} LEFT JOIN {contributions} USING (agent)
GROUP BY agent, kind, name
"""
_FORMS = """
CREATE TEMP TABLE form AS
SELECT film AS id, label AS form FROM {films}
UNION SELECT entity, value FROM {statements}
      WHERE property IN ('title', 'originalTitle', 'alternativeTitle') AND entity LIKE 'film/%'
UNION SELECT agent, name FROM {agents}
UNION SELECT agent, credited_as FROM {credits}
"""
# The best known come first, so that a search that stops early has seen them. Should the numbers of two names be one (such a
# pair is to be expected in ten million names), all are numbered one after the other.
_ORDERED = """
CREATE TEMP TABLE ordered AS
WITH form AS (
  SELECT (65535 - least(films, 65535))::BIGINT * (1::BIGINT << 46)
    + (md5_number_lower(id || ' ' || folded) >> 18)::BIGINT AS own, folded, id
  FROM (SELECT DISTINCT folded, id FROM form JOIN folding USING (form)) JOIN entity USING (id))
SELECT CASE WHEN (SELECT count(*) = count(DISTINCT own) FROM form) THEN own
    ELSE row_number() OVER (ORDER BY own, folded, id) END AS number, own, folded, id
FROM form
"""
_ALIASES = "CREATE TEMP TABLE alias AS SELECT alias, entity FROM {aliases}"
_TABLES = ("films", "agents", "contributions", "credits", "statements", "aliases")


def make(tables_dir: Path, target: Path, before: Path | None = None, change: Change | None = None) -> None:
    """Write the index of the names in these tables to a new file.

    Where it is known what has ``change``d since the index ``before``, the names of all others are taken over.
    """
    with connect() as tables:
        if before and change:
            about(tables, change)
            _gather(tables, tables_dir, ABOUT)
            if renewing.renew(tables, before, target):
                return
        _gather(tables, tables_dir, {})
        _write(tables, target)


def _gather(tables: DuckDBPyConnection, tables_dir: Path, narrowed: Mapping[str, str]) -> None:
    """Make the tables of entities, aliases and names, of some rows of the tables or of all."""
    rows = {
        name: f"(FROM {scan(tables_dir, name)} WHERE {narrowed.get(name, 'true')}) AS {name}"
        for name in _TABLES
    }
    for name in ("entity", "form", "folding", "alias", "ordered"):
        tables.execute(f"DROP TABLE IF EXISTS {name}")
    for step in (_ENTITIES, _FORMS, _ALIASES):
        tables.execute(step.format_map(rows))
    distinct = _rows(tables, "SELECT DISTINCT form FROM form WHERE form <> ''")
    folded = ((form, key(form)) for (form,) in distinct)
    stage(tables, "folding", {"form": "VARCHAR", "folded": "VARCHAR"}, folded)
    tables.execute(_ORDERED)


def _write(tables: DuckDBPyConnection, target: Path) -> None:
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target)) as index, index:
        index.executescript(_SCHEMA)
        for query, insert in (
            ("FROM entity ORDER BY id", "INSERT INTO entities VALUES (?, ?, ?, ?, ?)"),
            ("FROM alias ORDER BY alias", "INSERT INTO aliases VALUES (?, ?)"),
            ("SELECT number, folded, id FROM ordered ORDER BY number", "INSERT INTO forms VALUES (?, ?, ?)"),
        ):
            index.executemany(insert, _rows(tables, query))
        # Spaces around a name let its first and last letters count as such.
        index.execute(
            "INSERT INTO near (rowid, folded) SELECT number, ' ' || folded || ' ' FROM forms ORDER BY number"
        )
        index.executescript(_FINISH)
        ((moved,),) = tables.execute("SELECT count(*) FROM ordered WHERE number <> own").fetchall()
        index.execute(f"PRAGMA user_version = {min(moved, 1)}")


def _rows(database: DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    found = database.execute(query)
    while some := found.fetchmany(10_000):
        yield from some
