"""The network by URL, as Gephi Lite and others open it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import networkx as nx
import pytest
from starlette.testclient import TestClient

from generique.catalogue import Catalogue
from generique.web.networks import FORMATS
from tests.web.machine import machine


@pytest.fixture(scope="module")
def client(demo: Path) -> Iterator[TestClient]:
    with machine(demo) as client:
        yield client


def test_it_is_the_network_of_the_catalogue(client: TestClient, demo: Path) -> None:
    network = Catalogue(demo).network
    for read, suffix in ((nx.read_gexf, "gexf"), (nx.read_graphml, "graphml")):
        graph = read(BytesIO(client.get(f"/network.{suffix}").content))
        assert set(graph) == set(network)
        assert graph.number_of_edges() == network.number_of_edges()
    ties = list(csv.DictReader(StringIO(client.get("/network.csv").text)))
    assert len(ties) == network.number_of_edges()
    assert len(client.get("/network.json").json()["nodes"]) == len(network)


def test_it_can_be_narrowed(client: TestClient) -> None:
    narrow = client.get("/network.json?role=director&role=editor&projection=co-credit&people=1").json()
    assert 0 < len(narrow["nodes"]) < len(client.get("/network.json").json()["nodes"])
    assert {node["kind"] for node in narrow["nodes"]} == {"person"}
    assert client.get("/network.json?since=2200").json()["nodes"] == []


@pytest.mark.parametrize("suffix", list(FORMATS))
def test_other_sites_may_read_it(client: TestClient, suffix: str) -> None:
    """Gephi Lite runs on a site of its own, and asks first where a private machine is concerned."""
    site = {"Origin": "https://gephi.org", "Access-Control-Request-Method": "GET"}
    asked = client.options(
        f"/network.{suffix}", headers={**site, "Access-Control-Request-Private-Network": "true"}
    )
    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Private-Network"] == "true"
    answer = client.get(f"/network.{suffix}", headers={"Origin": "https://gephi.org"})
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, "*")
    assert answer.headers["Content-Type"].startswith(FORMATS[suffix][1])
    again = client.get(f"/network.{suffix}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_it_is_negotiated_too(client: TestClient) -> None:
    for suffix, (_, media) in FORMATS.items():
        answer = client.get("/network", headers={"Accept": media})
        assert (answer.status_code, answer.content) == (200, client.get(f"/network.{suffix}").content)
    assert client.get("/network", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/network", headers={"Accept": "*/*"}).headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/network.png", 404),
        ("/network.gexf?since=long-ago", 400),
        ("/network.gexf?projection=fisheye", 400),
        ("/network.gexf?film=film/none", 400),
    ],
)
def test_what_cannot_be_is_said_in_one_line(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.text.count("\n")) == (status, 1)
