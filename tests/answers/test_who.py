"""Who worked with whom."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from generique.answers.asking import Graph, Labels
from generique.answers.who import who
from generique.answers.worked import Worked
from generique.errors import NotFoundError
from tests.answers.world import AUFFRET, BLANC, PIATON

JULIA = {
    "agent": PIATON,
    "name": "Julia Piaton",
    "kind": "person",
    "films": 2,
    "titles": ["Roxane", "Les Petites Victoires"],
    "roles": ["cast-member", "editor"],
    "own_roles": ["director", "screenwriter"],
}


def test_the_json_of_the_contract(worked: Worked) -> None:
    assert who(worked, AUFFRET).as_dicts()[0] == JULIA


def test_most_films_first_then_the_folded_name(worked: Worked) -> None:
    assert [one.name for one in who(worked, AUFFRET, organizations=True)] == [
        "Julia Piaton",
        "ADNP",
        "Michel Blanc",
        "Zinc",
    ]
    assert {one.kind for one in who(worked, AUFFRET)} == {"person"}


@pytest.mark.parametrize(
    ("narrowed", "names"),
    [
        ({"role": "cast-member"}, ["Julia Piaton", "Michel Blanc"]),
        ({"role": "editor"}, ["Julia Piaton"]),
        ({"own_role": "screenwriter"}, ["Julia Piaton"]),
        ({"own_role": "cast-member"}, []),
        ({"since": 2019}, ["Julia Piaton", "Michel Blanc"]),
        ({"until": 2019}, ["Julia Piaton"]),
        ({"minimum": 2}, ["Julia Piaton"]),
        ({"limit": 1}, ["Julia Piaton"]),
    ],
)
def test_narrowed(worked: Worked, narrowed: dict[str, Any], names: list[str]) -> None:
    assert [one.name for one in who(worked, AUFFRET, **narrowed)] == names


def test_a_film_without_a_year_is_of_no_period(worked: Worked) -> None:
    assert len(who(worked, "person/marah-ostier")) == 3
    assert len(who(worked, "person/marah-ostier", since=1900, until=2100)) == 0


def test_roles_are_those_on_the_films_that_count(worked: Worked) -> None:
    (julia,) = who(worked, AUFFRET, role="editor")
    assert (julia.films, julia.roles, julia.own_roles) == (1, ("editor",), ("director", "screenwriter"))


def test_nobody(worked: Worked) -> None:
    with pytest.raises(NotFoundError, match="person/nobody"):
        who(worked, "person/nobody")


def test_on_a_terminal(graph: Graph, worked: Worked) -> None:
    label = Labels(lambda: graph.store)
    assert str(who(worked, BLANC, label=label)).splitlines() == [
        "name             films  roles           own roles       titles",
        "Julia Piaton         1  interprétation  interprétation  Les Petites Victoires",
        "Mélanie Auffret      1  réalisation     interprétation  Les Petites Victoires",
    ]
    assert str(who(worked, BLANC, minimum=2)) == "nothing found"


def test_asking_needs_nothing_heavy() -> None:
    code = """if True:
        import sys
        import generique.answers.who, generique.answers.film, generique.answers.person, generique.search
        heavy = {"numpy", "duckdb", "rdflib", "networkx", "rapidfuzz", "dataclasses", "json", "csv", "hashlib"}
        print(sorted(heavy & sys.modules.keys()))"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
