"""The films of an agent."""

from __future__ import annotations

import pytest

from generique.answers.asking import Graph
from generique.answers.filmography import Titled, filmography, holdings, title_of
from generique.errors import NotFoundError
from tests.answers.world import AUFFRET, LITTLE, PIATON, ROXANE


def test_by_year_and_a_disputed_year_is_the_displayed_one(graph: Graph) -> None:
    assert filmography(graph, AUFFRET) == [
        Titled(ROXANE, "Roxane", 2018),
        Titled(LITTLE, "Les Petites Victoires", 2022),
    ]


def test_films_without_a_year_come_last() -> None:
    films = [Titled("film/c", "C", None), Titled("film/b", "É", 2022), Titled("film/a", "D", 2022)]
    assert [film.title for film in sorted(films, key=Titled.order)] == ["D", "É", "C"]


def test_who_held_which_role(graph: Graph) -> None:
    assert holdings(graph, PIATON)[ROXANE] == {AUFFRET: {"director", "screenwriter"}, PIATON: {"editor"}}
    assert holdings(graph, "person/nobody") == {}


def test_no_such_film(graph: Graph) -> None:
    assert title_of(graph, ROXANE) == "Roxane"
    with pytest.raises(NotFoundError, match="film/none"):
        title_of(graph, "film/none")
