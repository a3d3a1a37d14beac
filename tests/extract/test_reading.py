"""Labelled parts, tables and cast lists of a document."""

from __future__ import annotations

from tests.extract.helpers import claims_of, credits_of


def test_the_columns_are_told_by_all_rows() -> None:
    assert credits_of("Ada Nkomo\tMontage\nZoé Vial\tScripte") == [
        ("editor", "Ada Nkomo"),
        ("script-supervisor", "Zoé Vial"),
    ]


def test_a_cast_list_ends_at_facts() -> None:
    text = "BRUMES\nUn film de Ada Nkomo\n\nAvec\nZoé Vial\nIban Roy\n\nFrance / 2021 / 1h37"
    claims = claims_of(text)
    assert [one.agent for one in claims.credits] == ["Ada Nkomo", "Zoé Vial", "Iban Roy"]
    assert [one.value for one in claims.statements][1:] == ["FR", "2021", "97"]


def test_the_author_of_a_work_with_a_title() -> None:
    text = "BRUMES\nUn film de Ada Nkomo\nScénario : Zoé Vial, d'après le roman « La Mer » de Paul Roux"
    assert ("novel-author", "Paul Roux") in credits_of(text)
