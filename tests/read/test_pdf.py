"""PDFs: columns, tables, leaders, broken words, running heads, scans, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.extract import extract
from generique.model import Document
from generique.read import read
from tests.read.making import Text, pdf

CREW = (
    ("Réalisation", "Ada Nkomo"),
    ("Scénario", "Zoé Vial"),
    ("Image", "Léon Brun"),
    ("Son", "Inès Karam"),
    ("Montage", "Paul Oster"),
    ("Musique", "Marguerite Lo"),
    ("Décors", "Jean Attal"),
    ("Costumes", "Rose Kern"),
)


def texts(path: Path) -> list[str]:
    found = read(path)
    assert isinstance(found, Document)
    return [block.text for block in found.blocks]


def stacked(left: float, top: float, crew: Sequence[tuple[str, str]], bold: bool = True) -> list[Text]:
    """Each function over its name, and white below."""
    return [
        text
        for number, (function, name) in enumerate(crew)
        for text in (
            Text(left, top + 36 * number, function.upper(), bold),
            Text(left, top + 12 + 36 * number, name),
        )
    ]


def table(left: float, top: float, crew: Sequence[tuple[str, str]], width: float = 120) -> list[Text]:
    return [
        text
        for number, (function, name) in enumerate(crew)
        for text in (
            Text(left, top + 14 * number, function),
            Text(left + width, top + 14 * number, name),
        )
    ]


def in_order(crew: Sequence[tuple[str, str]]) -> list[str]:
    return [text for function, name in crew for text in (function.upper(), name)]


def test_a_table_is_read_row_by_row_with_its_places(tmp_path: Path) -> None:
    found = read(pdf(tmp_path / "a.pdf", [table(60, 80, CREW)]))
    assert isinstance(found, Document)
    assert [block.cells for block in found.blocks] == list(CREW)
    assert [block.place for block in found.blocks[:2]] == ["page 1, line 1", "page 1, line 2"]


def test_columns_of_headings_and_names_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = stacked(60, 80, CREW[:4]) + stacked(320, 80, CREW[4:])
    assert texts(pdf(tmp_path / "a.pdf", [page])) == in_order(CREW)


def test_columns_out_of_step_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = stacked(60, 80, CREW[:4], bold=False) + stacked(320, 87, CREW[4:], bold=False)
    assert texts(pdf(tmp_path / "a.pdf", [page])) == in_order(CREW)


def test_columns_set_alike_on_the_same_lines_are_told_by_their_white(tmp_path: Path) -> None:
    page = stacked(60, 80, CREW[:4], bold=False) + stacked(320, 80, CREW[4:], bold=False)
    assert texts(pdf(tmp_path / "a.pdf", [page])) == in_order(CREW)


def test_two_tables_side_by_side_are_two_tables(tmp_path: Path) -> None:
    page = table(50, 80, CREW[:4], 90) + table(340, 80, CREW[4:], 90)
    assert texts(pdf(tmp_path / "a.pdf", [page])) == ["\t".join(pair) for pair in CREW]


def test_a_table_of_four_columns_is_one_table(tmp_path: Path) -> None:
    rows = [(*pair, "06 10 00 00 00", "12 jours") for pair in CREW]
    page = [
        Text(40 + 130 * at, 80 + 14 * number, cell)
        for number, row in enumerate(rows)
        for at, cell in enumerate(row)
    ]
    found = read(pdf(tmp_path / "a.pdf", [page]))
    assert isinstance(found, Document)
    assert [block.cells for block in found.blocks] == rows


def test_a_title_over_two_columns_comes_first(tmp_path: Path) -> None:
    page = [Text(60, 50, "LISTE TECHNIQUE du film Le phare, un film d’Ada Nkomo, France, 2021", size=14)]
    page += stacked(60, 100, CREW[:4]) + stacked(320, 100, CREW[4:])
    assert texts(pdf(tmp_path / "a.pdf", [page]))[1:] == in_order(CREW)


def test_dotted_leaders_part_function_and_name(tmp_path: Path) -> None:
    page = [Text(60, 80 + 14 * n, f"{pair[0]} {'.' * 30} {pair[1]}") for n, pair in enumerate(CREW)]
    found = read(pdf(tmp_path / "a.pdf", [page]))
    assert isinstance(found, Document)
    assert [block.cells for block in found.blocks] == list(CREW)


def test_names_under_a_name_belong_to_its_function(tmp_path: Path) -> None:
    page = table(
        60, 80, [*CREW[:4], ("Avec", "Rose Kern"), ("", "Jean Attal"), ("", "Paul Oster"), *CREW[4:5]]
    )
    assert "Avec\tRose Kern, Jean Attal, Paul Oster" in texts(pdf(tmp_path / "a.pdf", [page]))


def test_a_cell_of_two_lines_is_one_cell(tmp_path: Path) -> None:
    page = [
        text
        for n, (function, name) in enumerate(CREW)
        for text in (Text(60, 80 + 30 * n, function), Text(200, 80 + 30 * n, name))
    ]
    page.append(Text(60, 91, "et montage"))
    assert texts(pdf(tmp_path / "a.pdf", [page]))[0] == "Réalisation et montage\tAda Nkomo"


def test_feet_and_page_numbers_that_split_a_list_are_dropped(tmp_path: Path) -> None:
    pages = [
        [
            Text(400, 30, "Films du Rivage", size=8),
            *table(60, 80, CREW[at : at + 2]),
            Text(60, 810, f"Le phare – dossier de presse – page {number}", size=8),
        ]
        for number, at in enumerate((0, 2, 4, 6), start=1)
    ]
    found = read(pdf(tmp_path / "a.pdf", pages))
    assert isinstance(found, Document)
    assert [block.cells for block in found.blocks] == list(CREW)
    assert {block.gap for block in found.blocks} == {0}


def test_prose_is_joined_and_broken_words_are_whole(tmp_path: Path) -> None:
    lines = (
        "Le film est né d’une rencontre sur la presqu’île, un hiver de tem-",
        "pête. Il a été réalisé par Ada Nkomo sur un scénario de Zoé Vial et",
        "tourné dans le pays même, avec Marguerite Lo et Jean Attal, que le",
        "public a vus dans plusieurs autres films. Le chef opérateur Léon de",
        "Brun a travaillé sans lumière et la scripte était venue de Rennes.",
        "Le montage a duré un an, la musique a été écrite par Rose Kern.",
    )
    page = [Text(60, 80 + 12 * n, line) for n, line in enumerate(lines)]
    text = texts(pdf(tmp_path / "a.pdf", [page]))[0]
    assert "tempête. Il a été réalisé par Ada Nkomo sur un scénario de Zoé Vial et tourné" in text


def test_letters_set_apart_are_words(tmp_path: Path) -> None:
    page = [Text(60, 80, "LISTE TECHNIQUE", spacing=5)]
    assert texts(pdf(tmp_path / "a.pdf", [page])) == ["LISTE TECHNIQUE"]


def test_large_type_is_a_heading_and_bold_is_strong(tmp_path: Path) -> None:
    page = [Text(60, 50, "LE PHARE", size=24), Text(60, 90, "IMAGE", bold=True), Text(60, 102, "Léon Brun")]
    found = read(pdf(tmp_path / "a.pdf", [page]))
    assert isinstance(found, Document)
    assert [(block.level, block.strong) for block in found.blocks] == [(1, False), (0, True), (0, False)]


def test_pages_that_are_pictures_are_named(tmp_path: Path) -> None:
    found = read(pdf(tmp_path / "a.pdf", [table(60, 80, CREW), []]))
    assert isinstance(found, Document)
    assert [(block.place, block.text) for block in found.unread] == [("page 2", "no text: only an image")]
    assert [(left.place, left.text) for left in extract(found).residue] == [
        ("page 2", "no text: only an image")
    ]


def test_a_scan_is_refused(tmp_path: Path) -> None:
    path = pdf(tmp_path / "scan.pdf", [[], [], []])
    with pytest.raises(UnreadableError, match=r"scan\.pdf: no text on its 3 pages; scanned pages need"):
        read(path)


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    path = pdf(tmp_path / "kit.pdf", [table(60, 80, CREW)], password="secret")
    with pytest.raises(UnreadableError, match="an encrypted PDF; save it without a password"):
        read(path)


def test_a_truncated_pdf_is_refused_or_read(tmp_path: Path) -> None:
    whole = pdf(tmp_path / "a.pdf", [table(60, 80, CREW)]).read_bytes()
    (tmp_path / "half.pdf").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableError, match=r"half\.pdf: "):
        read(tmp_path / "half.pdf")


def test_a_pdf_is_known_under_any_name(tmp_path: Path) -> None:
    assert texts(pdf(tmp_path / "kit.txt", [table(60, 80, CREW)]))[0] == "Réalisation\tAda Nkomo"


def test_the_crew_list_of_the_real_documents(shared: Path) -> None:
    found = texts(shared / "dev_documents" / "s19_liste_equipe_tableau.pdf")
    assert "2e assistant réalisateur\tTCHAMBA, Yves\t06 10 00 00 03" in found
    assert "Chef monteur\tSTRAUSS, Olivier" in found
    assert not any("confidentiel" in text for text in found)
