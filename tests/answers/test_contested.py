"""What the tables say is disputed of all films is what the graph says of each one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generique.answers import contested
from generique.answers.asking import Graph
from generique.answers.conflicts import KINDS, conflicts, films
from generique.answers.contested import credits, statements
from generique.graph import build
from generique.graph.store import Store
from generique.parquet import connect, keep, stage
from generique.text import fold
from tests.answers.world import LITTLE, ROXANE, write_tables
from tests.network.tables import COLUMNS

FILMS = tuple(f"film/{number}" for number in range(25))
ROLES = ("director", "screenwriter", "editor", "cast-member", "camera-operator", "director-of-photography")
PEOPLE = {
    "person/ada-nore": ("Ada Nore", "ADA NORE", "A. Nore"),
    "person/bea-ostier": ("Béa Ostier", "Bea Ostier", "OSTIER Béa", "Bea  Ostier"),
    "person/leon-bo": ("Léon Bø", "Leon Bo", "Léon Bø"),
    "organization/zinc": ("Zinc", "Zinc Films"),
}
FACTS = {
    "title": (("string", "Victoire"), ("string", "VICTOIRE"), ("string", "Roxane")),
    "year": (("integer", "2018"), ("integer", "2019"), ("string", "vers 2018")),
    "runningTime": (("integer", "90"), ("integer", "91"), ("integer", "120")),
    "release": (("date", "2023-03-01"), ("gYearMonth", "2023-03"), ("date", "2023-05-24")),
    "language": (("string", "fr"), ("string", "en")),
}


def catalogue(folder: Path, seed: int, complete: bool = False) -> tuple[Graph, Path]:
    """A random catalogue of four sources, as tables and as the graph that is built from them."""
    chance = random.Random(seed)
    sources = [str(number) for number in range(1, 4)] + ["4.2"]
    rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in COLUMNS}
    rows["sources"] = [
        (id, int(float(id)), f"S{id}", *[""] * 7, True, "editing|cast" if complete and id == "2" else "")
        for id in sources
    ]
    rows["films"] = [(film, f"Titre {film[-1]}", None, None, 1) for film in FILMS]
    rows["agents"] = [(id, id.partition("/")[0], names[0], fold(names[0]), 1) for id, names in PEOPLE.items()]
    contributions = set()
    for number in range(260):
        film, agent, role = chance.choice(FILMS), chance.choice(list(PEOPLE)), chance.choice(ROLES)
        contribution = "/".join(("contribution", film[5:], agent.replace("/", "-"), role))
        contributions.add((contribution, film, agent, role, 1))
        line = (chance.choice(sources), number, f"line {number}", role.upper(), chance.choice(PEOPLE[agent]))
        rows["credits"].append((f"credit/{number}", contribution, film, agent, role, *line, None, 1.0, ""))
    rows["contributions"] = sorted(contributions)
    for number in range(220):
        name = chance.choice(list(FACTS))
        datatype, value = chance.choice(FACTS[name])
        about = chance.choice((None, "FR", "BE")), chance.choice((None, "preview", "theatrical"))
        said = (name, value, datatype, value, chance.choice(sources), 500 + number, f"row {number}")
        rows["statements"].append(
            (f"statement/{number}", chance.choice(FILMS), *said, *about, None, None, 1.0, "", False)
        )
    (folder / "tables").mkdir(parents=True)
    with connect() as database:
        for table, columns in COLUMNS.items():
            named = [column.partition(":") for column in columns.split()]
            stage(database, table, {column: kind or "VARCHAR" for column, _, kind in named}, rows[table])
            keep(database, f"FROM {table} ORDER BY 1", folder / "tables" / f"{table}.parquet")
    build.build(folder / "tables", folder / "graph", title="Au hasard")
    return Graph(Store.open(folder / "graph")), folder / "tables"


@pytest.mark.parametrize("seed", range(4))
def test_all_films_at_once_as_film_by_film(seed: int, tmp_path: Path) -> None:
    graph, tables = catalogue(tmp_path, seed, complete=seed % 2 == 1)
    slowly = conflicts(graph)
    assert {one.kind for one in slowly} == set(KINDS)
    assert conflicts(graph, tables=tables) == slowly
    for kind in KINDS:
        of_kind = conflicts(graph, kind=kind)
        assert conflicts(graph, kind=kind, tables=tables) == of_kind
        assert {one.film for one in of_kind} <= films(graph, tables, [kind])


def test_only_what_may_be_disputed_is_looked_at(tmp_path: Path) -> None:
    tables = write_tables(tmp_path)
    assert {film: len(said) for film, said in statements(tables, {"year", "release"}).items()} == {
        LITTLE: 3,
        ROXANE: 2,
    }
    assert list(credits(tables, "name", ())) == [ROXANE]
    assert credits(tables, "substitution", ()) == {}
    for kind, some in (("value", {LITTLE, ROXANE}), ("name", {ROXANE}), ("substitution", set())):
        assert contested.films(tables, kind, {"year", "release"}, ()) == some
