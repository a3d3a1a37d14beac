"""Who plays whom, by the whole list."""

from __future__ import annotations

import pytest

from generique.extract.cast import read
from tests.extract.helpers import claims_of, lines_of

EXPECTED = [("Ada Nkomo", "La mère"), ("Zoé Vial", "Inès")]


@pytest.mark.parametrize(
    "text",
    [
        "La mère .... Ada Nkomo\nInès .... Zoé Vial",
        "Ada Nkomo : La mère\nZoé Vial : Inès",
        "Ada Nkomo – La mère\nZoé Vial – Inès",
        "La mère\n**Ada Nkomo**\nInès\n**Zoé Vial**",
        "**Ada Nkomo**\nLa mère\n**Zoé Vial**\nInès",
        "La mère\nAda Nkomo\n\nInès\nZoé Vial",
    ],
)
def test_layouts(text: str) -> None:
    assert [(entry.actors, entry.character) for entry in read(lines_of(text))] == EXPECTED


def test_a_list_of_actors_has_no_characters() -> None:
    found = read(lines_of("Ada NKOMO\nZoé VIAL\nIban ROY"))
    assert [entry.character for entry in found] == [None] * 3


def test_several_actors_share_a_character() -> None:
    found = read(lines_of("PROFESSEURS\n\n**Ada Nkomo  \nZoé Vial**\n\nLÉO\n\n**Iban Roy**"))
    assert [(entry.actors, entry.character) for entry in found] == [
        ("Ada Nkomo", "PROFESSEURS"),
        ("Zoé Vial", "PROFESSEURS"),
        ("Iban Roy", "LÉO"),
    ]


def test_an_actor_alone_among_pairs_plays_nobody_in_particular() -> None:
    text = "# Brumes\nTéléfilm de Ada Nkomo, 2021\n\n## Casting\n\nMaylis Farge\nÉlodie\n\nBruno Caron\nPezet\n\nSamir Boulet\n"
    cast = [(one.agent, one.character) for one in claims_of(text).credits if one.role == "cast-member"]
    assert cast == [("Maylis Farge", "Élodie"), ("Bruno Caron", "Pezet"), ("Samir Boulet", None)]


def test_languages_are_nobody_of_the_cast() -> None:
    text = "BRUMES\nUn film de Ada Nkomo\n\nAvec\nZoé Vial\nPaul Marchal\nOV French, Dutch\n"
    assert {one.agent for one in claims_of(text).credits} == {"Ada Nkomo", "Zoé Vial", "Paul Marchal"}
