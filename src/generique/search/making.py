"""The search index of a build: a pure function of its tables, the same bytes for the same tables.

Each distinct name is folded once, in Python; DuckDB joins and sorts, so that no list of names is ever in memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from generique.parquet import connect, scan, stage
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
# The best known come first, so that a search that stops early has seen them.
_ORDERED = """
SELECT row_number() OVER (ORDER BY films DESC, folded, id), folded, id
FROM (SELECT DISTINCT folded, id FROM form JOIN folding USING (form)) JOIN entity USING (id)
ORDER BY 1
"""
_ALIASES = "SELECT alias, entity FROM {aliases} ORDER BY alias"
_TABLES = ("films", "agents", "contributions", "credits", "statements", "aliases")


def make(tables_dir: Path, target: Path) -> None:
    """Write the index of the names in these tables to a new file."""
    paths = {name: f"{scan(tables_dir, name)} AS {name}" for name in _TABLES}
    target.unlink(missing_ok=True)
    with connect() as tables, closing(sqlite3.connect(target)) as index, index:
        index.executescript(_SCHEMA)
        for table in (_ENTITIES, _FORMS):
            tables.execute(table.format_map(paths))
        distinct = _rows(tables, "SELECT DISTINCT form FROM form WHERE form <> ''")
        folded = ((form, key(form)) for (form,) in distinct)
        stage(tables, "folding", {"form": "VARCHAR", "folded": "VARCHAR"}, folded)
        for query, insert in (
            ("FROM entity ORDER BY id", "INSERT INTO entities VALUES (?, ?, ?, ?, ?)"),
            (_ALIASES.format_map(paths), "INSERT INTO aliases VALUES (?, ?)"),
            (_ORDERED, "INSERT INTO forms VALUES (?, ?, ?)"),
        ):
            index.executemany(insert, _rows(tables, query))
        # Spaces around a name let its first and last letters count as such.
        index.execute(
            "INSERT INTO near (rowid, folded) SELECT number, ' ' || folded || ' ' FROM forms ORDER BY number"
        )
        index.executescript(_FINISH)


def _rows(database: DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    found = database.execute(query)
    while some := found.fetchmany(10_000):
        yield from some
