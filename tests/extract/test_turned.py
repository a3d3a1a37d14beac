"""Names before functions."""

from __future__ import annotations

import pytest

from generique.extract.turned import turned
from tests.extract.helpers import credits_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Zoé Vial – réalisatrice & scénariste", [("réalisatrice & scénariste", "Zoé Vial")]),
        ("Zoé Vial, monteuse", [("monteuse", "Zoé Vial")]),
        ("Zoé Vial (ingé son), Ada Nkomo (costumes)", [("ingé son", "Zoé Vial"), ("costumes", "Ada Nkomo")]),
        ("Le Phare – montage", []),
        ("Zoé Vial – Ada Nkomo", []),
        ("Zoé Vial, une vie", []),
        ("Avec le soutien de la Région Sud, en partenariat avec le CNC", []),
        ("Zoé Vial (Max), Ada Nkomo (la mère)", []),
    ],
)
def test_the_function_is_the_label(text: str, told: list[tuple[str, str]]) -> None:
    assert [(part.label, part.value) for part in turned(text)] == told


def test_a_library_notice_gives_each_its_function() -> None:
    notice = "Le phare [Images animées] / Ada Nkomo, réal. ; Jean Prou, Zoé Vial, scénario ; Anne Coste, mus. ; Luc Prou [et al.], act."
    told = credits_of(f"Titre : Le phare\n\n{notice}")
    assert told == [
        ("director", "Ada Nkomo"),
        ("screenwriter", "Jean Prou"),
        ("screenwriter", "Zoé Vial"),
        ("composer", "Anne Coste"),
        ("cast-member", "Luc Prou"),
    ]
