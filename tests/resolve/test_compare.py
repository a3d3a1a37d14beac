"""What speaks for two records being one, and what forbids it, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generique.resolve import compare
from generique.resolve.records import Record, records
from tests.resolve.helpers import claims


def film(accession: int, title: str, year: int | None = None, director: str | None = None) -> Record:
    lines = [("director", director)] if director else []
    return records(accession, claims((title, year, lines)))[0]


def agent(accession: int, name: str, role: str = "editor") -> Record:
    return records(accession, claims(("Victoire", None, [(role, name)])))[1]


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (film(1, "Roxane", 2018, "A B"), film(2, "ROXANE", 2019, "A B"), "within two and a director"),
        (film(1, "Roxane", None, "A B"), film(2, "Roxane", 2019, "A B"), "same title and a director"),
        (film(1, "Roxane", 2018), film(2, "Roxane", 2020), "same title, year within two"),
        (film(1, "Roxane"), film(2, "Roxane", 2020), "same title"),
        (film(1, "Roxane", None, "A B-C"), film(2, "Roxane", None, "A B"), "same title and a director"),
    ],
)
def test_films_join_with_a_reason(left: Record, right: Record, reason: str) -> None:
    evidence = compare.films(left, right)
    assert evidence is not None
    assert reason in evidence.reason


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (film(1, "Roxane", 2018), film(2, "Roxane", 2021)),
        (film(1, "Roxane", 2018, "A B"), film(2, "Roxane", 2018, "C D")),
        (film(1, "Roxane"), film(1, "Roxane")),
        (film(1, ""), film(2, "")),
    ],
)
def test_films_stay_apart(left: Record, right: Record) -> None:
    assert compare.films(left, right) is None


def test_identifiers_are_stronger_than_titles() -> None:
    one = replace(film(1, "Projet D"), identifiers=frozenset({("visa", "161827")}))
    two = replace(film(2, "Love story"), identifiers=frozenset({("visa", "161827")}))
    other = replace(film(2, "Projet D"), identifiers=frozenset({("visa", "163033")}))
    assert compare.films(one, two) == compare.weights()["same-identifier", "film"]
    assert compare.films(one, other) is None
    assert compare.told_apart(one, other)


def test_the_more_two_agents_share_the_stronger_the_evidence() -> None:
    scores = [
        compare.agents(agent(1, "Alice Fave"), agent(2, "ALICE FAVE"), same_film=True),
        compare.agents(agent(1, "Alice Fave"), agent(2, "Alice Favé", "director"), same_film=True),
        compare.agents(agent(1, "Alice Fave-Roy"), agent(2, "Alice Fave"), same_film=True),
        compare.agents(agent(1, "Alice Fave"), agent(2, "Alice Fave"), same_film=False),
    ]
    found = [evidence.score for evidence in scores if evidence]
    assert len(found) == 4
    assert found == sorted(found, reverse=True)


def test_half_a_name_on_another_film_is_no_evidence() -> None:
    assert compare.agents(agent(1, "Alice Fave-Roy"), agent(2, "Alice Fave"), same_film=False) is None


def test_ids_of_one_source_join_and_part() -> None:
    one, two = replace(agent(1, "Jean Martin"), own_id="p1"), replace(agent(1, "J. Martin"), own_id="p1")
    homonym = replace(agent(1, "Jean Martin"), own_id="p2")
    assert compare.agents(one, two, same_film=False) == compare.weights()["same-own-id", "agent"]
    assert compare.agents(one, homonym, same_film=False) is None
    assert compare.told_apart(one, homonym)
