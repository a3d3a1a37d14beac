"""Films as lists name them."""

from __future__ import annotations

import pytest

from generique.answers.asking import Graph
from generique.answers.filmography import Titled, title_of
from generique.errors import NotFoundError
from tests.answers.world import ROXANE


def test_films_without_a_year_come_last() -> None:
    films = [Titled("film/c", "C", None), Titled("film/b", "É", 2022), Titled("film/a", "D", 2022)]
    assert [film.title for film in sorted(films, key=Titled.order)] == ["D", "É", "C"]


def test_no_such_film(graph: Graph) -> None:
    assert title_of(graph, ROXANE) == "Roxane"
    with pytest.raises(NotFoundError, match="film/none"):
        title_of(graph, "film/none")
