"""The whole suite of questions: a store on disk, Oxigraph’s server and Virtuoso give the same values."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generique.catalogue import Catalogue
from generique.catalogue.sending import send
from generique.catalogue.service import ServiceCatalogue
from generique.errors import GeneriqueError
from generique.export import formats
from generique.graph.store import Store
from generique.remote.endpoint import Endpoint
from generique.remote.writing import ByUpdate
from tests.queries import demo as demo_graph
from tests.queries import world
from tests.queries.asking import ENTITIES, GIVEN, QUESTIONS, values
from tests.remote.services import Service

GRAPHS: dict[str, tuple[Callable[[], str], dict[str, str]]] = {
    "world": (world.turtle, GIVEN),
    "demo": (demo_graph.ntriples, demo_graph.GIVEN),
}
CALLS: dict[str, Callable[[Catalogue], Any]] = {
    "find": lambda at: at.find("melany aufret").as_dicts(),
    "find nothing": lambda at: at.find("xyzzy qwfp").as_dicts(),
    "film": lambda at: at.film("victoire").as_dict(),
    "film of two sources": lambda at: at.film("LES PETITES VICTOIRES").as_dict(),
    "film by id": lambda at: at.film("film/victoire").as_dict(),
    "person": lambda at: at.person("apolline dufresne").as_dict(),
    "organization": lambda at: at.person("Les Films Volants").as_dict(),
    "an alias": lambda at: at.person("person/cassandra-ostier").as_dict(),
    "nobody": lambda at: at.person("Apoline Dufrene").as_dict(),
    "who": lambda at: at.who("Michel Blanc").as_dicts(),
    "who, in words": lambda at: str(at.who("Michel Blanc", organizations=True)),
    "shared": lambda at: at.shared("Julia Piaton", "Michel Blanc").as_dicts(),
    "chain": lambda at: at.chain("Alice Fave", "Maria Juin", all=True).as_dict(),
    "no chain": lambda at: at.chain("Alice Fave", "Michel Blanc").as_dict(),
    "pairs": lambda at: at.pairs(organizations=True).as_dicts(),
    "conflicts": lambda at: at.conflicts().as_dicts(),
    "conflicts of a film": lambda at: at.conflicts("Les petites victoires", kind="value").as_dicts(),
    "cite": lambda at: at.cite("Victoire").as_dict(),
    "check": lambda at: at.check(),
    "query": lambda at: at.query("collaborators", person="Michel Blanc").records(),
    "query as CSV": lambda at: at.query("full-credits", film="Victoire").serialize("csv").decode(),
    "query as JSON": lambda at: json.loads(at.query("films-by-country", country="FR").serialize("json")),
    "ask": lambda at: at.query("ASK { ?film a gen:Film }").records(),
    "construct": lambda at: sorted(
        at.query("CONSTRUCT { ?f rdfs:label ?l } WHERE { ?f a gen:Film ; rdfs:label ?l }")
        .serialize("ntriples")
        .decode()
        .splitlines()
    ),
}


@pytest.mark.parametrize("graph", GRAPHS)
def test_every_named_question_is_answered_alike(service: Service, graph: str) -> None:
    text, given = GRAPHS[graph]
    store = Store.memory()
    store.load(text(), "turtle")
    lines, writer, name = list(store.nquads()), ByUpdate(service.client()), f"urn:test:{graph}"
    for start in range(0, len(lines), writer.rows):
        writer.add({name: lines[start : start + writer.rows]})
    endpoint = Endpoint(service.client(), name)
    for question in QUESTIONS.values():
        bindings = values(question, given)
        assert endpoint.select(question.text, bindings) == store.select(question.text, bindings), (
            question.name
        )
        for param in question.params:
            if param.type in ENTITIES and graph == "world":
                absent = {**bindings, param.name: type(bindings[param.name])("urn:nobody")}
                assert endpoint.select(question.text, absent).rows == [], question.name


def test_every_call_and_export_is_answered_alike(
    service: Service, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    here = Catalogue(demo)
    send(here._folder, service.client())
    there = ServiceCatalogue(service.client())
    for name, call in CALLS.items():
        assert _answer(call, there) == _answer(call, here), name
    for form, about in formats().items():
        if form not in ("csv", "parquet"):
            assert _exported(there, form, tmp_path / f"there.{form}", about.several) == _exported(
                here, form, tmp_path / f"here.{form}", about.several
            ), form
    there.export("csv", tmp_path / "csv")
    assert (tmp_path / "csv" / "credits.csv").read_text() == _table(here, tmp_path, "credits")
    assert len(there.graph) == len(here.graph)
    assert sorted(there.network.edges) == sorted(here.network.edges)


def _answer(call: Callable[[Catalogue], Any], catalogue: Catalogue) -> Any:
    try:
        return call(catalogue)
    except GeneriqueError as error:
        return type(error), str(error)


def _exported(catalogue: Catalogue, form: str, target: Path, several: bool) -> dict[str, bytes]:
    catalogue.export(form, target)
    files = sorted(target.iterdir()) if several else [target]
    return {file.name if several else "": file.read_bytes() for file in files}


def _table(catalogue: Catalogue, tmp_path: Path, name: str) -> str:
    catalogue.export("csv", tmp_path / "own")
    return (tmp_path / "own" / f"{name}.csv").read_text()
