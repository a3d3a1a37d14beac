"""What follows from one source alone, kept beside its claims where the source is large.

Mentions and keys of a source depend on no other; so those of a large one are made once, and a catalogue to which a
press kit comes needs those of the press kit. Small sources are taken together each time: that is faster than to keep
some tables for each.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import duckdb
from duckdb import DuckDBPyConnection

from generique.layout import is_large, size
from generique.parquet import connect, keep, quoted
from generique.resolve import everyone, keys


@contextmanager
def known(database: DuckDBPyConnection, sources: Mapping[int, Path]) -> Iterator[None]:
    """Views of the tables of all sources (accession → folder of claims), while the context lasts.

    There are no keys where nothing is to be compared by keys (:func:`generique.resolve.selecting.prepare`).
    """
    small = {accession: folder for accession, folder in sources.items() if not is_large(folder)}
    with tempfile.TemporaryDirectory() as scratch:
        large = sorted(sources.keys() - small.keys(), key=lambda one: (-size(sources[one]), one))
        folders = [_kept(accession, sources[accession]) for accession in large]
        if small:
            target = Path(scratch) / "small"
            _make(small, target, keyed=bool(folders))
            folders.append(target)
        tables = {path.stem for path in folders[-1].iterdir()}
        for name in tables:
            database.execute(f"CREATE VIEW {name} AS FROM {_read(folders, name)}")
        few = folders[1:] if len(folders) > 1 and _numbers_all(database, folders[0]) else folders
        for name in tables & {"name_key", "film_key"}:
            database.execute(f"CREATE VIEW few_{name} AS FROM {_read(few, name)}")
        yield


def _numbers_all(database: DuckDBPyConnection, folder: Path) -> bool:
    query = f"SELECT min(src) = max(src) FROM {_read([folder], 'mention')}"
    return bool(database.execute(query).fetchall()[0][0])


def _read(folders: Sequence[Path], name: str) -> str:
    return f"read_parquet([{', '.join(quoted(folder / f'{name}.parquet') for folder in folders)}])"


def _kept(accession: int, folder: Path) -> Path:
    # Numbers of keys are those of one version of the engine.
    target = folder / f"mentions-{accession}-{duckdb.__version__}"
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
