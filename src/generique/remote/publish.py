"""Sending a build to a service: in chunks, from where it stopped, checked, and visible at once or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from generique.errors import GeneriqueError
from generique.namespaces import Iri
from generique.progress import Progress, silent
from generique.remote.endpoint import Endpoint
from generique.remote.faults import BadAnswerError, DeniedError, ServiceError, TooSlowError, UnreachableError
from generique.remote.publication import POINTER, TERMS, Publication, ontology_version, publications
from generique.remote.terms import Fingerprint, of_line
from generique.remote.writing import Writer

_COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_TRIPLES = "SELECT ?s ?p ?o { ?s ?p ?o }"
_LEAST = 20  # triples that any service takes at once
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


class Sent(NamedTuple):
    """What was done: the graph of the build, its triples, how many were sent now, the graphs removed."""

    graph: Iri
    triples: int
    fingerprint: str
    sent: int
    removed: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {**self._asdict(), "removed": list(self.removed)}


class Edition(NamedTuple):
    """A build as it is sent: its lines of N-Triples, always in the same order, and what is said of it."""

    lines: Callable[[], Iterable[str]]
    version: str
    base: str
    facts: Mapping[str, Any]

    @property
    def graph(self) -> Iri:
        """The named graph of the build."""
        return Iri(f"{self.base}build/{self.version}")


def publish(
    endpoint: Endpoint,
    writer: Writer,
    edition: Edition,
    *,
    keep_previous: bool = False,
    replace: bool = False,
    progress: Progress = silent,
) -> Sent:
    """Publish an edition. Killed or broken off at any moment, the service answers as before; the next call goes on.

    Raises GeneriqueError where another catalogue is published and ``replace`` does not say to replace it.
    """
    graph, known = edition.graph, publications(endpoint)
    _refuse_another(endpoint, known, edition, replace)
    own = next((one for one in known if one.graph == graph), Publication(graph))
    answers = own.number is not None and own is known[0]
    local = Fingerprint()
    sent = 0
    if own.number is None:
        start = _start(endpoint, writer, own)
        for sent in _send(writer, graph, _hashed(edition.lines(), local), start):
            progress(f"{sent:,} triples sent")
        sent -= start
    else:  # it is there whole
        for _ in _hashed(edition.lines(), local):
            pass
    progress("reading back")
    _verify(endpoint, writer, own, local)
    if not answers:
        _make_visible(writer, edition, local, max((one.number or 0 for one in known), default=0) + 1)
    kept = {graph, known[0].graph} if keep_previous and known and known[0].number else {graph}
    removed = _remove(endpoint, writer, [one for one in known if one.graph not in kept])
    return Sent(graph, local.count, local.text, sent, removed)


def _refuse_another(
    endpoint: Endpoint, known: Sequence[Publication], edition: Edition, replace: bool
) -> None:
    for one in known:
        if one.number is not None and not replace and one.facts["base"] != edition.base:
            raise GeneriqueError(
                f"another catalogue is published here, “{one.facts.get('title', one.facts['base'])}”",
                where=endpoint.url,
                do="publish elsewhere, or give --replace",
            )


def _start(endpoint: Endpoint, writer: Writer, own: Publication) -> int:
    """How many lines are there already, by the receipts and by the count; the rest of nothing is removed."""
    if own.sent:
        held = endpoint.of(own.graph).select(_COUNT).rows[0][0]
        if isinstance(held, int) and held >= own.sent:
            return own.sent
    writer.drop(own.graph)
    return 0


def _hashed(lines: Iterable[str], local: Fingerprint) -> Iterator[str]:
    for line in lines:
        local.add([of_line(line)])
        yield line


def _send(writer: Writer, graph: Iri, lines: Iterator[str], start: int) -> Iterator[int]:
    """Send the lines after the first ``start``; yields how many are there, each with its receipt."""
    yield sum(1 for _ in islice(lines, start))
    at = start
    while chunk := list(islice(lines, writer.rows)):
        rest: list[Sequence[str]] = [chunk]
        while rest:
            part = rest.pop()
            receipt = f'<{graph}> <{TERMS}sent> "{at + len(part)}"^^<{_INTEGER}> .\n'
            try:
                writer.add({graph: part, POINTER: [receipt]})
            except (DeniedError, UnreachableError, TooSlowError):
                raise
            except ServiceError:
                if len(part) < _LEAST:
                    raise
                half = len(part) // 2  # too much for it at once, perhaps
                rest += [part[half:], part[:half]]
                continue
            at += len(part)
            yield at


def _verify(endpoint: Endpoint, writer: Writer, own: Publication, local: Fingerprint) -> None:
    """Read the graph back; another count or hash, and it is removed, unless it answers already."""
    found = Fingerprint()
    for page in endpoint.of(own.graph).pages(_TRIPLES):
        found.add(page)
    if (found.count, found.text) == (local.count, local.text):
        return
    what = f"the service holds {found.count:,} triples of the {local.count:,} sent"
    if found.count == local.count:
        what = "the service holds other triples than were sent"
    if own.number is not None:
        raise BadAnswerError(
            f"{what}, and answers from them: somebody changed {own.graph}",
            where=endpoint.url,
            do="publish another build, then this one again",
        )
    writer.drop(own.graph)
    writer.forget(POINTER, own.graph, _lines(one for one in publications(endpoint) if one.graph != own.graph))
    raise BadAnswerError(f"{what}; nothing was published", where=endpoint.url, do="publish again")


def _make_visible(writer: Writer, edition: Edition, local: Fingerprint, number: int) -> None:
    """First what is said of the build, then the one triple that makes it the one that answers."""
    facts = {
        **edition.facts,
        "version": edition.version,
        "base": edition.base,
        "ontology": ontology_version(),
        "triples": local.count,
        "fingerprint": local.text,
    }
    manifest = json.dumps(facts, ensure_ascii=True)
    made = Publication(edition.graph, number, None, manifest)
    told, visible = _lines([made])
    writer.add({POINTER: [told]})
    writer.add({POINTER: [visible]})


def _lines(publications: Iterable[Publication]) -> Iterator[str]:
    """The small graph's lines: the manifest of each, then its number, then its receipts."""
    for one in publications:
        if one.manifest is not None:
            yield f"<{one.graph}> <{TERMS}manifest> {json.dumps(one.manifest)} .\n"
        for name, value in (("number", one.number), ("sent", one.sent)):
            if value is not None:
                yield f'<{one.graph}> <{TERMS}{name}> "{value}"^^<{_INTEGER}> .\n'


def _remove(endpoint: Endpoint, writer: Writer, old: Sequence[Publication]) -> tuple[str, ...]:
    for one in old:
        writer.drop(one.graph)
        rest = [other for other in publications(endpoint) if other.graph != one.graph]
        writer.forget(POINTER, one.graph, _lines(rest))
    return tuple(one.graph for one in old)
