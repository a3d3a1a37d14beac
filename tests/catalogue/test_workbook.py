"""The workbook: out with evidence, back in all or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generique.catalogue import Catalogue
from generique.errors import GeneriqueError
from tests import small

openpyxl = pytest.importorskip("openpyxl", reason="workbooks need openpyxl")
JEAN, CLAIRE = "person/jean-martin", "person/claire-un"
MENDED = [1, None, "MONTAGE : Jean Martin", 1, "replace", None, "Jeanne Martin", None, "misread"]


@pytest.fixture
def made(own_kits: Catalogue) -> Catalogue:
    made = own_kits
    small.plant(made, (JEAN, CLAIRE, 0.6, "=HYPERLINK(evil)"))
    made.judge("unsure", JEAN, "person/yannick-deux", because="hm", who="Ann")
    return made


def filled(made: Catalogue, path: Path, **rows: list[Any]) -> Path:
    """The workbook with a row more on these sheets; “doubts” is the verdict and the reason of its first row."""
    made.workbook(path)
    book = openpyxl.load_workbook(path)
    for sheet, row in rows.items():
        if sheet == "doubts":
            for column, value in enumerate(row, 1):
                book[sheet].cell(2, column).value = value
        else:
            book[sheet].append(row)
    book.save(path)
    return path


def test_doubts_with_evidence_and_no_formula(made: Catalogue, tmp_path: Path) -> None:
    assert made.workbook(tmp_path / "out.xlsx").endswith(
        "written, 1 doubts; fill it in and run this again to read it back"
    )
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["doubts", "corrections", "judgements", "about"]
    row = [cell.value for cell in book["doubts"][2]]
    assert row[4] == "=HYPERLINK(evil)"
    assert "“Jean Martin”: Roxane (2018), editor; source/1, line 4" in row
    assert {cell.data_type for sheet in book for line in sheet for cell in line} <= {"s", "inlineStr", "n"}
    assert book["doubts"]["E2"].quotePrefix
    assert [cell.value for cell in book["judgements"][2]][3] == "unsure"


def test_what_was_filled_in_is_recorded_once(made: Catalogue, tmp_path: Path) -> None:
    judgement = [None, None, None, "different", "film", "film/roxane", "film/les-petites-victoires", "two"]
    path = filled(made, tmp_path / "in.xlsx", doubts=["y", "seen"], corrections=MENDED, judgements=judgement)
    assert made.workbook(path, who="Bob").endswith("2 judgements and 1 corrections recorded")
    assert made.workbook(path, who="Bob").endswith("0 judgements and 0 corrections recorded")
    rows = (made.path / "judgements.tsv").read_text(encoding="utf-8").splitlines()
    assert [row.split("\t")[1:4] for row in rows[2:]] == [
        ["Bob", "different", "film"],
        ["Bob", "same", "person"],
    ]
    made.build()  # Jean is no more: his judgements are reported
    assert made.entity("Jeanne Martin").id == "person/jeanne-martin"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ({"doubts": ["maybe"]}, "sheet doubts, row 2: unknown verdict “maybe”"),
        ({"doubts": ["=1+1"]}, "sheet doubts, row 2: A2 is a formula"),
        ({"judgements": [None, None, None, "same", "", JEAN, "person/nobody", "x"]},
         "sheet judgements, row 3: no record is called 'person/nobody'"),
        ({"judgements": [9, None, None, "same", "", JEAN, CLAIRE, "x"]}, "the file has no row 9"),
        ({"judgements": [2, "2026-01-01", "Ann", "same", "person", JEAN, CLAIRE, "x"]},
         "sheet judgements, row 3: row 2 of the file reads otherwise"),
        ({"judgements": [None, None, None, "withdrawn", "", JEAN, CLAIRE, "x"]}, "no judgement stands on"),
        ({"judgements": [None, None, None, "different", "", JEAN, CLAIRE, "x"]}, r"contradicts row\(s\) "),
        ({"corrections": [7, *MENDED[1:]]}, "sheet corrections, row 2: no source has the number “7”"),
        ({"corrections": [1, None, "MUSIQUE", *MENDED[3:]]}, "no line 1 reads “MUSIQUE”"),
        ({"corrections": [1, None, MENDED[2], 1, "mend", *MENDED[5:]]}, "unknown action “mend”"),
    ],
)  # fmt: skip
def test_what_has_no_place_is_refused_and_nothing_is_recorded(
    made: Catalogue, tmp_path: Path, rows: dict[str, list[Any]], message: str
) -> None:
    before = (made.path / "judgements.tsv").read_bytes()
    every: dict[str, list[Any]] = {"doubts": ["same"], "corrections": MENDED, **rows}
    path = filled(made, tmp_path / "in.xlsx", **every)
    with pytest.raises(GeneriqueError, match=message):
        made.workbook(path)
    assert (made.path / "judgements.tsv").read_bytes() == before
    assert not list((made.path / "sources").glob("*.corrections.tsv"))


def test_rows_may_be_sorted_and_deleted(made: Catalogue, tmp_path: Path) -> None:
    path = filled(made, tmp_path / "in.xlsx")
    book = openpyxl.load_workbook(path)
    book["judgements"].delete_rows(2)
    book["doubts"].insert_rows(2)
    book["doubts"]["A3"] = "different"
    book.save(path)
    assert made.workbook(path).endswith("1 judgements and 0 corrections recorded")


def test_who_is_withheld_is_in_no_sheet(made: Catalogue, tmp_path: Path) -> None:
    made.judge("different", JEAN, CLAIRE, because="two")
    (made.path / "withheld.tsv").write_text(f"id\treason\n{JEAN}\tasked\n", encoding="utf-8")
    made.build()
    made.workbook(tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [str(cell.value) for sheet in book for line in sheet for cell in line]
    assert not [cell for cell in cells if "martin" in cell.lower()]


def test_another_file_is_no_workbook_of_ours(made: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_text("PK")
    with pytest.raises(GeneriqueError, match="not an XLSX workbook"):
        made.workbook(tmp_path / "x.xlsx")
    openpyxl.Workbook().save(tmp_path / "y.xlsx")
    with pytest.raises(GeneriqueError, match="there is no sheet doubts, corrections, judgements"):
        made.workbook(tmp_path / "y.xlsx")
