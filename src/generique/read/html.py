"""Web pages: each heading, paragraph, item or row is a block; what stands around the text is left out.

Navigation, footers, scripts and cookie boxes (the table ``furniture``) give nothing; what structured data says
of one film stands before the text, of several after it. The title of the page and its date of publication are
those of the document.
"""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from generique.dates import parse_date
from generique.errors import UnreadableError
from generique.model import Block, Document
from generique.read.divided import Divided
from generique.read.leads import TURN, parted
from generique.read.limited import limited
from generique.read.reader import Options, Reader, text_of
from generique.read.structured import structured
from generique.text import squeeze
from generique.words import table

Attributes = list[tuple[str, str | None]]

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_PARAGRAPHS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "div",
        "section",
        "article",
        "header",
        "main",
        "ul",
        "ol",
        "dl",
        "table",
        "figure",
    ]
)
_LINES = _PARAGRAPHS | frozenset(
    ["li", "tr", "dt", "dd", "br", "hr", "caption", "figcaption", "blockquote", "pre", "address", "body"]
)
_BOXES = frozenset(["a", "span", "td", "th"])  # side by side in one line, they are its cells
_ROWS = frozenset(["div", "li"])
_LEADS = frozenset(
    ["b", "strong", "span", "em", "i"]
)  # what one of them sets apart at the start of a line is a label
_BOLD = frozenset(["b", "strong", "th", "dt"])
# The open elements that a start tag closes, as far as the next element that holds them.
_CLOSES = {
    "p": {"p"},
    "li": {"li"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
}
_HOLDERS = frozenset(["table", "ul", "ol", "dl", "div", "section", "article", "body"])
_ALONE = frozenset(
    ["h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"]
)  # no part of a row, in a cell or not
_DEEPEST = 5000
_SHORT = 120
_SPACES = re.compile(r"[ \t\r\n\f]+")
_DATES = frozenset({"article:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "dc.date"})


def _read(path: Path, options: Options) -> Document:
    text = text_of(path)
    page = _Page()
    page.feed(text)
    page.close()
    page.end_line()
    stated, unread = structured(text)
    if not page.blocks and not stated:
        raise UnreadableError("a page without text", where=str(path))
    alone = (
        sum(block.gap for block in stated) == 1
    )  # each film there starts with a gap; else the text is no more about one than another
    said = tuple(page.rows.joined(page.blocks))
    blocks = (*stated, *said) if alone else (*said, *stated)
    return Document(blocks, page.date, page.title, tuple(unread))


@cache
def _furniture(of: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("furniture") if row["of"] == of)


def _is_furniture(tag: str, attributes: Attributes) -> bool:
    if tag in _furniture("element"):
        return True
    if tag in {"html", "body", "main", "article"}:
        return False
    values = [value or "" for name, value in attributes if name in {"class", "id", "role"}]
    names = " ".join(values).lower().split()
    parts = {part for name in names for part in re.split("[_-]", name)}
    return not _furniture("name").isdisjoint(names) or not _furniture("part").isdisjoint(parts)


class _Open(NamedTuple):
    """An element that is open: its name and class, whether it stands in what is left out, and its first block."""

    tag: str
    kind: str
    out: bool
    start: int


class _Page(HTMLParser):
    """Takes a page in from its start to its end and keeps one line of it at a time."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.rows = Divided()
        self.title: str | None = None
        self.date: str | None = None
        self._stack: list[_Open] = []
        self._line = ""
        self._place = ""
        self._level = self._letters = self._bold = 0
        self._gap = 0
        self._box_ended = False
        self._lead_ended = False
        self._beside = ""  # the element directly after a lead, as long as nothing follows it

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag == "meta":
            self._meta(dict(attrs))
        if tag in _CLOSES:
            self._close(_CLOSES[tag])
        if tag in _LINES:
            self._turn_line(tag)
        if tag in _BOXES and (tag in {"td", "th"} or self._box_ended) and self._line:
            self._line += "\t"
        self._box_ended = False
        if tag not in _VOID:
            out = bool(self._stack and self._stack[-1].out) or _is_furniture(tag, attrs)
            self._stack.append(_Open(tag, dict(attrs).get("class") or "", out, len(self.blocks)))
            if len(self._stack) > _DEEPEST:
                raise RecursionError

    def handle_endtag(self, tag: str) -> None:
        tags = [element.tag for element in self._stack]
        if tag not in tags:
            return
        if tag in _LINES:
            self._turn_line(tag)
        at = len(tags) - 1 - tags[::-1].index(tag)
        if tag in _ROWS and self._stack[at].kind:
            self.rows.tell(self._stack[at].kind, self._stack[at].start, self.blocks)
        del self._stack[at:]
        self._box_ended = tag in _BOXES
        if self._beside:
            self._beside = "ended"
        inside = any(element.tag in _LEADS for element in self._stack)
        self._lead_ended = (
            tag in _LEADS and not inside and bool(self._line.strip()) and TURN not in self._line
        )

    def handle_data(self, data: str) -> None:
        if self._stack and self._stack[-1].tag == "title" and self.title is None:
            self.title = squeeze(data) or None
        if not data.strip() or (self._stack and self._stack[-1].out):
            self._line += " " if self._line and data and not self._line.endswith("\t") else ""
            self._box_ended = self._box_ended and not data
            return
        if not self._line.strip():
            before = data[: len(data) - len(data.lstrip())]
            self._place = f"line {self.getpos()[0] + before.count(chr(10))}"
        tags = {element.tag for element in self._stack}
        if self._lead_ended:
            self._line += TURN
            self._beside = self._stack[-1].tag if self._stack and self._stack[-1].tag in _LEADS else ""
        elif self._beside == "ended":
            self._beside = ""
        self._lead_ended = False
        letters = sum(map(str.isalnum, data))
        self._letters += letters
        self._bold += letters if tags & _BOLD else 0
        self._level = self._level or next((int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)), 0)
        self._line += _SPACES.sub(" ", data)
        self._box_ended = False

    def end_line(self) -> None:
        """Make a block of the line so far, if it holds anything."""
        if TURN in self._line and self._beside == "ended" and len(self._line) < _SHORT:
            self._line = self._line.replace(TURN, "\t", 1)  # two elements that are all of a line
        line = parted(self._line.strip()) if TURN in self._line else self._line
        cells = tuple(cell for part in line.split("\t") if (cell := part.strip().removesuffix(",")))
        if cells and all(len(cell) == 1 for cell in cells):
            cells = ("".join(cells),)  # letters set one by one are a word
        if cells:
            strong = 0 < self._letters == self._bold
            gap = self._gap if self.blocks else 0
            several = cells if len(cells) > 1 else ()
            self.blocks.append(Block("\t".join(cells), self._place, several, self._level, strong, gap))
            self._gap = 0
        self._line, self._level, self._letters, self._bold, self._beside = "", 0, 0, 0, ""

    def _turn_line(self, tag: str) -> None:
        """A new line, unless a cell of a row has only just begun."""
        if tag in _ALONE:
            self.end_line()
        in_row = tag != "tr" and any(element.tag == "tr" for element in self._stack)
        if in_row and tag == "br" and "\t" in self._line.rstrip():
            self._line = (
                f"{self._line.rstrip().removesuffix(',')}, "  # names that share the cell beside a function
            )
            return
        if in_row and (not self._line.strip() or self._line.endswith("\t") or tag not in {"br", "p", "li"}):
            return
        self.end_line()
        if tag in _PARAGRAPHS and not in_row:
            self._gap = 1

    def _close(self, closed: set[str]) -> None:
        for index in range(len(self._stack) - 1, -1, -1):
            if self._stack[index].tag in closed:
                self.handle_endtag(self._stack[index].tag)
                return
            if self._stack[index].tag in _HOLDERS:
                return

    def _meta(self, attributes: dict[str, str | None]) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if name.lower() in _DATES and self.date is None:
            dates = parse_date(attributes.get("content") or "")
            self.date = dates[0].value if dates else None


def _is_page(head: bytes, tail: bytes) -> bool:
    return re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html[\s>])", head, re.IGNORECASE) is not None


READERS = (Reader("html", (".html", ".htm", ".xhtml"), limited(_read), _is_page),)
