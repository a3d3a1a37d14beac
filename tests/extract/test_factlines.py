"""Lines of facts, with and without labels."""

from __future__ import annotations

import pytest

from generique.extract.factlines import factline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Durée : 1h42min / Année : 2022 / France, Belgique",
            "runningTime 102, year 2022, country FR, country BE",
        ),
        (
            "DUREE : 1H52          FORMAT : SCOPE          SON : 5.1",
            "runningTime 112, aspectRatio 2.39, soundFormat 5.1",
        ),
        ("Visa n° 154.233", "identifier 154233"),
        ("dépôt légal 2022", "year 2022"),
        ("Sortie le 12 janvier 2022", "release 2022-01-12"),
        ("Image : Scope – Son : Dolby 5.1", "aspectRatio 2.39, soundFormat 5.1"),
        ("Durée : 12 min", ""),
        ("Image : Zoé Vial – Durée : 12 min", ""),
        ("En 2020, elle quitte le pays", ""),
        ("Année 2022, la ville dort", ""),
    ],
)
def test_facts_of_a_line(text: str, expected: str) -> None:
    assert ", ".join(f"{fact.property} {fact.value}" for fact in factline(text)) == expected
