"""The films two agents share."""

from __future__ import annotations

from generique.answers.shared import shared
from generique.answers.worked import Worked
from tests.answers.world import AUFFRET, BLANC, OSTIER, PIATON, ROXANE


def test_the_json_of_the_contract(worked: Worked) -> None:
    found = shared(worked, AUFFRET, PIATON)
    assert found.as_dicts()[0] == {
        "film": ROXANE,
        "title": "Roxane",
        "year": 2018,
        "a_roles": ["director", "screenwriter"],
        "b_roles": ["editor"],
    }
    assert [film.title for film in found] == ["Roxane", "Les Petites Victoires"]


def test_none_in_common(worked: Worked) -> None:
    assert shared(worked, BLANC, OSTIER).as_dicts() == []


def test_turned_around(worked: Worked) -> None:
    there, back = shared(worked, BLANC, AUFFRET)[0], shared(worked, AUFFRET, BLANC)[0]
    assert (there.a_roles, there.b_roles) == (back.b_roles, back.a_roles)
