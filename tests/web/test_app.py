"""The site as a whole: found routes, fresh builds, nothing to change without leave, errors in one line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from generique.catalogue import Catalogue
from generique.web.app import STATIC
from tests.web.site import site

PATHS = (
    "/",
    "/search?q=blanc",
    "/film/victoire",
    "/person/michel-blanc",
    "/organization/zinc",
    "/chain",
    "/network",
    "/disagreements",
    "/residue",
    "/sources",
    "/source/1",
    "/roles",
    "/role/editor",
    "/ontology",
    "/query",
)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_each_page_is_there_in_both_languages(client: TestClient, path: str, lang: str) -> None:
    answer = client.get(path, headers={"Accept-Language": lang})
    assert (answer.status_code, answer.headers["Content-Language"]) == (200, lang)
    assert f'<html lang="{lang}">' in answer.text
    assert "Accept-Language" in answer.headers["Vary"]
    assert "<script>" not in answer.text
    assert "style=" not in answer.text
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")


def test_french_comes_first_and_may_be_chosen(client: TestClient) -> None:
    assert "Qui a travaillé" in client.get("/").text
    assert "Qui a travaillé" in client.get("/", headers={"Accept-Language": "de, fr;q=0.3"}).text
    assert "Who worked" in client.get("/?lang=en", headers={"Accept-Language": "fr"}).text


def test_the_first_page_is_small(client: TestClient) -> None:
    page = [client.get("/").content, *((STATIC / name).read_bytes() for name in ("style.css", "script.js"))]
    assert sum(len(gzip.compress(part)) for part in page) < 60_000


def test_what_is_not_there_is_said_with_what_comes_near(client: TestClient) -> None:
    answer = client.get("/film/victoir")
    assert (answer.status_code, "Introuvable" in answer.text) == (404, True)
    assert 'href="/search?q=Victoire"' in answer.text
    assert client.get("/nowhere").status_code == 404
    plain = client.get("/chain/x", headers={"Accept": "text/plain"})
    assert (plain.status_code, plain.text) == (404, "Not Found\n")


def test_nothing_changes_without_leave(demo: Path, client: TestClient) -> None:
    for path in ("/add", "/review", "/build", "/add/x"):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404
    with site(demo, edit=True) as editor:
        assert editor.get("/add").status_code == 200
        assert editor.post("/review", headers={"Origin": "https://elsewhere.example"}).status_code == 403
    assert 'href="/add"' not in client.get("/").text


def test_a_new_build_answers_at_once(own_built: Path) -> None:
    with site(own_built) as client:
        assert client.get("/film/roxane").status_code == 200
        sheet = own_built / "note.txt"
        sheet.write_text("LE PHARE\nUn film de Jeanne Abgrall\n", encoding="utf-8")
        changed = Catalogue(own_built)
        changed.add(sheet)
        changed.build()
        assert "Jeanne Abgrall" in client.get("/search?q=abgrall").text


def test_what_sources_say_is_never_markup(own_demo: Path) -> None:
    name = "<script>alert(1)</script>"
    table = own_demo / "sources.csv"
    table.write_text(
        f"film_title,agent_name,role,character\nTom & <b>Léo</b>,{name},editor,<i>x</i>\n", encoding="utf-8"
    )
    catalogue = Catalogue(own_demo)
    catalogue.add(table, title="<u>Table</u>", url="javascript:alert(1)", licence="javascript:alert(2)")
    catalogue.build()
    (agent,) = (one.id for one in catalogue.find("alert") if one.kind == "person")
    film = catalogue.person(agent).contributions[0].film
    with site(own_demo) as client:
        for path in (
            f"/{agent}",
            f"/{film}",
            "/sources",
            "/source/4",
            "/search?q=alert",
            "/network",
            f"/{agent}.svg",
        ):
            text = client.get(path).text
            for evil in (name, "<b>Léo", "<i>x</i>", "<u>Table", 'href="javascript'):
                assert evil not in text, path


def test_no_build_is_told(tmp_path: Path) -> None:
    Catalogue.init(tmp_path / "new")
    with site(tmp_path / "new") as client:
        for lang, said in (("fr", "pas encore construit. — lancez"), ("en", "no build yet — run")):
            answer = client.get("/", headers={"Accept-Language": lang})
            assert (answer.status_code, said in answer.text) == (503, True)
