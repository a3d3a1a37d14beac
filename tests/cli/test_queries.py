"""SPARQL on the command line: named questions, files, RDF files instead of a catalogue."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import generique

COUNT = "SELECT (COUNT(?film) AS ?films) { ?film a gen:Film }"


def test_a_named_question_takes_names(demo: Path) -> None:
    ran = generique("-c", demo, "query", "collaborators", "person=Michel Blanc", "--format", "json")
    names = [row["name"]["value"] for row in ran.json["results"]["bindings"]]
    assert "Julia Piaton" in names
    same = generique(
        "-c", demo, "query", "collaborators", "-p", "person=person/michel-blanc", "--format", "json"
    )
    assert same.json == ran.json


def test_a_query_may_come_from_stdin_or_a_file(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "count.rq").write_text(COUNT)
    assert generique("-c", demo, "query", "-", stdin=COUNT).out.split() == ["films", "3"]
    assert generique("-c", demo, "query", tmp_path / "count.rq").out.split() == ["films", "3"]


def test_wrong_sparql_names_line_and_column(demo: Path) -> None:
    ran = generique("-c", demo, "query", "-", stdin="SELECT ?x\nWHERE { ?x ?y }")
    assert ran.code == 1
    assert "line 2, column" in ran.err


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_the_results_formats_of_sparql(demo: Path, form: str) -> None:
    ran = generique("-c", demo, "query", "-", "--format", form, stdin=COUNT)
    assert (ran.code, "3" in ran.out) == (0, True)


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_triples_come_as_rdf(demo: Path, form: str) -> None:
    query = "CONSTRUCT { ?film rdfs:label ?title } { ?film a gen:Film ; rdfs:label ?title }"
    ran = generique("-c", demo, "query", "-", "--format", form, stdin=query)
    assert (ran.code, "Victoire" in ran.out) == (0, True)


def test_rdf_files_are_asked_instead_of_a_catalogue(tmp_path: Path) -> None:
    (tmp_path / "data.ttl").write_text("<urn:a> <urn:b> 1 . <urn:a> <urn:b> 2 .")
    (tmp_path / "more.nq").write_text("<urn:c> <urn:b> <urn:d> <urn:graph> .\n")
    (tmp_path / "ask.rq").write_text(
        "SELECT ?x { { ?x <urn:b> 2 } UNION { GRAPH <urn:graph> { ?x ?p ?o } } }"
    )
    ran = generique(
        "query", "--data", tmp_path / "data.ttl", "--data", tmp_path / "more.nq", tmp_path / "ask.rq"
    )
    assert sorted(ran.out.split()[1:]) == ["urn:a", "urn:c"]


def test_the_questions_are_listed_with_their_parameters(demo: Path) -> None:
    listed = generique("queries", "--format", "json").json
    assert len(listed) >= 24
    assert all(list(query) == ["name", "summary_fr", "summary_en", "params"] for query in listed)
    assert {param["type"] for query in listed for param in query["params"]} <= {
        "film", "person", "organization", "agent", "role", "integer", "date", "string",
    }  # fmt: skip


def test_labels_in_answers_follow_the_language(demo: Path) -> None:
    words = ["query", "full-credits", "film=Victoire", "--format", "json"]
    french = json.dumps(generique("-c", demo, *words).json, ensure_ascii=False)
    english = json.dumps(generique("-c", demo, "--lang", "en", *words).json, ensure_ascii=False)
    assert "réalisation" in french
    assert "director" in english
