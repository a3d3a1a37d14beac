"""Titles and names as they come: very long, without a space, from right to left, with marks of markup and formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from generique.catalogue import Catalogue
from tests.web.browsing import tab
from tests.web.site import served, site

LONG = (
    "Comment j’ai appris à aimer les génériques où défilent, dans l’ordre et le désordre, tous les noms " * 3
)
ROWS = (
    ("film_title", "film_year", "agent_name", "role", "character"),
    (LONG, "1999", "Jean « Jeannot » d’Ormesson-de-la-Tour-du-Pin-Chambly-Saint-Hilaire", "director", ""),
    (LONG, "1999", "<script>alert(1)</script>", "editor", "<img src=x onerror=alert(2)>"),
    ("עטאש", "2004", "تافيق أبو وائل", "director", ""),
    ("東京物語", "1953", "小津安二郎", "director", ""),
    ("A", "", "Supercalifragilisticexpialidocious" * 4, "cast-member", "M" * 200),
)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    path = tmp_path_factory.mktemp("odd")
    with (path / "odd.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(ROWS)
    made = Catalogue.init(path / "data")
    made.add(path / "odd.csv")
    made.build(strict=True)
    return made


@pytest.fixture(scope="module")
def client(odd: Catalogue) -> Iterator[TestClient]:
    with site(odd.path) as client:
        yield client


def _ids(odd: Catalogue) -> list[str]:
    network = odd.current.network
    return [*network.films.ids, *network.agents.ids]


@pytest.mark.parametrize("suffix", ["ttl", "csv", "json"])
def test_things_in_any_script_have_their_data(odd: Catalogue, client: TestClient, suffix: str) -> None:
    """What header lines say is ASCII: names in other scripts were an error of the server."""
    for id in _ids(odd):
        answer = client.get(f"/{quote(id)}.{suffix}")
        assert answer.status_code == 200, id
        assert answer.headers["Content-Location"] == quote(f"/{id}.{suffix}")


def test_things_in_any_script_have_their_page(odd: Catalogue, client: TestClient) -> None:
    for id in _ids(odd):
        answer = client.get(f"/{quote(id)}")
        assert answer.status_code == 200, id
        assert "<script>alert" not in answer.text
        assert "<img" not in answer.text


_OPENED = """() => [...document.querySelectorAll('.line')].filter(line => {
  line.querySelector('details').open = true;
  const [who, evidence] = ['.who', '.evidence'].map(part => line.querySelector(part).getBoundingClientRect());
  return evidence.top < who.bottom - 1;
}).map(line => line.innerText)"""
_YEAR = """() => ['h1 .year', 'h1'].map(part => document.querySelector(part).getBoundingClientRect().left)"""


def test_nothing_leaves_the_page_or_lies_on_another(browser: Browser, odd: Catalogue) -> None:
    """Names without a space made pages wider than a telephone, and evidence lay on names of two lines."""
    with served(odd.path) as address, tab(browser, address, viewport={"width": 390, "height": 800}) as page:
        for id in _ids(odd):
            page.goto(f"/{id}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, id
            assert page.evaluate(_OPENED) == [], id
        page.goto("/film/עטאש")
        year, title = page.evaluate(_YEAR)
        assert year > title  # the year follows the title, whichever way that runs
