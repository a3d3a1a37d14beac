"""What the guard refuses, and what only looks as though it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import GeneriqueError
from generique.graph import guard

CALL = "{ ?s ?p ?o }"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE <http://e.org/> {CALL} }}",
        f"SELECT * {{ service silent ?s {CALL} }}",
        f"PREFIX : <http://e.org/> SELECT * {{ SERVICE:x{CALL} }}",
        f"PREFIX : <http://e.org/> SELECT * {{ SERVICESILENT:x {CALL} }}",
        f"SELECT * {{ ?s ?p trueSERVICE<http://e.org/>{CALL} }}",
        f"SELECT * {{ ?s ?p 1SERVICE<http://e.org/>{CALL} }}",
        f"SELECT * {{ ?s ?p <http://e.org/\\u0041#> . SERVICE <http://e.org/> {CALL} }}",
        f"PREFIX : <http://e.org/> SELECT * {{ ?a ?p ?b FILTER(?a<?b)SERVICE#>\n:x{CALL} }}",
        f"SELECT * {{ ?s ?p 'it''s' SERVICE # a remark\n <http://e.org/> {CALL} }}",
    ],
)
def test_service_is_refused_however_it_is_written(query: str) -> None:
    with pytest.raises(GeneriqueError, match="SERVICE is refused"):
        guard.check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "# SERVICE <http://e.org/> { }\nSELECT * { ?s ?p ?o }",
        f'SELECT * {{ ?s ?p "SERVICE <http://e.org/> {CALL}" }}',
        f"SELECT * {{ ?s ?p '''SERVICE\n<http://e.org/> {CALL}''' }}",
        "PREFIX ex: <http://e.org/service#>\nASK { ?s ex:service ?o ; ex:load ?service }",
        "PREFIX service: <http://e.org/> SELECT * FROM service:g { GRAPH service:g { ?s service:x ?o } }",
        "SELECT ?service { ?service <http://e.org/SERVICE> ?load ; <http://e.org/a_(b)> _:service }",
        "PREFIX insert: <http://e.org/> PREFIX delete: <http://e.org/> SELECT * { ?insert insert:a ?drop }",
        "SELECT * { ?s ?p 'é \\' SERVICE'@fr-service . FILTER(?o < 3 && ?o > 1) }",
        "SELECT (REPLACE(?a, 'b', 'c') AS ?d) { ?s ?p ?a }",
    ],
)
def test_words_that_are_no_calls_pass(query: str) -> None:
    guard.check_query(query)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "PREFIX ex: <http://e.org/>\nDELETE WHERE { ?s ?p ?o }",
        "LOAD <http://e.org/data.ttl>",
        "BASE <http://e.org/> WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "# all of it\nclear all",
        "DROP ALL",
    ],
)
def test_updates_are_refused(update: str) -> None:
    with pytest.raises(GeneriqueError, match=r"line \d, column \d+: [A-Z]+ is refused: a query reads"):
        guard.check_query(update)


@pytest.mark.parametrize(
    "body",
    [
        "{" * 300 + "}" * 300,
        "?s ?p ?o FILTER" + "(" * 300 + "1" + ")" * 300,
        "?s ?p ?o " + "FILTER EXISTS {" * 300 + "}" * 300,
        "?s ?p ?o FILTER(1" + " + ?o" * 2_000 + ")",
        "?s ?p ?o FILTER(" + "!" * 2_000 + "true)",
        "".join(f"BIND({n} AS ?x{n}) " for n in range(2_000)),
        "?s ?p ?o FILTER(" + "1<((((((1>2+" * 100 + "1)",
    ],
)
def test_what_would_crash_the_engine_is_refused(body: str) -> None:
    with pytest.raises(GeneriqueError, match="nested too deeply"):
        guard.check_query(f"SELECT * {{ {body} }}")


def test_long_lists_of_values_pass_and_endless_texts_do_not() -> None:
    values = " ".join(f"<http://e.org/film/{n}>" for n in range(10_000))
    guard.check_query(f"SELECT * {{ VALUES ?film {{ {values} }} }}")
    with pytest.raises(GeneriqueError, match="longer than"):
        guard.check_query("SELECT * { } #" + "x" * guard.MAX_QUERY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_rdf_xml(tmp_path: Path, encoding: str) -> None:
    bomb = tmp_path / "bomb.rdf"
    bomb.write_text('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>', encoding=encoding)
    with pytest.raises(GeneriqueError, match=r"bomb\.rdf: RDF/XML with a DOCTYPE"):
        guard.check_data(bomb, "rdfxml")
    assert guard.check_data('<urn:a> <urn:b> "<!DOCTYPE" .', "turtle").startswith(b"<urn:a>")


def test_data_nested_too_deeply_are_refused() -> None:
    deep = "<urn:a> <urn:b> " + "<<( <urn:a> <urn:b> " * 300 + "1" + " )>>" * 300 + " ."
    with pytest.raises(GeneriqueError, match="nested too deeply"):
        guard.check_data(deep, "turtle")
    quoted = '<urn:a> <urn:b> "' + "<<" * 300 + '" .'
    assert guard.check_data(quoted, "turtle") == quoted.encode()


def test_a_file_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(GeneriqueError, match=r"none\.ttl: No such file"):
        guard.check_data(tmp_path / "none.ttl", "turtle")
