"""From tables to arrays."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.network.tables import make_network, write_tables

from generique.errors import GeneriqueError
from generique.network import build
from generique.network.arrays import Network
from generique.parquet import connect, keep, quoted

FACTS = [
    ("roxane", "mélanie", "director", "1"),
    ("roxane", "zoé", "editor", "1"),
    ("victoires", "mélanie", "director", "1"),
    ("victoires", "mélanie", "director", "2"),
    ("victoires", "mélanie", "writer", "2"),
    ("victoires", "ADNP", "production-company", "2"),
]


def test_agents_are_ranked_by_their_films_and_rows_are_sorted(tmp_path: Path) -> None:
    network = make_network(tmp_path, FACTS, {"roxane": 2018, "arrivé": None})
    assert list(network.films.ids) == ["film/arrivé", "film/roxane", "film/victoires"]
    assert network.films.years.tolist() == [0, 2018, 0]
    assert network.films.people.tolist() == [0, 2, 1]
    assert list(network.agents.ids) == ["person/mélanie", "organization/adnp", "person/zoé"]
    assert network.agents.films.tolist() == [2, 1, 1]
    assert network.agents.person.tolist() == [True, False, True]
    assert network.roles == ("director", "editor", "production-company", "writer")
    assert network.agents.side.bounds.tolist() == [0, 3, 4, 5]
    assert network.agents.side.members.tolist() == [1, 2, 2, 2, 1]
    assert network.films.side.members.tolist() == [0, 2, 0, 0, 1]
    evidence = [sorted(network.evidence[number]) for number in network.films.side.evidence]
    assert evidence == [["1"], ["1"], ["1", "2"], ["2"], ["2"]]


def test_the_order_of_the_tables_makes_no_difference(tmp_path: Path) -> None:
    first = write_tables(tmp_path / "first", FACTS)
    turned = tmp_path / "turned"
    turned.mkdir()
    with connect() as database:
        for path in first.iterdir():
            query = f"FROM (SELECT row_number() OVER () AS n, * FROM read_parquet({quoted(path)})) ORDER BY n DESC"
            keep(database, f"SELECT * EXCLUDE n {query}", turned / path.name)
    build(first, tmp_path / "a")
    build(turned, tmp_path / "b")
    assert {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()
    }


def test_tables_without_a_row_make_an_empty_network(tmp_path: Path) -> None:
    network = make_network(tmp_path, [])
    assert (len(network.films.ids), len(network.agents.ids), network.roles) == (0, 0, ())


def test_a_contribution_without_its_film_is_told(tmp_path: Path) -> None:
    tables = write_tables(tmp_path / "tables", FACTS)
    write_tables(tmp_path / "fewer", FACTS[:2])
    (tmp_path / "fewer" / "films.parquet").replace(tables / "films.parquet")
    with pytest.raises(GeneriqueError, match="5 contributions, but films and agents for 2"):
        build(tables, tmp_path / "network")


def test_a_contribution_without_a_credit_has_no_evidence(tmp_path: Path) -> None:
    tables = write_tables(tmp_path / "tables", FACTS)
    write_tables(tmp_path / "none", [])
    (tmp_path / "none" / "credits.parquet").replace(tables / "credits.parquet")
    build(tables, tmp_path / "network")
    network = Network.open(tmp_path / "network")
    assert {network.evidence[number] for number in network.agents.side.evidence} == {frozenset()}
