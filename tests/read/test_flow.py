"""Paragraphs and rows become blocks."""

from __future__ import annotations

from generique.read.flow import Flow, Paragraph


def paragraph(text: str, bold: bool = False) -> Paragraph:
    made = Paragraph()
    made.add(text, bold)
    return made


def test_empty_paragraphs_are_a_gap() -> None:
    flow = Flow()
    for number, text in enumerate(("IMAGE", "", " ", "Léon Brun"), start=1):
        flow.paragraph(paragraph(text), f"paragraph {number}")
    assert [(block.text, block.gap) for block in flow.blocks] == [("IMAGE", 0), ("Léon Brun", 2)]


def test_a_line_is_strong_only_if_all_its_letters_are_bold() -> None:
    mixed = paragraph("Image : ", bold=True)
    mixed.add("Léon Brun")
    assert mixed.lines() == [("Image : Léon Brun", False)]


def test_a_page_laid_out_with_a_table_is_read_cell_by_cell() -> None:
    flow = Flow()
    left = [paragraph(text) for text in ("IMAGE", "Léon Brun", "SON")]
    flow.row([left, [paragraph("MONTAGE"), paragraph("Paul Oster")]], "table 1, row 1")
    assert [block.text for block in flow.blocks] == ["IMAGE", "Léon Brun", "SON", "MONTAGE", "Paul Oster"]
    assert flow.blocks[-1].place == "table 1, row 1, cell 2"


def test_names_after_a_tab_or_an_empty_cell_go_on_with_those_above() -> None:
    flow = Flow()
    flow.paragraph(paragraph("Son\tInès Karam"), "paragraph 1")
    flow.paragraph(paragraph("\tPaul Oster"), "paragraph 2")
    assert flow.blocks[0].cells == ("Son", "Inès Karam, Paul Oster")
    assert flow.blocks[0].place == "paragraph 1, paragraph 2"
    flow.row([[paragraph("Avec")], [paragraph("Rose Kern")]], "table 1, row 1")
    flow.row([[paragraph("")], [paragraph("Jean Attal")]], "table 1, row 2")
    assert [block.cells for block in flow.blocks[1:]] == [("Avec", "Rose Kern, Jean Attal")]
