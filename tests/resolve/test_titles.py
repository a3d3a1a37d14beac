"""Titles as sources write them: which are the same, nearly the same, or parts of a series."""

from __future__ import annotations

import pytest

from generique.resolve import titles


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        ("Barrage", "Le Barrage", "title-short"),
        ("L'Île rouge", "ILE ROUGE (L')", "title"),
        ("Passion de Dodin Bouffant", "La Passion de Dodin-Bouffant", "title"),
        ("Astérix et Obélix : L'Empire du Milieu", "Astérix & Obélix, l'empire du milieu", "title"),
        ("Toi non plus tu n'as rien vu", "Toi non plus t'as rien vu", "title-close"),
        ("Apaches", "Apache", "title-close"),
        ("Les Algues vertes : l'histoire interdite", "Algues vertes", "title-main"),
        ("As de la jungle 2", "Les As de la jungle", "title-series"),
        ("Les Trois Mousquetaires - D'Artagnan", "Trois mousquetaires - Milady", "title-series"),
        ("Rocky II", "Rocky 2", "title"),
        ("Un an, une nuit", "Une nuit", "title-within"),
        ("Retour à Séoul", "Sans retour", "title-within"),
        ("Retour à Séoul", "Le Retour du héros", "title-part"),
        ("Bernadette", "La Tortue", "title-other"),
        ("", "Victoire", ""),
    ],
)
def test_titles_give_evidence(left: str, right: str, evidence: str) -> None:
    assert titles.compare([left], [right]) == evidence
    assert titles.compare([right], [left]) == evidence


def test_the_best_of_several_titles_counts() -> None:
    assert titles.compare(["Projet D", "Une nuit"], ["Love story", "Une nuit"]) == "title-short"


def test_titles_with_and_without_a_subtitle_share_a_key() -> None:
    assert set(titles.keys(["Algues vertes : l'histoire"])) & set(titles.keys(["Les Algues vertes"]))
