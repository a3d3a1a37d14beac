"""Word documents: what each kind of paragraph, cell and aside gives, and where it says it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.model import Block, Document
from generique.read import read
from tests.read.making import WORD, archive, docx, paragraph


def blocks(path: Path) -> tuple[Block, ...]:
    found = read(path)
    assert isinstance(found, Document)
    return found.blocks


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_paragraphs_tabs_and_line_breaks(tmp_path: Path) -> None:
    body = paragraph("IMAGE\nSON", bold=True) + "<w:p/>" + paragraph("Montage\tPaul Oster")
    assert blocks(docx(tmp_path / "a.docx", body)) == (
        Block("IMAGE", "paragraph 1", strong=True),
        Block("SON", "paragraph 1, line 2", strong=True),
        Block("Montage\tPaul Oster", "paragraph 3", ("Montage", "Paul Oster"), gap=1),
    )


def test_styles_say_what_is_a_heading_and_what_is_bold(tmp_path: Path) -> None:
    styles = (
        f'<w:styles {WORD}><w:style w:styleId="Titre2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Mine"><w:name w:val="Rubrique"/><w:basedOn w:val="Titre2"/>'
        "<w:rPr><w:b/></w:rPr></w:style></w:styles>"
    )
    body = paragraph("Liste technique", style="Mine") + paragraph("Image", style="Titre2")
    found = blocks(docx(tmp_path / "a.docx", body, {"word/styles.xml": styles}))
    assert [(block.level, block.strong) for block in found] == [(2, True), (2, False)]


def test_a_table_keeps_its_rows_and_cells(tmp_path: Path) -> None:
    rows = row(paragraph("Image"), paragraph("Léon Brun")), row(paragraph("Son"), paragraph("Inès Karam"))
    found = blocks(docx(tmp_path / "a.docx", f"<w:tbl>{''.join(rows)}</w:tbl>"))
    assert [(block.place, block.cells) for block in found] == [
        ("table 1, row 1", ("Image", "Léon Brun")),
        ("table 1, row 2", ("Son", "Inès Karam")),
    ]


def test_cells_with_as_many_lines_each_are_rows(tmp_path: Path) -> None:
    functions, names = paragraph("Image") + paragraph("Son"), paragraph("Léon Brun") + paragraph("Inès Karam")
    found = blocks(docx(tmp_path / "a.docx", f"<w:tbl>{row(functions, names)}</w:tbl>"))
    assert [(block.place, block.cells) for block in found] == [
        ("table 1, row 1, line 1", ("Image", "Léon Brun")),
        ("table 1, row 1, line 2", ("Son", "Inès Karam")),
    ]


def test_a_function_beside_several_names_keeps_them(tmp_path: Path) -> None:
    table = f"<w:tbl>{row(paragraph('Avec'), paragraph('Rose Kern') + paragraph('Jean Attal'))}</w:tbl>"
    assert blocks(docx(tmp_path / "a.docx", table))[0].cells == ("Avec", "Rose Kern, Jean Attal")


def test_text_boxes_once_and_notes_follow_the_text(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('Un film d’Ada Nkomo')}</w:txbxContent>"
    drawn = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent><w:t>LE PHARE</w:t></w:r></w:p>"
    )
    notes = (
        f'<w:footnotes {WORD}><w:footnote w:type="separator"><w:p/></w:footnote>'
        f"<w:footnote>{paragraph('Doublures : Zoé Vial')}</w:footnote></w:footnotes>"
    )
    found = blocks(docx(tmp_path / "a.docx", drawn, {"word/footnotes.xml": notes}))
    assert [(block.place, block.text) for block in found] == [
        ("paragraph 1", "LE PHARE"),
        ("text box 1, paragraph 1", "Un film d’Ada Nkomo"),
        ("footnote 1", "Doublures : Zoé Vial"),
    ]


def test_deleted_text_is_gone(tmp_path: Path) -> None:
    body = "<w:p><w:del><w:r><w:t>Zoé Vial</w:t></w:r></w:del><w:ins><w:r><w:t>Rose Kern</w:t></w:r></w:ins></w:p>"
    assert [block.text for block in blocks(docx(tmp_path / "a.docx", body))] == ["Rose Kern"]


def test_a_word_document_is_known_under_any_name(tmp_path: Path) -> None:
    assert blocks(docx(tmp_path / "kit.pdf", paragraph("Victoire")))[0].text == "Victoire"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"word/document.xml": f"<w:document {WORD}/>"}, "no text: only images, or nothing"),
        ({"word/document.xml": "<w:document"}, "damaged: word/document.xml is not XML"),
        ({"other.xml": "<a/>"}, "not a Word document: it has no word/document.xml"),
        ({"word/document.xml": "<!DOCTYPE a><a/>"}, "a document type or an entity in word/document.xml"),
    ],
)
def test_what_is_no_word_document_is_refused(parts: dict[str, str], message: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=message):
        read(archive(tmp_path / "kit.docx", parts))
