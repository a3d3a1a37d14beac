"""Rich text (RTF): its lines, rows of tables and tabs; what is bold is not told.

Places are lines as a reader of the plain text counts them, “line 12”.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generique.errors import UnreadableError
from generique.model import Document
from generique.read.flow import Flow, Paragraph
from generique.read.limited import limited
from generique.read.reader import MEGABYTE, Options, Reader

_LARGEST = 100 * MEGABYTE
_CELL = "|"
"""What ends a cell in the plain text that the library makes."""


def read(path: Path, options: Options) -> Document:
    """The text of an RTF file."""
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        extra = 'run `pip install "generique[documents]"`'
        raise UnreadableError("RTF needs striprtf", where=str(path), do=extra) from error
    if path.stat().st_size > _LARGEST:
        raise UnreadableError(f"more than the {_LARGEST // MEGABYTE} MB that can be read", where=str(path))
    source = path.read_bytes().decode("latin-1")
    if not _is_rtf(source[:100].encode("latin-1"), b""):
        raise UnreadableError("not RTF", where=str(path))
    plain: Callable[..., str] = rtf_to_text
    flow = Flow()
    for number, line in enumerate(plain(source, errors="replace").split("\n"), start=1):
        place = f"line {number}"
        if line.endswith(_CELL):
            flow.row([[_paragraph(cell)] for cell in line.split(_CELL)[:-1]], place)
        else:
            flow.paragraph(_paragraph(line), place)
    if not flow.blocks:
        raise UnreadableError("no text: only images, or nothing", where=str(path))
    return Document(tuple(flow.blocks))


def _paragraph(text: str) -> Paragraph:
    made = Paragraph()
    made.add(text)
    return made


def _is_rtf(head: bytes, tail: bytes) -> bool:
    return head.lstrip().startswith(b"{\\rtf")


READERS = (Reader("rtf", (".rtf",), limited(read), _is_rtf),)
