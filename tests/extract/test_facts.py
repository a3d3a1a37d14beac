"""Facts and their normal values."""

from __future__ import annotations

import pytest

from generique.extract.facts import compact, decides, one, tail, values
from generique.roles import Heading


def found(property: str, text: str, near: str | None = None, kind: str | None = None) -> list[str]:
    return [fact.value for fact in values(Heading("attribute", property, kind), text, near)]


@pytest.mark.parametrize(
    ("property", "text", "expected"),
    [
        ("runningTime", "01 h 30", ["90"]),
        ("runningTime", "97", ["97"]),
        ("year", "2022", ["2022"]),
        ("country", "France / Belgique", ["FR", "BE"]),
        ("language", "français, anglais", ["fr", "en"]),
        ("aspectRatio", "numérique, 2:35", ["2.35"]),
        ("soundFormat", "5.1 / stéréo", ["5.1"]),
        ("genre", "fiction - drame", ["fiction", "drame"]),
        ("genre", "conte pluvieux", ["conte pluvieux"]),
        ("form", "Court-métrage fiction", ["short", "fiction"]),
        ("release", "24/05/23", ["2023-05-24"]),
        ("shootingPlace", "Brest, Le Juch et Douarnenez", ["Brest", "Le Juch", "Douarnenez"]),
        ("title", "LES GRANDES MARÉES", ["Les Grandes Marées"]),
        ("soundFormat", "Zoé Vial", []),
        ("aspectRatio", "Zoé Vial", []),
    ],
)
def test_values(property: str, text: str, expected: list[str]) -> None:
    assert found(property, text) == expected


def test_visa_numbers_lose_their_dots() -> None:
    assert found("identifier", "n° 154.233", kind="visa") == ["154233"]


def test_release_dates_keep_their_countries() -> None:
    dates = values(Heading("event", "release"), "15 février (France), 1er mars (Belgique)", "2023-02-01")
    assert [(fact.value, fact.country) for fact in dates] == [("2023-02-15", "FR"), ("2023-03-01", "BE")]
    assert dates[0].inferred == "year from the date of publication, 2023-02-01"


def test_a_line_of_facts_and_nothing_else() -> None:
    told = {fact.property: fact.value for fact in compact("France • 1968 • 92 min • 35 mm • noir et blanc")}
    assert told == {
        "country": "FR",
        "year": "1968",
        "runningTime": "92",
        "projectionFormat": "35 mm",
        "colour": "noir et blanc",
    }


@pytest.mark.parametrize(
    "text", ["Ada Nkomo", "En 2020, on tournait en France", "page 12", "Rencontres, 8-13 novembre 2022"]
)
def test_other_lines_are_no_facts(text: str) -> None:
    assert compact(text) == ()


def test_facts_at_the_end_of_a_line() -> None:
    head, facts = tail("Nour Haddad (France, 2019, 12 min)")
    assert (head, len(facts)) == ("Nour Haddad", 3)


def test_a_channel_is_no_country() -> None:
    assert not list(one("France 2"))


def test_only_strict_values_decide_between_a_fact_and_a_name() -> None:
    assert decides(Heading("attribute", "aspectRatio")) and not decides(Heading("attribute", "genre"))


def test_a_form_with_its_length_is_a_line_of_facts() -> None:
    facts = [(fact.property, fact.value) for fact in compact("Une fiction de 90 minutes")]
    assert facts == [("genre", "fiction"), ("runningTime", "90")]
    assert compact("Une femme de 90 ans") == ()


def test_stops_part_facts_but_not_those_of_short_forms() -> None:
    found = [(fact.property, fact.value) for fact in compact("France, 1951. 1 h 36. Noir et blanc.")]
    assert found == [("country", "FR"), ("year", "1951"), ("runningTime", "96"), ("colour", "noir et blanc")]
    assert ("country", "FR") not in [
        (fact.property, fact.value) for fact in compact("1951. 96 min. INT. FR. DCP")
    ]
