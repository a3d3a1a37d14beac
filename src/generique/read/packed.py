"""Files packed one by one (``credits.csv.gz``, ``credits.tsv.zst``): unpacked for the reader of what is inside."""

from __future__ import annotations

import gzip
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generique.errors import GeneriqueError, UnreadableError
from generique.parquet import connect, quoted

SUFFIXES = (".gz", ".zst")


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The file itself, or for a packed one what was in it, as a file that is there for so long.

    What is wrong with the file inside is said of the packed one.
    """
    if path.suffix.casefold() not in SUFFIXES or path.is_dir():
        yield path
        return
    with TemporaryDirectory(prefix="generique-") as folder:
        inside = Path(folder) / path.stem
        (_gunzip if path.suffix.casefold() == ".gz" else _unzstd)(path, inside)
        try:
            yield inside
        except GeneriqueError as error:
            where = error.where.replace(str(inside), str(path))
            raise type(error)(error.what, where=where, do=error.do) from error


def _gunzip(path: Path, inside: Path) -> None:
    try:
        with gzip.open(path) as source, inside.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UnreadableError("not a whole gzip file", where=str(path)) from error


def _unzstd(path: Path, inside: Path) -> None:
    """DuckDB unpacks it, line by line as it stands; only empty lines are lost."""
    import duckdb

    lines = f"""read_csv({quoted(path)}, compression = 'zstd', header = false, auto_detect = false, delim = '',
        quote = '', escape = '', columns = {{'line': 'VARCHAR'}}, max_line_size = 100000000)"""
    with connect() as database:
        try:
            database.execute(
                f"COPY (FROM {lines}) TO {quoted(inside)} (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '')"
            )
        except duckdb.Error as error:
            raise UnreadableError("not a whole zstd file of UTF-8 text", where=str(path)) from error
