"""Layouts that unseen documents brought, each in words of its own: what they have in common is read."""

from __future__ import annotations

import pytest

from tests.extract.helpers import claims_of, facts_of

HEAD = "BRUMES\nun film de Zoé Vial\n\n"


def films(text: str) -> dict[str | None, list[tuple[str, str]]]:
    claims = claims_of(text)
    return {
        film.title: [(one.role, one.agent) for one in claims.credits if one.film == film.key]
        for film in claims.films
    }


def cast(text: str) -> list[tuple[str, str | None]]:
    return [
        (one.agent, one.character)
        for one in claims_of(text).credits
        if one.role in ("cast-member", "voice-actor")
    ]


def test_hours_are_no_titles_and_rubrics_stand_before_them() -> None:
    text = (
        "CINÉMA LE PHARE\n\n» BRUMES\nFR, 2024, 1h52, avec Ada Nkomo, Luc Prou\nDe Zoé Vial\nUne fille marche.\n"
        "MER 27   18h00   JEU 28   14h00\n\n» CINÉ-DÉBAT LES MARÉES  dès 6 ans\nde Jo Li – France – 2023 – 1h10\n"
        "VEN 29   20h30   DIM 1er   15h00"
    )
    assert films(text) == {
        "Brumes": [("cast-member", "Ada Nkomo"), ("cast-member", "Luc Prou"), ("director", "Zoé Vial")],
        "Les Marées": [("director", "Jo Li")],
    }


def test_an_end_crawl_names_its_film_over_the_visa() -> None:
    text = "un film de\nZOÉ VIAL\n\nIMAGE\nADA NKOMO\n\nMONTAGE\nLUC PROU\n\nVENT DEBOUT\nVisa n° 152 640\n© 2021 Phare Films"
    assert list(films(text)) == ["Vent debout"]


@pytest.mark.parametrize(
    "text",
    [
        "NADIA\nADA NKOMO\n\nLE MAIRE\nLUC PROU\n\nLES FRÈRES\nJO LI\nMAX FERRAND",
        "Nadia\nAda Nkomo\n\nLe maire\nLuc Prou\n\nLes frères\nJo Li\nMax Ferrand",
    ],
)
def test_characters_over_their_actors_need_no_heading(text: str) -> None:
    assert [name for name, _ in cast(HEAD + text)] == ["Ada Nkomo", "Luc Prou", "Jo Li", "Max Ferrand"]
    assert cast(HEAD + text)[3][1] == "Les frères"


def test_surnames_in_capitals_end_characters() -> None:
    text = (
        "LISTE ARTISTIQUE\n\nNadia Ada NKOMO\nLe pilote de ligne Luc PROU\nMaître Ferrand Jean-Loup LE GOFF"
    )
    assert cast(HEAD + text) == [
        ("Ada Nkomo", "Nadia"),
        ("Luc Prou", "Le pilote de ligne"),
        ("Jean-Loup Le Goff", "Maître Ferrand"),
    ]


def test_the_order_of_a_cast_says_nothing_of_it() -> None:
    for head in ("Avec, par ordre d’apparition", "Interprètes (dans l'ordre alphabétique)"):
        assert cast(f"{HEAD}{head}\nAda Nkomo\nLuc Prou") == [("Ada Nkomo", None), ("Luc Prou", None)]


def test_a_production_is_told_by_its_own_words() -> None:
    text = "Une production PHARE FILMS (Brest), en coproduction avec ARTE FRANCE CINÉMA, avec le soutien de la RÉGION BRETAGNE"
    found = [(one.role, one.agent) for one in claims_of(HEAD + text).credits[1:]]
    assert ("production-company", "Phare Films") in found
    assert ("regional-support", "Région Bretagne") in found
    assert len(found) == 3


def test_the_box_of_a_review_has_the_cast_before_the_length() -> None:
    text = (
        "Le vent des vivants\n\nAvec « Brumes », Zoé Vial filme une traversée. On n’oubliera pas « Brumes ».\n\n"
        "« Brumes », film franco-marocain de Zoé Vial. Avec Ada Nkomo, Luc Prou, Jo Li, Marie Caus, Théo Sury, "
        "Lou Cassot (1 h 39). Sortie en salles le 4 juin."
    )
    assert films(text)["Brumes"][:3] == [
        ("director", "Zoé Vial"),
        ("cast-member", "Ada Nkomo"),
        ("cast-member", "Luc Prou"),
    ]


def test_parts_of_a_film_are_films_and_what_follows_them_is_of_the_whole() -> None:
    part = "### {n}. {title} ({n}e étage)\n\nUn conte.\n\nÉcrit et réalisé par {who}\n\n"
    text = (
        "# SEPT FOIS LE MARDI\n\nun film en trois épisodes de\n\n**Zoé Vial**\n\n## Épisodes\n\n"
        + part.format(n=1, title="LA BUANDERIE", who="Ada Nkomo")
        + part.format(n=2, title="LE SAMOVAR", who="Luc Prou")
        + part.format(n=3, title="LES MARÉES", who="Jo Li")
        + "## Équipe technique\n\nMontage : Marie Caus"
    )
    found = films(text)
    assert ("editor", "Marie Caus") in found["Sept fois le mardi"]
    assert found["Le Samovar"] == [("screenwriter", "Luc Prou"), ("director", "Luc Prou")]


def test_who_made_the_festival_made_no_film() -> None:
    film = "{title}\nFrance, 2023, 1h30\nRéalisation : {who}\n\n"
    text = film.format(title="BRUMES", who="Zoé Vial") + film.format(title="LES MARÉES", who="Jo Li")
    text += "ÉQUIPE DU FESTIVAL\nPrésident : Luc Prou\nProgrammation : Ada Nkomo"
    assert films(text) == {"Brumes": [("director", "Zoé Vial")], "Les Marées": [("director", "Jo Li")]}


def test_letters_for_functions_have_stops_or_colons() -> None:
    text = (
        "BRUMES\nde Zoé Vial\nFrance, 2021, 12 min\nSc. Jo Li – Im. Luc Prou – Mt. Ada Nkomo\nPh. Max Ferrand"
    )
    assert films(text)["Brumes"][1:4] == [
        ("screenwriter", "Jo Li"),
        ("director-of-photography", "Luc Prou"),
        ("editor", "Ada Nkomo"),
    ]


def test_two_languages_of_a_title_and_an_article_within_the_kit() -> None:
    text = (
        "# L’HEURE DES ÉTANGS\n\n## THE HOUR OF PONDS\n\nUn film de / A film by\n\n# ZOÉ VIAL\n\n"
        "## BORNES ET FRONTIÈRES – par Luc Prou, géographe\n\nLes pierres existent.\n\n## ÉQUIPE\n\nImage : Ada Nkomo"
    )
    assert list(films(text)) == ["L’Heure des étangs"]
    assert ("alternativeTitle", "The hour of ponds") in facts_of(text)
