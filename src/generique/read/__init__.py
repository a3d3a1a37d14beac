"""One reader for each kind of file: it gives the blocks of a text, the rows of a table, or claims ready made."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from generique import words
from generique.errors import GeneriqueError, UnreadableError, UsageError
from generique.model import Claims, Document, Records
from generique.read.packed import unpacked
from generique.read.reader import Options, Reader, ends

__all__ = ["Options", "Reader", "read", "readers"]


@cache
def readers() -> Mapping[str, Reader]:
    """All readers by name: those that the modules of this folder list in ``READERS``.

    >>> readers()["text"].suffixes
    ('.txt', '.md', '.markdown')
    """
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = (reader for module in modules for reader in getattr(module, "READERS", ()))
    return {reader.name: reader for reader in found}


def read(
    path: Path, reader: str | None = None, options: Options | None = None
) -> Document | Records | Claims:
    """What a file holds, as the reader of this name, else the one that knows its content or its suffix, reads it.

    ``options`` are those of a source's ``.toml``: “columns” names the columns of the file by those of the general
    credits table, “expect” says how many rows and which columns there must be. :class:`UnreadableError` names
    the file, and the line or row where there is one.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would be waited for, for ever
        raise UnreadableError("neither a file nor a folder", where=str(path))
    try:
        with unpacked(path) as plain:
            return _chosen(plain, reader).read(plain, options or {})
    except OSError as error:
        raise UnreadableError(error.strerror or str(error), where=str(path)) from error
    except GeneriqueError:
        raise
    except RecursionError as error:
        raise UnreadableError("nested too deeply", where=str(path)) from error


def named(name: str) -> Reader:
    """The reader of this name; UsageError, with those there are, for any other."""
    known = readers()
    if name not in known:
        raise UsageError(f"no reader “{name}”", do=f"choose one of {', '.join(sorted(known))}")
    return known[name]


def _chosen(path: Path, name: str | None) -> Reader:
    known = readers()
    if name is not None:
        return named(name)
    if path.is_dir():
        names = frozenset(file.name for file in path.iterdir())
        for reader in known.values():
            if reader.holds(names):
                return reader
        raise UnreadableError("a folder, not a file", where=str(path))
    head, tail = ends(path)
    suffix = path.suffix.casefold()
    for row in words.table("refused"):
        if head.startswith(bytes.fromhex(row["starts"])):
            raise UnreadableError(row["what"], where=str(path), do=row["do"])
    by_content = [reader for reader in known.values() if reader.knows(head, tail)]
    for reader in by_content or [reader for reader in known.values() if suffix in reader.suffixes]:
        return reader
    readable = " ".join(sorted(suffix for reader in known.values() for suffix in reader.suffixes))
    what = f"no reader for “{suffix}” files" if suffix else "no suffix to choose a reader by"
    raise UnreadableError(what, where=str(path), do=f"readable: {readable}")
