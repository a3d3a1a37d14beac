"""Names of people: one person's many spellings, and two people's like names."""

from __future__ import annotations

import pytest

from generique.resolve import people
from generique.text import fold
from generique.words import words


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        ("Mélanie AUFFRET", "Melanie Auffret", "name"),
        ("FOENKINOS David", "David Foenkinos", "name-order"),
        ("Inès de la Porte", "Inès Porte", "name-particles"),
        ("Monsieur Mohamed Hamidi", "Mohamed HAMIDI", "name-particles"),
        ("Yo-Shi Lee", "Yoshi Lee", "name-particles"),
        ("Chiara Malta", "Maria Chiara Malta", "name-half"),
        ("Cassandra Ostier", "Cassandra Ostier-Alamarguy", "name-half"),
        ("J. Strasser", "Jeanne Strasser", "name-initial"),
        ("Florence Vignon", "Florence Vigon", "name-letter"),
        ("Dinara Droukarova", "Dinara Drukarova", "name-spoken"),
        ("Leonore Seraille", "Léonor Serraille", "name-letter"),
        ("Maïwenn", "Maïwenn Le Besco", "name-single"),
        ("Michel Portier", "Michèle Portier", "name-surname"),
        ("Frédéric Nore", "Frédérique Nore", "name-surname"),
        ("Luc Dardenne", "Jean-Pierre Dardenne", "name-surname"),
        ("Benoît Volnais", "Benoît Zeniter", "name-given"),
        ("Superpoze", "Gabriel Legeleux", "name-other"),
    ],
)
def test_names_give_evidence(left: str, right: str, evidence: str) -> None:
    assert people.compare(fold(left), fold(right)) == evidence
    assert people.compare(fold(right), fold(left)) == evidence


def test_names_that_differ_by_a_letter_share_a_key() -> None:
    assert set(people.misspelt("florence vignon")) & set(people.misspelt("florence vigon"))


def test_how_rare_a_name_is_does_not_depend_on_its_order() -> None:
    assert people.rarity("martin philippe") == people.rarity("philippe martin") < -2
    assert people.rarity("maiwenn") < people.rarity("zenobie farfadel")


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        ("manu payet", "emmanuel payet", "name-nickname"),
        ("payet manu", "emmanuel payet", "name-nickname"),
        ("youri norstein", "yuri norstein", "name-nickname"),
        ("bob martin", "robert martin", "name-nickname"),
        ("bob martin", "bill martin", "name-surname"),
        ("manu", "emmanuel payet", "name-other"),
        ("manu payet", "emmanuel bourdieu", "name-other"),
        ("alexandre dor", "alexandra dor", "name-surname"),
    ],
)
def test_another_form_of_a_given_name(left: str, right: str, evidence: str) -> None:
    assert people.compare(left, right) == evidence


def test_two_names_of_one_row_are_forms_of_each_other_and_rows_have_several() -> None:
    rows = [row.split("|") for row in words("nicknames")]
    assert all(len(set(row)) == len(row) > 1 for row in rows)
    assert all(name == fold(name) for row in rows for name in row)
