"""The search index of a build: a pure function of its tables, the same bytes for the same tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from generique.parquet import connect, scan
from generique.search.entities import key

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE entities (id TEXT PRIMARY KEY, kind TEXT, name TEXT, year INTEGER, films INTEGER) WITHOUT ROWID;
CREATE TABLE aliases (alias TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
CREATE TABLE forms (number INTEGER PRIMARY KEY, folded TEXT, id TEXT);
CREATE VIRTUAL TABLE near USING fts5(folded, content='', detail=none, tokenize='trigram case_sensitive 1');
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
SELECT film AS id, 'film' AS kind, label AS name, "year", 1 AS films FROM {films}
UNION ALL
SELECT agent, kind, name, NULL, count(DISTINCT film) FROM {agents} LEFT JOIN {contributions} USING (agent)
GROUP BY agent, kind, name
ORDER BY id
"""
_FORMS = """
SELECT film AS id, label AS form FROM {films}
UNION SELECT entity, value FROM {statements}
      WHERE property IN ('title', 'originalTitle', 'alternativeTitle') AND entity LIKE 'film/%'
UNION SELECT agent, name FROM {agents}
UNION SELECT agent, credited_as FROM {credits}
"""
_ALIASES = "SELECT alias, entity FROM {aliases} ORDER BY alias"
_TABLES = ("films", "agents", "contributions", "credits", "statements", "aliases")


def make(tables_dir: Path, target: Path) -> None:
    """Write the index of the names in these tables to a new file."""
    paths = {name: f"{scan(tables_dir, name)} AS {name}" for name in _TABLES}
    with connect() as tables:
        entities, forms, aliases = (
            tables.execute(query.format_map(paths)).fetchall() for query in (_ENTITIES, _FORMS, _ALIASES)
        )
    films = {id: count for id, _, _, _, count in entities}
    folded = {(key(form), id) for id, form in forms if form}
    # The best known come first, so that a search that stops early has seen them.
    ordered = sorted(folded, key=lambda form: (-films[form[1]], form))
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target)) as index, index:
        index.executescript(_SCHEMA)
        index.executemany("INSERT INTO entities VALUES (?, ?, ?, ?, ?)", entities)
        index.executemany("INSERT INTO aliases VALUES (?, ?)", aliases)
        _add_forms(index, ordered)
        index.executescript(_FINISH)


def _add_forms(index: sqlite3.Connection, forms: Iterable[tuple[str, str]]) -> None:
    numbered = [(number, form, id) for number, (form, id) in enumerate(forms, 1)]
    index.executemany("INSERT INTO forms VALUES (?, ?, ?)", numbered)
    # Spaces around a name let its first and last letters count as such.
    padded = ((number, f" {form} ") for number, form, _ in numbered)
    index.executemany("INSERT INTO near (rowid, folded) VALUES (?, ?)", padded)
