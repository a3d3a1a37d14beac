"""Names and a heading make credits."""

from __future__ import annotations

import pytest

from generique.extract.credits import Known, character, make, names_in, readable
from generique.extract.meanings import meaning
from tests.extract.helpers import credits_of


def made(heading: str, names: str, section: str = "") -> list[tuple[str, str, str]]:
    known = meaning(heading)
    assert known and known.match
    return [(one.role, one.agent, one.kind) for one in make(known.match, names_in(names), section, Known())]


@pytest.mark.parametrize(
    ("heading", "names", "expected"),
    [
        ("Prod.", "Atlas Sud", [("production-company", "Atlas Sud", "organization")]),
        ("Production", "Ada Nkomo", [("producer", "Ada Nkomo", "person")]),
        ("Mus.", "Les Gnawas de la Gare", [("composer", "Les Gnawas de la Gare", "organization")]),
        ("Distribution", "Manifest", [("distributor", "Manifest", "organization")]),
        ("Avec le soutien de", "la région Sud", [("regional-support", "Région Sud", "organization")]),
        ("Avec le soutien de", "CNC", [("cnc-support", "CNC", "organization")]),
        ("Avec la participation de", "Canal+", [("broadcaster", "Canal+", "organization")]),
        ("En association avec", "Cofinova 18", [("sofica", "Cofinova 18", "organization")]),
        ("Monteuse", "Didier BIVEL", [("editor", "Didier Bivel", "person")]),
    ],
)
def test_role_and_kind(heading: str, names: str, expected: list[tuple[str, str, str]]) -> None:
    assert made(heading, names) == expected


def test_a_combined_heading_gives_a_credit_for_each_role() -> None:
    assert [role for role, _, _ in made("Scénario et dialogues", "Ada Nkomo")] == [
        "screenwriter",
        "dialogue-writer",
    ]


def test_characters_come_from_brackets_and_words() -> None:
    known = meaning("Avec")
    assert known and known.match
    found = make(known.match, names_in("Ada Nkomo (Inès), Zoé Vial dans le rôle de LA MÈRE"), "cast", Known())
    assert [(one.agent, one.character) for one in found] == [("Ada Nkomo", "Inès"), ("Zoé Vial", "La mère")]


def test_short_forms_of_organizations_are_learnt_from_the_document() -> None:
    known, producers = Known(), meaning("Production")
    known.learn("Hirondelle Noire Productions")
    assert producers and producers.match
    assert [one.kind for one in make(producers.match, names_in("Hirondelle Noire"), "", known)] == [
        "organization"
    ]


def test_contact_details_are_no_names() -> None:
    assert [named.name for named in names_in("Ada Nkomo, [contact]")] == ["Ada Nkomo"]
    assert [named.name for named in readable(names_in("Ada Nkomo, 2.39"))[0]] == ["Ada Nkomo"]


def test_character_for_display() -> None:
    assert [character(text) for text in ("PETITE DAME", "LÉO", "le gardien")] == [
        "Petite dame",
        "Léo",
        "Le gardien",
    ]


def test_a_city_after_a_company_and_an_occupation_after_a_person_are_nobody() -> None:
    text = "LE PHARE\n\nUn film de Ada Nkomo\nProduction : Atlas Sud Films, Marseille\nAvec : Zoé Vial, ATSEM, Luc Prou"
    assert credits_of(text) == [
        ("director", "Ada Nkomo"),
        ("production-company", "Atlas Sud Films"),
        ("cast-member", "Zoé Vial"),
        ("cast-member", "Luc Prou"),
    ]


def test_a_country_in_brackets_is_where_a_company_is_at_home() -> None:
    text = "LE PHARE\n\nUn film de Ada Nkomo\nCoproduction : Iris Noire (Luxembourg)"
    assert credits_of(text)[1:] == [("co-production-company", "Iris Noire")]
