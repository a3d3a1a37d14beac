"""The graph of a build: what follows from its tables, loaded into a new store at one go or put into the one before."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generique.errors import GeneriqueError
from generique.graph import difference, loading, shapes, store, vocabulary
from generique.graph.difference import Before
from generique.graph.shapes import NOTHING, About
from generique.namespaces import BASE
from generique.parquet import connect
from generique.resources import folder

__all__ = ["Before", "build", "write"]


def build(
    tables_dir: Path,
    target: Path,
    *,
    base: str = BASE,
    title: str,
    licence: str = "",
    before: Before | None = None,
    done: Callable[[float], None] = lambda share: None,
) -> int:
    """Make the store of a build in the new folder ``target``; the number of its triples.

    ``before`` is a build to start from, where little has changed since; ``done`` hears how much is loaded (0 to 1).
    The ontology and the role vocabulary are part of every graph. Raises GeneriqueError when the store does not hold
    each triple that was written, once.
    """
    about = About(title, licence, base)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        if before:
            found = difference.build(before, tables_dir, target, Path(scratch), about=about, done=done)
            if found is not None:
                return found
        files = write(tables_dir, Path(scratch), about)
        expected = sum(map(_lines, files))
        found = loading.load(target, files, done)
    if found != expected:
        raise GeneriqueError(f"the graph holds {found} triples instead of {expected}", where=str(target))
    return found


def write(
    tables_dir: Path, directory: Path, about: About, narrowed: Mapping[str, str] = NOTHING
) -> list[Path]:
    """Write the graph as N-Triples files, each triple in one line and once in all; their paths.

    ``narrowed`` leaves rows of tables out: table → which rows to take, as SQL.
    """
    with connect(ordered=False) as database:
        shapes.prepare(database, about)
        shapes.tables(database, "after", tables_dir, narrowed)
        files = shapes.write(database, "after", directory)
    vocabularies = directory / "vocabularies.nt"
    vocabularies.write_text("".join(_vocabularies()), encoding="utf-8", newline="\n")
    return [*files, vocabularies]


def _vocabularies() -> Iterator[str]:
    """The ontology, its alignments and the roles: the same lines in every graph. Shapes are not data."""
    files = sorted(path for path in folder("ontology").glob("*.ttl") if path.stem != "shapes")
    known = store.Store.memory(files)
    known.load("".join(vocabulary.lines()), "ntriples")
    return known.nquads()


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
