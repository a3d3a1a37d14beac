"""Small documents for tests, made on the fly: ZIP archives of XML by hand, PDFs through ReportLab."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_URN = "urn:oasis:names:tc:opendocument:xmlns"
OPEN = " ".join(
    f'xmlns:{prefix}="{_URN}:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)
MIME = "application/vnd.oasis.opendocument.text"


def archive(path: Path, parts: Mapping[str, str]) -> Path:
    """A ZIP archive of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text, zipfile.ZIP_STORED if name == "mimetype" else None)
    return path


def docx(path: Path, body: str, parts: Mapping[str, str] | None = None) -> Path:
    """A Word document with this body, and these parts beside it."""
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return archive(path, {"word/document.xml": document, **(parts or {})})


def paragraph(*runs: str, style: str = "", bold: bool = False) -> str:
    """A paragraph of Word; tabs and line ends in its runs are marks of their own."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    texts = [run.replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>") for run in runs]
    return f"<w:p>{properties}{''.join(f'<w:r>{weight}<w:t>{text}</w:t></w:r>' for text in texts)}</w:p>"


def odt(path: Path, body: str, styles: str = "", parts: Mapping[str, str] | None = None) -> Path:
    """An OpenDocument text with this body and these automatic styles."""
    content = (
        f"<office:document-content {OPEN}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return archive(path, {"mimetype": MIME, "content.xml": content, **(parts or {})})


class Text(NamedTuple):
    """A text on a page: left and base line in points from the top left corner."""

    left: float
    y: float
    text: str
    bold: bool = False
    size: float = 10
    spacing: float = 0


def pdf(path: Path, pages: Iterable[Iterable[Text]], password: str | None = None) -> Path:
    """A PDF of A4 pages; a page without texts holds a filled rectangle, as a scan holds a picture."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    locked = StandardEncryption(password, ownerPassword="owner") if password else None
    made = Canvas(str(path), pagesize=(595, 842), encrypt=locked, invariant=True)
    for page in pages:
        texts = list(page)
        if not texts:
            made.rect(50, 50, 495, 742, fill=1)
        for text in texts:
            made.setFont("Helvetica-Bold" if text.bold else "Helvetica", text.size)
            made.drawString(text.left, 842 - text.y, text.text, charSpace=text.spacing)
        made.showPage()
    made.save()
    return path
