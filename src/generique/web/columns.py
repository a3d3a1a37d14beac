"""The tables of a build, kept open as a database: connecting to them anew costs more than most questions."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import Any

from duckdb import DuckDBPyConnection

from generique.builds import Build
from generique.parquet import connect, names, scan

_SETTINGS = "SET threads = 1; SET memory_limit = '512MB'"  # several readers ask at once
_lock = Lock()

# What long careers need beside the network, in the order in which it is asked for: of most credits there is nothing.
_SAID = """
SELECT agent, film, role, credited_as, source, position, character FROM credits JOIN agents USING (agent)
WHERE character <> '' OR credited_as <> name"""
_MOST = 2_000_000
"""Rows that are kept in memory, some hundred bytes each; of a larger catalogue they are looked for each time."""


def ask(build: Build, query: str, **values: str) -> list[tuple[Any, ...]]:
    """The rows of a query over the tables of a build, each a view of its name; any thread may ask.

    ``said`` holds the credits that tell more than film, agent and role: what was played, and other names than the
    one shown. ``values`` are those of the query’s parameters.
    """
    with _lock:
        database = _opened(build)
    with database.cursor() as mine:
        return mine.execute(query, values).fetchall()


@lru_cache(maxsize=2)
def _opened(build: Build) -> DuckDBPyConnection:
    database = connect()
    database.execute(_SETTINGS)
    for name in names(build.tables_dir):
        database.execute(f"CREATE VIEW {name} AS FROM {scan(build.tables_dir, name)}")
    database.execute(f"CREATE TABLE said AS {_SAID} ORDER BY agent LIMIT {_MOST + 1}")
    if database.table("said").shape[0] > _MOST:
        database.execute(f"DROP TABLE said; CREATE VIEW said AS {_SAID}")
    return database
