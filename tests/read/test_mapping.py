"""A table in its owner's columns, read as its source's ``.toml`` says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from generique.errors import GeneriqueError
from generique.extract import extract
from generique.model import Claims, Records
from generique.read import read

REGISTER = (
    "VISA\tTITRE\tREALISATEUR\tPRODUCTEURS\tANNEE\n"
    "155188\tCours de la vie (La)\tLE BESCO Maïwenn / NORE Dan\tQuad / Films du Bief ET Zéphyr Films\t2021\n"
    "155189\tBarrage (Le)\tNORE Dan\tQuad (TIERS FERME)\t2022\n"
)
MAPPING = """
without = []
[columns]
film_id = "VISA"
film_title = "TITRE"
"film_year:agrément" = "ANNEE"
[prefix]
film_id = "register:"
[[credits]]
role = "réalisation"
column = "REALISATEUR"
kind = "person"
split = " / "
order = "surname first"
[[credits]]
role = "société de production"
column = "PRODUCTEURS"
kind = "organization"
split = " / "
joined = " ET "
drop = [" (TIERS FERME)"]
"""


def records(tmp_path: Path, text: str, mapping: str) -> Records:
    path = tmp_path / "t.tsv"
    path.write_text(text, encoding="utf-8")
    found = read(path, options=tomllib.loads(mapping))
    assert isinstance(found, Records)
    return found


def said(tmp_path: Path, text: str, mapping: str) -> Claims:
    return extract(records(tmp_path, text, mapping))


def test_one_row_of_a_register_gives_a_film_and_all_its_people(tmp_path: Path) -> None:
    found = said(tmp_path, REGISTER, MAPPING)
    assert [film.title for film in found.films] == ["La Cours de la vie", "Le Barrage"]
    assert [(credit.place, credit.role, credit.agent) for credit in found.credits] == [
        ("row 2", "director", "Maïwenn Le Besco"),
        ("row 2", "director", "Dan Nore"),
        ("row 2", "production-company", "Quad"),
        ("row 2", "production-company", "Films du Bief"),
        ("row 2", "production-company", "Zéphyr Films"),
        ("row 3", "director", "Dan Nore"),
        ("row 3", "production-company", "Quad"),
    ]
    years = [(one.value, one.kind) for one in found.statements if one.property == "year"]
    assert years == [("2021", "agrément"), ("2022", "agrément")]
    assert not found.residue


def test_a_member_is_credited_beside_the_group(tmp_path: Path) -> None:
    mapping = '[columns]\nfilm_title = "t"\n[[credits]]\nrole_column = "r"\ncolumn = "n"\nmembers = true\n'
    text = "t\tr\tn\nVictoire\tMusique\tDelgres (Pascal Danaë)\nVictoire\tMusique\tDelgres (Rafgee)\n"
    assert [(credit.agent, credit.kind) for credit in said(tmp_path, text, mapping).credits] == [
        ("Delgres", "organization"),
        ("Pascal Danaë", "person"),
        ("Rafgee", "person"),
    ]


def test_rows_that_repeat_a_credit_count_once_where_the_source_says_so(tmp_path: Path) -> None:
    mapping = '[columns]\nfilm_title = "t"\n[[credits]]\nrole = "réalisation"\ncolumn = "n"\nonce = true\n'
    text = "t\tn\nVictoire\tAlice Fave\nVictoire\tALICE FAVE\nRoxane\tAlice Fave\n"
    assert [credit.film for credit in said(tmp_path, text, mapping).credits] == ["victoire", "roxane"]


def test_text_in_a_column_is_taken_by_a_pattern_and_rows_by_a_condition(tmp_path: Path) -> None:
    mapping = """
[columns]
film_title = "t"
[[credits]]
role = "réalisation"
column = "n"
pattern = "réalisé par (.+?)(?:, produit par|$)"
split = ","
[[credits]]
role = "montage"
column = "n"
where = { c = "Montage" }
"""
    text = "t\tc\tn\nVictoire\tFilm\tréalisé par Alice Fave, Dan Nore, produit par Cléo Un\n"
    text += "Victoire\tMontage\tAda Deux\n"
    assert [(credit.role, credit.agent) for credit in said(tmp_path, text, mapping).credits] == [
        ("director", "Alice Fave"),
        ("director", "Dan Nore"),
        ("editor", "Ada Deux"),
    ]


def test_columns_are_joined_and_what_holds_for_all_rows_is_said_of_each(tmp_path: Path) -> None:
    mapping = '[columns]\nfilm_title = ["art", "titre"]\n[always]\nfilm_year = "2023"\n'
    found = records(tmp_path, "art\ttitre\nL'\tÎle rouge\n\tVictoire\n", mapping)
    assert [(row.values["film_title"], row.values["film_year"]) for row in found.rows] == [
        ("L'Île rouge", "2023"),
        ("Victoire", "2023"),
    ]


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ('[columns]\nfilm_title = "TITLE"\n', "no column “TITLE”"),
        ('without = ["X"]\n[columns]\nfilm_title = "TITRE"\n', "no column “X”"),
        ('[columns]\nfilm_title = "TITRE"\n[[credits]]\ncolumn = "VISA"\n', "one of role and role_column"),
        ('[columns]\nfilm_title = "TITRE"\n[[credits]]\nrole = "x"\ncolour = "VISA"\n', "not an entry"),
        (
            '[columns]\nfilm_title = "TITRE"\n[[credits]]\nrole = "x"\ncolumn = "VISA"\npattern = "x"\n',
            "one group",
        ),
        ('[columns]\nfilm_title = "TITRE"\n[expect]\nrows = 3\n', "2 rows instead of 3"),
        ('[columns]\nfilm_title = "TITRE"\n[expect]\ncolumns = ["VISA"]\n', "instead of VISA"),
    ],
)
def test_what_does_not_fit_the_file_is_told(tmp_path: Path, mapping: str, message: str) -> None:
    with pytest.raises(GeneriqueError, match=message):
        records(tmp_path, REGISTER, mapping)


def test_the_mappings_of_the_bench_read_their_data_sets(shared: Path) -> None:
    options = tomllib.loads((Path(__file__).parents[2] / "bench/sources/cesar_2014.tsv.toml").read_text())
    table = read(shared / "data" / "cesar_2014" / "nommes.tsv", options=options)
    assert isinstance(table, Records)
    found = extract(table)
    assert len(found.films) == 50
    assert {credit.agent for credit in found.credits if credit.role == "editor"} >= {"Jean-Christophe Hym"}
