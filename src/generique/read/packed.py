"""Files packed one by one (``credits.csv.gz``, ``credits.tsv.zst``): unpacked for the reader of what is inside."""

from __future__ import annotations

import gzip
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

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

    if not _is_whole(path):  # DuckDB gives what there is of a file cut short, and says nothing
        raise UnreadableError("not a whole zstd file", where=str(path))
    lines = f"""read_csv({quoted(path)}, compression = 'zstd', header = false, auto_detect = false, delim = '',
        quote = '', escape = '', columns = {{'line': 'VARCHAR'}}, max_line_size = 100000000)"""
    with connect() as database:
        try:
            database.execute(
                f"COPY (FROM {lines}) TO {quoted(inside)} (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '')"
            )
        except duckdb.Error as error:
            raise UnreadableError("not a whole zstd file of UTF-8 text", where=str(path)) from error


def _is_whole(path: Path) -> bool:
    """Whether the frames of a zstd file (RFC 8878) and their blocks end where the file ends."""
    size = path.stat().st_size
    with path.open("rb") as file:
        while file.tell() < size:
            magic = file.read(4)
            if magic[1:] == b"\x2a\x4d\x18" and magic[0] & 0xF0 == 0x50:  # a frame to be skipped
                file.seek(int.from_bytes(file.read(4), "little"), 1)
            elif magic != b"\x28\xb5\x2f\xfd" or not _skip_frame(file, size):
                return False
        return file.tell() == size > 0


def _skip_frame(file: BinaryIO, size: int) -> bool:
    """Go to the end of a frame; False where the file ends before."""
    (flags,) = file.read(1) or b"\0"
    single = flags >> 5 & 1
    content = (single, 2, 4, 8)[flags >> 6]
    file.seek((1 - single) + (0, 1, 2, 4)[flags & 3] + content, 1)
    last = 0
    while not last:
        header = file.read(3)
        if len(header) < 3:
            return False
        block = int.from_bytes(header, "little")
        last, kind, length = block & 1, block >> 1 & 3, block >> 3
        file.seek(1 if kind == 1 else length, 1)  # a run is one byte
    file.seek(4 * (flags >> 2 & 1), 1)  # the checksum
    return file.tell() <= size
