"""Pages are made once for a build, and sent once to each reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from generique.catalogue import Catalogue
from generique.web import page
from generique.web.pages import film
from generique.web.remembered import Page, Pages
from tests.web.site import site

FILM = "/film/victoire"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates of the films that were made, one after the other."""
    names: list[str] = []

    def render(request: Request, template: str, **context: Any) -> Response:
        names.append(template)
        return page.render(request, template, **context)

    monkeypatch.setattr(film, "render", render)
    return names


@pytest.fixture
def reader(demo: Path) -> Iterator[TestClient]:
    """A reader of a site of its own, which remembers nothing yet."""
    with site(demo) as client:
        yield client


def test_a_page_is_made_once(reader: TestClient, made: list[str]) -> None:
    first, again = reader.get(FILM), reader.get(FILM)
    assert (first.content, first.headers["ETag"]) == (again.content, again.headers["ETag"])
    assert len(made) == 1
    head = reader.head(FILM)
    assert (head.content, head.headers["Content-Length"]) == (b"", str(len(first.content)))
    assert len(made) == 1


@pytest.mark.parametrize("header", ["Accept-Language", "address"])
def test_each_language_has_its_own(reader: TestClient, header: str) -> None:
    french = reader.get(FILM)
    english = (
        reader.get(FILM, headers={header: "en"})
        if header != "address"
        else reader.get(FILM, params={"lang": "en"})
    )
    assert (french.headers["Content-Language"], english.headers["Content-Language"]) == ("fr", "en")
    assert french.headers["ETag"] != english.headers["ETag"]


def test_data_are_never_taken_for_the_page(reader: TestClient) -> None:
    page, data = reader.get(FILM), reader.get(FILM, headers={"Accept": "application/json"})
    assert data.json()["film"] == "film/victoire"
    assert page.headers["ETag"] != data.headers["ETag"]
    assert reader.get(FILM, headers={"Accept": "image/png"}).status_code == 406


def test_who_has_a_page_is_told_so(reader: TestClient, made: list[str]) -> None:
    tag = reader.get(FILM).headers["ETag"]
    for known in (True, False):
        again = reader.get(FILM, headers={"If-None-Match": tag})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag), known
        assert {"Vary", "Content-Security-Policy"} <= {name.title() for name in again.headers}
        assert "Content-Length" not in again.headers
    assert reader.get(FILM, headers={"If-None-Match": '"another"'}).status_code == 200


def test_a_new_build_is_a_new_page(own_built: Path) -> None:
    with site(own_built) as client:
        tag = client.get("/").headers["ETag"]
        (own_built / "note.txt").write_text("LE PHARE\nUn film de Jeanne Abgrall\n", encoding="utf-8")
        changed = Catalogue(own_built)
        changed.add(own_built / "note.txt")
        changed.build()
        again = client.get("/", headers={"If-None-Match": tag})
        assert (again.status_code, again.headers["ETag"] == tag) == (200, False)


ELSEWHERE = "192.0.2.7"


def test_readers_elsewhere_get_pages_compressed(demo: Path) -> None:
    with site(demo, reader=ELSEWHERE) as client:
        plain, packed = (
            client.get(FILM, headers={"Accept-Encoding": form}) for form in ("gzip;q=0, br", "br, gzip")
        )
        assert plain.text == packed.text
        assert int(packed.headers["Content-Length"]) < len(plain.content) / 3
        assert [one.headers.get("Content-Encoding") for one in (plain, packed)] == [None, "gzip"]
        assert plain.headers["ETag"] != packed.headers["ETag"]
        assert all("Accept-Encoding" in one.headers["Vary"] for one in (plain, packed))
        known = {"If-None-Match": packed.headers["ETag"]}
        for form, status in (("gzip", 304), ("identity", 200)):
            again = client.get(FILM, headers={"Accept-Encoding": form, **known})
            assert (again.status_code, again.headers.get("Content-Encoding")) == (status, None)
        head = client.head(FILM, headers={"Accept-Encoding": "gzip"})
        assert head.content == b""
        assert head.headers["Content-Length"] == packed.headers["Content-Length"]


def test_on_this_machine_nothing_is_compressed(reader: TestClient) -> None:
    answer = reader.get(FILM, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_what_readers_change_is_never_kept(demo: Path) -> None:
    with site(demo, edit=True) as client:
        for path in ("/review", "/add"):
            assert "ETag" not in client.get(path).headers
    assert "ETag" not in client.get("/film/no-such-film").headers


def test_there_is_an_end_to_what_is_kept() -> None:
    pages = Pages(size=1000)
    for number in range(100):
        pages.keep((str(number),), Page({}, bytes(100)))
        pages.keep((str(number),), Page({}, bytes(90)))
        pages.get(("0",))
    assert pages.get(("0",)) is not None
    assert pages.get(("50",)) is None
    assert sum(pages.get((str(number),)) is not None for number in range(100)) == 11
