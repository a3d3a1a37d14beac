"""The tables of a build as they are: CSV for spreadsheets, Parquet for pandas, R, DuckDB and Spark."""

from __future__ import annotations

import shutil
from pathlib import Path

from generique.export.format import Built, Format, Options


def write_csv(build: Built, target: Path, options: Options) -> None:
    """Write each table as RFC 4180 says, in UTF-8. What is absent is empty; a text without a letter is ``""``."""
    from generique.parquet import connect, quoted

    with connect() as database:
        for table in sorted(build.tables_dir.glob("*.parquet")):
            path = target / f"{table.stem}.csv"
            database.execute(
                f"COPY (FROM read_parquet({quoted(table)})) TO {quoted(path)} (FORMAT csv, HEADER, NEW_LINE '\\r\\n')"
            )


def write_parquet(build: Built, target: Path, options: Options) -> None:
    """Copy each table, byte for byte."""
    for table in sorted(build.tables_dir.glob("*.parquet")):
        shutil.copyfile(table, target / table.name)


FORMATS = (
    Format("csv", ".csv", several=True, write=write_csv, network=False),
    Format("parquet", ".parquet", several=True, write=write_parquet, network=False),
)
