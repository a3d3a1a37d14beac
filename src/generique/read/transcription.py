"""Lines taken from a text, each with the number it has there: ``124<TAB>DIRECTION PHOTO`` or ``124: …``.

Lines that start with “#” before the first of them are remarks. Numbers never go back; where some are left out
there is a gap, as empty lines make one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generique.errors import UnreadableError
from generique.model import Document
from generique.read.markup import blocks
from generique.read.reader import Options, Reader, lines_of, text_of

_LINE = re.compile(r"(\d{1,9})(?:\t|:(?!\S))(.*)")


def _read(path: Path, options: Options) -> Document:
    return Document(tuple(blocks(_numbered(path))))


def _numbered(path: Path) -> Iterator[tuple[int, str]]:
    last = 0
    for index, line in enumerate(lines_of(text_of(path)), start=1):
        if not line.strip() or (not last and line.startswith("#")):
            continue
        match = _LINE.fullmatch(line)
        where = f"{path}, line {index}"
        if match is None:
            raise UnreadableError("no line number", where=where, do="write “124: text” or “124<TAB>text”")
        number = int(match[1])
        if number < max(last, 1):
            raise UnreadableError(
                f"line {number} after line {last}", where=where, do="put the lines in order"
            )
        yield number, match[2]
        last = number


READERS = (Reader("transcription", (".lines",), _read),)
