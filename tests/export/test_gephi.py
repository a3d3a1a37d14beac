"""Gephi's spreadsheets."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.export.small import Small

from generique.export import formats
from generique.export.format import Options


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def exported(folder: Path, options: Options) -> tuple[list[list[str]], list[list[str]]]:
    """The rows of nodes.csv and edges.csv."""
    out = folder / "out"
    out.mkdir()
    formats()["gephi-csv"].write(Small(folder), out, options)
    assert sorted(path.name for path in out.iterdir()) == ["edges.csv", "nodes.csv"]
    assert not (out / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    nodes, edges = (rows(out / name) for name in ("nodes.csv", "edges.csv"))
    return nodes, edges


def test_films_and_agents(tmp_path: Path) -> None:
    nodes, edges = exported(tmp_path, Options(roles=("director",)))
    assert nodes == [
        ["Id", "Label", "kind", "year"],
        ["film/roxane", "roxane", "film", "2018"],
        ["film/victoires", 'Les "Petites" <Victoires> & Cie', "film", "2022"],
        ["person/mélanie", "Mélanie\x0bAuffret,\r\nréalisatrice", "person", ""],
    ]
    assert edges == [
        ["Source", "Target", "Type", "Weight", "roles"],
        ["film/roxane", "person/mélanie", "Undirected", "1", "director"],
        ["film/victoires", "person/mélanie", "Undirected", "1", "director"],
    ]


def test_co_credit(tmp_path: Path) -> None:
    nodes, edges = exported(tmp_path, Options(projection="co-credit", until=2018))
    assert nodes[0] == ["Id", "Label", "kind", "films"]
    assert edges == [
        ["Source", "Target", "Type", "Weight", "films", "titles", "source_roles", "target_roles"],
        ["person/mélanie", "person/zoé", "Undirected", "1.0", "1", "roxane", "director", "editor"],
    ]
