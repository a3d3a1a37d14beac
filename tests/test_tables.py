"""Tables of a build, made from a press kit and an article as a few claims each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generique import tables
from generique.errors import GeneriqueError
from generique.mentions import Identity, contribution_id, credit_id, residue_id, statement_id
from generique.model import Claims, Part, Residue
from generique.parquet import connect
from generique.text import fold
from tests.samples import ARTICLE, SHEET, credit, fact, film, same_names, source


def read(directory: Path, name: str) -> list[dict[str, Any]]:
    with connect() as database:
        found = database.execute(f"FROM '{directory}/{name}.parquet'")
        columns = [column[0] for column in found.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    said = {1: SHEET, 2: ARTICLE}
    identity = same_names(
        said, aliases={"person/m-auffret": "person/melanie-auffret", "person/x": "person/gone"}
    )
    tables.build(
        [source(number, one, tmp_path) for number, one in said.items()], identity, tmp_path / "tables"
    )
    return tmp_path / "tables"


def test_a_film_shows_its_best_title_and_displayed_facts(built: Path) -> None:
    assert read(built, "films") == [
        {"film": "film/les-petites-victoires", "label": "Les Petites Victoires", "year": 2022, "minutes": 90,
         "mentions": 2},
        {"film": "film/roxane", "label": "Roxane", "year": 2018, "minutes": None, "mentions": 1},
    ]  # fmt: skip


def test_a_name_as_written_comes_before_one_made_out_of_capitals(built: Path) -> None:
    columns = ("agent", "kind", "name", "folded", "mentions")
    assert [tuple(row[column] for column in columns) for row in read(built, "agents")] == [
        ("organization/adnp", "organization", "ADNP", "adnp", 1),
        ("organization/vertigo-films-distribution", "organization", "Vertigo Films Distribution",
         "vertigo films distribution", 1),
        ("person/melanie-auffret", "person", "Mélanie Auffret", "melanie auffret", 3),
        ("person/michel-blanc", "person", "Michel Blanc", "michel blanc", 2),
    ]  # fmt: skip


def test_a_contribution_stands_once_however_many_credits_support_it(built: Path) -> None:
    rows = {(row["film"], row["agent"], row["role"]): row for row in read(built, "contributions")}
    assert len(rows) == 5
    blanc = rows["film/les-petites-victoires", "person/michel-blanc", "cast-member"]
    assert blanc["sources"] == 2
    assert blanc["contribution"] == contribution_id(
        "film/les-petites-victoires", "person/michel-blanc", "cast-member"
    )
    supporting = [row for row in read(built, "credits") if row["contribution"] == blanc["contribution"]]
    assert [(row["source"], row["position"], row["character"]) for row in supporting] == [
        ("1", 5, "Emile"), ("1", 6, "Emile"), ("2", 4, None)
    ]  # fmt: skip


def test_ids_of_claims_are_those_that_mentions_gives(built: Path) -> None:
    credits = [row["credit"] for row in read(built, "credits")]
    assert credits[:3] == [
        credit_id(1, SHEET.credits[0]),
        credit_id(1, SHEET.credits[1]),
        credit_id(1, SHEET.credits[2], 2),
    ]
    statements = {row["statement"] for row in read(built, "statements")}
    assert statement_id(1, SHEET.statements[0]) in statements
    assert statement_id(2, ARTICLE.statements[3]) in statements
    assert [row["residue"] for row in read(built, "residue")] == [residue_id(1, SHEET.residue[0])]


def test_one_value_of_a_fact_is_displayed_and_all_stay(built: Path) -> None:
    rows = [row for row in read(built, "statements") if row["property"] == "release"]
    assert [(row["value"], row["datatype"], row["source"], row["displayed"]) for row in rows] == [
        ("2023-05-24", "date", "1", True), ("2023-03-01", "date", "2", False)
    ]  # fmt: skip


def test_a_value_that_more_sources_give_is_displayed(tmp_path: Path) -> None:
    said = {
        number: Claims(films=(film("f", "F"),), statements=(fact("f", "runningTime", value, 1),))
        for number, value in ((1, "84"), (2, "90"), (3, "90"))
    }
    tables.build([source(n, one, tmp_path) for n, one in said.items()], same_names(said), tmp_path / "t")
    assert [row["displayed"] for row in read(tmp_path / "t", "statements")] == [False, True, False]
    assert read(tmp_path / "t", "films")[0]["minutes"] == 90


def test_the_displayed_title_is_the_label(tmp_path: Path) -> None:
    said = {
        number: Claims(
            films=(film("f", value),), statements=(fact("f", "title", value, 1, verbatim=verbatim),)
        )
        for number, value, verbatim in (
            (1, "Les petites victoires", "LES PETITES VICTOIRES"),
            (2, "Les petites victoires", "LES PETITES VICTOIRES"),
            (3, "Les Petites Victoires", "Les Petites Victoires"),
        )
    }
    tables.build([source(n, one, tmp_path) for n, one in said.items()], same_names(said), tmp_path / "t")
    assert read(tmp_path / "t", "films")[0]["label"] == "Les Petites Victoires"
    assert [row["displayed"] for row in read(tmp_path / "t", "statements")] == [False, False, True]


@pytest.mark.parametrize(
    ("property", "value", "datatype"),
    [
        ("year", "2022", "integer"), ("year", "vers 2022", "string"), ("release", "2023-03-01", "date"),
        ("release", "2023-03", "gYearMonth"), ("release", "2023", "gYear"),
        ("release", "2023-02-30", "string"), ("aspectRatio", "2.35", "string"), ("neverHeardOf", "7", "string"),
    ],
)  # fmt: skip
def test_a_value_has_the_type_it_can_have(tmp_path: Path, property: str, value: str, datatype: str) -> None:
    said = {1: Claims(films=(film("f", "F"),), statements=(fact("f", property, value, 1),))}
    tables.build([source(1, said[1], tmp_path)], same_names(said), tmp_path / "t")
    (row,) = read(tmp_path / "t", "statements")
    assert (row["value"], row["datatype"]) == (value, datatype)


def test_a_statement_about_an_agent_belongs_to_the_agent(built: Path) -> None:
    (row,) = [row for row in read(built, "statements") if row["property"] == "gender"]
    assert (row["entity"], row["value"]) == ("person/melanie-auffret", "female")


def test_aliases_lead_to_those_who_are_there(built: Path) -> None:
    assert read(built, "aliases") == [{"alias": "person/m-auffret", "entity": "person/melanie-auffret"}]


def test_counts_are_those_of_stats(built: Path) -> None:
    assert tables.counts(built) == {
        "films": 2, "people": 2, "organizations": 2, "contributions": 5, "credits": 8, "sources": 2,
        "residue": 1,
    }  # fmt: skip


def test_a_withheld_agent_is_nowhere(tmp_path: Path) -> None:
    talks = replace(SHEET, residue=(*SHEET.residue, Residue("Rencontre avec Michel BLANC", 10, "line 10")))
    said = {1: talks, 2: ARTICLE}
    identity = same_names(
        said, aliases={"person/m-blanc": "person/michel-blanc"}, withheld=frozenset({"person/michel-blanc"})
    )
    tables.build([source(n, one, tmp_path) for n, one in said.items()], identity, tmp_path / "t")
    for path in (tmp_path / "t").iterdir():
        assert "michel blanc" not in fold(str(read(tmp_path / "t", path.stem)))
    kept = [row["credit"] for row in read(tmp_path / "t", "credits")]
    assert credit_id(1, SHEET.credits[0]) in kept


def test_what_others_credits_quote_of_a_withheld_agent_is_taken_out(tmp_path: Path) -> None:
    """The heading, the name as credited and the verbatim text of others named whom no face may name."""
    one = replace(
        SHEET.credits[0],
        heading="D'après un récit de Michel Blanc",
        credited_as=f"{SHEET.credits[0].credited_as} (BLANC Michel)",
    )
    stated = replace(SHEET.statements[0], verbatim="Michel Blanc, 1h30")
    quoting = replace(SHEET, credits=(one, *SHEET.credits[1:]), statements=(stated, *SHEET.statements[1:]))
    said = {1: quoting, 2: ARTICLE}
    identity = same_names(said, withheld=frozenset({"person/michel-blanc"}))
    scrubbed = tables.build([source(n, each, tmp_path) for n, each in said.items()], identity, tmp_path / "t")
    assert scrubbed == 3
    for path in (tmp_path / "t").iterdir():
        rows = fold(str(read(tmp_path / "t", path.stem)))
        assert "michel blanc" not in rows
        assert "blanc michel" not in rows
    assert read(tmp_path / "t", "credits")[0]["heading"] == "D'après un récit de […]"


def test_a_source_may_gather_others(tmp_path: Path) -> None:
    parts = (
        Part("2", "Dossier", complete_for=("cast", "crew")),
        Part("10", "Ouest-France", date="2023-03-02", url="https://example.org/"),
        Part("1", "Programme"),
    )
    said = {
        5: Claims(
            films=(film("f", "F"),),
            credits=tuple(
                credit("f", "director", "Mélanie Auffret", 1, part=part) for part in ("1", "10", "2")
            ),
            parts=parts,
        )
    }
    tables.build([source(5, said[5], tmp_path, public=False)], same_names(said), tmp_path / "t")
    rows = read(tmp_path / "t", "sources")
    assert [(row["source"], row["title"], row["complete_for"], row["public"]) for row in rows] == [
        ("5", "Source 5", "", False), ("5.2", "Dossier", "cast|crew", False),
        ("5.10", "Ouest-France", "", False), ("5.1", "Programme", "", False),
    ]  # fmt: skip
    assert [row["source"] for row in read(tmp_path / "t", "credits")] == ["5.2", "5.10", "5.1"]
    assert read(tmp_path / "t", "contributions")[0]["sources"] == 3


def test_the_order_of_sources_changes_no_byte(tmp_path: Path) -> None:
    said = {1: SHEET, 2: ARTICLE}
    given = [source(number, one, tmp_path) for number, one in said.items()]
    tables.build(given, same_names(said), tmp_path / "a")
    tables.build(given[::-1], same_names(dict(reversed(said.items()))), tmp_path / "b")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_a_film_without_a_title_says_so(tmp_path: Path) -> None:
    said = {1: Claims(films=(film("", None),), credits=(credit("", "director", "Mélanie Auffret", 1),))}
    tables.build([source(1, said[1], tmp_path)], same_names(said), tmp_path / "t")
    assert read(tmp_path / "t", "films")[0]["label"] == tables.UNTITLED


def test_a_film_of_which_nothing_is_said_does_not_appear(tmp_path: Path) -> None:
    said = {1: Claims(films=(film("f", "F"),))}
    tables.build([source(1, said[1], tmp_path)], same_names(said), tmp_path / "t")
    assert read(tmp_path / "t", "films") == []
    assert [row["source"] for row in read(tmp_path / "t", "sources")] == ["1"]


def test_a_mention_that_nothing_identifies_is_told(tmp_path: Path) -> None:
    with pytest.raises(GeneriqueError, match="source 1, line 4: a credit speaks of a film, agent or part"):
        tables.build([source(1, SHEET, tmp_path)], Identity({}), tmp_path / "t")
    with pytest.raises(GeneriqueError, match="no source"):
        tables.build([], Identity({}), tmp_path / "t")
