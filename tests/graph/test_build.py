"""The graph of a build holds what its tables hold, each triple once, and every text to the letter.

``python -m tests.graph.test_build`` rewrites the golden file.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generique import tables
from generique.errors import GeneriqueError
from generique.graph import build as graph
from generique.graph.shapes import About
from generique.graph.store import Store
from generique.model import Claims, Residue
from generique.namespaces import GEN, ROLE, Iri
from tests.samples import ARTICLE, KIT, SHEET, credit, fact, film, same_names, source

GOLDEN = Path(__file__).with_name("build.nt")
BASE = "https://example.org/"


def make_tables(folder: Path) -> Path:
    said = {1: KIT, 2: SHEET, 3: ARTICLE}
    about: dict[int, dict[str, Any]] = {
        1: {"publisher": "Quinze Mètre Carré", "complete_for": ("cast", "crew"), "licence": "CC BY 4.0"},
        2: {"url": "https://example.org/fiche?id=1", "reader": "markdown", "public": False},
        3: {"publisher": "Ouest-France", "date": "2023-03-02"},
    }
    identity = same_names(said, aliases={"person/m-auffret": "person/melanie-auffret"})
    given = [source(number, one, folder, **about[number]) for number, one in said.items()]
    tables.build(given, identity, folder / "tables")
    return folder / "tables"


def own_triples(folder: Path) -> str:
    """The triples that come from tables, sorted: all but the ontology and the roles."""
    files = graph.write(make_tables(folder), folder, About("Démonstration", base=BASE))
    lines = [line for path in files[:-1] for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == len(set(lines)), "each triple once"
    return "\n".join(sorted(lines)) + "\n"


def test_three_sources_give_the_golden_graph(tmp_path: Path) -> None:
    assert own_triples(tmp_path) == GOLDEN.read_text(encoding="utf-8")


def test_the_store_holds_the_tables_and_the_vocabularies(tmp_path: Path) -> None:
    count = graph.build(make_tables(tmp_path), tmp_path / "graph", base=BASE, title="Démonstration")
    store = Store.open(tmp_path / "graph")
    assert len(store) == count
    lines = list(store.nquads())
    assert set(GOLDEN.read_text(encoding="utf-8").splitlines(keepends=True)) <= set(lines)
    assert not [line for line in lines if "_:" in line.split(" ", 1)[0]], "no blank nodes"
    assert store.ask("ASK { ?role a ?kind }", {"role": Iri(ROLE + "director"), "kind": Iri(GEN + "Role")})
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("tmp")] == []


def test_a_role_is_a_predicate_from_film_to_agent(tmp_path: Path) -> None:
    graph.build(make_tables(tmp_path), tmp_path / "graph", base=BASE, title="Démonstration")
    rows = Store.open(tmp_path / "graph").select(
        "SELECT ?film ?role ?name { ?film ?role ?agent . ?agent <http://www.w3.org/2000/01/rdf-schema#label> ?name }",
        {"film": Iri(BASE + "film/victoire"), "role": Iri(ROLE + "director-of-photography")},
    )
    assert [row[2] for row in rows.rows] == ["Alice Fave"]


def test_two_builds_give_the_same_graph(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        graph.build(make_tables(tmp_path / name), tmp_path / name / "graph", base=BASE, title="Démonstration")
    assert list(Store.open(tmp_path / "a/graph").nquads()) == list(Store.open(tmp_path / "b/graph").nquads())


def test_a_store_that_lost_triples_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generique.graph.loading.load", lambda target, files, done: 7)
    with pytest.raises(GeneriqueError, match="the graph holds 7 triples instead of"):
        graph.build(make_tables(tmp_path), tmp_path / "graph", title="Démonstration")


@given(st.lists(st.text(min_size=1), min_size=1, max_size=30, unique=True))
@settings(max_examples=6)
def test_any_text_survives_to_the_answer(texts: list[str]) -> None:
    name = texts[0]
    claims = Claims(
        films=(film("f", name),),
        credits=tuple(
            credit("f", "director", name, 1, heading=text, credited_as=text, character=text, reason=text)
            for text in texts
        ),
        statements=tuple(fact("f", "genre", text, 2, inferred=text, country=text) for text in texts),
        residue=tuple(Residue(text, 3, text) for text in texts),
    )
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        tables.build([source(1, claims, folder)], same_names({1: claims}), folder / "tables")
        store = Store.memory(graph.write(folder / "tables", folder, About(name))[:-1])
    query = "SELECT ?property ?text { ?thing ?property ?text }"

    def answers(property: str) -> set[object]:
        return {row[1] for row in store.select(query, {"property": Iri(property)}).rows}

    own = (
        "heading",
        "creditedAs",
        "character",
        "because",
        "genre",
        "value",
        "verbatim",
        "inferred",
        "country",
    )
    for property in (*own, "text"):
        assert answers(GEN + property) == set(texts), property
    assert answers("http://www.w3.org/2000/01/rdf-schema#label") == {name}


if __name__ == "__main__":
    with TemporaryDirectory() as scratch:
        GOLDEN.write_text(own_triples(Path(scratch)), encoding="utf-8")
