"""InDesign documents (IDML): the stories of a layout in the order that its map gives, paragraph by paragraph.

A story is a run of text through linked frames. What stands on hidden layers or pasteboards cannot be told from it;
notes, deleted text and the characters of InDesign’s own (page numbers, section marks) give nothing.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

from generique.errors import UnreadableError
from generique.model import Document
from generique.read.archive import Archive
from generique.read.flow import Flow, Paragraph
from generique.read.limited import limited
from generique.read.reader import Options, Reader

_MAP = "designmap.xml"
_STORY = "{http://ns.adobe.com/AdobeInDesign/idml/1.0/packaging}Story"
_SKIPPED = frozenset({"Note", "Properties", "HiddenText", "Footnote", "Endnote"})
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|titre|title|h)[ _-]?([1-6])$", re.IGNORECASE)
_CHARACTERS = str.maketrans(
    {"\u2028": "\n", "\u2029": "\n", "\u00ad": None, "\ufeff": None, "\u0007": None, "\u0018": None}
)


def read(path: Path, options: Options) -> Document:
    """The text of an InDesign document."""
    with Archive(path, "an InDesign document") as archive:
        flow = Flow()
        stories = [element.get("src", "") for element in archive.xml(_MAP).iter(_STORY)]
        for number, name in enumerate(filter(None, stories), start=1):
            flow.space()
            for root in archive.xml(name).iter("Story"):
                _Story(flow, f"story {number}").read(root)
    if not flow.blocks:
        raise UnreadableError("no text: only pictures, or nothing", where=str(path))
    return Document(tuple(flow.blocks))


class _Story:
    """One story, its paragraphs counted; a paragraph may go on over several ranges, and ends with ``<Br/>``."""

    def __init__(self, flow: Flow, place: str) -> None:
        self.flow, self.place = flow, place
        self.paragraph = Paragraph()
        self.count = 0

    def read(self, root: Element) -> None:
        """All paragraphs of the story."""
        self.walk(root, bold=False)
        self.end()

    def walk(self, element: Element, bold: bool) -> None:
        """The text of an element in its order."""
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag == "Br":
                self.end()
            elif child.tag == "Content":
                self.paragraph.add((child.text or "").translate(_CHARACTERS), bold)
            elif child.tag == "Table":
                self.end()
                self.table(child)
            elif child.tag == "ParagraphStyleRange":
                named = _HEADING.search(child.get("AppliedParagraphStyle", ""))
                self.paragraph.level = int(named[1]) if named else 0
                self.walk(child, _is_bold(child, bold))
            else:
                self.walk(child, _is_bold(child, bold))

    def table(self, table: Element) -> None:
        """The rows of a table; the cells are named “column:row”."""
        rows: dict[int, dict[int, list[Paragraph]]] = {}
        for cell in table.iter("Cell"):
            column, _, row = cell.get("Name", "").partition(":")
            if column.isdigit() and row.isdigit():
                inside = _Story(Flow(), "")
                inside.walk(cell, bold=False)
                inside.end()
                paragraphs = [_paragraph(block.text, block.strong) for block in inside.flow.blocks]
                rows.setdefault(int(row), {})[int(column)] = paragraphs
        for number, cells in sorted(rows.items()):
            width = max(cells) + 1
            self.flow.row([cells.get(at, []) for at in range(width)], f"{self.place}, table row {number + 1}")

    def end(self) -> None:
        """The paragraph is complete; the next one has its style."""
        self.count += 1
        self.flow.paragraph(self.paragraph, f"{self.place}, paragraph {self.count}")
        self.paragraph = Paragraph(self.paragraph.level)


def _paragraph(text: str, bold: bool) -> Paragraph:
    made = Paragraph()
    made.add(text, bold)
    return made


def _is_bold(element: Element, bold: bool) -> bool:
    """Whether a range says that its type is bold; where it says nothing, what holds it does."""
    style = element.get("FontStyle")
    return bold if style is None else bool(_BOLD.search(style))


def _is_idml(head: bytes, tail: bytes) -> bool:
    return head.startswith(b"PK") and b"application/vnd.adobe.indesign-idml-package" in head[:200]


READERS = (Reader("idml", (".idml",), limited(read), _is_idml),)
