"""What follows from one source alone, kept beside its claims where the source is large.

Mentions and keys of a source depend on no other; so those of a large one are made once, and a catalogue to which a
press kit comes needs those of the press kit. Small sources are taken together each time: that is faster than to keep
some tables for each.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from duckdb import DuckDBPyConnection

from generique.layout import is_large
from generique.parquet import connect, keep, quoted
from generique.resolve import everyone, keys


@contextmanager
def known(database: DuckDBPyConnection, sources: Mapping[int, Path]) -> Iterator[None]:
    """Views of the tables of all sources (accession → folder of claims), while the context lasts.

    There are no keys where nothing is to be compared by keys (:func:`generique.resolve.selecting.prepare`).
    """
    small = {accession: folder for accession, folder in sources.items() if not is_large(folder)}
    with tempfile.TemporaryDirectory() as scratch:
        folders = [
            _kept(accession, sources[accession]) for accession in sorted(sources.keys() - small.keys())
        ]
        if small:
            target = Path(scratch) / "small"
            _make(small, target, keyed=bool(folders))
            folders.append(target)
        for name in (path.stem for path in folders[-1].iterdir()):
            files = ", ".join(quoted(folder / f"{name}.parquet") for folder in folders)
            database.execute(f"CREATE VIEW {name} AS FROM read_parquet([{files}])")
        yield


def _kept(accession: int, folder: Path) -> Path:
    target = folder / f"mentions-{accession}"
    if not target.exists():
        temporary = target.with_name(f".new-{os.getpid()}-{accession}")
        rmtree(temporary, ignore_errors=True)
        _make({accession: folder}, temporary, keyed=True)
        temporary.rename(target)
    return target


def _make(sources: Mapping[int, Path], target: Path, keyed: bool) -> None:
    """Write the tables of some sources; their keys, if they are asked for or needed among themselves."""
    target.mkdir()
    with connect() as database:
        everyone.gather(database, sources)
        ((several,),) = database.execute("SELECT min(src) <> max(src) FROM mention").fetchall()
        if keyed or several:
            keys.make(database)
        for name in (*everyone.TABLES, *(keys.TABLES if keyed or several else ())):
            keep(database, f"FROM {name}", target / f"{name}.parquet", passing=True)
