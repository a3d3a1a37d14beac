"""A SPARQL service that is asked as a store is: SELECT, ASK, or an answer as its bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generique.asked import NOTHING, Rows, Value
from generique.errors import GeneriqueError, UsageError
from generique.namespaces import PREFIXES
from generique.remote.client import Client, Limits, Reply
from generique.remote.faults import BadAnswerError, CutError, TooLargeError
from generique.remote.terms import Cell, read
from generique.sparql import FORMS, form, with_values

_RESULTS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
_GRAPHS = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
# What services also call these formats.
_ALSO = {
    "application/sparql-results+json": ("application/json",),
    "application/sparql-results+xml": ("application/xml", "text/xml"),
    "application/n-triples": ("text/plain",),
    "application/ld+json": ("application/json",),
    "application/rdf+xml": ("application/xml", "text/xml"),
}
_PROLOGUE = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items()) + " "
_ASKED = "__ASK_RETVAL"  # Virtuoso answers an ASK with a row of this column, or no row


class Table(NamedTuple):
    """The answer to a SELECT: its columns, its rows of terms, and the JSON that they came in."""

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    json: bytes


class Endpoint:
    """A SPARQL service, or one graph of it. Values of variables go as VALUES of typed terms, never as pasted text.

    Queries may leave out our prefixes, as they may in a store. Every call ends by the deadline of the client's
    limits, with a whole answer or a :class:`~generique.remote.faults.ServiceError`.
    """

    def __init__(
        self, client: Client | str, graph: str | None = None, *, limits: Limits | None = None
    ) -> None:
        self.client = Client(client, limits=limits) if isinstance(client, str) else client
        self.graph = graph

    @property
    def url(self) -> str:
        """The address of the service."""
        return self.client.url

    def of(self, graph: str) -> Endpoint:
        """The same service, asked about this graph alone."""
        return Endpoint(self.client, graph)

    def select(self, query: str, bindings: Mapping[str, Value] = NOTHING, *, ours: bool = False) -> Rows:
        """The columns and rows of a SELECT. ``ours`` is a store's word; a service needs no guard."""
        columns, cells = self.cells(query, bindings)
        return Rows(columns, [tuple(read(cell) for cell in row) for row in cells])

    def cells(
        self, query: str, bindings: Mapping[str, Value] = NOTHING, *, limit: int | None = None
    ) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
        """The same with each term as SPARQL's JSON writes it, language and datatype included.

        ``limit`` is what the query itself says: so many rows are then all that it asks for.
        """
        return self.table(query, bindings, limit)[:2]

    def table(self, query: str, bindings: Mapping[str, Value], limit: int | None = None) -> Table:
        """The columns and terms of a SELECT, with the JSON that they came in."""
        reply, answer = self._json(query, bindings)
        try:
            columns = tuple(answer["head"]["vars"])
            rows = [tuple(row.get(name) for name in columns) for row in answer["results"]["bindings"]]
        except (KeyError, TypeError, AttributeError) as error:
            raise self._error("the answer is no SPARQL result") from error
        most = self.client.limits.max_rows
        if len(rows) > most:
            raise TooLargeError(f"the answer has more than {most:,} rows", where=self.url, do="ask for less")
        if len(rows) != limit:
            self._refuse_cut(reply, len(rows))
        return Table(columns, rows, reply.body)

    def pages(self, query: str, *, rows: int = 100_000) -> Iterator[list[tuple[Cell, ...]]]:
        """The rows of a long SELECT over a graph that does not change, page by page.

        The pages are not ordered, as services refuse to sort much, so that who takes them must check their count.
        """
        start = 0
        while True:
            try:
                _, page = self.cells(f"{query} LIMIT {rows} OFFSET {start}", limit=rows)
            except CutError as cut:
                if not 0 < cut.rows < rows:
                    raise
                rows = cut.rows
                continue
            if page:
                yield page
            if len(page) < rows:
                return
            start += len(page)

    def ask(self, query: str, bindings: Mapping[str, Value] = NOTHING) -> bool:
        """The answer to an ASK."""
        _, answer = self._json(query, bindings)
        head = answer.get("head")
        if isinstance(head, dict) and head.get("vars") == [_ASKED]:
            return bool(answer.get("results", {}).get("bindings"))
        said = answer.get("boolean")
        if not isinstance(said, bool):
            raise self._error("the answer is no SPARQL result")
        return said

    def results(self, query: str, bindings: Mapping[str, Value], format: str) -> bytes:
        """The answer in a format, as the service writes it."""
        formats = _GRAPHS if form(query) in ("CONSTRUCT", "DESCRIBE") else _RESULTS
        if format not in formats:
            raise UsageError(f"{form(query)} has no format “{format}”", do=f"use one of {', '.join(formats)}")
        return self._asked(query, bindings, formats[format]).body

    def _json(self, query: str, bindings: Mapping[str, Value]) -> tuple[Reply, dict[str, Any]]:
        reply = self._asked(query, bindings, _RESULTS["json"])
        try:
            answer = json.loads(reply.body)
        except (ValueError, RecursionError) as error:
            raise self._error("the answer is cut short or is no JSON") from error
        if not isinstance(answer, dict):
            raise self._error("the answer is no SPARQL result")
        return reply, answer

    def _asked(self, query: str, bindings: Mapping[str, Value], accept: str) -> Reply:
        kind = form(query)
        if kind not in FORMS:
            raise GeneriqueError(f"{kind or 'this'} is refused: a query reads, it does not write")
        text = _PROLOGUE + with_values(query, bindings)
        reply = self.client.query(text, kind, accept, self.graph)
        if reply.kind == "text/html":
            raise self._error("a web page came instead of an answer")
        if reply.kind not in (accept, *_ALSO.get(accept, ())):
            raise self._error(f"{reply.kind} came instead of {accept}")
        return reply

    def _refuse_cut(self, reply: Reply, rows: int) -> None:
        """Virtuoso says in a header that it stopped: at its limit of rows, or of time."""
        headers = {name.lower(): value for name, value in reply.headers.items()}
        most = headers.get("x-sparql-maxrows", "")
        if most.isdigit() and rows >= int(most):
            raise CutError(int(most), where=self.url)
        if "x-sql-state" in headers:
            raise self._error(f"the service gave a part of the answer ({headers['x-sql-state']})")

    def _error(self, what: str) -> BadAnswerError:
        return BadAnswerError(what, where=self.url)
