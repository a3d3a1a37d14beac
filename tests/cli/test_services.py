"""The commands publish and harvest, and --endpoint with all questions, as a person types them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generique import open as opened
from generique.catalogue.service import ServiceCatalogue
from tests.cli.run import generique as run
from tests.remote import services, wikidata
from tests.remote.faulty import faulty
from tests.remote.services import Service, free_port


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with services.oxigraph(tmp_path / "store") as found:
        yield found


QUESTIONS = (
    ("find", "melany aufret"),
    ("film", "Victoire"),
    ("person", "Apolline Dufresne"),
    ("person", "Apoline Dufrene"),
    ("who", "Michel Blanc", "--organizations"),
    ("shared", "Julia Piaton", "Michel Blanc"),
    ("chain", "Alice Fave", "Maria Juin"),
    ("chain", "Alice Fave", "Michel Blanc"),
    ("pairs", "--limit", "3"),
    ("conflicts",),
    ("stats",),
    ("query", "collaborators", "person=Michel Blanc", "--format", "csv"),
    ("query", "collaborators", "person=Nobody"),
    ("query", "films-of-nothing"),
)


def test_publish_then_ask(demo: Path, service: Service, tmp_path: Path) -> None:
    done = run("-c", demo, "--endpoint", service.query, "publish", "--format", "csv")
    assert (done.code, done.err) == (0, "")
    assert "triples," in done.out and "sent," in done.out
    again = run("-c", demo, "publish", "--endpoint", service.query, "--graph-store", service.store)
    assert again.code == 0 and "sent,0" in again.out
    for question in QUESTIONS:
        form = () if "--format" in question else ("--format", "json")
        there, here = run("--endpoint", service.query, *question, *form), run("-c", demo, *question, *form)
        assert (there.code, there.out, there.err) == (here.code, here.out, here.err), question
    target = tmp_path / "network.gexf"
    assert run("--endpoint", service.query, "export", "gexf", "-o", target).code == 0
    assert "Apolline Dufresne" in target.read_text(encoding="utf-8")
    assert isinstance(opened(service.query), ServiceCatalogue)


def test_any_service_can_be_asked_by_id(service: Service) -> None:
    service.client().update("INSERT DATA { <urn:a> <urn:b> 23 }")
    answer = run("--endpoint", service.query, "query", "-", "--format", "csv", stdin="SELECT ?n { ?s ?p ?n }")
    assert (answer.code, answer.out.split()) == (0, ["n", "23"])


def test_harvest(service: Service, tmp_path: Path) -> None:
    service.client().update(wikidata.update())
    target = tmp_path / "films.jsonl"
    words = ("--endpoint", service.query, "harvest", "wikidata", "--country", "FR", "--from", "2020")
    done = run(*words, "-o", target)
    assert done.code == 0 and "generique add" in done.err
    assert target.exists() and target.with_name("films.jsonl.toml").exists()
    assert not target.with_name(".films.jsonl.pages").exists()
    mine = tmp_path / "mine"
    assert run("init", mine).code == 0
    added = run("-c", mine, *words)
    assert added.code == 0 and "added as source/1" in added.err
    assert run("-c", mine, "build").code == 0
    assert "Ada Morel" in run("-c", mine, "film", "L’Aube rouge").out
    assert "wikidata\t" in run("harvest", "--profiles").out
    assert run("harvest", "wikidatum").code == 3
    assert run("harvest", "wikidata", "-p", "country").code == 2


def test_a_service_that_is_away_busy_or_empty_is_one_line(demo: Path, service: Service) -> None:
    away = f"http://127.0.0.1:{free_port()}/sparql"
    for words in (
        ("--endpoint", away, "who", "Michel Blanc"),
        ("-c", demo, "--endpoint", away, "publish"),
        ("--endpoint", away, "harvest", "wikidata", "-o", demo.parent / "x.jsonl"),
        ("--endpoint", service.query, "who", "Michel Blanc"),
    ):
        done = run(*words)
        assert (done.code, done.out) == (1, ""), words
        assert done.err.startswith("generique: http://127.0.0.1:") and done.err.count("\n") == 1, words
    with faulty() as url:
        done = run("--endpoint", f"{url}/html", "film", "Victoire")
        assert done.code == 1 and "a web page came instead of an answer" in done.err
    assert run("publish").code == 2
    assert run("--endpoint", service.query, "build").code == 2
