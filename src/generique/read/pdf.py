"""PDF documents: the words of each page, its lines in reading order, without what only numbers the pages.

Places are pages and lines as counted on them from the top, “page 3, line 12”, in reading order.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from generique.errors import UnreadableError
from generique.model import Block, Document
from generique.read.heads import without_heads
from generique.read.layout import lines_of
from generique.read.limited import limited
from generique.read.pages import blocks_of
from generique.read.reader import MEGABYTE, Options, Reader
from generique.read.rows import Word, rows_of

_LARGEST = 500 * MEGABYTE
_BOLD = re.compile(rb"bold|black|heavy|demi|extrab", re.IGNORECASE)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_HYPHENS = str.maketrans({"\x02": "\u00ad", "\ufffe": "\u00ad", "‐": "-", "‑": "-"})
_APART = 0.22
"""White of this many times the size of the letters parts words."""


def read(path: Path, options: Options) -> Document:
    """The text of a PDF; pages that are only images are listed in ``unread``."""
    document = _open(path)
    pages, unread = [], []
    for number, page in enumerate(document, start=1):
        words = list(_words(page))
        missing = _missing(page, words)
        if missing:
            unread.append(Block(missing, f"page {number}"))
        pages.append([] if missing else rows_of(words))
        page.close()
    blocks = blocks_of([lines_of(rows) for rows in without_heads(pages)])
    if not blocks:
        what = f"no text on its {len(pages)} pages"
        raise UnreadableError(what, where=str(path), do="scanned pages need text recognition (OCR) first")
    return Document(tuple(blocks), unread=tuple(unread))


def _open(path: Path) -> Any:
    try:
        import pypdfium2
    except ImportError as error:
        extra = 'run `pip install "generique[documents]"`'
        raise UnreadableError("a PDF needs pypdfium2", where=str(path), do=extra) from error
    if path.stat().st_size > _LARGEST:
        raise UnreadableError(f"more than the {_LARGEST // MEGABYTE} MB that can be read", where=str(path))
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise UnreadableError(
                "an encrypted PDF", where=str(path), do="save it without a password"
            ) from error
        raise UnreadableError("not a PDF, or a damaged one", where=str(path)) from error


def _missing(page: Any, words: list[Word]) -> str:
    """Why a page has no text to read, “” where it has or where it is empty."""
    letters = "".join(word.text for word in words)
    if letters:
        strange = sum(1 for char in letters if char == "\ufffd" or "\ue000" <= char <= "\uf8ff")
        return (
            "its letters cannot be told: the fonts do not say what they stand for"
            if strange * 3 > len(letters)
            else ""
        )
    return "no text: only an image" if any(True for _ in page.get_objects()) else ""


def _words(page: Any) -> Iterator[Word]:
    """The words of a page, in the order of the file."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    handle, height = text.raw, page.get_height()
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    letters: list[str] = []
    left = right = bottom = top = 0.0
    start = 0

    def word() -> Word:
        pdfium.FPDFText_GetCharOrigin(handle, start, x, y)
        bold = _is_bold(handle, start)
        written = "".join(letters).translate(_LIGATURES).translate(_HYPHENS)
        return Word(written, left, right, height - y.value, top - bottom, bold)

    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        char = chr(code) if code < 0x110000 else "\ufffd"
        pdfium.FPDFText_GetLooseCharBox(handle, index, box)
        size = box.top - box.bottom
        blank = char.isspace() or size <= 0 or (not char.isprintable() and code not in (2, 0xFFFE, 0xAD))
        if letters and (
            blank
            or not -0.5 * size <= box.left - right <= _APART * size
            or abs(box.bottom - bottom) > 0.2 * size
        ):
            yield word()
            letters = []
        if blank:
            continue
        if not letters:
            left, bottom, top, start = box.left, box.bottom, box.top, index
        letters.append(char)
        right = box.right
    if letters:
        yield word()
    text.close()


def _is_bold(handle: Any, index: int) -> bool:
    """Whether the font of a letter is a bold one, by its name."""
    import pypdfium2.raw as pdfium

    flags = ctypes.c_int()
    size = pdfium.FPDFText_GetFontInfo(handle, index, _buffer(), 256, flags)
    return 0 < size <= 256 and _BOLD.search(_buffer().value) is not None


@cache
def _buffer() -> ctypes.Array[ctypes.c_char]:
    return ctypes.create_string_buffer(256)


def _is_pdf(head: bytes, tail: bytes) -> bool:
    return head.startswith(b"%PDF-")


READERS = (Reader("pdf", (".pdf",), limited(read), _is_pdf),)
