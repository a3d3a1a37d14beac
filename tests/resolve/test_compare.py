"""What speaks for two records being one, and what forbids it, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generique.model import Statement
from generique.resolve import compare
from generique.resolve.records import Record, records
from generique.resolve.weights import certain, threshold
from tests.resolve.helpers import claims


def film(
    accession: int, title: str, year: int | None = None, director: str | None = None, **facts: str
) -> Record:
    lines = [("director", director)] if director else []
    said = claims((title, year, lines))
    more = tuple(
        Statement(said.films[0].key, name.removesuffix("_"), value, value, 9, "row 9", kind=kind)
        for name, value in facts.items()
        for kind in ["agrément" if name.endswith("_") else None]
    )
    return records(accession, replace(said, statements=said.statements + more))[0]


def agent(accession: int, name: str, role: str = "editor", year: int | None = None) -> Record:
    return records(accession, claims(("Victoire", year, [("director", "Zoé Vial"), (role, name)])))[-1]


def score(left: Record, right: Record) -> float:
    evidence = compare.films(left, right)
    return evidence.score if evidence else 0.0


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (film(1, "Roxane", 2018, "A B"), film(2, "ROXANE", 2019, "A B"), "same title, a short one"),
        (film(1, "Roxane", None, "A B"), film(2, "Roxane", 2019, "A B"), "same director"),
        (film(1, "La Dame de Roxane", 2018), film(2, "La Dame de Roxane", 2020), "years within two"),
        (film(1, "Roxane", None, "A B-C"), film(2, "Roxane", None, "A B"), "directors' names nearly the same"),
        (film(1, "Les Petites Victoires", 2023), film(2, "Petites victoires", 2023), "same title"),
        (film(1, "Algues vertes : l'histoire", 2022, "A B"), film(2, "Les Algues vertes", 2023, "A B"), "its sub"),
        (film(1, "Projet D", year_="2021", director="A B", budget="2753955"),
         film(2, "Une nuit", 2023, director="A B", budget="2753955"), "same budget to the euro"),
        (film(1, "Petites victoires", year_="2019"), film(2, "Petites victoires", 2023), "released up to four years after"),
    ],
)  # fmt: skip
def test_films_join_with_a_reason(left: Record, right: Record, reason: str) -> None:
    evidence = compare.films(left, right)
    assert evidence is not None
    assert evidence.score >= threshold()
    assert reason in evidence.reason


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (film(1, "Roxane", 2018), film(2, "Roxane", 2021)),
        (film(1, "Roxane", 2018, "A B"), film(2, "Roxane", 2018, "Carl Dor")),
        (film(1, "Roxane"), film(1, "Roxane")),
        (film(1, ""), film(2, "")),
        (film(1, "Roxane"), film(2, "Roxane")),
        (film(1, "Les Tuche 4", 2021, "A B"), film(2, "Les Tuche 5", 2022, "A B")),
        (film(1, "Dix jours sans maman", 2020, "A B"), film(2, "Dix jours encore sans maman", 2022, "A B")),
        (film(1, "Les Mousquetaires - Milady", 2023, "A B"), film(2, "Les Mousquetaires - Athos", 2023, "A B")),
        (film(1, "Une nuit", 2022, genre="fiction"), film(2, "Une nuit", 2022, genre="documentaire")),
        (film(1, "La Daronne", year_="2019", director="A B"), film(2, "La Syndicaliste", 2023, director="A B")),
    ],
)  # fmt: skip
def test_films_stay_apart(left: Record, right: Record) -> None:
    assert score(left, right) < threshold()


def test_another_title_by_the_same_director_at_that_time_is_a_doubt() -> None:
    early = film(1, "Sans retour", year_="2021", director="Davy Chou")
    assert threshold("doubt") < score(early, film(2, "Retour à Séoul", 2023, "Davy Chou")) < threshold()


TEAM = frozenset({"a b", "ada nore", "dan ostier", "bea farfadel"})


def test_a_directors_next_film_with_the_same_crew_is_a_doubt_at_most() -> None:
    """Ninety minutes, one director, one year and one crew: two films of a prolific house, and a false link before."""

    def made(accession: int, title: str) -> Record:
        one = film(accession, title, 2023, "A B")
        return replace(one, facts=replace(one.facts, people=TEAM, minutes=frozenset({90})))

    for title, other in (
        ("Rester vertical", "L'Inconnu du lac"),
        ("Les Mousquetaires - Milady", "Les Mousquetaires - Athos"),
        ("Rebecca", "Rebecca, la suite"),
        ("Rebecca", "Rebecca : le retour"),
        ("Rebecca", "Rebecca 2"),
        ("Sur la route - Saison 1", "Sur la route - Saison 2"),
        ("La Rivière", "La Petite Rivière"),
    ):
        assert score(made(1, title), made(2, other)) < threshold(), (title, other)
    assert score(made(1, "Rester vertical"), made(2, "Rester à la verticale")) < threshold()
    assert score(made(1, "Rester vertical"), made(2, "Rester verticale")) >= threshold()


@pytest.mark.parametrize("title", ["Sans titre", "Untitled", "Épisode 3", "Bande-annonce", "Acide", "Retour"])
def test_a_title_that_says_little_needs_a_director_and_a_year(title: str) -> None:
    assert score(film(1, title, 2019), film(2, title, 2020)) < threshold()
    assert score(film(1, title, 2019, "A B"), film(2, title, 2019, "A B")) >= threshold()


@pytest.mark.parametrize("title", ["Sans titre", "Épisode 3"])
def test_a_title_that_names_nothing_is_no_reason_to_join_one_directors_films(title: str) -> None:
    assert score(film(1, title, 2019, "A B"), film(2, title, 2020, "A B")) < threshold()
    assert score(film(1, title, 2019), film(2, title, 2019)) < threshold()


def test_identifiers_are_stronger_than_titles() -> None:
    one = replace(film(1, "Projet D"), identifiers=frozenset({("visa", "161827")}))
    two = replace(film(2, "Love story"), identifiers=frozenset({("visa", "161827")}))
    other = replace(film(2, "Projet D"), identifiers=frozenset({("visa", "163033")}))
    assert compare.films(one, two) == certain("same-identifier", "film")
    assert compare.films(one, other) is None
    assert compare.told_apart(one, other)


def people(left: Record, right: Record, *, same_film: bool) -> float:
    evidence = compare.agents(left, right, same_film=same_film)
    return evidence.score if evidence else 0.0


def test_the_more_two_agents_share_the_stronger_the_evidence() -> None:
    scores = [
        people(agent(1, "Alice Fave"), agent(2, "ALICE FAVE"), same_film=True),
        people(agent(1, "Alice Fave-Roy"), agent(2, "Alice Fave"), same_film=True),
        people(agent(1, "Alice Fave"), agent(2, "Alice Fabe"), same_film=False),
        people(agent(1, "Alice Fave"), agent(2, "Alice Vial"), same_film=False),
    ]
    assert scores == sorted(scores, reverse=True)


def test_half_a_name_on_another_film_joins_nobody() -> None:
    left, right = agent(1, "Alice Fave-Roy"), agent(2, "Alice Fave")
    assert people(left, right, same_film=True) >= threshold()
    alone = (replace(record, facts=replace(record.facts, directors=frozenset())) for record in (left, right))
    assert people(*alone, same_film=False) < threshold()


def test_a_common_name_needs_more_than_a_rare_one() -> None:
    def across(name: str, role: str) -> float:
        left, right = agent(1, name, "editor", 2019), agent(2, name, role, 2021)
        apart = replace(right, facts=replace(right.facts, directors=frozenset()))
        return people(left, apart, same_film=False)

    assert across("Zénobie Farfadel", "assistant-editor") >= threshold()
    assert across("Zénobie Farfadel", "gaffer") < threshold()  # a trade far apart: a doubt
    assert across("Jean Martin", "assistant-editor") < threshold()
    assert across("Jean Martin", "gaffer") < across("Jean Martin", "editor")


def test_a_nickname_needs_the_film_or_the_director_beside_it() -> None:
    left, right = agent(1, "Manu Ostier", "editor"), agent(2, "Emmanuel Ostier", "editor")
    assert people(left, right, same_film=True) >= threshold()
    apart = replace(right, facts=replace(right.facts, directors=frozenset()))
    assert people(left, apart, same_film=False) < threshold()


def test_a_name_in_part_is_less_among_many_players_than_for_the_only_editor() -> None:
    for part in ("M. Ostier", "Marah"):
        editors = agent(1, part, "editor"), agent(2, "Marah Ostier", "editor")
        players = agent(1, part, "cast-member"), agent(2, "Marah Ostier", "cast-member")
        assert people(*editors, same_film=True) >= threshold() > people(*players, same_film=True)


def test_a_lifetime_between_two_credits_tells_homonyms_apart() -> None:
    early, late = (
        agent(1, "Nadia Mounier", "cast-member", 1931),
        agent(2, "Nadia Mounier", "cast-member", 2019),
    )
    assert people(early, late, same_film=False) < threshold()


def test_ids_of_one_source_join_and_part() -> None:
    one, two = replace(agent(1, "Jean Martin"), own_id="p1"), replace(agent(1, "J. Martin"), own_id="p1")
    homonym = replace(agent(1, "Jean Martin"), own_id="p2")
    assert compare.agents(one, two, same_film=False) == certain("same-own-id", "person")
    assert compare.agents(one, homonym, same_film=False) is None
    assert compare.told_apart(one, homonym)
