"""Queries run where they can be stopped: every way to misbehave ends in one error, and the next one answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import anyio
import pytest

from generique.graph import store as stores
from generique.namespaces import Iri
from generique.web.sandbox import (
    BusyError,
    CrashedError,
    Limits,
    Question,
    RefusedError,
    Sandbox,
    TooLargeError,
    TooSlowError,
)

ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?g"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred films, of which the last has a title that looks like rows of every format."""
    folder = tmp_path_factory.mktemp("store")
    lines = [f'<urn:film:{number}> <urn:title> "film {number}" .' for number in range(99)]
    lines.append(r'<urn:film:99> <urn:title> "a\n},{\"b\"\n</result>\r\n\"c\"\n" .')
    (folder / "films.nt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    stores.load(folder / "graph", [folder / "films.nt"])
    (folder / "manifest.json").write_text("{}")
    return folder


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox(Limits(seconds=60, rows=100, size=20_000))
    yield made
    made.close()


def asked(sandbox: Sandbox, store: Path, query: str, format: str = "csv", **more: str) -> bytes:
    bindings = {name: Iri(value) for name, value in more.items()}
    with sandbox.ask(store, Question(query, format, bindings)) as answer:
        return answer.read()


def test_an_answer_is_the_engine_s_own(sandbox: Sandbox, store: Path) -> None:
    title = asked(sandbox, store, "SELECT ?film ?title { ?film <urn:title> ?title }", film="urn:film:7")
    assert title == b"film,title\r\nurn:film:7,film 7\r\n"


@pytest.mark.parametrize("format", ["json", "xml", "csv", "tsv"])
def test_rows_are_counted_in_every_format(sandbox: Sandbox, store: Path, format: str) -> None:
    assert asked(sandbox, store, ALL, format)  # exactly as many as may be
    with pytest.raises(TooLargeError, match="more than 100 rows; add a LIMIT"):
        asked(sandbox, store, f"SELECT * {{ {{ {ALL} }} UNION {{ BIND(1 AS ?s) }} }}", format)


def test_bytes_are_counted_also_where_there_are_no_rows(sandbox: Sandbox, store: Path) -> None:
    with pytest.raises(TooLargeError, match="larger than 20,000 bytes"):
        asked(sandbox, store, "CONSTRUCT { ?a ?e ?f } { ?a ?b ?c . ?d ?e ?f }", "rdfxml")


def test_a_slow_query_is_killed_and_the_next_one_answers(store: Path) -> None:
    sandbox, begun = Sandbox(Limits(seconds=2)), monotonic()
    with pytest.raises(TooSlowError, match="stopped after 2 seconds"):
        asked(sandbox, store, ENDLESS)
    assert 2 <= monotonic() - begun < 10
    assert asked(sandbox, store, "ASK { ?s ?p ?o }", "tsv") == b"true"
    sandbox.close()


def test_a_query_that_needs_too_much_memory_is_no_answer(store: Path) -> None:
    sandbox = Sandbox(Limits(seconds=60, memory=300 << 20))
    with pytest.raises(CrashedError, match="needs more than 300 MB"):
        asked(sandbox, store, HUNGRY)
    assert asked(sandbox, store, "ASK { ?s ?p ?o }", "tsv") == b"true"
    sandbox.close()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { ?s ?p }", "line 1, column"),
        ("DROP ALL", "DROP is refused"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * " + "{" * 5000 + "}" * 5000, "nested too deeply"),
    ],
)
def test_what_the_guard_refuses_is_refused_in_one_line(
    sandbox: Sandbox, store: Path, query: str, said: str
) -> None:
    with pytest.raises(RefusedError, match=said) as caught:
        asked(sandbox, store, query)
    assert caught.value.status == 400
    assert "\n" not in str(caught.value)


def test_nothing_stays_on_disk(
    sandbox: Sandbox, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert asked(sandbox, store, ALL)
    with pytest.raises(RefusedError):
        asked(sandbox, store, "SELECT")
    assert not list(tmp_path.iterdir())


def test_hostile_queries_take_turns_and_leave_a_place(store: Path) -> None:
    async def all_at_once() -> list[str]:
        sandbox = Sandbox(Limits(seconds=3, children=2, waiting=3, patience=0.2))
        said: list[str] = []

        async def ask(query: str) -> None:
            try:
                with await sandbox.answer(store, Question(query, "tsv")) as answer:
                    said.append(answer.read().decode())
            except RefusedError as error:
                said.append(type(error).__name__)

        async with anyio.create_task_group() as group:
            group.start_soon(ask, ENDLESS)
            await anyio.sleep(0.1)
            group.start_soon(ask, "ASK { ?s ?p ?o }")  # beside it, at once
            await anyio.sleep(0.5)
            for _ in range(6):
                group.start_soon(ask, ENDLESS)
        sandbox.close()
        return said

    said = anyio.run(all_at_once)
    assert said[0] == "true"
    assert said.count(TooSlowError.__name__) == 2  # the two that ran
    assert said.count(BusyError.__name__) == 5  # those that waited in vain, or not at all


def test_a_child_that_died_meanwhile_is_replaced(sandbox: Sandbox, store: Path) -> None:
    assert asked(sandbox, store, "ASK { ?s ?p ?o }", "tsv") == b"true"
    for child in sandbox._idle:
        child._process.kill()
        child._process.wait()
    assert asked(sandbox, store, "ASK { ?s ?p ?o }", "tsv") == b"true"
