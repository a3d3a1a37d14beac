"""Lists of people under a header that says what their columns hold."""

from __future__ import annotations

import pytest

from tests.extract.helpers import claims_of

HEAD = "BRUMES\nun film de Zoé Vial\n\n"


def said(text: str) -> list[tuple[str, str, str | None]]:
    return [(one.role, one.agent, one.character) for one in claims_of(HEAD + text).credits[1:]]


def test_a_workbook_with_given_names_and_surnames_in_two_columns() -> None:
    text = (
        "Département\tFonction\tPrénom\tNOM\tSociété\nSON\tPerchman\tAda\tNKOMO\t\nLUMIERE\tElecs\tLuc\tPROU\t\n"
        "\t\tJo\tLI\t\nCHAINES\tavec la participation de\t\t\tCANAL+\n\t\t\t\tCINE+"
    )
    assert said(text) == [
        ("boom-operator", "Ada Nkomo", None),
        ("electrician", "Luc Prou", None),
        ("electrician", "Jo Li", None),
        ("broadcaster", "Canal+", None),
        ("broadcaster", "Ciné+", None),
    ]


@pytest.mark.parametrize("head", ["Rôle\tComédien·ne\tAgent", "Personnage\tInterprète\tAgence"])
def test_a_column_of_characters_is_told_by_its_head_or_its_cells(head: str) -> None:
    assert said(f"{head}\nNADIA\tAda Nkomo\tAgence Nord\nLe maire\tLuc Prou\tTalents") == [
        ("cast-member", "Ada Nkomo", "Nadia"),
        ("cast-member", "Luc Prou", "Le maire"),
    ]


def test_a_function_is_understood_in_its_department() -> None:
    text = (
        "POSTE\tNOM Prénom\tTél.\nPRODUCTION\nCoordinatrice\tPHAN Kim\t06\nRÉGIE\nAuxiliaires\tNKOMO Ada\t06"
    )
    assert said(text) == [("production-coordinator", "Kim Phan", None), ("unit-assistant", "Ada Nkomo", None)]


def test_other_tables_have_no_such_header() -> None:
    assert said("Image\tAda Nkomo\tAFC\nSon\tLuc Prou\tParis") == [
        ("director-of-photography", "Ada Nkomo", None),
        ("production-sound-mixer", "Luc Prou", None),
    ]
