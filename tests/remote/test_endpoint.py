"""A SPARQL service asked as a store is, shown on a small service of our own on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from generique.errors import GeneriqueError, UsageError
from generique.graph.results import Answer
from generique.graph.store import Store
from generique.namespaces import Iri
from generique.remote.client import Limits
from generique.remote.endpoint import Endpoint

GRAPH = '<urn:victoire> <urn:minutes> 23 ; <urn:title> "Victoire"@fr . <urn:roxane> <urn:minutes> 90 .'
FORMATS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
}


class Service(BaseHTTPRequestHandler):
    """Answers queries over a small graph; a path such as /500 makes it misbehave."""

    seen: ClassVar[list[tuple[str, str, str]]] = []

    def do_GET(self) -> None:
        self.answer(urlsplit(self.path).query)

    def do_POST(self) -> None:
        self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def answer(self, form: str) -> None:
        query, accept = parse_qs(form)["query"][0], self.headers["Accept"]
        self.seen.append((self.command, query, self.headers["User-Agent"]))
        store = Store.memory()
        store.load(GRAPH, "turtle")
        match urlsplit(self.path).path:
            case "/html":
                self.send(200, "text/html", b"<p>Welcome</p>")
            case "/cut":
                self.send(200, accept, b'{"head": {"vars": ["a"', length=1_000)
            case "/odd":
                self.send(200, accept, b'{"head": {}}')
            case "/slow":
                threading.Event().wait(3)
            case path if path.removeprefix("/").isdigit():
                self.send(int(path[1:]), "text/plain", b"Parse error:\n  line 1")
            case _:
                self.send(200, accept, store.results(query, {}, FORMATS[accept]))

    def send(self, status: int, kind: str, body: bytes, length: int = 0) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


FILMS = "SELECT ?film ?minutes { ?film <urn:minutes> ?minutes } ORDER BY ?minutes"


def test_rows_are_those_of_a_store(url: str) -> None:
    store = Store.memory()
    store.load(GRAPH, "turtle")
    assert Endpoint(url).select(FILMS, {}) == store.select(FILMS)
    everything = "SELECT ?s ?o ?none { ?s ?p ?o } ORDER BY ?s ?o"
    assert Endpoint(url).select(everything, {}) == store.select(everything)


def test_values_of_variables_are_sent_as_terms(url: str) -> None:
    assert Endpoint(url).select(FILMS, {"film": Iri("urn:roxane")})[1] == [(Iri("urn:roxane"), 90)]
    assert Endpoint(url).select(FILMS, {"minutes": 23})[1] == [(Iri("urn:victoire"), 23)]
    assert Endpoint(url).select(FILMS, {"film": '" } DROP ALL #'})[1] == []
    with pytest.raises(GeneriqueError, match="no IRI"):
        Endpoint(url).select(FILMS, {"film": Iri("urn:a> } DROP ALL #")})


def test_ask_and_formats(url: str) -> None:
    endpoint = Endpoint(url)
    assert endpoint.ask("ASK { ?film <urn:minutes> ?n }", {"n": 23})
    assert not endpoint.ask("ASK { ?film <urn:minutes> ?n }", {"n": 24})
    assert endpoint.results(FILMS, {}, "csv").split() == [
        b"film,minutes",
        b"urn:victoire,23",
        b"urn:roxane,90",
    ]
    graph = endpoint.results(
        "CONSTRUCT { ?f <urn:m> ?m } WHERE { ?f <urn:minutes> ?m }", {"m": 23}, "ntriples"
    )
    assert graph.startswith(b"<urn:victoire> <urn:m> ")
    with pytest.raises(UsageError, match="turtle"):
        endpoint.results("DESCRIBE <urn:a>", {}, "csv")


def test_an_answer_can_be_had_of_a_service_as_of_a_store(url: str) -> None:
    answer = Answer(Endpoint(url), FILMS, {"film": Iri("urn:victoire")})
    assert answer.records() == [{"film": Iri("urn:victoire"), "minutes": 23}]


def test_it_says_who_asks_and_posts_what_is_long(url: str) -> None:
    Service.seen.clear()
    Endpoint(url).select(FILMS, {})
    Endpoint(url).select(FILMS + " #" + "x" * 3_000, {})
    assert [seen[0] for seen in Service.seen] == ["GET", "POST"]
    assert all(seen[2].startswith("generique/") for seen in Service.seen)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("html", "a web page came"),
        ("cut", "the connection broke"),
        ("odd", "no SPARQL result"),
        ("400", "refuses the query: .*Parse error"),
        ("404", "service|endpoint|EndPoint"),
        ("429", "answered 429"),
        ("500", "the service failed"),
        ("503", "answered 503"),
    ],
)
def test_what_goes_wrong_is_one_line_that_names_the_service(url: str, path: str, message: str) -> None:
    with pytest.raises(GeneriqueError, match=message) as error:
        Endpoint(f"{url}/{path}").select(FILMS, {})
    assert str(error.value).startswith(f"{url}/{path}: ")
    assert "\n" not in str(error.value)


def test_a_service_that_is_silent_or_away(url: str) -> None:
    with pytest.raises(GeneriqueError, match="no whole answer within 1 s"):
        Endpoint(f"{url}/slow", limits=Limits(timeout=1)).select(FILMS, {})
    with pytest.raises(GeneriqueError, match="cannot be reached"):
        Endpoint("http://127.0.0.1:1/sparql").select(FILMS, {})
    with pytest.raises(UsageError, match="http"):
        Endpoint("file:///etc/passwd")


def test_updates_are_not_sent(url: str) -> None:
    Service.seen.clear()
    with pytest.raises(GeneriqueError, match="INSERT is refused"):
        Endpoint(url).select("INSERT DATA { <urn:a> <urn:b> <urn:c> }", {})
    assert Service.seen == []
