"""``/sparql``: the SPARQL 1.1 Protocol for queries. It reads, always; an answer is whole or it is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from generique.graph.results import GRAPH_FORMATS, TABLE_FORMATS
from generique.sparql import form
from generique.web import description
from generique.web.media import GRAPHS, TABLES
from generique.web.negotiate import best
from generique.web.receiving import FORM, RequestError, body, pairs
from generique.web.sandbox import BusyError, Question, RefusedError, Sandbox
from generique.web.sending import failure, send

_METHODS = "GET, HEAD, POST, OPTIONS"
_DIRECT = "application/sparql-query"
_UPDATE = "application/sparql-update"


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
        return Response(status_code=204, headers={"Allow": _METHODS, "Accept-Post": f"{_DIRECT}, {FORM}"})
    try:
        operation = await _operation(request)
        if operation.query is None:
            return description.respond(request)
        return await _answer(request, operation.query, operation)
    except RequestError as error:
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
            raise RequestError(400, f"no format “{format}” for this query; use one of {', '.join(known)}")
        return next(media for media, name in kinds.items() if name == format)
    media = best(request.headers.get("Accept"), tuple(kinds))
    if media is None:
        raise RequestError(406, f"this query is answered as {', '.join(kinds)}")
    return media


async def _operation(request: Request) -> Operation:
    """The operation that a request asks for. Raises RequestError."""
    if request.method in ("GET", "HEAD"):
        return _named(pairs(request.url.query), needed=False)
    kind, _, parameters = request.headers.get("Content-Type", "").partition(";")
    kind = kind.strip().lower()
    charset = parameters.lower().partition("charset=")[2].strip(' "')
    if kind == _UPDATE:
        raise RequestError(403, "updates are refused: this service only reads")
    if kind not in (_DIRECT, FORM):
        raise RequestError(415, f"a POST is {_DIRECT} or {FORM}")
    try:
        if charset not in ("", "utf-8", "utf8"):
            raise UnicodeError
        text = (await body(request)).decode("utf-8")
    except UnicodeError:
        raise RequestError(400, "a query is written in UTF-8") from None
    if kind == FORM:
        return _named(pairs(text), needed=True)
    around = pairs(request.url.query)
    if "query" in around:
        raise RequestError(400, "two queries, one in the address and one in the body")
    return _named(around | {"query": [text]}, needed=True)


def _named(given: Mapping[str, list[str]], *, needed: bool) -> Operation:
    if "update" in given:
        raise RequestError(403, "updates are refused: this service only reads")
    if "using-graph-uri" in given or "using-named-graph-uri" in given:
        raise RequestError(400, "using-graph-uri is for updates")
    queries = given.get("query", [])
    if len(queries) > 1:
        raise RequestError(400, "one query at a time")
    if needed and not queries:
        raise RequestError(400, "no query")
    return Operation(
        queries[0] if queries else None,
        tuple(given.get("default-graph-uri", ())),
        tuple(given.get("named-graph-uri", ())),
        given.get("format", [None])[-1],
    )


ROUTES = (Route("/sparql", sparql, methods=["GET", "POST", "OPTIONS"]),)
