"""Crafts and characters in sentences."""

from __future__ import annotations

import pytest

from generique.extract.crafts import crafts, played


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("L'image est signée Ada Nkomo.", [("director-of-photography", "Ada Nkomo")]),
        (
            "Le montage est confié à Ada Nkomo et la musique à Basalte.",
            [("editor", "Ada Nkomo"), ("composer", "Basalte")],
        ),
        ("une musique envahissante signée Zoé Vial", [("composer", "Zoé Vial")]),
        ("Ma cheffe opératrice, Ada Nkomo, a filmé.", [("director-of-photography", "Ada Nkomo")]),
        ("La musique de Basalte, un groupe de Brest, arrive.", [("composer", "Basalte")]),
    ],
)
def test_a_craft_and_a_name(text: str, roles: list[tuple[str, str]]) -> None:
    assert [(one.match.roles[0], one.name) for one in crafts(text)] == roles


@pytest.mark.parametrize(
    "text",
    [
        "J'ai regardé des photographies de Dora Lissac.",
        "La musique de Bach me suit.",
        "Le monteur, Ada Nkomo, dort.",
        "Le troisième film de Zoé Vial avance.",
    ],
)
def test_sentences_without_a_craft(text: str) -> None:
    assert list(crafts(text)) == []


def test_whom_they_play() -> None:
    text = "Le film met en scène Ada Nkomo dans le rôle de Mona, aux côtés de Zoé Vial et d'Émile Roy, dans le rôle du maire."
    said = [(one.names, one.character) for one in played(text)]
    assert said == [("Ada Nkomo", "Mona"), ("Émile Roy", "le maire"), ("Zoé Vial", None)]
    assert list(played("Ada Nkomo joue un rôle. Zoé Vial joue le jeu.")) == []
