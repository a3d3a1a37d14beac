"""axe-core finds no fault of level A or AA on any page, by day or by night, nor on a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from generique.catalogue import Catalogue
from generique.web.pages.add import keep
from tests.conftest import ROOT
from tests.web.browsing import tab
from tests.web.site import served

PAGES = (
    "/",
    "/search?q=blanc",
    "/search?q=xqzw",
    "/film/victoire",
    "/film/les-petites-victoires",
    "/person/michel-blanc",
    "/person/cassandra-ostier-alamarguy?role=editor",
    "/organization/zinc",
    "/chain",
    "/chain?a=Michel+Blanc&b=Julia+Piaton",
    "/chain?a=Michel+Blan&b=Julia+Piaton",
    "/network",
    "/disagreements",
    "/residue",
    "/sources",
    "/source/1",
    "/roles",
    "/role/editor",
    "/ontology",
    "/query",
    "/query?name=collaborators&person=Michel+Blanc",
    "/query?name=pairs",
    "/add",
    "/review",
    "/no-such-page",
)
_RUN = """async opened => { if (opened) document.querySelectorAll('details').forEach(one => one.open = true);
  const found = await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']});
  return found.violations.map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html).join(' ')}`) }"""


@pytest.fixture(scope="module")
def editable(demo: Path) -> Iterator[str]:
    keep(Catalogue(demo), "kit.txt", (ROOT / "data/sources/victoire-dossier-de-presse.lines").read_bytes())
    with served(demo, edit=True) as address:
        yield address


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_fault(
    browser: Browser, editable: str, demo: Path, axe: str, theme: Literal["light", "dark"]
) -> None:
    (proof,) = (f"/add/{folder.name}" for folder in (demo / "build" / "inbox").iterdir())
    faults: dict[str, list[str]] = {}
    with tab(browser, editable, color_scheme=theme) as page:
        for path in (*PAGES, proof):
            page.goto(path)
            page.evaluate(axe)
            for opened in (False, True):
                if found := page.evaluate(_RUN, opened):
                    faults[path] = found
    assert faults == {}


def test_no_fault_on_a_telephone(browser: Browser, editable: str, axe: str) -> None:
    with tab(browser, editable, viewport={"width": 360, "height": 740}) as page:
        for path in PAGES:
            page.goto(path)
            page.evaluate(axe)
            assert page.evaluate(_RUN, True) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


_OVERLAPS = """() => [...document.querySelectorAll('.line')].filter(line => {
  const [who, mark] = ['.who > a', 'summary'].map(part => line.querySelector(part).getBoundingClientRect());
  return who.right > mark.left && who.left < mark.right && who.bottom > mark.top && who.top < mark.bottom;
}).map(line => line.innerText)"""


@pytest.mark.parametrize("width", [320, 700, 1280])
def test_names_stand_clear_of_their_sources(browser: Browser, editable: str, width: int) -> None:
    with tab(browser, editable, viewport={"width": width, "height": 800}) as page:
        for film in ("victoire", "les-petites-victoires"):
            page.goto(f"/film/{film}")
            assert page.locator(".line").count() > 5
            assert page.evaluate(_OVERLAPS) == []
