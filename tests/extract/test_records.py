"""The general credits table, row by row: credits, facts, identifiers, and what is left as residue."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.extract.records import claims
from generique.model import Claims, Records, Residue, Row
from generique.read import read


def said(*rows: dict[str, str]) -> Claims:
    """The claims of a table with these rows."""
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    full = ({name: row.get(name, "") for name in columns} for row in rows)
    return claims(Records(columns, tuple(Row(row, f"row {n}") for n, row in enumerate(full, start=2))))


def credit(**cells: str) -> dict[str, str]:
    return {"film_title": "Victoire", "agent_name": "Alice Fave", "role": "editor"} | cells


def facts(found: Claims) -> set[tuple[str, str, str | None]]:
    return {(fact.property, fact.value, fact.kind) for fact in found.statements}


def test_a_row_is_a_credit_with_its_place() -> None:
    (made,) = said(credit(agent_name=" DUFRESNE, Apolline ", role="Montage image", agent_id="p7")).credits
    assert (made.film, made.role, made.agent, made.kind) == (
        "victoire",
        "editor",
        "Apolline Dufresne",
        "person",
    )
    assert (made.credited_as, made.heading) == ("DUFRESNE, Apolline", "Montage image")
    assert (made.position, made.place, made.own_id) == (2, "row 2", "p7")


@pytest.mark.parametrize(
    ("role", "ids"),
    [
        ("director-of-photography", ["director-of-photography"]),
        ("DIRECTION PHOTO", ["director-of-photography"]),
        ("Scénario et dialogues", ["screenwriter", "dialogue-writer"]),
    ],
)
def test_a_role_is_an_id_or_a_heading(role: str, ids: list[str]) -> None:
    assert [made.role for made in said(credit(role=role)).credits] == ids


def test_the_kind_of_an_agent_is_stated_or_follows_from_role_and_name() -> None:
    found = said(
        credit(agent_name="Manifest", agent_kind="société", role="Distribution"),
        credit(agent_name="Vertigo Films Distribution", role="Distribution"),
        credit(agent_name="Quinze Mètre Carré", role="production-company"),
        credit(agent_name="Michel Blanc", role="Distribution"),
    )
    assert [(made.agent, made.kind, made.role) for made in found.credits] == [
        ("Manifest", "organization", "distributor"),
        ("Vertigo Films Distribution", "organization", "distributor"),
        ("Quinze Mètre Carré", "organization", "production-company"),
        ("Michel Blanc", "person", "cast-member"),
    ]


def test_what_is_not_understood_is_residue_with_its_row() -> None:
    found = said(
        credit(),
        credit(role="boulangère", character="Jess", agent_gender="F"),
        credit(agent_kind="chorale"),
        credit(film_title=""),
        credit(agent_name=""),
        credit(film_runningTime="longue", budget="3"),
    )
    assert found.residue == (
        Residue("column budget", 1, "row 1"),
        Residue("boulangère | Alice Fave | Jess | F", 3, "row 3"),
        Residue("editor | Alice Fave | chorale", 4, "row 4"),
        Residue("Alice Fave | editor", 5, "row 5"),
        Residue("editor", 6, "row 6"),
        Residue("film_runningTime: longue", 7, "row 7"),
    )
    assert len(found.credits) == 2


def test_facts_of_a_film_are_stated_once() -> None:
    row = credit(
        film_year="2024",
        film_runningTime="23",
        film_country="FR|Belgique",
        film_visa="154 233",
        film_release_date="24/05/2024",
        film_original_title="Victory",
        film_isan="0000-0001",
        film_wikidata="wikidata:Q1",
    )
    found = said(row, row)
    assert facts(found) == {
        ("title", "Victoire", None),
        ("year", "2024", None),
        ("runningTime", "23", None),
        ("country", "FR", None),
        ("country", "BE", None),
        ("identifier", "154233", "visa"),
        ("release", "2024-05-24", None),
        ("originalTitle", "Victory", None),
        ("identifier", "0000-0001", "isan"),
        ("identifier", "Q1", "wikidata"),
    }
    assert len(found.statements) == 10
    assert found.residue == ()


def test_a_value_that_differs_is_stated_too() -> None:
    found = said(credit(film_runningTime="23"), credit(film_runningTime="25 min"))
    assert [fact.place for fact in found.statements if fact.property == "runningTime"] == ["row 2", "row 3"]


def test_ids_that_others_use_are_identifiers() -> None:
    found = said(
        credit(agent_id="imdb:nm0000001", film_id="http://www.wikidata.org/entity/Q5"),
        credit(agent_id="imdb:nm0000001", film_id="http://www.wikidata.org/entity/Q5"),
        credit(agent_id="p7", agent_name="Maria Juin", film_id="http://www.wikidata.org/entity/Q5"),
    )
    assert [(f.agent, f.kind, f.value) for f in found.statements if f.property == "identifier"] == [
        (None, "wikidata", "Q5"),
        ("Alice Fave", "imdb", "nm0000001"),
    ]


def test_gender_is_what_the_source_states_of_an_agent() -> None:
    (fact,) = (fact for fact in said(credit(agent_gender="F")).statements if fact.agent)
    assert (fact.property, fact.value, fact.agent, fact.agent_kind) == ("gender", "F", "Alice Fave", "person")


def test_films_are_told_apart_by_id_or_title_and_by_year_where_the_title_is_not_enough() -> None:
    found = said(
        credit(film_title="Roxane", film_year="2018"),
        credit(film_title="ROXANE", film_year="1987"),
        credit(film_title="Victoire", film_year="2024"),
        credit(film_title="victoire"),
        credit(film_title="Victoire", film_id="f9"),
    )
    assert [(film.key, film.title, film.position) for film in found.films] == [
        ("roxane 2018", "Roxane", 2),
        ("roxane 1987", "Roxane", 3),
        ("victoire", "Victoire", 4),
        ("f9", "Victoire", 6),
    ]


def test_order_is_within_a_film_and_a_heading() -> None:
    found = said(
        credit(agent_name="Cindy Spath", role="cast-member", order="2"),
        credit(agent_name="Maria Juin"),
        credit(agent_name="Marah Ostier", role="cast-member", order="1"),
        credit(agent_name="Klem H", role="cast-member", order="dernier"),
    )
    assert [(made.agent, made.position, made.place) for made in found.credits] == [
        ("Marah Ostier", 2, "row 4"),
        ("Maria Juin", 3, "row 3"),
        ("Cindy Spath", 4, "row 2"),
        ("Klem H", 5, "row 5"),
    ]
    assert found.residue == (Residue("order: dernier", 5, "row 5"),)


def test_a_table_of_films_needs_no_credits() -> None:
    found = said({"film_title": "Victoire", "film_visa": "154233"})
    assert not found.credits
    assert facts(found) == {("title", "Victoire", None), ("identifier", "154233", "visa")}


def test_a_real_table_of_heads_of_department(shared: Path) -> None:
    columns = {
        "film_id": "film_id",
        "film_title": "titre",
        "film_visa": "visa",
        "role": "fonction",
        "agent_name": "nom",
        "agent_gender": "genre_personne_selon_source",
    }
    table = read(shared / "data" / "collectif5050" / "credits.tsv", options={"columns": columns})
    assert isinstance(table, Records)
    found = claims(table)
    assert len(found.films) == 187
    rows = {made.place for made in found.credits} | {piece.place for piece in found.residue}
    assert rows >= {row.place for row in table.rows}, "every row is a credit or residue"
