"""Tables on disk: Parquet written and read through DuckDB, the same bytes for the same rows."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
from duckdb import DuckDBPyConnection

# What a database may hold before it spills, of the memory that this process may have; what is around it needs a few
# hundred megabytes more. A million credits need less than 1.5 GB of it.
_MEMORY = "25%"
# White space as ``str.split`` knows it, no-break spaces included; beside the space.
_WHITE = r"\t\n\f\r\x0b\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
THEN = ".then-"
# Nearly all texts are squeezed already: to see that takes a third of the time of doing it.
SQUEEZED = f"""squeezed(said) AS CASE WHEN regexp_matches(said, '^ | $|  |[{_WHITE}]')
    THEN trim(regexp_replace(said, '[ {_WHITE}]+', ' ', 'g')) ELSE said END"""
"""The SQL macro that does what :func:`generique.text.squeeze` does."""
NOT_WHITE = f"[^ {_WHITE}]"
"""The regular expression of a letter that :func:`generique.text.squeeze` leaves."""


def connect(*, ordered: bool = True) -> DuckDBPyConnection:
    """An empty database in memory that never reaches for the network, and spills to the system's own place.

    Where rows need not come ``ordered`` as they were read, less of them is in memory at a time.

    >>> with connect() as database:
    ...     database.execute("SELECT 1 + 1").fetchall()
    [(2,)]
    """
    return duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "memory_limit": _MEMORY,
            "preserve_insertion_order": ordered,
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


def keep(database: DuckDBPyConnection, query: str, path: Path, *, passing: bool = False) -> int:
    """Write what a query gives, in its order, to a Parquet file; how many rows. One only ``passing`` is packed in haste."""
    packed = "snappy" if passing else "zstd, COMPRESSION_LEVEL 1"
    written = database.execute(
        f"COPY ({query}) TO {quoted(path)} (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION {packed})"
    )
    return int(written.fetchall()[0][0])


def parts(directory: Path, table: str) -> list[Path]:
    """The files of a table of a build, in the order of its rows: ``x.parquet``, and for large ones ``x.then-….parquet``."""
    more = [path for path in directory.iterdir() if path.name.startswith(f"{table}{THEN}")]
    return [directory / f"{table}.parquet", *sorted(more)]


def scan(directory: Path, table: str, left_out: Collection[int] = ()) -> str:
    """A table of a build as SQL reads it; without the rows of files that are ``left_out``, by their inodes."""
    files = parts(directory, table)
    some = [path for path in files if path.stat().st_ino not in left_out] if left_out else files
    return _read(some) if some else f"(FROM {_read(files[:1])} LIMIT 0)"


def names(directory: Path) -> list[str]:
    """The tables in a folder."""
    return sorted(path.stem for path in directory.glob("*.parquet") if THEN not in path.name)


def rows(path: Path, columns: Sequence[str] = ()) -> list[tuple[Any, ...]]:
    """The rows of a table (``x.parquet``), in its order: these columns, or all."""
    chosen = ", ".join(f'"{column}"' for column in columns) or "*"
    with connect() as database:
        files = [path, *parts(path.parent, path.stem)[1:]]
        return database.execute(f"SELECT {chosen} FROM {_read(files)}").fetchall()


def _read(files: Iterable[Path]) -> str:
    return f"read_parquet([{', '.join(map(quoted, files))}])"
