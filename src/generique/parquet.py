"""Tables on disk: Parquet written and read through DuckDB, the same bytes for the same rows."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
from duckdb import DuckDBPyConnection

# What a database may hold before it spills; a process needs about half as much beside it.
_MEMORY = "1500MB"
# White space as ``str.split`` knows it, no-break spaces included.
_WHITE = r"[\s\x0b\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]+"
SQUEEZED = f"squeezed(said) AS trim(regexp_replace(said, '{_WHITE}', ' ', 'g'))"
"""The SQL macro that does what :func:`generique.text.squeeze` does."""


def connect() -> DuckDBPyConnection:
    """An empty database in memory that never reaches for the network, and spills to the system's own place.

    >>> with connect() as database:
    ...     database.execute("SELECT 1 + 1").fetchall()
    [(2,)]
    """
    return duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "memory_limit": _MEMORY,
            # Each has a place of its own: not every DuckDB tells its files apart there.
            "temp_directory": str(Path(tempfile.gettempdir()) / f"generique-spill-{uuid4().hex}"),
        }
    )


def quoted(text: object) -> str:
    """A text, or a path, as SQL writes it.

    >>> quoted("L'Atalante")
    "'L''Atalante'"
    """
    return "'" + str(text).replace("'", "''") + "'"


def stage(
    database: DuckDBPyConnection, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[object]]
) -> None:
    """Make the temporary table NAME of these rows; ``columns`` gives each column's DuckDB type.

    The rows go through a file of JSON lines: many times faster than inserting them, and exact.

    >>> with connect() as database:
    ...     stage(database, "film", {"title": "VARCHAR", "year": "INTEGER"}, [("Roxane", 2018), ("", None)])
    ...     database.execute("SELECT * FROM film").fetchall()
    [('Roxane', 2018), ('', None)]
    """
    names = tuple(columns)
    types = ", ".join(f"{quoted(column)}: {quoted(kind)}" for column, kind in columns.items())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.ndjson"
        with path.open("w", encoding="ascii") as file:
            for row in rows:
                file.write(json.dumps(dict(zip(names, row, strict=True))) + "\n")
        database.execute(
            f"CREATE TEMP TABLE {name} AS "
            f"FROM read_json({quoted(path)}, format='newline_delimited', columns={{{types}}})"
        )


def keep(database: DuckDBPyConnection, query: str, path: Path, *, passing: bool = False) -> None:
    """Write what a query gives, in its order, to a Parquet file; one that is only ``passing`` is packed in haste."""
    packed = "snappy" if passing else "zstd"
    database.execute(f"COPY ({query}) TO {quoted(path)} (FORMAT parquet, COMPRESSION {packed})")


def rows(path: Path, columns: Sequence[str] = ()) -> list[tuple[Any, ...]]:
    """The rows of a Parquet file, in its order: these columns, or all."""
    chosen = ", ".join(f'"{column}"' for column in columns) or "*"
    with connect() as database:
        return database.execute(f"SELECT {chosen} FROM read_parquet({quoted(path)})").fetchall()
