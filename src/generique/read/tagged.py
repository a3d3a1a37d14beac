"""InDesign tagged text: paragraphs with their tabs, line breaks and bold type, tables and footnotes.

Such a file is a ``.txt`` that starts with ``<UNICODE-MAC>``, ``<ASCII-WIN>`` or the like, and is known by that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generique.errors import UnreadableError
from generique.model import Document
from generique.read.flow import Flow, Paragraph
from generique.read.reader import MEGABYTE, Options, Reader

_START = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?<(UNICODE|ASCII|ANSI)-(MAC|WIN)>")
_LARGEST = 50 * MEGABYTE
_TOKEN = re.compile(r"\\(.)|([<>])|(\r\n|\r|\n)|([^\\<>\r\n]+)", re.DOTALL)
_CODE = re.compile(r"0x([0-9A-Fa-f]{1,6})")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_CHARACTERS = {"\u0008": "\t", "\u0007": "", "\u2028": "\n", "\n": "\n", "\u00ad": "", "\u0018": ""}


class _Piece(NamedTuple):
    """A part of a tagged text: “tag”, “end” of a paragraph, or “text”."""

    kind: str
    text: str


def read(path: Path, options: Options) -> Document:
    """The paragraphs of a tagged text."""
    text = _Text()
    for piece in _pieces(_decoded(path), path):
        text.take(piece)
    text.end()
    if not text.flow.blocks:
        raise UnreadableError("no text after the tags", where=str(path))
    return Document(tuple(text.flow.blocks))


def _decoded(path: Path) -> str:
    if path.stat().st_size > _LARGEST:
        raise UnreadableError(f"more than the {_LARGEST // MEGABYTE} MB that can be read", where=str(path))
    data = path.read_bytes()
    said = _START.match(data[:64].replace(b"\0", b""))
    if said is None:
        raise UnreadableError(
            "not InDesign tagged text: it starts with no <ASCII-MAC> or the like", where=str(path)
        )
    if 0 in data[:4]:
        marked = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
        encodings = ["utf-16" if marked else "utf-16-be" if data[0] == 0 else "utf-16-le"]
    else:  # programs that write UTF-8 under another name are more common than texts that could be taken for it
        encodings = ["utf-8-sig", "mac-roman" if said[2] == b"MAC" else "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError("not in the encoding that its first line states", where=str(path))


def _pieces(text: str, path: Path) -> Iterator[_Piece]:
    """The parts of a tagged text; tags may hold tags."""
    depth, tag = 0, ""
    for escaped, bracket, end, plain in _TOKEN.findall(text):
        if bracket == "<":
            tag = tag + "<" if depth else ""
            depth += 1
        elif bracket and depth:
            depth -= 1
            if depth:
                tag += ">"
            else:
                yield _Piece("tag", tag)
        elif depth:
            tag += escaped or plain or " "
        elif end:
            yield _Piece("end", "")
        else:
            yield _Piece("text", escaped or bracket or plain)
    if depth:
        raise UnreadableError("a tag that does not end: the file is truncated", where=str(path))


@dataclass(slots=True)
class _Text:
    """The text so far: the paragraph in the making, and the cells of the row it stands in."""

    flow: Flow = field(default_factory=Flow)
    styles: dict[str, bool] = field(default_factory=dict)
    paragraph: Paragraph = field(default_factory=Paragraph)
    cells: list[list[Paragraph]] | None = None
    style_bold: bool = False
    bold: bool = False
    paragraphs: int = 0
    tables: int = 0
    rows: int = 0

    def take(self, piece: _Piece) -> None:
        """Take the next part in."""
        if piece.kind == "text":
            self.add(piece.text)
        elif piece.kind == "end":
            self.end()
        elif code := _CODE.fullmatch(piece.text):
            self.add(chr(min(int(code[1], 16), 0x10FFFF)))
        else:
            name, _, value = piece.text.partition(":")
            self.tag(name.casefold(), value)

    def add(self, text: str) -> None:
        """Add text to the paragraph."""
        self.paragraph.add("".join(_CHARACTERS.get(char, char) for char in text), self.bold)

    def tag(self, name: str, value: str) -> None:
        """Heed a tag that says something of the text; most say how it looks."""
        if name in {"defineparastyle", "definecharstyle"}:
            style, _, look = value.partition("=")
            face = re.search(r"<cTypeface:([^<>]*)>", look)
            self.styles[style] = bool(face and _BOLD.search(face[1]))
        elif name == "parastyle":
            self.style_bold = self.bold = self.styles.get(value, False)
        elif name == "charstyle":
            self.bold = self.styles.get(value, False) if value else self.style_bold
        elif name == "ctypeface":
            self.bold = bool(_BOLD.search(value)) if value else self.style_bold
        elif name == "tablestart":
            if self.paragraph.runs:
                self.end()
            self.tables, self.rows = self.tables + 1, 0
        elif name == "rowstart":
            self.rows, self.cells = self.rows + 1, []
        elif name == "cellstart" and self.cells is not None:
            self.cells.append([])
        elif name == "cellend":
            self.end()
        elif name == "rowend" and self.cells is not None:
            self.flow.row(self.cells, f"table {self.tables}, row {self.rows}")
            self.cells = None
        elif name in {"footnotestart", "footnoteend"}:
            self.end()

    def end(self) -> None:
        """The end of a paragraph, or of a cell."""
        made, self.paragraph = self.paragraph, Paragraph()
        if self.cells:
            self.cells[-1].append(made)
        elif self.cells is None and (made.runs or self.paragraphs):
            self.paragraphs += 1
            self.flow.paragraph(made, f"paragraph {self.paragraphs}")


def _is_tagged(head: bytes, tail: bytes) -> bool:
    return _START.match(head[:64].replace(b"\0", b"")) is not None


READERS = (Reader("tagged", (), read, _is_tagged),)
