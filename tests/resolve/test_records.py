"""A record is made of one source alone and can be named in a judgement."""

from __future__ import annotations

from dataclasses import replace

from generique.model import Statement
from generique.resolve.records import records
from tests.resolve.helpers import claims

KIT = claims(("Victoire", 2024, [("director", "Cassandra Ostier"), ("editor", "Apolline Dufresne")]))


def test_a_film_record_holds_what_tells_films_apart() -> None:
    film = records(1, KIT)[0]
    assert (film.kind, film.names, film.facts.years) == ("film", frozenset({"victoire"}), frozenset({2024}))
    assert film.facts.directors == {"cassandra ostier"}
    assert film.reference == "source/1#victoire"


def test_an_agent_record_holds_roles_and_a_reference_by_film_and_name() -> None:
    editor = records(3, KIT)[2]
    assert (editor.kind, editor.roles, editor.film) == (
        "person",
        frozenset({"editor"}),
        records(3, KIT)[0].mention,
    )
    assert editor.reference == "source/3#victoire/apolline-dufresne"


def test_one_person_in_two_roles_on_one_film_is_one_mention() -> None:
    kit = claims(("Victoire", None, [("editor", "Apolline Dufresne"), ("unit-manager", "APOLLINE DUFRESNE")]))
    assert [record.roles for record in records(1, kit)[1:]] == [{"editor", "unit-manager"}]


def test_identifiers_are_stated_facts() -> None:
    visa = Statement("victoire", "identifier", "154233", "Visa n° 154.233", 9, "line 9", kind="visa")
    person = Statement(
        "victoire", "identifier", "Q1", "Q1", 9, "row 9", kind="wikidata", agent="Apolline DUFRESNE"
    )
    said = replace(KIT, statements=(*KIT.statements, visa, person))
    film, director, editor = records(1, said)
    assert film.identifiers == {("visa", "154233")}
    assert editor.identifiers == {("wikidata", "Q1")}
    assert not director.identifiers


def test_somebody_of_whom_only_a_fact_is_stated_is_a_record_too() -> None:
    fact = Statement("victoire", "gender", "female", "F", 9, "row 9", agent="Maria Juin")
    *_, juin = records(1, replace(KIT, statements=(fact,)))
    assert (juin.kind, juin.name, juin.roles) == ("person", "Maria Juin", frozenset())
