"""Contact details never enter a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.extract.contact import MASK, has_contact, mask


@pytest.mark.parametrize(
    "detail",
    [
        "alice@films.example",
        "alice (at) films.org",
        "06 12 34 56 78",
        "+33 6.82.97.27.55",
        "0033 1 42 00 00 00",
        "https://films.example/press",
        "www.films.fr",
        "12 rue des Martyrs, 75009 Paris",
        "Tél. : 02 98 00 11 22",
        "4 quai des Bateliers, 67000 Strasbourg",
        "01.42.00.00.00",
        "films-du-gue.com",
    ],
)
def test_details_are_masked(detail: str) -> None:
    assert mask(detail) == MASK
    assert mask(f"Studio Nord, {detail}") == f"Studio Nord, {MASK}"
    assert has_contact(mask(detail))


@pytest.mark.parametrize(
    "text",
    [
        "Visa 154 233",
        "24/05/2023",
        "1.85",
        "97 min",
        "Aéro Vision 44",
        "2 rue",
        "C. Delaunay",
        "2012 - 2014",
        "01 h 30",
    ],
)
def test_other_figures_stay(text: str) -> None:
    assert mask(text) == text


@given(st.text(max_size=80))
def test_masking_twice_changes_nothing(text: str) -> None:
    assert mask(mask(text)) == mask(text)
