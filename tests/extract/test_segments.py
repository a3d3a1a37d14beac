"""Lines taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.extract.segments import segments


def parts(text: str) -> list[tuple[str, str]]:
    return [(part.label, part.value) for part in segments(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Réal. : Ada Nkomo. Image, son : Zoé Vial.", [("Réal.", "Ada Nkomo"), ("Image, son", "Zoé Vial")]),
        (
            "Un film d'Ada Nkomo • Produit par Zoé Vial",
            [("Un film d'", "Ada Nkomo"), ("Produit par", "Zoé Vial")],
        ),
        (
            "Scénario : A. Roy, d'après une nouvelle de B. Coe",
            [("Scénario", "A. Roy"), ("d'après une nouvelle de", "B. Coe")],
        ),
        (
            "Réalisé par Ada Roy sur un scénario de Zoé Vial",
            [("Réalisé par", "Ada Roy"), ("sur un scénario de", "Zoé Vial")],
        ),
        ("Avec Ada Roy, Suzanne de Baecque", [("Avec", "Ada Roy, Suzanne de Baecque")]),
        ("Scénario : ", [("Scénario", "")]),
        ("Prod. : Les Films du Bief", [("Prod.", "Les Films du Bief")]),
        ("Copie : Cinémathèque de Toulouse", [("Copie", "Cinémathèque de Toulouse")]),
        ("avec le soutien de la Région Sud et du CNC", [("avec le soutien de", "la Région Sud et du CNC")]),
        ("Le fleuve monte, avec lui la peur de tous.", [("", "Le fleuve monte, avec lui la peur de tous.")]),
    ],
)
def test_parts(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected


@given(st.text(alphabet="Réal. :ParAvecde,•|–ABC xyz", max_size=120))
def test_any_text_can_be_taken_apart(text: str) -> None:
    assert all(isinstance(part.value, str) for part in segments(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "image Kris De Wachter  son Arno Fonteyne, Zoé Vial  montage Solène Prudhomme",
            [
                ("image", "Kris De Wachter"),
                ("son", "Arno Fonteyne, Zoé Vial"),
                ("montage", "Solène Prudhomme"),
            ],
        ),
        ("réal / Manon Tissandier", [("réal", "Manon Tissandier")]),
        ("une production Lanterne Rouge", [("une production", "Lanterne Rouge")]),
        ("Avec le soutien de la ville de Lille", [("Avec le soutien de", "la ville de Lille")]),
        (
            "Avec le soutien du CNC et de la Fondation Grüss",
            [("Avec le soutien du", "CNC et de la Fondation Grüss")],
        ),
        ("Écrit, réalisé et animé par Jade Wouters", [("Écrit, réalisé et animé par", "Jade Wouters")]),
        (
            "D'après « La Maison vide » d'Hélène Carpentier (Terril)",
            [("D'après « La Maison vide » d'", "Hélène Carpentier")],
        ),
        (
            "Scénario : Ada Nkomo, d'après le roman « Brumes » de Zoé Vial",
            [("Scénario", "Ada Nkomo"), ("d'après le roman « Brumes » de", "Zoé Vial")],
        ),
        ("Directeur de la photograhpie : Loïc Hamon", [("Directeur de la photograhpie", "Loïc Hamon")]),
        ("Les Productions de l'Aubépine", [("", "Les Productions de l'Aubépine")]),
        ("LE CHANT DES SCORIES", [("", "LE CHANT DES SCORIES")]),
    ],
)
def test_other_parts(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected


def test_two_strokes_part_labels() -> None:
    assert parts("image : Ada Nkomo // son : Zoé Vial") == [("image", "Ada Nkomo"), ("son", "Zoé Vial")]
