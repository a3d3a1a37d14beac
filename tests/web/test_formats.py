"""Every page is also data: by suffix and by content negotiation, whole, named by its build, open to other tools."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import networkx as nx
import pytest
from starlette.testclient import TestClient

from generique.catalogue import Catalogue
from generique.graph.store import Store
from generique.namespaces import GEN, Iri
from generique.web.formats import OFFERS, SUFFIXES
from generique.web.media import GRAPHS
from tests.web.machine import machine

FILM, PERSON = "/film/les-petites-victoires", "/person/julia-piaton"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
IDS = {
    "film": "les-petites-victoires",
    "person": "julia-piaton",
    "organization": "adnp",
    "role": "director",
    "source": "1",
}


FORMS = [(kind, suffix) for kind in IDS for suffix in OFFERS[kind] if suffix != "svg"]


@pytest.fixture(scope="module")
def client(demo: Path) -> Iterator[TestClient]:
    with machine(demo) as client:
        yield client


@pytest.fixture(scope="module")
def catalogue(demo: Path) -> Catalogue:
    return Catalogue(demo)


def thing(kind: str, catalogue: Catalogue) -> str:
    return {**IDS, "organization": organization(catalogue)}[kind]


def organization(catalogue: Catalogue) -> str:
    rows = catalogue.current.store.select("SELECT ?o { ?o a gen:Organization } ORDER BY ?o LIMIT 1").rows
    return str(rows[0][0]).rpartition("/")[2]


@pytest.mark.parametrize(
    ("kind", "suffix"), [(kind, suffix) for kind in IDS for suffix in OFFERS[kind] if suffix != "svg"]
)
def test_each_thing_has_its_forms(client: TestClient, catalogue: Catalogue, kind: str, suffix: str) -> None:
    path = f"/{kind}/{thing(kind, catalogue)}"
    by_address = client.get(f"{path}.{suffix}")
    assert by_address.status_code == 200, by_address.text
    assert by_address.headers["Content-Type"].startswith(SUFFIXES[suffix])
    assert len(by_address.content) > 50
    negotiated = client.get(path, headers={"Accept": SUFFIXES[suffix]})
    if suffix in ("gexf", "csv", "json", "nt"):
        assert negotiated.content == by_address.content
    assert negotiated.headers["Content-Location"] == f"{path}.{suffix}"
    assert "Accept" in negotiated.headers["Vary"]
    assert negotiated.headers["ETag"] == by_address.headers["ETag"]
    assert catalogue.current.version in negotiated.headers["ETag"]
    assert negotiated.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", [FILM, PERSON, "/role/director", "/source/1", "/network"])
def test_browsers_get_the_page(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"Accept": BROWSER})
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "Accept" in answer.headers["Vary"]


def test_what_we_have_not_is_said_so(client: TestClient) -> None:
    assert client.get(FILM, headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/source/1", headers={"Accept": "application/gexf+xml"}).status_code == 406
    assert client.get("/source/1.gexf").status_code == 404
    for suffix in SUFFIXES:
        answer = client.get(f"/film/no-such-film.{suffix}")
        assert (answer.status_code, answer.text.count("\n")) == (404, 1)
    assert client.get("/role/no-such-role.ttl").status_code == 404
    assert client.get("/source/99.csv").status_code == 404


def test_who_has_it_already_gets_nothing(client: TestClient) -> None:
    tag = client.get(f"{FILM}.ttl").headers["ETag"]
    for held in (tag, f'"other", W/{tag}', "*"):
        again = client.get(f"{FILM}.ttl", headers={"If-None-Match": held})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(f"{FILM}.nt", headers={"If-None-Match": tag}).status_code == 200


def test_pictures_are_where_the_pages_draw_them(client: TestClient) -> None:
    answer = client.get(PERSON, headers={"Accept": "image/svg+xml"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PERSON}.svg")


@pytest.mark.parametrize("suffix", ["ttl", "csv", "json", "gexf"])
def test_head_is_get_without_a_body(client: TestClient, suffix: str) -> None:
    got, head = (client.request(method, f"{FILM}.{suffix}") for method in ("GET", "HEAD"))
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(got.content))


@pytest.mark.parametrize("suffix", ["ttl", "nt", "jsonld", "rdf"])
def test_the_graph_of_a_film_holds_its_evidence(
    client: TestClient, catalogue: Catalogue, suffix: str
) -> None:
    """Contributions, credits and statements are all there, and what they say is what the catalogue says."""
    graph = Store.memory()
    graph.load(client.get(f"{FILM}.{suffix}").content, GRAPHS[SUFFIXES[suffix]])
    film = Iri(catalogue.current.base + FILM[1:])
    for query in (
        "SELECT ?film (COUNT(?x) AS ?n) { ?x <%s> ?film } GROUP BY ?film" % (GEN + "film"),
        f"SELECT ?film (COUNT(?k) AS ?n) {{ ?k <{GEN}supports>/<{GEN}film> ?film }} GROUP BY ?film",
        "SELECT ?film (COUNT(?p) AS ?n) { ?film ?p ?o } GROUP BY ?film",
    ):  # fmt: skip
        mine, theirs = (
            store.select(query, {"film": film}).rows for store in (graph, catalogue.current.store)
        )
        assert mine == theirs
        assert int(str(mine[0][1])) > 3


def test_json_is_that_of_the_command_line(client: TestClient, catalogue: Catalogue) -> None:
    assert client.get(f"{FILM}.json").json() == json.loads(json.dumps(catalogue.film(FILM[1:]).as_dict()))
    assert client.get(f"{PERSON}.json").json() == json.loads(
        json.dumps(catalogue.person(PERSON[1:]).as_dict())
    )
    credits = client.get("/source/1.json").json()
    assert {"credit", "film", "title", "role", "agent", "name", "place"} <= set(credits[0])
    assert credits[0]["film"].startswith("film/")


def test_tables_have_a_row_for_each_line(client: TestClient, catalogue: Catalogue) -> None:
    rows = list(csv.DictReader(StringIO(client.get(f"{FILM}.csv").text)))
    assert len(rows) == len(catalogue.film(FILM[1:]).records())
    roles = list(csv.DictReader(StringIO(client.get("/role/director.csv").text)))
    assert {row["name"] for row in roles} >= {"Mélanie Auffret"}


def test_a_network_around_a_person_opens_in_networkx(client: TestClient) -> None:
    graph = nx.read_gexf(BytesIO(client.get(f"{PERSON}.gexf").content))
    assert PERSON[1:] in graph
    assert {kind for _, kind in graph.nodes(data="kind")} >= {"film", "person"}
    assert nx.is_connected(graph)


def test_an_old_name_leads_to_the_new_one(demo: Path, client: TestClient, catalogue: Catalogue) -> None:
    rows = catalogue.current.store.select("SELECT ?old ?new { ?old dcterms:isReplacedBy ?new }").rows
    for old, new in rows:
        was, now = (str(each).removeprefix(catalogue.current.base) for each in (old, new))
        answer = client.get(f"/{was}.ttl")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"/{now}.ttl")


def test_claims_have_their_data_too(client: TestClient, catalogue: Catalogue) -> None:
    for kind in ("Contribution", "Credit", "Statement"):
        query = f"SELECT ?s {{ ?s a gen:{kind} }} LIMIT 1"
        name = str(catalogue.current.store.select(query).rows[0][0]).removeprefix(catalogue.current.base)
        assert name in client.get(f"/{name}", headers={"Accept": "application/n-triples"}).text


@pytest.mark.parametrize("name", ["..%2f..%2fcatalogue", "%2e%2e", "a%3E%20%3Cb", "x%22y", "a b", "%00"])
def test_strange_names_find_nothing(client: TestClient, name: str) -> None:
    for suffix in ("ttl", "csv", "gexf"):
        answer = client.get(f"/film/{name}.{suffix}")
        assert answer.status_code in (400, 404) or answer.headers["Content-Type"].startswith("text/html")
        assert "catalogue.toml" not in answer.text
