"""Films told in one line."""

from __future__ import annotations

import pytest

from generique.extract.inlines import blurb, inline, subtitle


@pytest.mark.parametrize(
    "text",
    [
        "Précédé de : BRUMES de Zoé Vial (France, 2019, 12 min)",
        "Précédé de Brumes de Zoé Vial (France / 2019 / 12 min / Vidéo)",
        "« Brumes », de Zoé Vial (France, 1 h 34). Avec Ada Nkomo.",
        "Brumes, Zoé Vial, France, 2020, 22'",
        "Brumes (Mists), Zoé Vial, France/Liban, 2020, 22'",
    ],
)
def test_a_title_a_name_facts(text: str) -> None:
    found = inline(text)
    assert found and (found.title, found.directors[0].name) == ("Brumes", "Zoé Vial")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Nkomo, Zoé Vial, France, 2020, 22'",
        "Studio Nord Productions, Zoé Vial, France, 2020, 22'",
        "Avec : Ada Nkomo, Zoé Vial, France, 2019",
        "Elle a vu la mer de Bretagne en 2019.",
    ],
)
def test_lists_of_names_are_no_film(text: str) -> None:
    assert inline(text) is None


def test_what_papers_set_under_a_title() -> None:
    found = blurb("Drame français (1 h 51) de Zoé Vial. Avec Ada Nkomo.")
    assert found and [fact.value for fact in found.facts] == ["drame", "FR", "111"]
    assert found.rest == "Avec Ada Nkomo"
    late = blurb("De Zoé Vial. Avec Ada Nkomo. Italie, 1h36.")
    assert late and late.directors[0].name == "Zoé Vial"
    assert blurb("De Brest à Nantes, en 2019, tout change.") is None


def test_facts_and_companies_under_a_title() -> None:
    found = subtitle("Téléfilm 90 min – Brumes Productions / France 2")
    assert found and found.organizations == ("Brumes Productions", "France 2")


def test_facts_before_and_after_the_director() -> None:
    found = blurb("Action (USA) de Ada Nkomo, 2h21, avec Zoé Vial")
    assert found and [fact.value for fact in found.facts] == ["action", "US", "141"]
    assert (found.directors[0].name, found.rest) == ("Ada Nkomo", "avec Zoé Vial")


def test_a_film_in_one_line_of_dashes() -> None:
    film = inline("4. FRONTIÈRE EST — de Ada Nkomo (Géorgie/France – 2014 – 1h35)")
    assert film and (film.title, film.directors[0].name) == ("Frontière est", "Ada Nkomo")


def test_the_kind_of_film_between_title_and_director() -> None:
    film = inline("« Ouistiti ». Comédie de Ada Nkomo (France, 1 h 28). Avec Zoé Vial.")
    assert film and (film.title, film.rest) == ("Ouistiti", "Avec Zoé Vial.")
    assert inline("Film d’animation de Ada Nkomo – France – 2024 – 48 min") is None


def test_the_last_line_of_an_article_tells_its_film() -> None:
    film = inline(
        "Brumes, de Ada Nkomo, avec Zoé Vial (Alma), Léa Caron (Anne). 1 h 38. Production : Atlas Sud."
    )
    assert film and (film.title, film.directors[0].name) == ("Brumes", "Ada Nkomo")
    assert film.rest == "avec Zoé Vial (Alma), Léa Caron (Anne). Production : Atlas Sud."
