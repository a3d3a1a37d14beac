"""Workbooks with the usual faults, each made here: many sheets, banners, dates, zeros, headers said again."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from generique.errors import UnreadableError
from generique.model import Records
from generique.read import read
from generique.text import squeeze

Sheets = dict[str, list[list[Any]]]
HEAD: list[Any] = ["VISA", "TITRE", "PAYANT"]
YEARS: Sheets = {
    "Sommaire": [["Production cinématographique"], [None, 2023]],
    "2023": [["Retour au menu"], [], HEAD, [93072, "Victoire", "Canal"], HEAD, [161827, "Une nuit", None]],
    "2024": [["Retour au menu"], [], [*HEAD[:2], "PAYANTE"], ["093073", "Roxane", "Ciné+"]],
}
MAPPING: dict[str, Any] = {
    "sheet": "20*",
    "header": "VISA",
    "sheet_column": "annee",
    "columns": {"film_title": "TITRE", "film_visa": "VISA", "film_year": "annee"},
}


def workbook(path: Path, sheets: Sheets, zeros: str = "") -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if zeros:
            for cell in sheet["A"]:
                cell.number_format = zeros
    book.save(path)
    return path


def records(path: Path, **options: Any) -> Records:
    found = read(path, options=options)
    assert isinstance(found, Records)
    return found


def said(found: Records) -> list[tuple[str, ...]]:
    return [tuple(row.values[name] for name in MAPPING["columns"]) for row in found.rows]


def squeezed(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(squeeze, row))


def test_all_sheets_of_a_pattern_under_their_own_headers(tmp_path: Path) -> None:
    found = records(workbook(tmp_path / "cnc.xlsx", YEARS), **MAPPING)
    assert [row.place for row in found.rows] == [
        "sheet 2023, row 4",
        "sheet 2023, row 6",
        "sheet 2024, row 4",
    ]
    assert said(found) == [
        ("Victoire", "93072", "2023"),
        ("Une nuit", "161827", "2023"),
        ("Roxane", "093073", "2024"),
    ]


def test_zeros_that_a_format_shows_before_a_number_are_there(tmp_path: Path) -> None:
    found = records(workbook(tmp_path / "cnc.xlsx", YEARS, zeros="000000"), **MAPPING)
    assert [row.values["film_visa"] for row in found.rows] == ["093072", "161827", "093073"]


def test_dates_of_a_sheet_are_iso_dates(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["film_title", "film_release"], ["Victoire", datetime.datetime(2023, 3, 1)]]
    rows.append(["Roxane", datetime.date(2019, 6, 12)])
    found = records(workbook(tmp_path / "t.xlsx", {"films": rows}))
    assert [row.values["film_release"] for row in found.rows] == ["2023-03-01", "2019-06-12"]


def test_all_sheets(tmp_path: Path) -> None:
    sheets: Sheets = {title: [["film_title"], [title]] for title in ("Victoire", "Roxane")}
    sheets["vide"] = []
    found = records(workbook(tmp_path / "t.xlsx", sheets), sheet="*")
    assert [row.values["film_title"] for row in found.rows] == ["Victoire", "Roxane"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"expect": {"rows": 4}}, "3 rows instead of 4"),
        (
            {"expect": {"columns": ["annee", "VISA", "TITRE"]}},
            "columns annee, VISA, TITRE, PAYANT, PAYANTE instead of annee, VISA, TITRE",
        ),
        ({"sheet": "19*"}, "no sheet “19\\*”; there are: Sommaire, 2023, 2024"),
        ({"header": "ISAN"}, "sheet 2023 has no header that begins with “ISAN”"),
        ({"sheet": "*"}, "sheet Sommaire has no header that begins with “VISA”"),
        ({"columns": {"film_title": "TITLE"}}, "TITLE"),
    ],
)
def test_what_is_not_as_expected_is_an_error(options: dict[str, Any], message: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "cnc.xlsx", YEARS)
    with pytest.raises(UnreadableError, match=message):
        read(path, options={**MAPPING, **options})


def test_the_sheets_of_the_cnc_are_its_table(shared: Path) -> None:
    folder = shared / "data" / "cnc_films_agrees"
    options = {**MAPPING, "expect": {"rows": 5851}}
    found = records(folder / "dataset5050_cnc_films_agrees_2003_2024.xlsx", **options)
    table = records(folder / "films_agrees.tsv", columns=MAPPING["columns"] | {"film_year": "annee_agrement"})
    assert sorted(map(squeezed, said(found))) == sorted(map(squeezed, said(table)))
