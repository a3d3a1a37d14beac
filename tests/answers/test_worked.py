"""Who worked on what, read from the arrays."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from generique.answers.asking import Graph
from generique.answers.filmography import Titled
from generique.answers.worked import Worked
from generique.errors import NotFoundError
from generique.namespaces import ROLE
from tests.answers.world import AGENTS, AUFFRET, LITTLE, ROXANE


class Held(NamedTuple):
    film: str
    role: str
    agent: str
    name: str


HELD = f"""SELECT ?me ?film ?role ?agent ?name {{
  ?film gen:contributor ?me . ?film ?role ?agent . FILTER(STRSTARTS(STR(?role), "{ROLE}")) ?agent rdfs:label ?name }}"""


@pytest.mark.parametrize("id", AGENTS)
def test_the_graph_says_the_same(graph: Graph, worked: Worked, id: str) -> None:
    crews = worked.crews(worked.agent(id))
    assert [film for film, _ in crews] == worked.films(id)
    told = {
        Held(film.film, role, worked.ids[agent], worked.names[agent])
        for film, crew in crews
        for agent, roles in crew.items()
        for role in roles
    }
    assert told == set(graph.rows(Held, HELD, me=id)) != set()


def test_films_by_year_and_a_disputed_year_is_the_displayed_one(worked: Worked) -> None:
    assert worked.films(AUFFRET) == [
        Titled(ROXANE, "Roxane", 2018),
        Titled(LITTLE, "Les Petites Victoires", 2022),
    ]


def test_people_are_told_from_organizations(worked: Worked) -> None:
    assert all(bool(worked.people[worked.agent(id)]) == id.startswith("person/") for id in AGENTS)


def test_nobody(worked: Worked) -> None:
    with pytest.raises(NotFoundError, match="person/nobody"):
        worked.films("person/nobody")
