"""OpenDocument texts: paragraphs, tables, frames and notes, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.model import Block, Document
from generique.read import read
from tests.read.making import odt

BOLD = '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'


def blocks(path: Path) -> tuple[Block, ...]:
    found = read(path)
    assert isinstance(found, Document)
    return found.blocks


def test_headings_bold_tabs_and_line_breaks(tmp_path: Path) -> None:
    body = (
        '<text:h text:outline-level="2">Liste\n technique</text:h><text:p/>'
        '<text:p><text:span text:style-name="B">IMAGE</text:span><text:line-break/>'
        'Léon<text:s text:c="2"/>Brun</text:p>'
        "<text:list><text:list-item><text:p>Son<text:tab/>Inès Karam</text:p></text:list-item></text:list>"
    )
    assert blocks(odt(tmp_path / "a.odt", body, BOLD)) == (
        Block("Liste technique", "paragraph 1", level=2),
        Block("IMAGE", "paragraph 3", strong=True, gap=1),
        Block("Léon  Brun", "paragraph 3, line 2"),
        Block("Son\tInès Karam", "paragraph 4", ("Son", "Inès Karam")),
    )


def test_a_style_has_what_the_style_it_is_based_on_has(tmp_path: Path) -> None:
    styles = BOLD + '<style:style style:name="P1" style:parent-style-name="B"/>'
    (block,) = blocks(odt(tmp_path / "a.odt", '<text:p text:style-name="P1">IMAGE</text:p>', styles))
    assert block.strong


def test_tables_frames_and_notes(tmp_path: Path) -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    body = (
        f"<table:table><table:table-row>{cell.format('Image')}{cell.format('Léon Brun')}"
        "</table:table-row></table:table>"
        "<text:p>Avec<draw:frame><draw:text-box><text:p>Un film d’Ada Nkomo</text:p></draw:text-box></draw:frame>"
        " Rose Kern<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Alice</text:p>"
        "</text:note-body></text:note></text:p>"
    )
    assert [(block.place, block.text) for block in blocks(odt(tmp_path / "a.odt", body))] == [
        ("table 1, row 1", "Image\tLéon Brun"),
        ("paragraph 1", "Avec Rose Kern"),
        ("text box 1, paragraph 1", "Un film d’Ada Nkomo"),
        ("note 1, paragraph 1", "Alice"),
    ]


def test_an_encrypted_text_is_refused(tmp_path: Path) -> None:
    urn = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<m:manifest xmlns:m="{urn}"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    path = odt(tmp_path / "a.odt", "<text:p>x</text:p>", parts={"META-INF/manifest.xml": manifest})
    with pytest.raises(UnreadableError, match=r"a\.odt: encrypted"):
        read(path)


def test_a_text_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no text: only images, or nothing"):
        read(odt(tmp_path / "a.odt", "<text:p/>"))
