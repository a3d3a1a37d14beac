"""A film that a programme takes up again, films told in long lines, and lists between bars."""

from __future__ import annotations

from generique.extract.inlines import inline
from generique.extract.segments import segments
from tests.extract.helpers import claims_of, credits_of

PROGRAMME = """
# Le Phare, agenda

## Semaine du 12 au 18 juillet

**Marée basse**
de Ada Nkomo
France, 2021, 52 min

**Brumes**
de Zoé Vial
France, 2020, 90 min

### Focus : Brumes

Le film est produit par Anne Coste pour Terril Films, avec le soutien de la Région Bretagne.

### Infos

Le film est produit par Luc Prou.
"""


def test_sentences_under_a_film_s_own_heading_speak_of_it() -> None:
    credits = claims_of(PROGRAMME).credits
    assert ("brumes", "producer", "Anne Coste") in [(one.film, one.role, one.agent) for one in credits]
    assert "Luc Prou" not in [one.agent for one in credits]


def test_facts_in_a_sentence_of_their_own() -> None:
    film = inline("« Brumes », de Zoé Vial. France, 1 h 41. Avec Ada Nkomo. Vendredi à 20h30.")
    assert film and (film.title, film.directors[0].name) == ("Brumes", "Zoé Vial")
    assert ([fact.value for fact in film.facts], film.rest[:14]) == (["FR", "101"], "Avec Ada Nkomo")


def test_the_work_between_a_director_and_the_facts() -> None:
    film = inline("Brumes, de Zoé Vial (d’après l’album de Luc Prou), 40 min, dès 5 ans, VF")
    assert film and film.title == "Brumes"
    assert film.rest.startswith("d’après l’album de Luc Prou")


def test_functions_beside_names_between_bars() -> None:
    said = segments(
        "dir. Collectif Phare · DoP Zoé Vial · Son Anne Prou · Image Luc Prou · Montage Yannig Bihan · Chorégraphie (La) Plume"
    )
    assert [(part.label, part.value) for part in said] == [
        ("dir.", "Collectif Phare"),
        ("DoP", "Zoé Vial"),
        ("Son", "Anne Prou"),
        ("Image", "Luc Prou"),
        ("Montage", "Yannig Bihan"),
        ("Chorégraphie", "(La) Plume"),
    ]


def test_a_dash_after_a_label_and_a_stop_after_a_short_form() -> None:
    assert [part.value for part in segments("Prod. — Studio Brumes x Phare TV")] == [
        "Studio Brumes x Phare TV"
    ]
    assert credits_of("# Brumes\n\nMontage : Zoé Vial\nProduction : Brumes Films, coprod. Phare TV")[1:] == [
        ("production-company", "Brumes Films"),
        ("co-production-company", "Phare TV"),
    ]


def test_brackets_of_companies_hold_cities_and_people() -> None:
    told = credits_of(
        "# Brumes\n\nMontage : Zoé Vial\nProduction : Une Autre Rive (Orléans), Phare Films (Samir Vial)"
    )
    assert told[1:] == [
        ("production-company", "Une Autre Rive"),
        ("production-company", "Phare Films"),
        ("producer", "Samir Vial"),
    ]


def test_who_wrote_and_directed_it_beside_a_quoted_title_that_names_an_occupation() -> None:
    line = "« Gardiens de la nuit », un documentaire (52 min – inédit) écrit et réalisé par Zoé Vial"
    assert credits_of(line) == [("screenwriter", "Zoé Vial"), ("director", "Zoé Vial")]
