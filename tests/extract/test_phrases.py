"""Phrases of sentences that name people and their role."""

from __future__ import annotations

import pytest

from generique.extract.phrases import phrases


@pytest.mark.parametrize(
    ("sentence", "role", "names"),
    [
        ("« Brumes » réalisé en Bretagne par Ada Nkomo sort ce soir", "director", "Ada Nkomo"),
        ("D'après le récit Journal d'une vie de Grace Elliott.", "source-author", "Grace Elliott"),
        ("un film de Jean-Noël Van der Elst et Zoé Vial", "director", "Jean-Noël Van der Elst et Zoé Vial"),
        (
            "d’après le roman d’Odile Marchessault, publié aux éditions du Pré",
            "novel-author",
            "Odile Marchessault",
        ),
    ],
)
def test_phrase(sentence: str, role: str, names: str) -> None:
    said = next(phrases(sentence))
    assert (said.role, said.names) == (role, names)


def test_a_sentence_without_names_says_nothing() -> None:
    assert not list(phrases("Le film est réalisé par une équipe de quinze personnes."))
