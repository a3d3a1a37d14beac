"""Pictures of all pages for ``docs/web``: ``python -m tests.web.shoot`` draws them anew.

Look at them before you commit them.
"""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import FloatRect, ViewportSize, sync_playwright

from generique.catalogue import Catalogue
from generique.web.pages.add import keep
from tests.conftest import ROOT
from tests.web.browsing import tab
from tests.web.conftest import CHROMIUM, FLAGS
from tests.web.site import served

TARGET = ROOT / "docs" / "web"
_HIGH = 1250
PAGES = {
    "home": "/",
    "search": "/search?q=blanc",
    "film": "/film/les-petites-victoires",
    "film-dark": "/film/victoire",
    "film-phone": "/film/les-petites-victoires",
    "person": "/person/michel-blanc",
    "chain": "/chain?a=Michel+Blanc&b=Julia+Piaton",
    "network": "/network",
    "disagreements": "/disagreements",
    "residue": "/residue",
    "sources": "/sources",
    "source": "/source/1",
    "roles": "/roles",
    "role": "/role/editor",
    "ontology": "/ontology",
    "query-dark": "/query?name=collaborators&person=Michel+Blanc",
    "add": "/add",
    "proof": "/add/{token}",
    "review": "/review",
}


def shoot() -> None:
    """Draw every page; of a générique the first source stands open."""
    with TemporaryDirectory() as place, sync_playwright() as playwright:
        data = Path(place) / "data"
        shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("build"))
        catalogue = Catalogue(data)
        catalogue.build()
        kit = keep(
            catalogue, "dossier.lines", (data / "sources/victoire-dossier-de-presse.lines").read_bytes()
        )
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        TARGET.mkdir(parents=True, exist_ok=True)
        with served(data, edit=True) as address:
            for name, path in PAGES.items():
                theme = "dark" if name.endswith("-dark") else "light"
                wide = 390 if name.endswith("-phone") else 1060
                size = ViewportSize(width=wide, height=700)
                with tab(chromium, address, color_scheme=theme, viewport=size) as page:
                    page.goto(path.format(token=kit.parent.name))
                    page.evaluate("document.querySelector('.line details')?.setAttribute('open', '')")
                    png = page.screenshot(full_page=True, clip=FloatRect(x=0, y=0, width=wide, height=_HIGH))
                Image.open(BytesIO(png)).convert("RGB").quantize(64).save(
                    TARGET / f"{name}.png", optimize=True
                )
        chromium.close()


if __name__ == "__main__":
    shoot()
