"""Where films begin."""

from __future__ import annotations

import pytest

from generique.extract.films import starts
from generique.extract.inlines import inline, subtitle
from tests.extract.helpers import claims_of, credits_of, lines_of


def titles(text: str) -> list[str]:
    return [start.title for start in starts(lines_of(text)).values()]


@pytest.mark.parametrize(
    "text",
    [
        "BRUMES\n\nUn film de\nAda Nkomo",
        "# Brumes\n\n## FICHE TECHNIQUE\n\nRéalisé par : Ada Nkomo",
        "title: Brumes\nmonteur: Zoé Vial",
        "Titre\tBRUMES\nRéal.\tAda Nkomo",
        "**Brumes**\nd'Ada Nkomo\nFrance / 1998 / 90 min",
        "BRUMES\nFrance • 2021 • 97' • DCP\nRéal. : Ada Nkomo",
        'LISTE ÉQUIPE - "BRUMES"\n\nMontage\tZoé Vial',
        "# Brumes\nTéléfilm 90 min – Grand Frais Productions / France 2",
    ],
)
def test_a_title_is_told_by_what_follows(text: str) -> None:
    assert titles(text) == ["Brumes"]


def test_words_of_roles_can_be_titles_where_all_else_says_so() -> None:
    assert titles("**Pluie**\nde Ada Nkomo\nFrance / 1998 / 90 min") == ["Pluie"]


def test_a_name_in_a_list_is_no_title() -> None:
    assert titles("Avec\nZoé Vial\nIban Roy\nRéalisé par Ada Nkomo") == []


def test_two_films_of_one_title_have_their_years() -> None:
    text = "**Marée**\nde Ada Nkomo\nFrance / 1925 / 90 min\n\n**Marée**\nde Zoé Vial\nFrance / 1959 / 95 min"
    assert [start.key for start in starts(lines_of(text)).values()] == ["maree 1925", "maree 1959"]


def test_other_titles() -> None:
    start = starts(lines_of("**Brumes = Brouillard**\n**(Fog)**\nde Ada Nkomo\nFrance / 1998"))[0]
    assert start.others == (("alternativeTitle", "Brouillard"), ("originalTitle", "Fog"))


def test_a_film_in_one_line() -> None:
    film = inline("Précédé de : SALLE D'ATTENTE de Nour Haddad (France, 2019, 12 min).")
    assert film and (film.title, film.directors[0].name) == ("Salle d'attente", "Nour Haddad")
    assert inline("Prix du public à Tétouan en 2021 pour son premier montage.") is None


def test_the_line_under_a_title() -> None:
    under = subtitle("Téléfilm 90 min – Brumes Productions / France 2")
    assert under and under.organizations == ("Brumes Productions", "France 2")
    assert subtitle("Une histoire de famille") is None


def test_each_title_of_a_catalogue_beside_its_translation() -> None:
    """A second title in capitals, in a column of its own, hid those of a catalogue in two languages."""
    text = """FESTIVAL DES NEIGES


LES BRUMES                              THE MISTS
Ada NKOMO

France, 2021, 12’, fiction, DCP

Scénario / Screenplay  Ada Nkomo


MARÉE BASSE                             LOW TIDE
Zoé VIAL

France, 2022, 92’, fiction, DCP

Image / Photography  Iban Roy
"""
    assert titles(text) == ["Les Brumes", "Marée basse"]
    assert ("director-of-photography", "Iban Roy") in credits_of(text)


def test_a_line_of_form_and_length_is_no_title() -> None:
    text = "FICTION INÉDITE\n\nLES BRUMES\n\nUne fiction de 90 minutes\nRéalisée par Ada Nkomo"
    assert titles(text) == ["Les Brumes"]


def test_a_newspaper_is_no_film_and_the_film_its_article_quotes_is() -> None:
    text = """LE COURRIER DU PORT
Jeudi 18 mai 2023 | Météo

Brest : la plage se transforme en plateau

Une quarantaine de techniciens : le long métrage « Les Brumes » se tourne jusqu’au 9 juin à Brest.
« Le vent se lève », dit un passant."""
    assert titles(text) == ["Les Brumes"]


def test_a_heading_in_capitals_is_one_of_its_level() -> None:
    films = [
        f"## {n}. {name}\n\n4 min — fiction\n\nIl neige.\n\nréal : Ada Nkomo\n"
        for n, name in enumerate(("Brumes", "Marée basse", "GLITCH"), start=1)
    ]
    assert titles("\n".join(films)) == ["Brumes", "Marée basse", "Glitch"]


def test_a_film_told_in_one_line_with_its_cast_before_the_facts() -> None:
    """Who plays in a film was taken for one more of its directors."""
    text = "Programme\n\nÀ 22 h 30 : Brumes de Zoé Vial, avec Ada Nkomo, Iban Roy. France, 1958. 1 h 19."
    assert titles(text) == ["Brumes"]
    assert set(credits_of(text)) == {
        ("director", "Zoé Vial"),
        ("cast-member", "Ada Nkomo"),
        ("cast-member", "Iban Roy"),
    }
    assert titles("Précédé du court métrage Marée basse, de Zoé Vial (2021, 14 mn).") == ["Marée basse"]


OMNIBUS = """\
# TROIS FOIS LE LUNDI

un film en trois épisodes et un prologue de

**Ada Nkomo**

## Épisodes

### 1. LA CAVE (sous-sol)

*Une femme cherche sa clé.*

Réalisation : Zoé Vial
Avec : **Léa Caron** (Nina)

### 2. LE TOIT (3e étage)

*Un homme répare une antenne.*

Écrit et réalisé par Paul Marchal

### 3. LE PALIER

Réal. : Mia Faure

## Équipe technique (commune)

| Montage | Alma Vitali |
| Mixage  | Jean Prou |
"""


def test_the_parts_of_an_omnibus_film_end_at_a_higher_heading() -> None:
    said = claims_of(OMNIBUS)
    assert [film.title for film in said.films] == ["Trois fois le lundi", "La Cave", "Le Toit", "Le Palier"]
    assert [(one.film, one.role, one.agent) for one in said.credits] == [
        ("trois fois le lundi", "director", "Ada Nkomo"),
        ("la cave", "director", "Zoé Vial"),
        ("la cave", "cast-member", "Léa Caron"),
        ("le toit", "screenwriter", "Paul Marchal"),
        ("le toit", "director", "Paul Marchal"),
        ("le palier", "director", "Mia Faure"),
        ("trois fois le lundi", "editor", "Alma Vitali"),
        ("trois fois le lundi", "re-recording-mixer", "Jean Prou"),
    ]


def test_numbered_questions_are_no_films() -> None:
    text = "# BRUMES\nUn film de Zoé Vial\n\n### 1. La genèse\n\nTout est né d’un livre.\n\n### 2. Le tournage\n\nIl a plu."
    assert [film.title for film in claims_of(text).films] == ["Brumes"]


CAREERS = """
BRUMES
Un film de Zoé Vial

ADA NKOMO – Corinne

2025 BRUMES de Zoé Vial
2021 LES DEUX RIVES de Paul Marchal

LÉA CARON – Philippe

2025 BRUMES de Zoé Vial
2019 LE TOIT de Jean Prou

LISTE TECHNIQUE
Montage : Alma Vitali
"""


def test_what_actors_made_year_by_year_starts_no_film() -> None:
    said = claims_of(CAREERS)
    assert [film.title for film in said.films] == ["Brumes"]
    assert ("editor", "Alma Vitali") in [(credit.role, credit.agent) for credit in said.credits]


BOX = """
Une équipe de nuit, filmée comme une troupe, où l’on voit Léa Caron, vue dans la série « Le Toit ».

On pense au « Toit », et au replay de « Le Toit », sur une autre chaîne.

FICHE TECHNIQUE
Les Mains vides
De Zoé Vial (France, 1 h 47)
Musique : Paul Marchal
"""


def test_a_box_at_the_end_of_a_review_names_its_film() -> None:
    assert titles(BOX) == ["Les Mains vides"]
