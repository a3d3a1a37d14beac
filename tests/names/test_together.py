"""Names without anything between them: people by their given names, companies by their last words."""

from __future__ import annotations

import pytest

from generique.names import companies, loud_first, split, together, unloud


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Romane Ducastel Éloi Ferrand Hiroshi Takemoto",
            ("Romane Ducastel", "Éloi Ferrand", "Hiroshi Takemoto"),
        ),
        ("MAX BOUBLIER ÉLODIE FRÉGAULT", ("MAX BOUBLIER", "ÉLODIE FRÉGAULT")),
        ("Marie de La Tour Jean Prou Zoé Vial", ("Marie de La Tour", "Jean Prou", "Zoé Vial")),
        ("Jean Paul Dupont", ()),
        ("Maria João Pinto Basto", ()),
        ("Gabriel Garcia Marquez Soto", ()),
        ("Alma Vitali Rosa", ()),
    ],
)
def test_people_run_together(text: str, names: tuple[str, ...]) -> None:
    assert together(text) == names


def test_a_list_parts_them_and_keeps_each_as_it_stands() -> None:
    assert [name.verbatim for name in split("MAX BOUBLIER ÉLODIE FRÉGAULT ; Zoé Vial")] == [
        "MAX BOUBLIER",
        "ÉLODIE FRÉGAULT",
        "Zoé Vial",
    ]


def test_companies_run_together() -> None:
    assert companies("BRUMES FILMS ATLAS PRODUCTIONS") == ("BRUMES FILMS", "ATLAS PRODUCTIONS")
    assert companies("LES FILMS DU BIEF") == ("LES FILMS DU BIEF",)


def test_surnames_in_capitals_before_given_names_are_told_by_the_whole_document() -> None:
    assert loud_first(["NDOYE Pape", "ZITOUNI Warda", "QUÉRÉ Nolwenn", "Les Audis du Bourget"])
    assert not loud_first(["Pape NDOYE", "Warda ZITOUNI", "QUÉRÉ Nolwenn"])


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("NDOYE Pape", "Pape NDOYE"),
        ("DE SAINT-PERN Clotilde", "Clotilde DE SAINT-PERN"),
        ("PRIGENT L.", "L. PRIGENT"),
        ("TITRAPHOTO", "TITRAPHOTO"),
        ("Les Audis du Bourget", "Les Audis du Bourget"),
    ],
)
def test_the_given_name_comes_first(name: str, turned: str) -> None:
    assert unloud(name) == turned
