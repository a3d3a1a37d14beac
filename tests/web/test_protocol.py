"""The SPARQL 1.1 Protocol: the query cases of the W3C's suite, what it says of content, and our limits."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from rdflib import Graph
from starlette.testclient import TestClient

from generique.catalogue import Catalogue
from generique.graph.store import Store
from generique.namespaces import PREFIXES
from generique.web.media import GRAPHS
from generique.web.receiving import LARGEST
from generique.web.sandbox import Limits
from tests.web.machine import machine

XML = "application/sparql-results+xml"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
SELECT = "SELECT ?film ?title { ?film a gen:Film ; rdfs:label ?title } ORDER BY ?title"
CONSTRUCT = "CONSTRUCT { ?film rdfs:label ?title } WHERE { ?film a gen:Film ; rdfs:label ?title }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def client(demo: Path) -> Iterator[TestClient]:
    """A client, with small limits."""
    with machine(demo, Limits(seconds=60, rows=5000, size=1 << 20)) as client:
        yield client


def asked(client: TestClient, query: str, accept: str = "*/*", **more: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query, **more}, headers={"Accept": accept})


# -- the cases of the W3C's protocol suite that are about queries ---------------------------------------


def test_query_get(client: TestClient) -> None:
    answer = asked(client, "ASK {}", "application/sparql-results+json")
    assert answer.json() == {"head": {}, "boolean": True}


def test_query_post_form(client: TestClient) -> None:
    answer = client.post("/sparql", data={"query": "ASK {}"})
    assert (answer.status_code, answer.json()["boolean"]) == (200, True)


def test_query_post_direct(client: TestClient) -> None:
    answer = client.post("/sparql", content="ASK {}", headers={"Content-Type": f"{DIRECT}; charset=UTF-8"})
    assert (answer.status_code, answer.json()["boolean"]) == (200, True)


@pytest.mark.parametrize(
    ("query", "accept", "given"),
    [
        ("SELECT (1 AS ?value) {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("SELECT (1 AS ?value) {}", "application/sparql-results+json", "application/sparql-results+json"),
        ("SELECT (1 AS ?value) {}", "text/csv", "text/csv; charset=utf-8"),
        ("SELECT (1 AS ?value) {}", "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("ASK {}", f"{XML}, application/sparql-results+json;q=0.9", XML),
        ("DESCRIBE <http://example.org/>", "application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", "text/turtle", "text/turtle; charset=utf-8"),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", "application/ld+json", "application/ld+json"),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", "application/n-triples", "application/n-triples"),
        ("SELECT (1 AS ?value) {}", "*/*", "application/sparql-results+json"),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", f"{XML}, */*;q=0.1", "text/turtle; charset=utf-8"),
    ],
)  # fmt: skip
def test_query_content_type(client: TestClient, query: str, accept: str, given: str) -> None:
    query = query.replace("<s> <p>", "<urn:s> <urn:p>")
    answer = asked(client, query, accept)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, given)
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_default_graph(client: TestClient, method: str) -> None:
    """A graph that is not here is empty, as with the engine's own server."""
    parameters = {"query": "ASK { ?s ?p ?o }", "default-graph-uri": "http://example.org/elsewhere"}
    answer = (
        client.get("/sparql", params=parameters)
        if method == "get"
        else client.post("/sparql", data=parameters)
    )
    assert answer.json()["boolean"] is False


def test_query_dataset_named_graphs_hide_the_default_graph(client: TestClient) -> None:
    for query in ("ASK { ?s ?p ?o }", "ASK { GRAPH ?g { ?s ?p ?o } }"):
        answer = client.get("/sparql", params={"query": query, "named-graph-uri": ["urn:a", "urn:b"]})
        assert answer.json()["boolean"] is False


def test_query_dataset_full(client: TestClient) -> None:
    """The graphs of the request count, not those of the query."""
    graphs = {"default-graph-uri": ["urn:a", "urn:b"], "named-graph-uri": ["urn:c"]}
    answer = client.get("/sparql", params={"query": "SELECT * FROM <urn:a> { ?s ?p ?o }", **graphs})
    assert answer.json()["results"]["bindings"] == []


def test_query_post_direct_takes_graphs_from_the_address(client: TestClient) -> None:
    answer = client.post(
        "/sparql?default-graph-uri=urn:a", content="ASK { ?s ?p ?o }", headers={"Content-Type": DIRECT}
    )
    assert answer.json()["boolean"] is False


def test_bad_query_method(client: TestClient) -> None:
    answer = client.put("/sparql", params={"query": "ASK {}"})
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(
    ("content", "kind", "status", "said"),
    [
        ("query=ASK%20%7B%7D&query=ASK%20%7B%7D", FORM, 400, "one query at a time"),
        ("query=ASK%20%7B%7D", "text/plain", 415, "a POST is"),
        ("query=ASK%20%7B%7D", "", 415, "a POST is"),
        ("ASK {}", "text/plain", 415, "a POST is"),
        ("other=1", FORM, 400, "no query"),
        ("query=%FF", FORM, 400, "UTF-8"),
        ("update=CLEAR%20ALL", FORM, 403, "updates are refused"),
        ("CLEAR ALL", "application/sparql-update", 403, "updates are refused"),
        ("query=CLEAR%20ALL", FORM, 400, "line 1, column 1: CLEAR is refused"),
        ("query=ASK%20%7B%7D&using-graph-uri=urn:a", FORM, 400, "is for updates"),
        ("ASK {", DIRECT, 400, "line 1, column 6"),
        ("SELECT *\n{ ?s ?p }", DIRECT, 400, "line 2, column 10"),
        ("SELECT * { SERVICE <http://e.org/> { ?s ?p ?o } }", DIRECT, 400, "SERVICE is refused"),
        ("LOAD <http://e.org/>", DIRECT, 400, "LOAD is refused"),
        ("SELECT * " + "{" * 3000 + "}" * 3000, DIRECT, 400, "nested too deeply"),
        ("#" * (LARGEST + 1), DIRECT, 413, "at most"),
    ],
)  # fmt: skip
def test_bad_query(client: TestClient, content: str, kind: str, status: int, said: str) -> None:
    answer = client.post("/sparql", content=content, headers={"Content-Type": kind} if kind else {})
    assert (answer.status_code, said in answer.text) == (status, True), answer.text
    assert answer.text.count("\n") == 1
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_bad_query_non_utf8(client: TestClient) -> None:
    content = 'ASK { ?s ?p "é" }'.encode("utf-16")
    for kind in (f"{DIRECT}; charset=UTF-16", DIRECT):
        answer = client.post("/sparql", content=content, headers={"Content-Type": kind})
        assert answer.status_code == 400


def test_bad_multiple_queries(client: TestClient) -> None:
    assert client.get("/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D").status_code == 400
    both = client.post("/sparql?query=ASK%20%7B%7D", content="ASK {}", headers={"Content-Type": DIRECT})
    assert both.status_code == 400


def test_an_update_by_get_is_refused(client: TestClient) -> None:
    assert client.get("/sparql", params={"update": "CLEAR ALL"}).status_code == 403


# -- what an answer is ----------------------------------------------------------------------------------


def test_nothing_acceptable_is_said_so(client: TestClient) -> None:
    assert asked(client, "ASK {}", "image/png").status_code == 406
    assert asked(client, CONSTRUCT, "text/csv").status_code == 406
    assert asked(client, "ASK {}", "application/sparql-results+json;q=0").status_code == 406


@pytest.mark.parametrize(
    ("format", "begins"), [("json", "{"), ("xml", "<?xml"), ("csv", "film"), ("tsv", "?film")]
)
def test_a_link_may_name_the_format(client: TestClient, format: str, begins: str) -> None:
    assert asked(client, SELECT, "text/html", format=format).text.startswith(begins)
    assert asked(client, CONSTRUCT, "text/html", format=format).status_code == 400


def test_head_is_get_without_a_body(client: TestClient) -> None:
    got = asked(client, SELECT, "text/csv")
    head = client.head("/sparql", params={"query": SELECT}, headers={"Accept": "text/csv"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(got.content))


def test_options_says_what_may_be_done(client: TestClient) -> None:
    answer = client.options("/sparql")
    assert (answer.status_code, answer.headers["Allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_texts_are_never_changed_for_spreadsheets(client: TestClient) -> None:
    assert asked(client, 'SELECT ("=1+1" AS ?x) {}', "text/csv").text == "x\r\n=1+1\r\n"


def test_a_stopped_query_is_never_a_200(demo: Path) -> None:
    with machine(demo, Limits(seconds=1)) as hasty:
        answer = asked(hasty, ENDLESS)
    assert (answer.status_code, "stopped after 1 seconds" in answer.text) == (504, True)
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_cut_answer_is_never_a_200(client: TestClient) -> None:
    for format in ("json", "xml", "csv", "tsv"):
        answer = asked(client, "SELECT * { ?a ?b ?c . ?d ?e ?f }", format=format)
        assert (answer.status_code, "add a LIMIT" in answer.text) == (413, True)
    graph = asked(client, "CONSTRUCT { ?a ?e ?f } { ?a ?b ?c . ?d ?e ?f }", "text/turtle")
    assert graph.status_code == 413


# -- the service itself ---------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/sparql", "/.well-known/void"])
@pytest.mark.parametrize("media", list(GRAPHS))
def test_the_service_describes_itself(client: TestClient, address: str, media: str) -> None:
    answer = client.get(address, headers={"Accept": media})
    assert answer.headers["Content-Type"].startswith(media)
    graph = Store.memory()
    graph.load(answer.content, GRAPHS[media])
    ((endpoint, films, triples),) = graph.select(
        """PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> PREFIX void: <http://rdfs.org/ns/void#>
        SELECT ?endpoint ?films ?triples {
          ?s a sd:Service ; sd:endpoint ?endpoint ; sd:supportedLanguage sd:SPARQL11Query ;
            sd:defaultDataset/sd:defaultGraph/void:triples ?triples .
          ?d a void:Dataset ; void:sparqlEndpoint ?endpoint ; void:triples ?triples ; void:classPartition [
            void:class <https://w3id.org/generique/ontology#Film> ; void:entities ?films ] }"""
    ).rows
    assert (endpoint, films) == ("http://127.0.0.1:8000/sparql", 3)
    counted = asked(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv")
    assert triples == int(counted.text.split()[1])


def test_the_examples_of_the_description_run(client: TestClient) -> None:
    graph = Graph().parse(data=client.get("/sparql", headers={"Accept": "text/turtle"}).text, format="turtle")
    texts = [
        str(row[0])
        for row in graph.query("PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?text { ?e sh:select ?text }")
        if isinstance(row, tuple)
    ]
    assert len(texts) > 40
    for text in texts[::15]:
        assert asked(client, text).status_code == 200


def test_without_a_query_no_table_is_given(client: TestClient) -> None:
    assert client.get("/sparql", headers={"Accept": "application/sparql-results+json"}).status_code == 400
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_browsers_are_led_to_the_page(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/html, */*;q=0.8"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/query")


def test_answers_are_those_of_the_library(client: TestClient, demo: Path) -> None:
    answer = asked(client, SELECT, "application/sparql-results+json")
    assert answer.json() == json.loads(Catalogue(demo).query(SELECT).serialize("json"))


# -- beside the engine's own server ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def reference(demo: Path) -> Iterator[str]:
    """``oxigraph serve-read-only`` over the same store; skipped where it is not installed."""
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if program is None:
        pytest.skip("pip install oxigraph: the reference server is not here")
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    store = Catalogue(demo).current.path / "graph"
    command = [program, "serve-read-only", "--location", str(store), "--bind", address]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        for _ in range(100):
            with suppress(OSError), socket.create_connection(("127.0.0.1", int(address[10:])), 0.1):
                break
            time.sleep(0.05)
        yield f"http://{address}/query"
        server.kill()


PREFIXED = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())


@pytest.mark.parametrize(
    "media", ["application/sparql-results+json", XML, "text/csv", "text/tab-separated-values"]
)
@pytest.mark.parametrize(
    "query", [SELECT, "ASK { ?s a gen:Film }", 'SELECT ("a\\t\\"=b" AS ?x) (1.50 AS ?y) ?z {}']
)
def test_tables_are_those_of_the_reference(
    client: TestClient, reference: str, query: str, media: str
) -> None:
    ours = asked(client, PREFIXED + query, media)
    theirs = httpx.get(reference, params={"query": PREFIXED + query}, headers={"Accept": media})
    assert (ours.status_code, ours.content) == (theirs.status_code, theirs.content)
    assert ours.headers["Content-Type"].partition(";")[0] == theirs.headers["Content-Type"].partition(";")[0]


@pytest.mark.parametrize("media", ["text/turtle", "application/n-triples", "application/rdf+xml"])
def test_graphs_are_those_of_the_reference(client: TestClient, reference: str, media: str) -> None:
    query = PREFIXED + CONSTRUCT
    ours = asked(client, query, media)
    theirs = httpx.get(reference, params={"query": query}, headers={"Accept": media})
    left, right = (Graph().parse(data=answer.text, format=media) for answer in (ours, theirs))
    assert set(left) == set(right)
    assert len(left) > 0


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("GET", {"params": {"query": "ASK {"}}),
        ("GET", {"params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}),
        ("POST", {"content": "ASK {}", "headers": {"Content-Type": "text/plain"}}),
        ("POST", {"data": {"query": "ASK {}"}}),
        ("POST", {"content": "ASK {}", "headers": {"Content-Type": DIRECT}}),
        ("POST", {"content": "ASK {}", "headers": {"Content-Type": DIRECT}, "params": {"query": "ASK {}"}}),
    ],
)
def test_requests_fare_as_with_the_reference(
    client: TestClient, reference: str, method: str, arguments: dict[str, Any]
) -> None:
    ours = client.request(method, "/sparql", **arguments)
    theirs = httpx.request(method, reference, **arguments)
    assert ours.status_code == theirs.status_code
