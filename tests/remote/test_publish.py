"""Publishing: in chunks, from where it stopped, checked, visible at once; nothing half-published, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from generique.errors import GeneriqueError
from generique.graph.store import Store
from generique.remote.client import Client, Limits
from generique.remote.endpoint import Endpoint
from generique.remote.faults import (
    BadAnswerError,
    BusyError,
    DeniedError,
    NotPublishedError,
    UnreachableError,
)
from generique.remote.publication import current, publications
from generique.remote.publish import Edition, publish
from generique.remote.writing import ByGraphStore, ByUpdate, Writer
from tests.queries import world
from tests.remote.faulty import faulty
from tests.remote.services import Service, free_port

BASE = "https://w3id.org/generique/"


def edition(version: str, extra: str = "", base: str = BASE) -> Edition:
    """A build of the small world, in which something can be other than in the one before."""
    store = Store.memory()
    store.load(
        f"{world.turtle()}\n<{BASE}catalogue> a <http://www.w3.org/ns/dcat#Dataset> .\n{extra}", "turtle"
    )
    lines = list(store.nquads())
    return Edition(
        lambda: lines, version, base, {"title": "Monde", "lang": "fr", "licence": "", "counts": {}}
    )


class Broken:
    """A writer whose connection breaks after so many chunks."""

    def __init__(self, writer: Writer, chunks: int) -> None:
        self._writer, self._left, self.rows = writer, chunks, 100
        self.sent: list[int] = []

    def add(self, triples: Mapping[str, Sequence[str]]) -> None:
        if not self._left:
            raise UnreachableError("the cable is out", where="here")
        self._left -= 1
        self.sent.append(len(next(iter(triples.values()))))
        self._writer.add(triples)

    def drop(self, graph: str) -> None:
        self._writer.drop(graph)

    def forget(self, graph: str, subject: str, rest: Iterable[str]) -> None:
        self._writer.forget(graph, subject, rest)


def graphs(endpoint: Endpoint) -> set[str]:
    """The named graphs of published builds."""
    rows = endpoint.select(
        'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), "/build/")) }'
    ).rows
    return {str(graph).rpartition("/")[2] for (graph,) in rows}


def test_a_build_is_published_and_replaced(service: Service) -> None:
    endpoint, writer = Endpoint(service.client()), ByUpdate(service.client())
    with pytest.raises(NotPublishedError, match="generique publish"):
        current(endpoint)
    first = publish(endpoint, writer, edition("one"))
    assert first.sent == first.triples == len(list(edition("one").lines()))
    assert current(endpoint).facts["version"] == "one"
    second = publish(endpoint, writer, edition("two", '<urn:a> <urn:b> "c" .'))
    assert second.triples == first.triples + 1 and second.fingerprint != first.fingerprint
    assert second.removed == (first.graph,)
    assert current(endpoint).facts["version"] == "two"
    assert graphs(endpoint) == {"two"}
    again = publish(endpoint, writer, edition("two", '<urn:a> <urn:b> "c" .'))
    assert (again.sent, again.removed) == (0, ())
    back = publish(endpoint, writer, edition("one"), keep_previous=True)
    assert back.removed == () and graphs(endpoint) == {"one", "two"}
    assert current(endpoint).facts["version"] == "one"


def test_the_graph_store_protocol_does_the_same(oxigraph: Service) -> None:
    endpoint, writer = Endpoint(oxigraph.client()), ByGraphStore(oxigraph.client(), oxigraph.store)
    publish(endpoint, writer, edition("one"))
    publish(endpoint, writer, edition("two"))
    assert current(endpoint).facts["version"] == "two" and graphs(endpoint) == {"two"}
    assert len(publications(endpoint)) == 1


def test_broken_off_it_goes_on_and_readers_see_nothing_of_it(service: Service) -> None:
    endpoint, writer = Endpoint(service.client()), ByUpdate(service.client())
    publish(endpoint, writer, edition("one"))
    broken = Broken(writer, 3)
    with pytest.raises(UnreachableError):
        publish(endpoint, broken, edition("two"))
    assert current(endpoint).facts["version"] == "one"
    rest = Broken(writer, 1_000)
    done = publish(endpoint, rest, edition("two"))
    assert done.sent == done.triples - 300
    assert current(endpoint).facts["version"] == "two" and graphs(endpoint) == {"two"}


@pytest.mark.parametrize("chunks", range(0, 40, 6))
def test_broken_off_anywhere_the_old_build_or_the_new_one_answers(oxigraph: Service, chunks: int) -> None:
    endpoint, writer = Endpoint(oxigraph.client()), ByUpdate(oxigraph.client())
    publish(endpoint, writer, edition("one"))
    try:
        publish(endpoint, Broken(writer, chunks), edition("two"))
        expected = "two"
    except UnreachableError:
        expected = "one"
    assert current(endpoint).facts["version"] == expected
    publish(endpoint, writer, edition("two"))
    assert current(endpoint).facts["version"] == "two" and graphs(endpoint) == {"two"}


def test_what_is_lost_on_the_way_is_noticed(service: Service) -> None:
    endpoint = Endpoint(service.client())

    class Losing(ByUpdate):
        def add(self, triples: Mapping[str, Sequence[str]]) -> None:
            super().add({graph: lines[:-1] if len(lines) > 50 else lines for graph, lines in triples.items()})

    class Changing(ByUpdate):
        def add(self, triples: Mapping[str, Sequence[str]]) -> None:
            super().add(
                {graph: [line.replace("Ada", "Eda") for line in lines] for graph, lines in triples.items()}
            )

    for kind, message in ((Losing, "of the .* sent; nothing was published"), (Changing, "other triples")):
        with pytest.raises(BadAnswerError, match=message):
            publish(endpoint, kind(service.client()), edition("one"))
        assert publications(endpoint) == [] and graphs(endpoint) == set()


def test_a_service_that_takes_little_at_once_gets_less(oxigraph: Service) -> None:
    class Small(ByUpdate):
        def add(self, triples: Mapping[str, Sequence[str]]) -> None:
            if max(map(len, triples.values())) > 300:
                raise BadAnswerError("too much", where="here")
            super().add(triples)

    endpoint = Endpoint(oxigraph.client())
    done = publish(endpoint, Small(oxigraph.client()), edition("one"))
    assert done.sent == done.triples


def test_another_catalogue_is_not_replaced_by_accident(oxigraph: Service) -> None:
    endpoint, writer = Endpoint(oxigraph.client()), ByUpdate(oxigraph.client())
    publish(endpoint, writer, edition("one"))
    other = edition("x", base="https://example.org/films/")
    with pytest.raises(GeneriqueError, match=r"another catalogue is published here, “Monde”.*--replace"):
        publish(endpoint, writer, other)
    publish(endpoint, writer, other, replace=True)
    assert current(endpoint).facts["base"] == "https://example.org/films/"


def test_bad_services(tmp_path: Path) -> None:
    limits = Limits(timeout=1.5, attempts=2, first_wait=0.05)
    with faulty() as url:
        for path, error in (
            ("login", DeniedError),
            ("html", BadAnswerError),
            ("reset", BusyError),
            ("cut-without-length", BadAnswerError),
        ):
            client = Client(f"{url}/{path}", limits=limits)
            with pytest.raises(error):
                publish(Endpoint(client), ByUpdate(client), edition("one"))
    client = Client(f"http://127.0.0.1:{free_port()}/query", limits=limits)
    with pytest.raises(UnreachableError):
        publish(Endpoint(client), ByUpdate(client), edition("one"))
