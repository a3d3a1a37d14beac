"""A name is found however it is spelled, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from generique.parquet import connect, quoted
from generique.withheld import pattern, taken_out


def without(text: str, *names: str) -> str:
    found = pattern(names)
    assert found is not None
    with connect() as database:
        row = database.execute(f"SELECT {taken_out(quoted(text), found)}").fetchone()
    assert row is not None
    return str(row[0])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("avec Mélanie Auffret-Zébulon, Jean Martin", "avec […], Jean Martin"),
        ("AUFFRET ZEBULON Melanie", "[…]"),
        ("ZÉBULON Mélanie Auffret et", "[…] et"),
        ("Me\u0301lanie\u00a0AUFFRET\u2011ZÉBULON", "[…]"),
        ("Mélanie Auffret-Zébulon, Mélanie Auffret-Zébulon", "[…], […]"),
        ("Mélanie Auffret-Zébulonne", "Mélanie Auffret-Zébulonne"),
        ("Mélanie et Auffret", "Mélanie et Auffret"),
    ],
)
def test_a_name_in_any_spelling(text: str, left: str) -> None:
    assert without(text, "melanie auffret zebulon") == left


def test_ligatures_are_their_letters() -> None:
    assert without("un film d’Œdipe Læry", "oedipe laery") == "un film d’[…]"


def test_a_name_of_one_word_is_not_the_first_of_another() -> None:
    assert without("Camille Cottin, Camille (chant)", "camille") == "Camille Cottin, […] (chant)"
    assert without("de Camille", "camille") == "de […]"


def test_no_names_are_no_pattern() -> None:
    assert pattern([]) is None
