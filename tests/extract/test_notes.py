"""Brackets after names: roles and companies."""

from __future__ import annotations

import pytest

from generique.extract.credits import Known, make
from generique.extract.meanings import meaning
from generique.names import split


def credits(heading: str, names: str) -> list[tuple[str, str]]:
    known = meaning(heading)
    assert known and known.match
    return [(made.role, made.agent) for made in make(known.match, split(names), "", Known())]


@pytest.mark.parametrize(
    ("heading", "names", "expected"),
    [
        (
            "Produit par",
            "Séverine Laborde (Lampion Films), Marc Thill (Mélusine Animation)",
            [
                ("producer", "Séverine Laborde"),
                ("production-company", "Lampion Films"),
                ("producer", "Marc Thill"),
                ("production-company", "Mélusine Animation"),
            ],
        ),
        ("Produit par", "Karim Debbagh (Maroc)", [("producer", "Karim Debbagh")]),
        ("Son", "Ada Nkomo (mixage)", [("re-recording-mixer", "Ada Nkomo")]),
        (
            "Image",
            "Ada Nkomo (AFC), Zoé Vial (2e équipe)",
            [("director-of-photography", "Ada Nkomo"), ("director-of-photography", "Zoé Vial")],
        ),
        (
            "Prod.",
            "La Cabane à Sucre (prod. déléguée)",
            [("delegate-production-company", "La Cabane à Sucre")],
        ),
        ("Interprétation", "Ada Nkomo (le monteur)", [("cast-member", "Ada Nkomo")]),
        (
            "Avec la participation de",
            "Canal+ et TFou-Max",
            [("broadcaster", "Canal+"), ("participation", "TFou-Max")],
        ),
        (
            "En association avec",
            "les SOFICA Palissandre 7 et Manivelle 3",
            [("sofica", "Palissandre 7"), ("sofica", "Manivelle 3")],
        ),
        ("En coproduction avec", "France 2 Cinéma", [("co-production-company", "France 2 Cinéma")]),
        (
            "Production",
            "Alice Fave pour Quai 12 Productions",
            [("producer", "Alice Fave"), ("production-company", "Quai 12 Productions")],
        ),
    ],
)
def test_brackets_and_company(heading: str, names: str, expected: list[tuple[str, str]]) -> None:
    assert credits(heading, names) == expected
