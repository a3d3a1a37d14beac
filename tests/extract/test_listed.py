"""Titles as lists write them."""

from __future__ import annotations

import pytest

from generique.extract.listed import told


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Passion de Dodin Bouffant (La)", "La Passion de Dodin Bouffant"),
        ("HOMME DE CHEVET (L')", "L'Homme de chevet"),
        ("Oiseau et l'Enfant (L’)", "L’Oiseau et l'Enfant"),
        ("Fille inconnue (la)", "La Fille inconnue"),
        ("FRAGILE(S)", "Fragile(s)"),
        ("Der Fuchs (Le renard)", "Der Fuchs (Le renard)"),
        ("Victoire", "Victoire"),
    ],
)
def test_the_article_goes_before_the_title(written: str, shown: str) -> None:
    assert told(written).shown == shown


def test_earlier_titles_and_translations_are_titles_too() -> None:
    assert told("Un coup de maître (ex : De main de maître)").others == (("De main de maître", "working"),)
    assert told("Der Fuchs (Le renard)").others == (("Le renard", None),)
    assert told("Mer et au-delà (La) (Flo)") == ("La Mer et au-delà", (("Flo", None),))
