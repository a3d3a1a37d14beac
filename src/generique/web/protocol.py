"""``/sparql``: the SPARQL 1.1 Protocol for queries. It reads, always; an answer is whole or it is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from generique.graph.results import GRAPH_FORMATS, TABLE_FORMATS
from generique.sparql import form
from generique.web import description
from generique.web.media import GRAPHS, TABLES
from generique.web.negotiate import best
from generique.web.sandbox import BusyError, Question, RefusedError, Sandbox
from generique.web.sending import failure, send

LARGEST = 2 << 20
"""Bytes of a request."""

_METHODS = "GET, HEAD, POST, OPTIONS"
_DIRECT, _FORM = "application/sparql-query", "application/x-www-form-urlencoded"
_UPDATE = "application/sparql-update"


class ProtocolError(Exception):
    """A request that is no query operation of the protocol: its status and one line."""

    def __init__(self, status: int, why: str) -> None:
        self.status, self.why = status, why
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Operation:
    """A query operation: the query, None where the service itself is asked for, and the graphs it sees."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str | None = None


async def sparql(request: Request) -> Response:
    """Answer one request."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": _METHODS, "Accept-Post": f"{_DIRECT}, {_FORM}"})
    try:
        operation = await _operation(request)
        if operation.query is None:
            return description.respond(request)
        return await _answer(request, operation.query, operation)
    except ProtocolError as error:
        return failure(error.status, error.why)
    except ClientDisconnect:
        return failure(400, "the request ended early")


async def _answer(request: Request, query: str, operation: Operation) -> Response:
    media = _media(request, query, operation.format)
    kinds = GRAPHS if form(query) in ("CONSTRUCT", "DESCRIBE") else TABLES
    question = Question(
        query,
        kinds[media],
        default_graphs=operation.default_graphs,
        named_graphs=operation.named_graphs,
    )
    sandbox: Sandbox = request.app.state.sandbox
    try:
        file = await sandbox.answer(request.app.state.catalogue.current.path, question)
    except RefusedError as error:
        again = {"Retry-After": "5"} if isinstance(error, BusyError) else {}
        return failure(error.status, str(error), again)
    return send(file, media, head=request.method == "HEAD", headers={"Vary": "Accept"})


def _media(request: Request, query: str, format: str | None) -> str:
    """The media type of the answer: what ``format`` names or the Accept header wants."""
    graph = form(query) in ("CONSTRUCT", "DESCRIBE")
    kinds = GRAPHS if graph else TABLES
    if format is not None:
        known = GRAPH_FORMATS if graph else TABLE_FORMATS
        if format not in known:
            raise ProtocolError(400, f"no format “{format}” for this query; use one of {', '.join(known)}")
        return next(media for media, name in kinds.items() if name == format)
    media = best(request.headers.get("Accept"), tuple(kinds))
    if media is None:
        raise ProtocolError(406, f"this query is answered as {', '.join(kinds)}")
    return media


async def _operation(request: Request) -> Operation:
    """The operation that a request asks for. Raises ProtocolError."""
    if request.method in ("GET", "HEAD"):
        return _named(_pairs(request.url.query), needed=False)
    kind, _, parameters = request.headers.get("Content-Type", "").partition(";")
    kind = kind.strip().lower()
    charset = parameters.lower().partition("charset=")[2].strip(' "')
    if kind == _UPDATE:
        raise ProtocolError(403, "updates are refused: this service only reads")
    if kind not in (_DIRECT, _FORM):
        raise ProtocolError(415, f"a POST is {_DIRECT} or {_FORM}")
    try:
        if charset not in ("", "utf-8", "utf8"):
            raise UnicodeError
        body = (await _body(request)).decode("utf-8")
    except UnicodeError:
        raise ProtocolError(400, "a query is written in UTF-8") from None
    if kind == _FORM:
        return _named(_pairs(body), needed=True)
    around = _pairs(request.url.query)
    if "query" in around:
        raise ProtocolError(400, "two queries, one in the address and one in the body")
    return _named(around | {"query": [body]}, needed=True)


async def _body(request: Request) -> bytes:
    """The body, unless it is too large."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise ProtocolError(413, f"a request has at most {LARGEST:,} bytes")
    return bytes(body)


def _pairs(text: str) -> dict[str, list[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:  # bytes that are no UTF-8, or thousands of fields
        raise ProtocolError(400, "parameters are written in UTF-8, percent-encoded") from error


def _named(given: Mapping[str, list[str]], *, needed: bool) -> Operation:
    if "update" in given:
        raise ProtocolError(403, "updates are refused: this service only reads")
    if "using-graph-uri" in given or "using-named-graph-uri" in given:
        raise ProtocolError(400, "using-graph-uri is for updates")
    queries = given.get("query", [])
    if len(queries) > 1:
        raise ProtocolError(400, "one query at a time")
    if needed and not queries:
        raise ProtocolError(400, "no query")
    return Operation(
        queries[0] if queries else None,
        tuple(given.get("default-graph-uri", ())),
        tuple(given.get("named-graph-uri", ())),
        given.get("format", [None])[-1],
    )


ROUTES = (Route("/sparql", sparql, methods=["GET", "POST", "OPTIONS"]),)
