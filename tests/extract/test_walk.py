"""Which film, section and heading each line stands under."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generique.extract import extract
from generique.model import Block, Document
from tests.extract.helpers import claims_of, credits_of

CREW = [("editor", "Ada Nkomo"), ("re-recording-mixer", "Zoé Vial")]


@pytest.mark.parametrize(
    "text",
    [
        "MONTAGE\nAda Nkomo\n\nMIXAGE\nZoé Vial",
        "MONTAGE\n\n**Ada Nkomo**\n\nMIXAGE\n\n**Zoé Vial**",
        "Montage : Ada Nkomo\nMixage : Zoé Vial",
        "Montage : Ada Nkomo. Mixage : Zoé Vial.",
        "Montage de Ada Nkomo • Mixage de Zoé Vial",
        "Montage\tAda Nkomo\nMixage\tZoé Vial",
        "Montage ....... Ada Nkomo\nMixage ....... Zoé Vial",
        "ADA NKOMO\tmonteuse\nZOÉ VIAL\tmixeuse",
        "NKOMO, Ada\tmonteuse\nVIAL, Zoé\tmixeuse",
        "| Montage | Ada Nkomo |\n| Mixage | Zoé Vial |",
        "monteuse: Ada Nkomo\nmixeuse: Zoé Vial",
        "- Montage : Ada Nkomo\n- Mixage : Zoé Vial",
        "**Montage** Ada Nkomo\n**Mixage** Zoé Vial",
    ],
)
def test_one_crew_in_many_layouts(text: str) -> None:
    assert credits_of(text) == CREW


def test_names_stop_at_a_wide_gap() -> None:
    assert credits_of("un film de\nAda Nkomo\n\n\nDOSSIER\nDE PRESSE") == [("director", "Ada Nkomo")]


def test_a_filmography_is_of_other_films() -> None:
    text = "# Brumes\n\nRéal. : Ada Nkomo\n\n## FILMOGRAPHIE\n\nLa Digue, réalisation : Zoé Vial\nMontage : Iban Roy"
    assert credits_of(text) == [("director", "Ada Nkomo")]


def test_distribution_is_a_cast_or_a_company() -> None:
    head = "# Brumes\n\nRéal. : Ada Nkomo\n\n"
    assert credits_of(head + "DISTRIBUTION\nZoé Vial\nIban Roy")[1:] == [
        ("cast-member", "Zoé Vial"),
        ("cast-member", "Iban Roy"),
    ]
    assert credits_of(head + "DISTRIBUTION\nHorizon Distribution")[1:] == [
        ("distributor", "Horizon Distribution")
    ]


def test_each_film_has_its_own_credits() -> None:
    claims = claims_of(
        "BRUMES\nUn film de Ada Nkomo\nAvec Iban Roy\n\nMARÉES\nUn film de Zoé Vial\nAvec Rita Roy"
    )
    assert [(credit.film, credit.agent) for credit in claims.credits] == [
        ("brumes", "Ada Nkomo"),
        ("brumes", "Iban Roy"),
        ("marees", "Zoé Vial"),
        ("marees", "Rita Roy"),
    ]


def test_a_text_that_names_no_film_has_one_without_a_title() -> None:
    films = claims_of("Montage : Ada Nkomo").films
    assert [(film.key, film.title) for film in films] == [("", None)]


def test_an_empty_sheet_gives_nothing() -> None:
    claims = claims_of("Scénario :\nRéalisateur :\n\n1er assistant :\nScripte :\n\nCasting :")
    assert not claims.credits and not claims.residue and not claims.films


@settings(max_examples=60)
@given(st.text(alphabet="ABCdeé .,:;•–«»()\n\t*#|'Montage ", max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    blocks = tuple(Block(line, f"line {n}") for n, line in enumerate(text.split("\n"), start=1))
    claims = extract(Document(blocks))
    assert all(credit.agent and 0 < credit.certainty <= 1 for credit in claims.credits)


def test_reading_is_linear() -> None:
    sentence = "Le fleuve monte et la maison attend, avec elle tout le village de la plaine. "
    lines = [sentence * 3, "Montage : Ada Nkomo", "Zoé Vial", "a" * 500, "Image • Son • Montage", "«" * 50]

    def seconds(times: int) -> float:
        blocks = tuple(Block(f"{line} {n}", "line") for n in range(times) for line in lines)
        started = time.process_time()
        extract(Document(blocks))
        return time.process_time() - started

    seconds(10)
    assert seconds(400) < 12 * max(seconds(100), 0.02)


@pytest.mark.parametrize(
    "piece", ["a: ", "Réal. : ", "(", "« A ", "Abc Def ", "a | ", "de ", "1h30 ", "au cinéma ", "06 12 "]
)
def test_one_endless_line_is_read_in_linear_time(piece: str) -> None:
    """“a: a: a: …” once took the square of its length."""

    def seconds(times: int) -> float:
        started = time.process_time()
        extract(Document((Block(piece * times, "line 1"),)))
        return time.process_time() - started

    assert seconds(40_000) < 12 * max(seconds(10_000), 0.05)


def test_an_unknown_heading_set_as_the_others_names_nobody() -> None:
    """It was read as one more name of the list above it, and the names below it, too."""
    text = "MONTAGE\nAda Nkomo\nMIXAGE\nZoé Vial\nGARDE DES CHEVAUX\nIban Roy\nIMAGE\nRita Diallo"
    assert set(credits_of(text)) == {*CREW, ("director-of-photography", "Rita Diallo")}


@pytest.mark.parametrize(
    "heading",
    ["Casting de Brumes", "Casting du téléfilm Brumes", "Distribution du film Brumes", "Casting : Brumes"],
)
def test_a_heading_may_name_its_film(heading: str) -> None:
    text = f"# Brumes\nTéléfilm de Ada Nkomo, 2021\n\n## {heading}\n\nMaylis Farge\nÉlodie\n\nBruno Caron\nPezet\n"
    assert [(one.agent, one.character) for one in claims_of(text).credits if one.role == "cast-member"] == [
        ("Maylis Farge", "Élodie"),
        ("Bruno Caron", "Pezet"),
    ]


PROGRAMME = """\
JURY DES LONGS MÉTRAGES

Présidente
ROSE CARON, productrice (France)

BRUMES
France, 2023, 1h57
Réalisation : Ada Nkomo
Image : Paul Marchal

MARÉES
France, 2024, 1h33
Réalisation : Zoé Vial
Image : Alma Vitali

{heading}
Président : Jean Prou
Programmation : Lou Faure
"""


@pytest.mark.parametrize("heading", ["ÉQUIPE DU FESTIVAL", "LE CINÉ-CLUB, C’EST", "COMITÉ DE SÉLECTION"])
def test_who_runs_a_festival_made_no_film(heading: str) -> None:
    said = claims_of(PROGRAMME.format(heading=heading))
    assert [film.title for film in said.films] == ["Brumes", "Marées"]
    assert {one.agent for one in said.credits} == {"Ada Nkomo", "Paul Marchal", "Zoé Vial", "Alma Vitali"}


@pytest.mark.parametrize("led", ["Un film de / A film by", "Réalisé par"])
def test_large_names_stand_under_a_small_phrase(led: str) -> None:
    blocks = [("BRUMES", 1, 0), (led, 0, 1), ("ADA NKOMO", 1, 0), ("France – 2023 – 101 min", 0, 2)]
    said = extract(
        Document(
            tuple(
                Block(text, f"line {n}", (), level, False, gap)
                for n, (text, level, gap) in enumerate(blocks, 1)
            )
        )
    )
    assert [(one.role, one.agent) for one in said.credits] == [("director", "Ada Nkomo")]


def test_who_answers_an_interview_did_not_ask() -> None:
    text = "BRUMES\nUn film de Ada Nkomo\n\nENTRETIEN\nZOÉ VIAL ET PAUL MARCHAL\n\nComment est né le film ?\n\nD’une dispute."
    assert credits_of(text) == [("director", "Ada Nkomo")]


def test_rigging_is_of_computers_in_an_animated_film() -> None:
    text = "BRUMES\nUn film de Ada Nkomo\n\n{}RIGGING\nZoé Vial\n\nCOMPOSITING\nPaul Marchal"
    animated = text.format("ANIMATEURS 2D\nLou Caron\n\nDÉCORS COULEUR\nLuc Delmas\n\n")
    assert credits_of(animated)[-2:] == [
        ("rigging-3d", "Zoé Vial"),
        ("animation-compositing", "Paul Marchal"),
    ]
    assert credits_of(text.format(""))[-2:] == [("rigging-grip", "Zoé Vial"), ("compositor", "Paul Marchal")]


def test_people_stand_under_their_company() -> None:
    text = "BRUMES\nUn film de Ada Nkomo\n\nDISTRIBUTION\nStudio Nord Distribution\nZoé Vial\nPaul Marchal\n01 23 45 67 12"
    assert credits_of(text)[1:] == [
        ("distributor", "Studio Nord Distribution"),
        ("distribution-manager", "Zoé Vial"),
        ("distribution-manager", "Paul Marchal"),
    ]


def test_a_list_of_organizations_goes_on_in_the_next_lines() -> None:
    text = (
        "# Brumes\n\nUn film de Zoé Vial\n\nAvec la participation de CANAL+\nOCS\nTF1 et TMC\n\n"
        "Avec le soutien de la RÉGION SUD, du\nDÉPARTEMENT DU VAR et de la SACEM\nEn association avec LA SOFICA BLEUE 2"
    )
    assert [agent for _, agent in credits_of(text)[1:]] == [
        "Canal+", "OCS", "TF1", "TMC", "Région Sud", "Département du Var", "Sacem", "La Sofica Bleue 2",
    ]  # fmt: skip


def test_the_day_of_release_is_no_name() -> None:
    text = "# Brumes\n\nun film de\nZoé Vial\navec\nAda Nkomo, Léa Caron\nSORTIE NATIONALE LE 3 AVRIL"
    assert [agent for _, agent in credits_of(text)] == ["Zoé Vial", "Ada Nkomo", "Léa Caron"]


def test_where_casting_directors_work_is_no_character() -> None:
    text = "# Brumes\n\nUn film de Paul Marchal\n\nMontage\tPaul Marchal\nCasting\tZoé Vial (Belgique), Ada Nkomo (France)"
    assert credits_of(text)[2:] == [
        ("casting-director", "Zoé Vial"),
        ("casting-director", "Ada Nkomo"),
    ]
