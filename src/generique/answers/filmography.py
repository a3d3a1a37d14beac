"""Films as lists name them, and the order of a filmography."""

from __future__ import annotations

from typing import NamedTuple

from generique.answers.asking import Graph
from generique.errors import NotFoundError
from generique.text import fold


class Titled(NamedTuple):
    """A film with the title and year that are shown. Films without a year come last."""

    film: str
    title: str
    year: int | None

    def order(self) -> tuple[bool, int, str, str]:
        """By year, then title."""
        return (self.year is None, self.year or 0, fold(self.title), self.film)


def title_of(graph: Graph, film: str) -> str:
    """The title under which a film is shown."""
    titles = graph.rows(str, _TITLE, film=film)
    if not titles:
        raise NotFoundError(f"there is no {film}")
    return titles[0]


_TITLE = "SELECT ?film ?title { ?film rdfs:label ?title }"
