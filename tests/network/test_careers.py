"""Partnerships, faithful crews and newcomers."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.network.tables import make_network

from generique.network.arrays import Network
from generique.network.careers import faithful, newcomers, partnership
from generique.roles import vocabulary
from generique.words import words

FACTS = [
    ("f1", "ann", "director", "1"),
    ("f1", "bob", "editor", "1"),
    ("f1", "carl", "composer", "1"),
    ("f2", "ann", "director", "1"),
    ("f2", "carl", "composer", "1"),
    ("f3", "ann", "director", "1"),
    ("f3", "bob", "editor", "1"),
    ("f3", "carl", "cast-member", "1"),
    ("f4", "ann", "cast-member", "1"),
    ("f4", "bob", "director", "1"),
    ("f0", "bob", "assistant-editor", "1"),
]
YEARS = {"f0": 1990, "f1": 2001, "f2": 2003, "f3": 2005, "f4": 2006}


@pytest.fixture
def network(tmp_path: Path) -> Network:
    return make_network(tmp_path, FACTS, YEARS)


def test_a_partnership_year_by_year(network: Network) -> None:
    found = partnership(network, "person/ann", "person/bob")
    assert [(film.year, film.a_roles, film.b_roles) for film in found.films] == [
        (2001, ("director",), ("editor",)),
        (2005, ("director",), ("editor",)),
        (2006, ("cast-member",), ("director",)),
    ]
    assert (found.years, found.a_films, found.b_films) == ((2001, 2006), 4, 4)
    assert found.as_dict()["years"] == (2001, 2006)


def test_a_partnership_of_two_who_never_met(tmp_path: Path) -> None:
    network = make_network(tmp_path, [("f", "ann", "editor", "1"), ("g", "bob", "editor", "1")])
    found = partnership(network, "person/ann", "person/bob")
    assert (found.films, found.years) == ((), None)


def test_a_faithful_crew_follows_the_director(network: Network) -> None:
    carl, bob = faithful(network, "person/ann")
    assert (carl.name, carl.films, carl.streak) == ("carl", ("film/f1", "film/f2", "film/f3"), 3)
    assert carl.roles == ("cast-member", "composer")
    assert (bob.name, bob.films, bob.streak, bob.share) == ("bob", ("film/f1", "film/f3"), 1, 0.5)
    assert [each.name for each in faithful(network, "person/ann", minimum=3)] == ["carl"]
    assert faithful(network, "person/carl") == ()


def test_newcomers_and_when_they_first_headed_a_department(network: Network) -> None:
    (bob,) = newcomers(network, 1990, 1999)
    assert (bob.name, bob.first.year, bob.first.roles) == ("bob", 1990, ("assistant-editor",))
    assert bob.head is not None
    assert (bob.head.film, bob.head.year, bob.head.roles) == ("film/f1", 2001, ("editor",))
    assert [each.name for each in newcomers(network, 2001)] == ["ann", "carl"]
    assert newcomers(network, 1990, heads=("gaffer",))[0].head is None
    assert newcomers(network, 2010) == ()


def test_heads_of_department_are_roles() -> None:
    assert words("heads_of_department") <= vocabulary().roles.keys()
