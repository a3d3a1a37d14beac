"""InDesign documents: stories in the order of the map, paragraphs, bold type, tables, bad files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.model import Block, Document
from generique.read import read
from tests.read.making import archive

PACKAGE = 'xmlns:idPkg="http://ns.adobe.com/AdobeInDesign/idml/1.0/packaging"'
TYPE = "application/vnd.adobe.indesign-idml-package"


def ranged(text: str, *, bold: bool = False, style: str = "Normal") -> str:
    weight = ' FontStyle="Bold"' if bold else ""
    return (
        f'<ParagraphStyleRange AppliedParagraphStyle="ParagraphStyle/{style}">'
        f"<CharacterStyleRange{weight}><Content>{text}</Content><Br/></CharacterStyleRange></ParagraphStyleRange>"
    )


def idml(path: Path, *stories: str) -> Path:
    names = [f"Stories/Story_u{number}.xml" for number in range(len(stories), 0, -1)]
    listed = "".join(f'<idPkg:Story src="{name}"/>' for name in names)
    parts = {"mimetype": TYPE, "designmap.xml": f"<Document {PACKAGE}>{listed}</Document>"}
    for name, story in zip(names, stories, strict=True):
        parts[name] = f'<idPkg:Story {PACKAGE}><Story Self="u">{story}</Story></idPkg:Story>'
    return archive(path, parts)


def blocks(path: Path) -> tuple[Block, ...]:
    found = read(path)
    assert isinstance(found, Document)
    return found.blocks


def test_stories_follow_the_map_and_not_their_names(tmp_path: Path) -> None:
    path = idml(tmp_path / "kit.idml", ranged("LE PHARE"), ranged("Image"))
    assert [(block.text, block.place) for block in blocks(path)] == [
        ("LE PHARE", "story 1, paragraph 1"),
        ("Image", "story 2, paragraph 1"),
    ]


def test_paragraphs_end_with_a_break_and_not_with_a_range(tmp_path: Path) -> None:
    story = (
        "<ParagraphStyleRange><CharacterStyleRange><Content>Ada </Content></CharacterStyleRange>"
        '<CharacterStyleRange FontStyle="Bold"><Content>NKOMO</Content><Br/><Content>Zoé VIAL</Content>'
        "</CharacterStyleRange></ParagraphStyleRange>"
    )
    assert blocks(idml(tmp_path / "kit.idml", story)) == (
        Block("Ada NKOMO", "story 1, paragraph 1"),
        Block("Zoé VIAL", "story 1, paragraph 2", strong=True),
    )


def test_tabs_headings_and_bold_are_kept_and_notes_left_out(tmp_path: Path) -> None:
    story = ranged("Montage\tZoé VIAL") + ranged("FICHE", style="Titre 2", bold=True)
    story += "<Note><ParagraphStyleRange><Content>à revoir</Content></ParagraphStyleRange></Note>"
    assert blocks(idml(tmp_path / "kit.idml", story)) == (
        Block("Montage\tZoé VIAL", "story 1, paragraph 1", ("Montage", "Zoé VIAL")),
        Block("FICHE", "story 1, paragraph 2", level=2, strong=True),
    )


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    cells = (("0:1", "Son"), ("1:1", "Zoé VIAL"), ("0:0", "Image"), ("1:0", "Ada NKOMO"))
    table = "".join(f'<Cell Name="{name}">{ranged(text)}</Cell>' for name, text in cells)
    found = blocks(idml(tmp_path / "kit.idml", f"<Table>{table}</Table>"))
    assert [block.cells for block in found] == [("Image", "Ada NKOMO"), ("Son", "Zoé VIAL")]


def test_one_without_its_suffix_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    assert blocks(idml(tmp_path / "kit", ranged("Image")))[0].text == "Image"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"mimetype": TYPE}, "designmap.xml"),
        ({"mimetype": TYPE, "designmap.xml": f"<Document {PACKAGE}/>"}, "no text"),
        ({"mimetype": TYPE, "designmap.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "entity"),
        ({"mimetype": TYPE, "designmap.xml": "<Document"}, "not XML"),
    ],
)
def test_a_bad_one_is_refused_in_one_line(tmp_path: Path, parts: dict[str, str], message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read(archive(tmp_path / "kit.idml", parts))
