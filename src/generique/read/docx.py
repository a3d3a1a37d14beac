"""Word documents: paragraphs and tables as they follow each other, then text boxes and notes.

Places are those that Word counts: “paragraph 12”, “table 2, row 3”. Headers and footers of pages, deleted text
and the second copy that Word keeps of each text box give nothing.
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

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{_W}val"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", _FALLBACK})
_CHARACTERS = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
_HEADING = re.compile(r"(?:heading|titre)\s*([1-6])", re.IGNORECASE)
_TITLES = frozenset({"title", "titre"})


def read(path: Path, options: Options) -> Document:
    """The text of a Word document."""
    with Archive(path, "a Word document") as archive:
        styles = _styles(archive.xml("word/styles.xml")) if "word/styles.xml" in archive else {}
        text = _Text(styles)
        body = archive.xml("word/document.xml").find(f"{_W}body")
        if body is not None:
            text.body(body)
        text.boxes()
        for kind in ("footnote", "endnote"):
            if (name := f"word/{kind}s.xml") in archive:
                text.notes(archive.xml(name), kind)
    if not text.flow.blocks:
        raise UnreadableError("no text: only images, or nothing", where=str(path))
    return Document(tuple(text.flow.blocks))


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style of paragraph says: the level of a heading, and whether its text is bold."""

    level: int = 0
    bold: bool = False


@dataclass(slots=True)
class _Text:
    """The text of the document so far; text boxes wait for its end."""

    styles: Mapping[str, _Style]
    flow: Flow = field(default_factory=Flow)
    waiting: list[Element] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0

    def body(self, parent: Element) -> None:
        """Paragraphs and tables in their order, also those inside content controls."""
        for element in parent:
            if element.tag == f"{_W}p":
                self.paragraphs += 1
                self.flow.paragraph(self.paragraph(element), f"paragraph {self.paragraphs}")
            elif element.tag == f"{_W}tbl":
                self.tables += 1
                self.table(element, f"table {self.tables}")
            elif element.tag not in _SKIPPED:
                self.body(element)

    def table(self, table: Element, place: str) -> None:
        """The rows of a table; tables inside its cells give their paragraphs to the cell."""
        self.flow.space()
        for number, row in enumerate(_inside(table, f"{_W}tr"), start=1):
            cells = [
                [self.paragraph(paragraph) for paragraph in _inside(cell, f"{_W}p")]
                for cell in _inside(row, f"{_W}tc")
            ]
            self.flow.row(cells, f"{place}, row {number}")
        self.flow.space()

    def boxes(self) -> None:
        """The text boxes, which may hold others."""
        for number, box in enumerate(self.waiting, start=1):
            self.flow.space()
            for line, paragraph in enumerate(_inside(box, f"{_W}p"), start=1):
                self.flow.paragraph(self.paragraph(paragraph), f"text box {number}, paragraph {line}")

    def notes(self, notes: Element, kind: str) -> None:
        """Footnotes or endnotes; those with a type are only the lines above them."""
        self.flow.space()
        written = [note for note in notes if note.tag == f"{_W}{kind}" and f"{_W}type" not in note.attrib]
        for number, note in enumerate(written, start=1):
            for paragraph in _inside(note, f"{_W}p"):
                self.flow.paragraph(self.paragraph(paragraph), f"{kind} {number}")

    def paragraph(self, element: Element) -> Paragraph:
        """A paragraph with its runs; its text boxes are put aside."""
        style = _style_of(element.find(f"{_W}pPr/{_W}pStyle"), self.styles)
        made = Paragraph(style.level)
        self.runs(element, made, style.bold)
        return made

    def runs(self, parent: Element, made: Paragraph, bold: bool) -> None:
        """Add what a paragraph, a link, a field or a run holds."""
        for element in parent:
            if element.tag == f"{_W}txbxContent":
                self.waiting.append(element)
            elif element.tag == f"{_W}t":
                made.add(element.text or "", bold)
            elif element.tag in _CHARACTERS:
                made.add(_CHARACTERS[element.tag])
            elif element.tag == f"{_W}r":
                style = _style_of(element.find(f"{_W}rPr/{_W}rStyle"), self.styles)
                self.runs(element, made, _bold(element.find(f"{_W}rPr"), bold or style.bold))
            elif element.tag not in _SKIPPED:
                self.runs(element, made, bold)


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """The elements with this tag, in their order, as deep as need be but not one inside the other."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag not in _SKIPPED:
            yield from _inside(element, tag)


def _styles(root: Element) -> dict[str, _Style]:
    """The styles by id, each with what it has from the style it is based on."""
    elements = {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")}
    return {name: _style(name, elements) for name in elements}


def _style(name: str, elements: Mapping[str, Element], depth: int = 0) -> _Style:
    element = elements.get(name)
    if element is None or depth > 10:
        return _Style()
    based = element.find(f"{_W}basedOn")
    base = _style(based.get(_VALUE, ""), elements, depth + 1) if based is not None else _Style()
    label = element.find(f"{_W}name")
    title = (label.get(_VALUE, "") if label is not None else name).strip()
    heading = _HEADING.fullmatch(title)
    level = int(heading[1]) if heading else 1 if title.casefold() in _TITLES else base.level
    return _Style(level, _bold(element.find(f"{_W}rPr"), base.bold))


def _style_of(element: Element | None, styles: Mapping[str, _Style]) -> _Style:
    return styles.get(element.get(_VALUE, ""), _Style()) if element is not None else _Style()


def _bold(properties: Element | None, inherited: bool) -> bool:
    bold = properties.find(f"{_W}b") if properties is not None else None
    return inherited if bold is None else bold.get(_VALUE, "true") not in {"0", "false", "off"}


def _is_docx(head: bytes, tail: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and (b"word/document.xml" in tail or b"word/document.xml" in head)


READERS = (Reader("docx", (".docx", ".docm"), limited(read), _is_docx),)
