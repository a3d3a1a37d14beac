"""The films two agents share."""

from __future__ import annotations

from generique.answers.asking import Graph
from generique.answers.shared import shared
from tests.answers.world import AUFFRET, BLANC, OSTIER, PIATON, ROXANE


def test_the_json_of_the_contract(graph: Graph) -> None:
    found = shared(graph, AUFFRET, PIATON)
    assert found.as_dicts()[0] == {
        "film": ROXANE,
        "title": "Roxane",
        "year": 2018,
        "a_roles": ["director", "screenwriter"],
        "b_roles": ["editor"],
    }
    assert [film.title for film in found] == ["Roxane", "Les Petites Victoires"]


def test_none_in_common(graph: Graph) -> None:
    assert shared(graph, BLANC, OSTIER).as_dicts() == []


def test_turned_around(graph: Graph) -> None:
    there, back = shared(graph, BLANC, AUFFRET)[0], shared(graph, AUFFRET, BLANC)[0]
    assert (there.a_roles, there.b_roles) == (back.b_roles, back.a_roles)
