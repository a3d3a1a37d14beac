"""A SPARQL service that is asked as a store is: SELECT, ASK, or an answer in a format of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generique.errors import GeneriqueError, UsageError
from generique.namespaces import Iri
from generique.sparql import FORMS, form, with_values
from generique.version import __version__

Value = Iri | str | int | float | bool

MAX_BYTES = 256 << 20
_LONG = 1_500
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
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS: Mapping[str, type[int] | type[float]] = {
    _XSD + "integer": int,
    _XSD + "int": int,
    _XSD + "long": int,
    _XSD + "nonNegativeInteger": int,
    _XSD + "decimal": float,
    _XSD + "double": float,
    _XSD + "float": float,
}


class Endpoint:
    """A SPARQL service. Values of variables go as a VALUES block of typed terms, never as pasted text.

    ``timeout`` is in seconds, for each wait on the service.
    """

    def __init__(self, url: str, *, timeout: int = 60) -> None:
        if not url.lower().startswith(("http://", "https://")):
            raise UsageError(f"“{url}” is no address of a SPARQL service", do="give http://… or https://…")
        self.url, self.timeout = url, max(1, timeout)

    def select(
        self, query: str, bindings: Mapping[str, Value]
    ) -> tuple[tuple[str, ...], list[tuple[Value | None, ...]]]:
        """The columns and rows of a SELECT."""
        answer = self._json(query, bindings)
        try:
            columns = tuple(answer["head"]["vars"])
            rows = [tuple(_value(row.get(name)) for name in columns) for row in answer["results"]["bindings"]]
        except (KeyError, TypeError, AttributeError) as error:
            raise self._error("the answer is no SPARQL result") from error
        return columns, rows

    def ask(self, query: str, bindings: Mapping[str, Value]) -> bool:
        """The answer to an ASK."""
        answer = self._json(query, bindings).get("boolean")
        if not isinstance(answer, bool):
            raise self._error("the answer is no SPARQL result")
        return answer

    def results(self, query: str, bindings: Mapping[str, Value], format: str) -> bytes:
        """The answer in a format, as the service writes it."""
        formats = _GRAPHS if form(query) in ("CONSTRUCT", "DESCRIBE") else _RESULTS
        if format not in formats:
            raise UsageError(f"{form(query)} has no format “{format}”", do=f"use one of {', '.join(formats)}")
        return self._asked(query, bindings, formats[format])

    def _json(self, query: str, bindings: Mapping[str, Value]) -> dict[str, Any]:
        try:
            answer = json.loads(self._asked(query, bindings, _RESULTS["json"]))
        except ValueError as error:
            raise self._error("the answer is cut short or is no JSON") from error
        if not isinstance(answer, dict):
            raise self._error("the answer is no SPARQL result")
        return answer

    def _asked(self, query: str, bindings: Mapping[str, Value], accept: str) -> bytes:
        from http.client import HTTPException

        from SPARQLWrapper import POST, SPARQLWrapper
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

        if form(query) not in FORMS:
            raise GeneriqueError(f"{form(query) or 'this'} is refused: a query reads, it does not write")
        text = with_values(query, bindings)
        service = SPARQLWrapper(self.url, agent=f"generique/{__version__}")
        service.setTimeout(self.timeout)
        service.setOnlyConneg(True)
        service.addCustomHttpHeader("Accept", accept)
        if len(text) > _LONG:
            service.setMethod(POST)
        service.setQuery(text)
        try:
            response = service.query().response
            with response:
                kind = response.headers.get_content_type()
                content: bytes = response.read(MAX_BYTES + 1)
        except (SPARQLWrapperException, HTTPException, OSError, ValueError) as error:
            raise self._error(_reason(error)) from error
        if kind == "text/html":
            raise self._error("a web page came instead of an answer")
        if len(content) > MAX_BYTES:
            raise self._error(f"the answer is larger than {MAX_BYTES >> 20} MB")
        return content

    def _error(self, what: str) -> GeneriqueError:
        return GeneriqueError(what, where=self.url)


def _reason(error: Exception) -> str:
    """What went wrong, in one line: the service's own words where it has some. Closes the connection."""
    from urllib.error import HTTPError, URLError

    from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed, SPARQLWrapperException

    for each in (error, error.__context__):
        if isinstance(each, HTTPError):
            each.close()
    if isinstance(error, HTTPError):
        return f"the service answered {error.code} {error.reason}"
    if isinstance(error, URLError):
        return f"the service cannot be reached ({error.reason})"
    if isinstance(error, TimeoutError):
        return "the service did not answer in time"
    words = _words(error)
    if isinstance(error, QueryBadFormed):
        return f"the service refuses the query: {words}"
    if isinstance(error, EndPointInternalError):
        return f"the service failed: {words}"
    if isinstance(error, SPARQLWrapperException):
        return str(error.msg)
    return f"the service broke off ({words or type(error).__name__})"


def _words(error: Exception) -> str:
    """What the service said. SPARQLWrapper hands it on as “…Response:” and the bytes as Python shows them."""
    said = str(error).rpartition("Response:")[2].strip()
    if said[:2] in ("b'", 'b"'):
        said = (
            said[2:-1]
            .encode()
            .decode("unicode_escape", "replace")
            .encode("latin-1")
            .decode("utf-8", "replace")
        )
    return " ".join(said.split())[:300]


def _value(cell: Mapping[str, str] | None) -> Value | None:
    if cell is None:
        return None
    text, datatype = cell["value"], cell.get("datatype", "")
    if cell["type"] != "literal" and cell["type"] != "typed-literal":
        return Iri(text if cell["type"] == "uri" else f"_:{text}")
    if datatype == _XSD + "boolean":
        return text in ("true", "1")
    number = _NUMBERS.get(datatype)
    try:
        return number(text) if number else text
    except ValueError:
        return text
