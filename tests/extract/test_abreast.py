"""Lists side by side."""

from __future__ import annotations

from generique.extract.abreast import headings
from tests.extract.helpers import credits_of, lines_of

BOX = """
# Brumes
Un film de Ada Nkomo

Distribution\tPresse
MARÉE DISTRIBUTION\tAGENCE DU NORD
8, passage des Orfèvres\tZoé Vial
69001 Lyon\t06 00 00 00 00
"""


def test_names_stand_under_their_heading() -> None:
    assert credits_of(BOX)[1:] == [
        ("distributor", "Marée Distribution"),
        ("press-agent", "Agence du Nord"),
        ("press-agent", "Zoé Vial"),
    ]


def test_a_row_with_a_name_is_no_row_of_headings() -> None:
    assert headings(lines_of("Montage\tZoé Vial")[0]) == ()


def test_a_dash_in_a_column_names_nobody() -> None:
    found = credits_of(
        BOX.replace("8, passage des Orfèvres\tZoé Vial", "–\tZoé Vial").replace("MARÉE DISTRIBUTION", "–")
    )
    assert ("press-agent", "Zoé Vial") in found


def test_people_under_a_distributor_look_after_the_film() -> None:
    text = (
        "BRUMES\nUn film de Ada Nkomo\n\nDistribution             Presse\nStudio Nord Distribution     Agence Sud\n"
        "Zoé Vial             Paul Marchal\n01 23 45 67 12       01 23 45 67 13\n"
    )
    assert credits_of(text)[1:] == [
        ("distributor", "Studio Nord Distribution"),
        ("press-agent", "Agence Sud"),
        ("distribution-manager", "Zoé Vial"),
        ("press-agent", "Paul Marchal"),
    ]


def test_an_assistant_in_a_column_is_named_alone() -> None:
    text = BOX.replace("69001 Lyon\t06 00 00 00 00", "69001 Lyon\tAssistée de Léa Caron")
    assert credits_of(text)[-1] == ("press-agent", "Léa Caron")
