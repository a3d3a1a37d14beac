"""Bridges between teams, and communities."""

from __future__ import annotations

from pathlib import Path

from tests.network.tables import make_network

from generique.network.teams import bridges, communities, crew

FACTS = [
    ("f1", "ann", "director", "1"),
    ("f1", "bob", "editor", "1"),
    ("f2", "dora", "director", "1"),
    ("f2", "eve", "editor", "1"),
    ("f3", "bob", "editor", "1"),
    ("f3", "zoe", "composer", "1"),
    ("f4", "eve", "director", "1"),
    ("f4", "dora", "editor", "1"),
    ("f4", "zoe", "composer", "1"),
]


def test_a_bridge_worked_with_both_teams(tmp_path: Path) -> None:
    network = make_network(tmp_path, FACTS, {"f1": 1990})
    left, right = crew(network, "film/f1"), crew(network, "film/f2")
    assert set(left) == {"person/ann", "person/bob"}
    (zoe,) = bridges(network, left, right)
    assert (zoe.name, zoe.with_a, set(zoe.with_b)) == ("zoe", ("person/bob",), {"person/dora", "person/eve"})
    assert (zoe.films_a, zoe.films_b) == (("film/f3",), ("film/f4",))


def test_a_member_of_both_teams_is_a_bridge(tmp_path: Path) -> None:
    network = make_network(tmp_path, FACTS)
    assert {"bob"} <= {each.name for each in bridges(network, ["person/bob"], ["person/bob", "person/ann"])}
    assert bridges(network, [], ["person/ann"]) == ()


def test_communities_of_each_decade(tmp_path: Path) -> None:
    network = make_network(tmp_path, FACTS, {"f1": 1990, "f2": 1991, "f4": 1999, "f3": 2001})
    found = communities(network, minimum=2)
    assert [(each.decade, set(each.names), each.films) for each in found] == [
        (1990, {"dora", "eve", "zoe"}, 2),
        (1990, {"ann", "bob"}, 1),
        (2000, {"bob", "zoe"}, 1),
    ]
    assert [each.decade for each in communities(network)] == [1990]
