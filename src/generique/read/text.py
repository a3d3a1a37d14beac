"""Plain text and Markdown: each line is a block."""

from __future__ import annotations

from pathlib import Path

from generique.model import Document
from generique.read.markup import blocks
from generique.read.reader import Options, Reader, lines_of, text_of


def _read(path: Path, options: Options) -> Document:
    return Document(tuple(blocks(enumerate(lines_of(text_of(path)), start=1))))


READERS = (Reader("text", (".txt", ".md", ".markdown"), _read),)
