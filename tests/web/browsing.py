"""A browser tab that tells where it went: every request of a page must stay on its own server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page


@contextmanager
def tab(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A tab in French at this address; at its end no request may have gone elsewhere, and no script failed."""
    context = browser.new_context(base_url=address, **{"locale": "fr-FR", **options})
    context.set_default_timeout(15_000)
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
    yield page
    context.close()
    here = urlsplit(address).netloc
    elsewhere = [url for url in asked if urlsplit(url).scheme != "data" and urlsplit(url).netloc != here]
    assert (elsewhere, faults) == ([], [])
