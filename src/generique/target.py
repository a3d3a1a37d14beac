"""Files that somebody asked for with ``-o FILE``: they appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from generique.errors import GeneriqueError, UsageError


@contextmanager
def whole(target: str | Path) -> Iterator[IO[bytes]]:
    """A file to write, which takes its place when the block ends well; nothing is left behind where it does not.

    What a link leads to is written, and a device or pipe (``/dev/null``) is written to: neither is replaced.
    """
    path = Path(target)
    if path.is_dir():
        raise UsageError(f"“{target}” is a directory", do="give the name of a file")
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    path = path.resolve()
    if not path.parent.is_dir():
        raise GeneriqueError("there is no such folder to write to", where=str(target), do="make it first")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        file = temporary.open("wb")
    except OSError as error:
        raise GeneriqueError(error.strerror or str(error), where=str(target)) from error
    try:
        with file:
            yield file
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
