"""Plain text and Markdown: each line is a block; front matter in YAML is read as a sheet."""

from __future__ import annotations

from pathlib import Path

from generique.model import Document
from generique.read.extended import plain_markdown
from generique.read.markup import blocks
from generique.read.reader import Options, Reader, lines_of, text_of
from generique.read.sheet import front_blocks


def _read(path: Path, options: Options) -> Document:
    text = text_of(path)
    front, taken = front_blocks(text, str(path))
    numbered = list(enumerate(lines_of(text), start=1))[taken:]
    marked = plain_markdown(numbered) if path.suffix.lower() in _MARKDOWN else numbered
    return Document((*front, *blocks(marked)))


_MARKDOWN = (".md", ".markdown")
READERS = (Reader("text", (".txt", ".md", ".markdown"), _read),)
