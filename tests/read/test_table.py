"""Tables of credits, in whatever file they come; what does not fit is named with its row."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from generique.errors import UnreadableError
from generique.model import Records, Row
from generique.parquet import connect
from generique.read import read
from generique.stored import Stored

HERE = Path(__file__).parent


def records(path: Path, **options: Any) -> Records:
    found = read(path, options=options)
    assert isinstance(found, Records)
    return found


def refused(tmp_path: Path, text: str, **options: Any) -> str:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path / "t.csv", options=options)
    return str(caught.value).removeprefix(str(tmp_path / "t.csv"))


def test_csv_with_empty_rows_and_a_header_said_again() -> None:
    found = records(HERE / "table" / "victoire.csv", expect={"rows": 4})
    assert [(row.place, row.values["agent_name"]) for row in found.rows] == [
        ("row 2", "Cindy Spath"),
        ("row 3", "Marah Ostier"),
        ("row 5", "Alice Fave"),
        ("row 7", "Quinze Mètre Carré"),
    ]


def test_columns_of_a_source_get_the_general_names() -> None:
    columns = {"film_title": "titre", "film_id": "titre", "role": "Fonction", "agent_name": "nom"}
    found = records(HERE / "table" / "victoire.tsv", columns=columns)
    assert found.columns == ("film_title", "film_id", "role", "agent_name")
    assert found.rows[1] == Row(
        {
            "film_title": "Victoire",
            "film_id": "Victoire",
            "role": "Musiques additionnelles",
            "agent_name": 'Klem "H"',
        },
        "row 3",
    )


def test_workbooks_show_numbers_as_people_see_them() -> None:
    found = records(HERE / "workbook" / "les-petites-victoires.xlsx")
    assert [(row.values["film_year"], row.values["agent_name"]) for row in found.rows] == [
        ("2022", "Mélanie Auffret"),
        ("2022", "Michel Blanc"),
    ]


def test_a_workbook_of_several_sheets_needs_a_name(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for title in ("2023", "2024"):
        sheet = book.create_sheet(title)
        sheet.append(["film_title", "film_visa"])
        sheet.append(["Victoire", title])
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(UnreadableError, match="several sheets: 2023, 2024; name one as `sheet`"):
        records(tmp_path / "t.xlsx")
    assert records(tmp_path / "t.xlsx", sheet="2024").rows[0].values["film_visa"] == "2024"


def test_parquet_and_json_lines() -> None:
    parquet = records(HERE / "parquet" / "les-petites-victoires.parquet")
    assert parquet.rows[0].values["character"] == ""
    assert (parquet.rows[1].place, parquet.rows[1].values["film_year"]) == ("row 3", "2022")
    lines = records(HERE / "json-lines" / "victoire.jsonl")
    assert lines.rows[0].values["film_subtitles"] == "fr|en"
    assert (lines.rows[1].place, lines.rows[1].values["film_runningTime"]) == ("line 2", "23")


HEADER = "film_title,agent_name,role\n"
ROW = "Victoire,Alice Fave,director-of-photography\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("film_title,,agent_name,role\n" + "V,x,A,editor\n", ", row 2: a value in a column without a name"),
        ("film_title,film_title\nV,W\n", ": two columns with the same name"),
        (HEADER, ": no rows under a header"),
        ("titre,nom\nV,A\n", ": no column “film_title”; say under [columns] in its .toml which of these"),
        ("film_title,agent_name\nV,A\n", ": no column “role”; say under [columns]"),
    ],
)
def test_what_does_not_fit_is_named(text: str, message: str, tmp_path: Path) -> None:
    assert refused(tmp_path, text).startswith(message)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_of_the_wrong_length_is_told_and_the_rest_is_read(end: str, tmp_path: Path) -> None:
    rows = ("film_title,agent_name,role", "Victoire,Alice Fave", ROW.strip(), "Victoire,A,b,c", ROW.strip())
    (tmp_path / "t.csv").write_text(end.join(rows) + end, encoding="utf-8")
    assert [(row.place, row.wrong) for row in records(tmp_path / "t.csv").rows] == [
        ("row 2", "2 fields where the header has 3: Victoire | Alice Fave"),
        ("row 3", None),
        ("row 4", "4 fields where the header has 3: Victoire | A | b | c"),
        ("row 5", None),
    ]


def test_a_packed_table_is_read_as_what_is_inside(tmp_path: Path) -> None:
    text = HEADER + ROW + '"Victoire, encore",Zoé Vial,editor\n'
    plain, gz, zst = (tmp_path / f"t.csv{suffix}" for suffix in ("", ".gz", ".zst"))
    plain.write_text(text, encoding="utf-8")
    with gzip.open(gz, "wt", encoding="utf-8") as file:
        file.write(text)
    with connect() as database:
        lines = (
            f"read_csv('{plain}', header = false, columns = {{'line': 'VARCHAR'}}, delim = '', quote = '')"
        )
        database.execute(f"COPY (FROM {lines}) TO '{zst}' (FORMAT csv, HEADER false, QUOTE '', DELIMITER '')")
    assert list(records(gz).rows) == list(records(zst).rows) == list(records(plain).rows)
    gz.write_bytes(gz.read_bytes()[:40])
    with pytest.raises(UnreadableError, match=r"t\.csv\.gz: not a whole gzip file"):
        read(gz)


def test_regular_and_irregular_texts_are_read_alike(tmp_path: Path) -> None:
    """DuckDB reads the regular one, Python the other: an empty line at the end makes the difference."""
    text = 'film_title;agent_name;role\r\nL\'été\u00a0;"Fave; ""Alice""";editor\r\n;;\r\nX;"a\nb";\r\n'
    (tmp_path / "a.csv").write_text(text, encoding="utf-8-sig", newline="")
    (tmp_path / "b.csv").write_text(text + "\r\n", encoding="utf-8-sig", newline="")
    regular, irregular = (records(tmp_path / name) for name in ("a.csv", "b.csv"))
    assert isinstance(regular.rows, Stored)
    assert not isinstance(irregular.rows, Stored)
    assert list(regular.rows) == list(irregular.rows)
    assert [row.place for row in regular.rows] == ["row 2", "row 4"]


def test_trailing_delimiters_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("film_title,film_visa,\nVictoire,154233,,\n", encoding="cp1252")
    assert records(tmp_path / "t.csv").columns == ("film_title", "film_visa")


def test_a_file_is_held_against_what_its_source_promises(tmp_path: Path) -> None:
    text = HEADER + ROW
    assert refused(tmp_path, text, expect={"rows": 2}) == ": 1 rows instead of 2"
    assert refused(tmp_path, text, expect={"columns": ["film_title"]}).endswith("role instead of film_title")
    assert refused(tmp_path, text, columns={"film_title": "titre"}).startswith(": no column “titre”; say")


def test_bad_json_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text('{"film_title": "V"}\n{"film_title": {}}\n', encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"t\.jsonl, line 2: an object in the field “film_title”"):
        read(tmp_path / "t.jsonl")


def test_a_real_table(shared: Path) -> None:
    columns = {"film_id": "film_id", "film_title": "titre", "role": "fonction", "agent_name": "nom"}
    found = records(shared / "data" / "collectif5050" / "credits.tsv", columns=columns, expect={"rows": 2640})
    assert found.columns[-2:] == ("visa", "genre_personne_selon_source")
