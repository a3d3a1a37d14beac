"""Sentences add to a document about one film alone."""

from __future__ import annotations

from tests.extract.helpers import credits_of

PROSE = "\n\nDans « Brumes », réalisé par Ada Nkomo, le fleuve monte."


def test_one_film() -> None:
    assert credits_of("# Brumes\n\nMontage : Zoé Vial" + PROSE)[-1] == ("director", "Ada Nkomo")


def test_several_films_say_too_little_of_which() -> None:
    films = "BRUMES\nUn film de Ada Nkomo\n\nMARÉES\nUn film de Zoé Vial"
    assert len(credits_of(films + PROSE)) == 2


def test_no_film() -> None:
    assert credits_of("Une journée ordinaire." + PROSE) == []
