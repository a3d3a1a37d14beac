"""What says that a text is a name, and whose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.names import is_given_name, kind, looks_like_name, organization_class


@pytest.mark.parametrize(
    "name",
    [
        "Ghizlane El Amrani",
        "Klem H",
        "Pierre-Yves Le Goff-Maréchal",
        "Les Films du Bief",
        "Yto Benali",
        "ADNP",
    ],
)
def test_names_look_like_names(name: str) -> None:
    assert looks_like_name(name).score >= 0.4


@pytest.mark.parametrize(
    "text",
    [
        "libre de droits",
        "à confirmer",
        "06 12 34 56 78",
        "elle nous entraîne",
        "Un film, c'est personnel !",
        "2.39",
        "https://films.example",
        "",
        "Le film sera visible dans les salles",
        "« Roxane »",
    ],
)
def test_other_texts_do_not(text: str) -> None:
    likeness = looks_like_name(text)
    assert likeness.score < 0.3
    assert likeness.reason


@pytest.mark.parametrize(
    ("name", "role_kind", "expected"),
    [
        ("Manifest", "organization", "organization"),
        ("Alice Fave", "any", "person"),
        ("Studio Papier Carbone", "any", "organization"),
        ("Chorale des Bûcherons", "any", "organization"),
        ("Aéro Vision 44", "any", "organization"),
        ("Les Gnawas de la Gare", "any", "organization"),
        ("Théo Canal", "person", "person"),
        ("Collectif Anagramme", "person", "organization"),
    ],
)
def test_kind(name: str, role_kind: str, expected: str) -> None:
    assert kind(name, role_kind) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CNC", "cnc"),
        ("la Région Grand Est", "region"),
        ("Île-de-France", "region"),
        ("Arte France Cinéma", "company"),
        ("Arte France", "channel"),
        ("Cofinova 18", "sofica"),
        ("Procirep-Angoa", "society"),
        ("Alice Fave", None),
    ],
)
def test_class_of_an_organization(name: str, expected: str | None) -> None:
    assert organization_class(name) == expected


def test_given_names_in_any_spelling() -> None:
    assert is_given_name("HELENE") and is_given_name("Hélène") and is_given_name("Jean-Loup")
    assert not is_given_name("Distribution")


@given(st.text(max_size=200))
def test_likeness_is_a_share(text: str) -> None:
    assert 0 <= looks_like_name(text).score <= 1
