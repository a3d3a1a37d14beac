"""What another site, another name, a hostile label or a hostile address cannot do."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from generique.catalogue import Catalogue
from generique.web import security
from generique.web.app import create
from generique.web.security import bare, href, inside, neutral, policy, spreadsheet
from tests.web.machine import ORIGIN, machine


@pytest.fixture(scope="module")
def client(demo: Path) -> Iterator[TestClient]:
    with machine(demo) as client:
        yield client


# -- who may ask ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:9", "LocalHost", "[::1]:8000"])
def test_the_loopback_s_own_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost.evil.example:80",
        "",
        "0.0.0.0",
    ],
)
@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK%20%7B%7D", "/network.gexf", "/static/site.css"])
def test_a_name_that_was_made_to_point_here_is_refused(client: TestClient, host: str, path: str) -> None:
    assert client.get(path, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "https://127.0.0.1.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_other_sites_change_nothing(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/add", headers=headers).status_code == 403
    assert client.get("/film/x.json", headers=headers).status_code == 404  # reading is another thing


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": ORIGIN}, {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}]
)
def test_our_own_pages_and_programs_do(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/add", headers=headers).status_code == 200


def test_other_sites_may_ask_sparql_and_nothing_else(client: TestClient) -> None:
    site = {"Origin": "https://yasgui.example"}
    answer = client.post("/sparql", data={"query": "ASK {}"}, headers=site)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, "*")
    for path, status in (("/sparql", 204), ("/add", 403)):
        asked = client.options(path, headers={**site, "Access-Control-Request-Method": "POST"})
        assert asked.status_code == status
        assert "Access-Control-Allow-Credentials" not in asked.headers


# -- what a browser may do with answers -----------------------------------------------------------------


def test_pages_run_no_script_of_anybody_else(client: TestClient) -> None:
    answer = client.get("/")
    rules = dict(rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; "))
    assert (rules["default-src"], rules["script-src"]) == ("'none'", "'self'")
    assert (rules["frame-ancestors"], rules["base-uri"]) == ("'none'", "'none'")
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy(frame_ancestors="*")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/sparql?query=ASK%20%7B", "/film/none.ttl", "/network.png", "/network.gexf"]
)
def test_errors_and_data_are_protected_too(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "iri",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "\tjavascript:x",
        "file:///etc",
    ],
)
def test_what_would_run_is_no_link(iri: str) -> None:
    assert href(iri) is None
    assert href("https://example.org/" + iri) is not None


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"
    table = spreadsheet(["a", "b", "c"], [{"a": cell, "b": [cell, "x"], "c": -3}])
    assert (
        next(csv.reader(StringIO(table.decode(), newline="").readlines()[1:]))
        if cell.strip() == cell
        else True
    )
    rows = list(csv.reader(StringIO(table.decode(), newline="")))
    assert rows[1] == [f"'{cell}", f"'{cell}|x", "-3"]


def test_what_is_no_formula_stays_as_it_is() -> None:
    assert [neutral(cell) for cell in ("Zinc", "", "a=b", None, -1, 2.5)] == [
        "Zinc",
        "",
        "a=b",
        None,
        -1,
        2.5,
    ]


# -- what is served -------------------------------------------------------------------------------------


def test_no_file_outside_of_a_folder_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.txt").write_text("a")
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert inside(folder, "a.txt") == (folder / "a.txt").resolve()
    for name in ("../secret.txt", "link.txt", str(tmp_path / "secret.txt"), "../sources", ".", "none.txt"):
        assert inside(folder, name) is None


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../catalogue.toml",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/catalogue.toml",
        "/build/current",
        "/sources/..%2fcatalogue.toml",
        "/source/..%2f..%2fcatalogue.toml",
        "//etc/passwd",
        "/film/..%2f..%2f..%2fetc%2fpasswd",
    ],
)
def test_no_path_leads_out(demo: Path, path: str) -> None:
    with TestClient(create(Catalogue(demo)), base_url=ORIGIN) as client:
        answer = client.get(path)
        assert answer.status_code in (400, 404)
        assert "root:" not in answer.text
        assert "import " not in answer.text


# -- nothing goes out -----------------------------------------------------------------------------------


class Watch:
    """Sees every connection and every look-up of a name of this process, once it is on."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[tuple[str, Any]] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.on and event in (
            "socket.connect",
            "socket.getaddrinfo",
            "socket.gethostbyname",
            "socket.sendto",
        ):
            self.seen.append((event, arguments[1:]))


def test_no_request_goes_to_another_server(demo: Path) -> None:
    """Not for a page, not for data, and not for a query that asks for it."""
    watch = Watch()
    paths = [
        "/",
        "/film/les-petites-victoires",
        "/person/julia-piaton",
        "/source/1",
        "/sparql",
        "/network",
        "/roles",
    ]
    with TestClient(create(Catalogue(demo)), base_url=ORIGIN) as client:
        watch.on = True
        for path in paths:
            for accept in ("text/html", "text/turtle", "application/rdf+xml", "application/ld+json"):
                assert client.get(path, headers={"Accept": accept}).status_code < 500
        for query in (
            "SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }",
            "SELECT * FROM <http://example.org/graph> { ?s ?p ?o }",
            "DESCRIBE <http://example.org/thing>",
            "LOAD <http://example.org/graph>",
        ):
            assert client.get("/sparql", params={"query": query}).status_code in (200, 400)
        watch.on = False
    assert watch.seen == []


def test_the_watch_sees_what_goes_out() -> None:
    import socket

    watch = Watch()
    watch.on = True
    with pytest.raises(OSError), socket.create_connection(("127.0.0.1", 9), timeout=0.1):
        pass
    watch.on = False
    assert "socket.connect" in dict(watch.seen)


def test_a_child_that_runs_queries_reaches_no_one(client: TestClient) -> None:
    """A server that stands ready to be asked hears nothing."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        for query in (
            f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}",
            f"SELECT * FROM <{address}> {{ ?s ?p ?o }}",
            f"ASK FROM NAMED <{address}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        ):
            client.get("/sparql", params={"query": query, "default-graph-uri": address})
        with pytest.raises(TimeoutError):
            server.accept()


def test_hosts_are_told_from_ports() -> None:
    assert bare("127.0.0.1.evil.example:80") == "127.0.0.1.evil.example"
    assert "0.0.0.0" not in security.LOOPBACK
