"""Titles after labels."""

from __future__ import annotations

import pytest

from generique.extract.labels import stated
from tests.extract.helpers import claims_of, lines_of


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Titre : Marée basse", "stated"),
        ("film_title: Marée basse", "stated"),
        ("filmTitle: Marée basse", "stated"),
        ("TITRE\tMarée basse", "stated"),
        ("Titre du film\nMarée basse", "stated"),
        ("1. Titre original du film : Marée basse", "stated-other"),
        ("Titre anglais : Marée basse", "stated-translated"),
        ("Film : Marée basse", "film-label"),
    ],
)
def test_a_label_states_a_title(text: str, evidence: str) -> None:
    line, *after = lines_of(text)
    found = stated(line, after)
    assert found and (found.title, found.evidence) == ("Marée basse", evidence)


@pytest.mark.parametrize(
    "text", ["Titres : Zoé Vial", "Musique du film : Zoé Vial", "Titre :", "Film : 2021, 12 min"]
)
def test_other_labels_state_none(text: str) -> None:
    assert stated(lines_of(text)[0], []) is None


def test_the_original_title_before_its_translation() -> None:
    claims = claims_of("english_title: Low Tide\noriginal_title: Marée basse\nRéalisation : Zoé Vial")
    assert [film.title for film in claims.films] == ["Marée basse"]
