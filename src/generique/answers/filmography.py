"""The films of an agent, with the title and year that are shown, in the order of the years."""

from __future__ import annotations

from typing import NamedTuple

from generique.answers.asking import Graph
from generique.errors import NotFoundError
from generique.namespaces import ROLE
from generique.text import fold


class Titled(NamedTuple):
    """A film as lists name it. Films without a year come last."""

    film: str
    title: str
    year: int | None

    def order(self) -> tuple[bool, int, str, str]:
        """By year, then title."""
        return (self.year is None, self.year or 0, fold(self.title), self.film)


_FILMS = """
SELECT ?me ?film ?title ?year {
  ?film gen:contributor ?me ; rdfs:label ?title . OPTIONAL { ?film gen:year ?year }
}"""
_YEAR = """
SELECT ?film ?year {
  ?statement gen:film ?film ; gen:property gen:year ; gen:displayed true ; gen:value ?year
}"""


def filmography(graph: Graph, agent: str) -> list[Titled]:
    """All films that credit an agent, first to last. A year that sources disagree on is the displayed one."""
    films: dict[str, Titled] = {}
    disputed = set()
    for row in graph.rows(Titled, _FILMS, me=agent):
        if row.film in films:
            disputed.add(row.film)
        films[row.film] = row
    for film in disputed:
        displayed = graph.rows(int, _YEAR, film=film)
        films[film] = films[film]._replace(year=displayed[0] if displayed else films[film].year)
    return sorted(films.values(), key=Titled.order)


def title_of(graph: Graph, film: str) -> str:
    """The title under which a film is shown."""
    titles = graph.rows(str, _TITLE, film=film)
    if not titles:
        raise NotFoundError(f"there is no {film}")
    return titles[0]


_TITLE = "SELECT ?film ?title { ?film rdfs:label ?title }"
# Roles are told by their names: joined with the vocabulary, the question costs a hundred times as much.
_HOLDINGS = f"""
SELECT ?me ?film ?role ?agent {{
  ?film gen:contributor ?me . ?film ?role ?agent . FILTER(STRSTARTS(STR(?role), "{ROLE}"))
}}"""
Holdings = dict[str, dict[str, set[str]]]


def holdings(graph: Graph, agent: str) -> Holdings:
    """Film → agent → roles, on all films of an agent: one question over the edges of the graph."""
    found: Holdings = {}
    for film, role, other in graph.rows(_Held, _HOLDINGS, me=agent):
        found.setdefault(film, {}).setdefault(other, set()).add(role)
    return found


class _Held(NamedTuple):
    film: str
    role: str
    agent: str
