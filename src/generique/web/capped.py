"""A file that refuses to grow beyond so many bytes or rows, so that whoever writes to it stops."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from generique.errors import GeneriqueError

# What stands between two rows of a format, or at the end of each, and never inside a value.
_ROWS = {"json": b'},{"', "xml": b"</result>", "tsv": b"\n", "ntriples": b"\n"}
# How many of them there are beyond the rows: these begin with a line of names; JSON has them in between.
_MORE = {"csv": 1, "tsv": 1, "json": -1}


class TooLargeError(GeneriqueError):
    """An answer with more rows or bytes than may be."""


class Capped:
    """A file for an answer in a format of SPARQL results or of RDF.

    >>> from io import BytesIO
    >>> file = Capped(BytesIO(), "tsv", size=1000, rows=2)
    >>> file.write(b"?film\\n<urn:a>\\n")
    14
    >>> file.write(b"<urn:b>\\n<urn:c>\\n")
    Traceback (most recent call last):
    ...
    generique.web.capped.TooLargeError: the answer has more than 2 rows
    """

    def __init__(self, file: IO[bytes], format: str, *, size: int, rows: int) -> None:
        self._file, self._format = file, format
        self._room, self._rows = size, rows
        self._size = size
        self._left = rows + _MORE.get(format, 0)
        self._tail, self._quoted = b"", False

    def write(self, data: bytes) -> int:
        """Write, unless it is too much."""
        self._room -= len(data)
        self._left -= self._counted(data)
        if self._room < 0:
            raise TooLargeError(f"the answer is larger than {self._size:,} bytes")
        if self._left < 0:
            raise TooLargeError(f"the answer has more than {self._rows:,} rows")
        return self._file.write(data)

    def writelines(self, pieces: Iterable[bytes]) -> None:
        """Write all of these."""
        for piece in pieces:
            self.write(piece)

    def flush(self) -> None:
        """Hand on what is written."""
        self._file.flush()

    def _counted(self, data: bytes) -> int:
        """How many rows end here. RDF that is not in lines is held to its bytes alone."""
        if self._format == "csv":
            return self._lines_outside_quotes(data)
        mark = _ROWS.get(self._format)
        if mark is None:
            return 0
        text = self._tail + data
        self._tail = text[max(0, len(text) - len(mark) + 1) :]
        return text.count(mark)

    def _lines_outside_quotes(self, data: bytes) -> int:
        pieces = data.split(b'"')
        outside = pieces[self._quoted :: 2]
        self._quoted ^= len(pieces) % 2 == 0
        return sum(piece.count(b"\n") for piece in outside)
