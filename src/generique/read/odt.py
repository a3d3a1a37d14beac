"""OpenDocument texts: paragraphs, headings and tables as they follow each other, with frames and notes.

Places: “paragraph 12” (headings count), “table 2, row 3”, “note 1”. Deleted text gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from generique.errors import UnreadableError
from generique.model import Document
from generique.read.archive import Archive
from generique.read.flow import Flow, Paragraph
from generique.read.limited import limited
from generique.read.reader import Options, Reader

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _STYLE = (f"{{{_URN}{name}:1.0}}" for name in ("text", "table", "style"))
_DRAW = f"{{{_URN}drawing:1.0}}"
_FORMAT = f"{{{_URN}xsl-fo-compatible:1.0}}"
_MANIFEST = f"{{{_URN}manifest:1.0}}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_SKIPPED = frozenset({f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls", f"{_TEXT}note-citation"})
_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_REPEATED = 64
_MIME = b"application/vnd.oasis.opendocument.text"


def read(path: Path, options: Options) -> Document:
    """The text of an OpenDocument text."""
    with Archive(path, "an OpenDocument text") as archive:
        manifest = "META-INF/manifest.xml"
        if manifest in archive and _encrypted(archive.xml(manifest)):
            raise archive.refused("encrypted")
        content = archive.xml("content.xml")
        roots = [archive.xml("styles.xml"), content] if "styles.xml" in archive else [content]
    text = _Text(_bold_styles(roots))
    for body in content.iter(f"{{{_URN}office:1.0}}text"):
        text.body(body)
    text.asides()
    if not text.flow.blocks:
        raise UnreadableError("no text: only images, or nothing", where=str(path))
    return Document(tuple(text.flow.blocks))


def _encrypted(manifest: Element) -> bool:
    return next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None


@dataclass(slots=True)
class _Text:
    """The text of the document so far; frames and notes wait for its end."""

    bold: Mapping[str, bool]
    flow: Flow = field(default_factory=Flow)
    waiting: list[tuple[str, Element]] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0

    def body(self, parent: Element) -> None:
        """Paragraphs and tables in their order, also those inside lists and sections."""
        for element in parent:
            if element.tag in _PARAGRAPHS:
                self.paragraphs += 1
                self.flow.paragraph(self.paragraph(element), f"paragraph {self.paragraphs}")
            elif element.tag == f"{_TABLE}table":
                self.tables += 1
                self.table(element, f"table {self.tables}")
            elif element.tag == f"{_DRAW}text-box":
                self.waiting.append(("text box", element))
            elif element.tag not in _SKIPPED:
                self.body(element)

    def table(self, table: Element, place: str) -> None:
        """The rows of a table; tables inside its cells give their paragraphs to the cell."""
        self.flow.space()
        for number, row in enumerate(_inside(table, (f"{_TABLE}table-row",)), start=1):
            cells = [
                [self.paragraph(paragraph) for paragraph in _inside(cell, _PARAGRAPHS)]
                for cell in _inside(row, (f"{_TABLE}table-cell",))
            ]
            self.flow.row(cells, f"{place}, row {number}")
        self.flow.space()

    def asides(self) -> None:
        """The text boxes and the notes, which may hold others, in their order."""
        counts: dict[str, int] = {}
        for kind, element in self.waiting:
            counts[kind] = counts.get(kind, 0) + 1
            self.flow.space()
            for line, paragraph in enumerate(_inside(element, _PARAGRAPHS), start=1):
                place = f"{kind} {counts[kind]}, paragraph {line}"
                self.flow.paragraph(self.paragraph(paragraph), place)

    def paragraph(self, element: Element) -> Paragraph:
        """A paragraph or heading with its runs; what stands beside the text is put aside."""
        level = element.get(f"{_TEXT}outline-level", "1") if element.tag == f"{_TEXT}h" else "0"
        made = Paragraph(min(int(level), 6) if level.isdigit() else 1)
        self.runs(element, made, self.is_bold(element, False))
        return made

    def runs(self, parent: Element, made: Paragraph, bold: bool) -> None:
        """Add the text of an element and of what it holds."""
        made.add(_flat(parent.text), bold)
        for element in parent:
            if element.tag == f"{_TEXT}tab":
                made.add("\t")
            elif element.tag == f"{_TEXT}line-break":
                made.add("\n")
            elif element.tag == f"{_TEXT}s":
                count = element.get(f"{_TEXT}c", "1")
                made.add(" " * min(int(count) if count.isdigit() else 1, _MOST_REPEATED))
            elif element.tag in {f"{_TEXT}note", f"{_DRAW}text-box"}:
                self.waiting.append(("note" if element.tag == f"{_TEXT}note" else "text box", element))
            elif element.tag not in _SKIPPED:
                self.runs(element, made, self.is_bold(element, bold))
            made.add(_flat(element.tail), bold)

    def is_bold(self, element: Element, inherited: bool) -> bool:
        """Whether the text of an element is bold, by its style."""
        return self.bold.get(element.get(f"{_TEXT}style-name", ""), inherited)


def _flat(text: str | None) -> str:
    """Text as OpenDocument means it: line ends and tabs of the XML are spaces."""
    return _SPACES.sub(" ", text or "")


def _inside(parent: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    """The elements with one of these tags, in their order, as deep as need be but not one inside the other."""
    for element in parent:
        if element.tag in tags:
            yield element
        elif element.tag not in _SKIPPED and element.tag not in {f"{_TEXT}note", f"{_DRAW}text-box"}:
            yield from _inside(element, tags)


def _bold_styles(roots: list[Element]) -> dict[str, bool]:
    """Style → whether it is bold, where it or a style it is based on says so."""
    styles = {
        style.get(f"{_STYLE}name", ""): style for root in roots for style in root.iter(f"{_STYLE}style")
    }
    found: dict[str, bool] = {}
    for name, style in styles.items():
        for _ in range(10):  # styles may be based on each other in a circle
            weight = [text.get(f"{_FORMAT}font-weight") for text in style.iter(f"{_STYLE}text-properties")]
            if any(weight):
                found[name] = weight[0] not in {"normal", "400"}
                break
            parent = styles.get(style.get(f"{_STYLE}parent-style-name", ""))
            if parent is None:
                break
            style = parent
    return found


def _is_odt(head: bytes, tail: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and _MIME in head[:200]


READERS = (Reader("odt", (".odt", ".ott"), limited(read), _is_odt),)
