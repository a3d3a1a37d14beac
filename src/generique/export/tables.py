"""The tables of a build as they are: CSV for spreadsheets, Parquet for pandas, R, DuckDB and Spark."""

from __future__ import annotations

import shutil
from pathlib import Path

from generique.export.format import Built, Format, Options


def write_csv(build: Built, target: Path, options: Options) -> None:
    """Write each table as RFC 4180 says, in UTF-8. What is absent is empty; a text without a letter is ``""``."""
    from generique.parquet import connect, names, quoted, scan

    with connect() as database:
        for table in names(build.tables_dir):
            path = target / f"{table}.csv"
            database.execute(
                f"COPY (FROM {scan(build.tables_dir, table)}) TO {quoted(path)} (FORMAT csv, HEADER, NEW_LINE '\\r\\n')"
            )


def write_parquet(build: Built, target: Path, options: Options) -> None:
    """Each table as one file: a copy of it, byte for byte, or of the several that it is in the build."""
    from generique.parquet import connect, keep, names, parts, scan

    for table in names(build.tables_dir):
        file, *more = parts(build.tables_dir, table)
        if not more:
            shutil.copyfile(file, target / file.name)
            continue
        with connect() as database:
            keep(database, f"FROM {scan(build.tables_dir, table)}", target / file.name)


FORMATS = (
    Format("csv", ".csv", several=True, write=write_csv, network=False),
    Format("parquet", ".parquet", several=True, write=write_parquet, network=False),
)
