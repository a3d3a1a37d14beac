"""Where the sources of the small catalogue disagree."""

from __future__ import annotations

import pytest

from generique.answers.asking import Graph
from generique.answers.conflicts import conflicts
from generique.errors import UsageError
from tests.answers.world import AUFFRET, CREDITS, LITTLE, ROXANE, Credit, store_of, turtle

RELEASE = {
    "kind": "value",
    "grade": "country not stated",
    "film": LITTLE,
    "title": "Les Petites Victoires",
    "property": "release",
    "values": [
        {"value": "2023-05-24", "verbatim": "24 mai 2023", "source": "source/2", "locator": "line 14"},
        {"value": "2023-03-01", "verbatim": "mercredi 1er mars", "source": "source/3", "locator": "line 15"},
    ],
}


def test_two_release_dates_without_a_country(graph: Graph) -> None:
    assert conflicts(graph, LITTLE).as_dicts() == [RELEASE]


def test_all_films_by_title(graph: Graph) -> None:
    assert [(one.film, one.kind, one.property) for one in conflicts(graph)] == [
        (LITTLE, "value", "release"),
        (ROXANE, "value", "year"),
        (ROXANE, "name", AUFFRET),
    ]


@pytest.mark.parametrize(
    ("added", "kind", "about"),
    [
        (Credit("3", ROXANE, "editor", "person/alice-fave", "Alice Fave"), "substitution", "editor"),
        (
            Credit("3", ROXANE, "director-of-photography", "person/alice-fave", "Alice Fave"),
            "role",
            "person/alice-fave",
        ),
        (Credit("3", ROXANE, "editor", "person/julia-piaton", "Julia Paton"), "name", "person/julia-piaton"),
    ],
)
def test_each_kind_is_found_among_all_films_as_on_one(added: Credit, kind: str, about: str) -> None:
    other = Credit("4", ROXANE, "camera-operator", "person/alice-fave", "Alice Fave")
    graph = Graph(store_of(turtle((*CREDITS, added, other))))
    found = [one for one in conflicts(graph, kind=kind) if one.property == about]
    assert [one.film for one in found] == [ROXANE]
    assert found == [one for one in conflicts(graph, ROXANE, kind) if one.property == about]


def test_a_list_that_says_it_is_complete() -> None:
    graph = Graph(store_of(turtle(complete_for=("2", "cast"))))
    assert not len(conflicts(graph, LITTLE, "substitution"))
    added = Credit("3", LITTLE, "cast-member", "person/alice-fave", "Alice Fave")
    graph = Graph(store_of(turtle((*CREDITS, added), complete_for=("2", "cast"))))
    assert [one.grade for one in conflicts(graph, kind="substitution")] == ["omission"]


def test_one_record_for_each_value(graph: Graph) -> None:
    found = conflicts(graph, LITTLE)
    assert [record["value"] for record in found.records()] == ["2023-05-24", "2023-03-01"]
    assert all(tuple(record) == found.columns for record in found.records())


def test_an_unknown_kind(graph: Graph) -> None:
    with pytest.raises(UsageError, match="use one of value, substitution, role, name"):
        conflicts(graph, kind="gossip")


def test_an_omission_names_the_list_that_says_it_is_complete() -> None:
    added = Credit("3", LITTLE, "cast-member", "person/alice-fave", "Alice Fave")
    graph = Graph(store_of(turtle((*CREDITS, added), complete_for=("2", "cast"))))
    (found,) = conflicts(graph, kind="substitution")
    assert [value.source for value in found.values if value.value == "person/alice-fave"] == ["source/3"]
    assert "source/2" in {value.source for value in found.values}
