"""All pages and all their data, in one table: by address and by negotiation, with everything that HTTP asks for."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from generique.answers.asking import Graph
from generique.answers.residue import counts, residue
from generique.catalogue import Catalogue
from generique.graph.store import Store
from generique.web.formats import LISTS, OFFERS, SUFFIXES
from generique.web.media import GRAPHS
from generique.web.networks import FORMATS
from generique.web.pages.sources import not_understood, pieces

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
CHAIN = "?a=Michel+Blanc&b=Julia+Piaton"
THINGS = {
    "film": "victoire",
    "person": "michel-blanc",
    "organization": "zinc",
    "source": "1",
    "role": "editor",
}
PAGES: dict[str, tuple[str, ...]] = {
    **{f"/{kind}/{name}": OFFERS[kind] for kind, name in THINGS.items()},
    **{f"/{name}": forms for name, forms in LISTS.items() if name not in ("chain", "search")},
    f"/chain{CHAIN}": LISTS["chain"],
    "/search?q=blanc": LISTS["search"],
    "/network": (*FORMATS, "svg"),
    "/": (),
    "/query": (),
    "/chain": (),
}
"""Every page, with the suffixes of its data."""
DATA = [(page, suffix) for page, forms in PAGES.items() for suffix in forms]
MEDIA = {**SUFFIXES, **{suffix: media for suffix, (_, media) in FORMATS.items()}}


def at(page: str, suffix: str) -> str:
    """The address of a page’s data."""
    path, mark, query = page.partition("?")
    return f"{path}.{suffix}{mark}{query}"


@pytest.mark.parametrize("page", PAGES)
def test_browsers_get_the_page_and_may_keep_it(client: TestClient, page: str) -> None:
    answer = client.get(page, headers={"Accept": BROWSER})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert {"Accept", "Accept-Language"} <= {each.strip() for each in answer.headers["Vary"].split(",")}
    assert "Access-Control-Allow-Origin" not in answer.headers
    again = client.get(page, headers={"Accept": BROWSER, "If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(page, headers={"Accept": BROWSER})
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", answer.headers["ETag"])


@pytest.mark.parametrize(("page", "suffix"), DATA)
def test_data_by_address(client: TestClient, page: str, suffix: str) -> None:
    answer = client.get(at(page, suffix))
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"].partition(";")[0] == MEDIA[suffix]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    readable(answer.content, suffix)
    again = client.get(at(page, suffix), headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(at(page, suffix))
    assert (head.status_code, head.content) == (200, b"")
    if suffix not in ("ttl", "jsonld", "rdf"):
        assert head.headers["Content-Length"] == str(len(answer.content))


@pytest.mark.parametrize(("page", "suffix"), DATA)
def test_data_by_negotiation(client: TestClient, page: str, suffix: str) -> None:
    answer = client.get(page, headers={"Accept": f"{MEDIA[suffix]}, text/html;q=0.5"}, follow_redirects=True)
    assert answer.headers["Content-Type"].partition(";")[0] == MEDIA[suffix]
    assert answer.headers["ETag"] == client.get(at(page, suffix)).headers["ETag"]
    assert "Accept" in answer.headers["Vary"]
    readable(answer.content, suffix)


@pytest.mark.parametrize("page", [page for page, forms in PAGES.items() if forms])
def test_what_there_is_not_is_said_so(client: TestClient, page: str) -> None:
    refused = client.get(page, headers={"Accept": "video/mp4"})
    assert (refused.status_code, refused.headers["Cache-Control"]) == (406, "no-store")
    assert refused.text.count("\n") == 1
    assert client.get(at(page, "mp4")).status_code == 404
    for suffix in set(MEDIA) - set(PAGES[page]) - {"svg"}:
        assert client.get(at(page, suffix)).status_code == 404, suffix


@pytest.mark.parametrize(("page", "suffix"), DATA)
def test_pages_lead_to_their_data(client: TestClient, page: str, suffix: str) -> None:
    text = client.get(page).text
    link = at(page, suffix).replace("&", "&amp;")
    assert f'href="{link}' in text or f'href="{link.replace("?", "?")}' in text


def readable(content: bytes, suffix: str) -> None:
    """It is what it says, and not empty."""
    if MEDIA[suffix] in GRAPHS:
        store = Store.memory()
        store.load(content, GRAPHS[MEDIA[suffix]])
        assert len(store) > 3
    elif suffix == "csv":
        first, *rows = csv.reader(StringIO(content.decode(), newline=""))
        assert {len(row) for row in rows} <= {len(first)}
        assert len(first) > 2
    elif suffix == "json":
        assert isinstance(json.loads(content), (list, dict))
    else:
        assert len(ElementTree.fromstring(content)) > 0


def test_lists_tell_what_the_library_tells(client: TestClient, demo: Path) -> None:
    catalogue = Catalogue(demo)
    chain = client.get(f"/chain.json{CHAIN}&organizations=1").json()
    assert chain == json.loads(
        json.dumps(catalogue.chain("Michel Blanc", "Julia Piaton", organizations=True).as_dict())
    )
    found = client.get("/disagreements.json").json()
    assert found["conflicts"] == json.loads(json.dumps(catalogue.conflicts().as_dicts()))
    assert found["next"] is None
    lines = list(csv.DictReader(StringIO(client.get("/residue.csv").text, newline="")))
    assert len(lines) == catalogue.stats()["residue"]
    roles = {one["role"]: one["contributions"] for one in client.get("/roles.json").json()}
    assert sum(roles.values()) == catalogue.stats()["contributions"]
    assert [one["source"] for one in client.get("/sources.json").json()][:3] == [
        "source/1",
        "source/2",
        "source/3",
    ]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/chain.json", 400),
        ("/chain.json?a=Michel+Blanc&b=Nobody+At+All", 404),
        ("/chain.json?a=Michel+Blanc", 400),
    ],
)
def test_a_chain_has_two_ends(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.text.count("\n")) == (status, 1)


def test_pages_tell_what_was_not_understood_as_the_library_does(own_demo: Path) -> None:
    sheet = own_demo / "sheet.txt"
    sheet.write_text(
        "LE PHARE\n\nLISTE TECHNIQUE\nRÉALISATION : Jeanne Abgrall\nZORGLUBAGE : Paul Le Goff\nMONTAGE : Nadia Benali\n",
        encoding="utf-8",
    )
    catalogue = Catalogue(own_demo)
    catalogue.add(sheet)
    catalogue.build()
    assert not_understood(catalogue.current) == counts(catalogue_graph(catalogue))
    for source, number in counts(catalogue_graph(catalogue)).items():
        told = residue(catalogue_graph(catalogue), source)
        assert len(told) == number
        assert pieces(catalogue, source) == told
    assert catalogue.stats()["residue"] > 0


def catalogue_graph(catalogue: Catalogue) -> Graph:
    return Graph(catalogue.current.store, catalogue.current.base)
