"""What can be a title."""

from __future__ import annotations

import pytest

from generique.extract.titles import is_person, is_titular, key, may_be_title, titles
from tests.extract.helpers import lines_of


@pytest.mark.parametrize(
    "text", ["Marée basse", "LE PHARE ET LA NEIGE", "36 quai de la nuit", "Le Journal d'Ada"]
)
def test_words_that_can_be_a_title(text: str) -> None:
    assert is_titular(text)


@pytest.mark.parametrize(
    "text",
    [
        "FICHE TECHINQUE",
        "ÉQUIPE / CREW",
        "DOSSIER DE PRESSE",
        "Communiqué de presse du 4 mai",
        "Le 9 octobre au cinéma",
        "Paris, le 4 octobre 2023",
        "16h30 - Salle Lumière",
        "France, 2019, 12 min",
        "Elle marche longtemps.",
        "Montage : Zoé Vial",
    ],
)
def test_words_that_cannot(text: str) -> None:
    assert not is_titular(text)


def test_a_title_stands_apart() -> None:
    first, second = lines_of("Brumes\nMarées")
    assert may_be_title(first) and not may_be_title(second)


def test_other_titles_and_marks_of_critics() -> None:
    assert titles("Brumes (Mists)") == ("Brumes", (("originalTitle", "Mists"),))
    assert titles("Brumes (★★★)") == ("Brumes", ())
    assert titles("Brumes = Mists")[1] == (("alternativeTitle", "Mists"),)


def test_a_person() -> None:
    assert is_person("Ada Nkomo") and not is_person("Brumes")


def test_the_key_is_folded() -> None:
    assert key("L'Été") == "l ete"
