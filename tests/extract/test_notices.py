"""Notices of libraries."""

from __future__ import annotations

import pytest

from generique.extract.notices import notice
from tests.extract.helpers import claims_of, credits_of, facts_of

NOTICE = (
    "Le phare [Images animées] / Ada Nkomo, réal. ; Jean Prou, Zoé Vial, scénario ; d'après le roman de Anne Coste ;"
    " Luc Prou [et al.], act. - Brest : Éditions du Quai [éd.] ; [Lille] : Brumes vidéo [distrib.], 2009."
    " - 1 DVD vidéo zone 2 (1 h 29 min) : coul. ; 12 cm."
)


def test_a_long_notice_starts_its_film() -> None:
    assert len(NOTICE) > 160
    assert [film.title for film in claims_of(NOTICE).films] == ["Le phare"]
    assert credits_of(NOTICE) == [
        ("director", "Ada Nkomo"),
        ("screenwriter", "Jean Prou"),
        ("screenwriter", "Zoé Vial"),
        ("novel-author", "Anne Coste"),
        ("cast-member", "Luc Prou"),
        ("video-publisher", "Éditions du Quai"),
        ("video-publisher", "Brumes vidéo"),
    ]
    assert ("runningTime", "89") in facts_of(NOTICE)


@pytest.mark.parametrize(
    "text", ["Ada Nkomo ; Zoé Vial", "Brest : Phare, 2009", "Image / Zoé Vial, Ada Nkomo"]
)
def test_other_lines_are_none(text: str) -> None:
    assert notice(text) == ()


def test_areas_of_a_notice_are_parts_and_its_extras_are_other_films() -> None:
    more = "Production : Brumes Films, 1972. - Dir. photo : Zoé Vial.\nBonus : documentaire de Ada Nkomo (26 min)"
    assert credits_of(f"Titre : Le phare\n\n{more}") == [
        ("production-company", "Brumes Films"),
        ("director-of-photography", "Zoé Vial"),
    ]
