"""An agent's page."""

from __future__ import annotations

import pytest

from generique.answers.asking import Graph, Labels
from generique.answers.person import person
from generique.answers.worked import Worked
from generique.errors import NotFoundError
from tests.answers.world import AUFFRET, BLANC, LITTLE, OSTIER, ROXANE


def test_the_json_of_the_contract(graph: Graph, worked: Worked) -> None:
    assert person(graph, worked, BLANC).as_dict() == {
        "agent": BLANC,
        "name": "Michel Blanc",
        "kind": "person",
        "names": ["Michel Blanc"],
        "identifiers": [],
        "contributions": [
            {
                "film": LITTLE,
                "title": "Les Petites Victoires",
                "year": 2022,
                "role": "cast-member",
                "characters": ["Emile"],
            }
        ],
    }


def test_contributions_by_year_then_role(graph: Graph, worked: Worked) -> None:
    found = person(graph, worked, AUFFRET)
    assert [(part.film, part.role) for part in found.contributions] == [
        (ROXANE, "director"),
        (ROXANE, "screenwriter"),
        (LITTLE, "director"),
    ]
    assert found.identifiers == ("isni:0000 0001",)


def test_every_name_credited_the_displayed_one_first(graph: Graph, worked: Worked) -> None:
    assert person(graph, worked, OSTIER).names == (
        "Cassandra Ostier-Alamarguy",
        "Cassandra OSTIER-ALAMARGUY",
        "Cassandra Ostier",
    )


def test_an_organization_has_the_same_page(graph: Graph, worked: Worked) -> None:
    found = person(graph, worked, "organization/zinc")
    assert (found.kind, found.names) == ("organization", ("Zinc", "Zinc."))


def test_on_a_terminal(graph: Graph, worked: Worked) -> None:
    assert str(person(graph, worked, AUFFRET, label=Labels(lambda: graph.store))).splitlines() == [
        "Mélanie Auffret",
        "id: person/melanie-auffret",
        "also: M. Auffret",
        "identifiers: isni:0000 0001",
        "",
        "year  title                  role         characters",
        "2018  Roxane                 réalisation",
        "                             scénario",
        "2022  Les Petites Victoires  réalisation",
    ]


def test_records_have_the_columns_they_say(graph: Graph, worked: Worked) -> None:
    found = person(graph, worked, AUFFRET)
    assert all(tuple(record) == found.columns for record in found.records())


def test_nobody(graph: Graph, worked: Worked) -> None:
    with pytest.raises(NotFoundError):
        person(graph, worked, "person/nobody")
