"""What labels mean."""

from __future__ import annotations

import pytest

from generique.extract.meanings import meaning, starts_phrase
from generique.extract.mending import mended


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Montage :", "editor"),
        ("Int.", "cast-member"),
        ("Mont.", "editor"),
        ("chefOp", "director-of-photography"),
    ],
)
def test_roles(label: str, role: str) -> None:
    known = meaning(label)
    assert known and known.match and known.match.roles == (role,)


def test_facts_sections_and_notes() -> None:
    length, crew, budget = meaning("Durée"), meaning("LISTE TECHNIQUE"), meaning("Budget")
    assert length and length.fact and length.fact.property == "runningTime"
    assert crew and crew.section == "crew"
    assert budget and budget.note


def test_a_label_may_be_a_role_and_a_fact() -> None:
    image = meaning("Image")
    assert image and image.match and image.fact


def test_phrases_before_a_release_date() -> None:
    since = meaning("Au cinéma depuis")
    assert since and since.fact and (since.fact.property, since.fact.kind) == ("release", "theatrical")


@pytest.mark.parametrize(
    "text", ["Elle marche. Elle court.", "Ada Nkomo", "", "x" * 200, "Grand mamamouchi des nuages"]
)
def test_other_texts_mean_nothing(text: str) -> None:
    assert meaning(text) is None


def test_words_that_start_phrases() -> None:
    assert starts_phrase("Réalisé") and starts_phrase("avec") and not starts_phrase("fleuve")


@pytest.mark.parametrize(
    ("label", "roles"),
    [
        ("Assitant réalisateur", ("assistant-director",)),
        ("Senario", ("screenwriter",)),
        ("Service de presse France 2", ("press-agent",)),
        ("Producteur exécutif Maroc", ("executive-producer-fr",)),
    ],
)
def test_labels_that_are_nearly_known(label: str, roles: tuple[str, ...]) -> None:
    known = mended(label)
    assert known and known.match and known.match.roles == roles


@pytest.mark.parametrize("label", ["Martin Monteux", "Régine", "Le 9 octobre", "Actrice", "Boulangère"])
def test_other_labels_are_not_mended(label: str) -> None:
    assert mended(label) is None


def test_a_film_of_a_genre() -> None:
    known = meaning("Un film d'animation de")
    assert known and known.match and known.match.roles == ("director",)
    assert meaning("Un film bouleversant de") is None
