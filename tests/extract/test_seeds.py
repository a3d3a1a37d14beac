"""The three documents that the project started from, read raw: every line that they must give, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generique.extract import extract
from generique.model import Claims, Credit, Document
from generique.read import read

Seeds = tuple[Path, Path, Path]
PETITES = "les petites victoires"


def claims_of(path: Path) -> Claims:
    document = read(path)
    assert isinstance(document, Document)
    return extract(document)


def said(claims: Claims, film: str) -> set[tuple[str, str, str | None]]:
    return {(credit.role, credit.agent, credit.character) for credit in claims.credits if credit.film == film}


def values(claims: Claims, name: str, film: str) -> set[str]:
    return {one.value for one in claims.statements if one.property == name and one.film == film}


def test_press_kit_gives_the_credits_of_victoire(seeds: Seeds) -> None:
    claims = claims_of(seeds[0])
    crew = {
        ("director", "Cassandra Ostier-Alamarguy"),
        ("director", "Cassandra Ostier"),
        ("production-company", "Quinze Mètre Carré"),
        ("broadcaster", "Les Films Volants"),
        ("director-of-photography", "Alice Fave"),
        ("editor", "Apolline Dufresne"),
        ("unit-manager", "Apolline Dufresne"),
        ("assistant-director", "Anissa Chabi"),
        ("technical-reinforcement", "Haydée Bret-Fernier"),
        ("technical-reinforcement", "Margaux Bannwarth"),
        ("sfx-makeup", "Justine Poulain"),
        ("additional-music", "Klem H"),
        ("sound-designer", "Maria Juin"),
    }
    cast = {
        ("cast-member", "Marah Ostier", "Victoire"),
        ("cast-member", "Cindy Spath", "La mère"),
        ("cast-member", "Capucine Pellerin", "Léo"),
        ("cast-member", "Ylana Chaillou", "Jess"),
        ("cast-member", "Virginie Champagne", "Petite dame"),
        ("cast-member", "Léonie Bureau", "Professeurs"),
        ("cast-member", "Elodie Lebot", "Professeurs"),
    }
    assert said(claims, "victoire") == cast | {(role, agent, None) for role, agent in crew}
    assert Counter(credit.role for credit in claims.credits)["director"] == 3
    assert [film.title for film in claims.films] == ["Victoire"]
    assert not claims.residue


def test_press_kit_gives_the_facts_of_victoire(seeds: Seeds) -> None:
    claims = claims_of(seeds[0])
    facts = {
        name: values(claims, name, "victoire") for name in ("runningTime", "aspectRatio", "language", "year")
    }
    assert facts == {"runningTime": {"23"}, "aspectRatio": {"2.35"}, "language": {"fr"}, "year": set()}
    assert values(claims, "subtitles", "victoire") == {"fr", "en"}
    assert values(claims, "genre", "victoire") == {"fiction", "drame"}
    assert all("2020" not in statement.value for statement in claims.statements)


def test_places_are_the_lines_of_the_document(seeds: Seeds) -> None:
    alice = next(credit for credit in claims_of(seeds[0]).credits if credit.agent == "Alice Fave")
    assert (alice.place, alice.heading, alice.certainty) == ("line 124", "DIRECTION PHOTO", 1.0)


def test_programme_sheet_gives_les_petites_victoires(seeds: Seeds) -> None:
    claims = claims_of(seeds[1])
    assert said(claims, PETITES) == {
        ("director", "Mélanie Auffret", None),
        ("cast-member", "Julia Piaton", None),
        ("cast-member", "Julia Piaton", "Alice"),
        ("cast-member", "Michel Blanc", None),
        ("cast-member", "Michel Blanc", "Emile"),
        ("cast-member", "Lionel Abelanski", None),
        ("distributor", "Vertigo Films Distribution", None),
    }
    expected = {
        "year": "2022",
        "runningTime": "90",
        "country": "FR",
        "language": "fr",
        "title": "Les Petites Victoires",
    }
    assert {name: values(claims, name, PETITES) for name in expected} == {k: {v} for k, v in expected.items()}
    release = next(one for one in claims.statements if one.property == "release")
    assert (release.value, release.country, release.precision, release.inferred) == (
        "2023-05-24",
        None,
        "day",
        None,
    )


def test_article_gives_what_it_says_of_the_film(seeds: Seeds) -> None:
    claims = claims_of(seeds[2])
    assert said(claims, PETITES) == {
        ("director", "Mélanie Auffret", None),
        ("cast-member", "Julia Piaton", None),
        ("cast-member", "Julia Piaton", "Alice"),
        ("cast-member", "Michel Blanc", None),
        ("production-company", "ADNP", None),
        ("production-company", "Zinc", None),
        ("production-company", "France 3 Cinéma", None),
        ("still-photographer", "Stéphanie Branchu", None),
    }
    assert values(claims, "shootingPlace", PETITES) == {"Le Juch"}


def test_article_gives_the_earlier_film_of_the_director(seeds: Seeds) -> None:
    claims = claims_of(seeds[2])
    assert said(claims, "roxane") == {("director", "Mélanie Auffret", None)}
    assert values(claims, "year", "roxane") == {"2018"}
    assert [film.title for film in claims.films] == ["Les petites victoires", "Roxane"]


def test_article_gives_a_release_whose_year_is_inferred(seeds: Seeds) -> None:
    releases = [one for one in claims_of(seeds[2]).statements if one.property == "release"]
    assert {(one.value, one.precision, one.country) for one in releases} == {("2023-03-01", "day", None)}
    assert {one.inferred for one in releases} == {"year from the date of publication, 2023-03-02"}


@pytest.mark.parametrize(
    "never",
    [
        "kerdreux",
        "toute allure",
        "cyrano",
        "wallaby",
        "leprince",
        "ouest-france",
        "presse océan",
        "odélices",
        "menu",
        "team.victoire",
        "82.97",
        "grignoux",
        "sipa",
        "newsletter",
        "alpe d'huez",
        "kerguen",
        "douarnenez",
    ],
)
def test_nothing_is_invented(seeds: Seeds, never: str) -> None:
    for path in seeds:
        claims = claims_of(path)
        texts = [film.title or "" for film in claims.films]
        texts += [f"{one.agent} {one.credited_as} {one.character}" for one in claims.credits]
        texts += [f"{one.value} {one.verbatim}" for one in claims.statements]
        texts += [one.text for one in claims.residue]
        assert not [text for text in texts if never in text.casefold()]


def test_prose_is_less_certain_than_a_list(seeds: Seeds) -> None:
    def surest(credits: tuple[Credit, ...]) -> float:
        return max(credit.certainty for credit in credits)

    assert surest(claims_of(seeds[2]).credits) < 0.9 < surest(claims_of(seeds[0]).credits)
    assert all(credit.reason for path in seeds for credit in claims_of(path).credits)
