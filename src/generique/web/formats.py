"""Every page is also data: by the suffix of its address, or by what the client accepts.

``/film/victoire.ttl`` is Turtle; ``/film/victoire`` is the page for browsers and Turtle for who prefers it.
What is asked for as data never reaches the pages.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import IO, Any
from urllib.parse import quote

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from generique.builds import Build
from generique.catalogue import Catalogue
from generique.errors import GeneriqueError, NotFoundError
from generique.web import describing, tabling
from generique.web.media import GRAPHS
from generique.web.negotiate import wanted
from generique.web.sandbox import Network, Question, RefusedError, Rows, Sandbox, Work
from generique.web.security import spreadsheet
from generique.web.sending import content_type, etag, failure, fresh, send

SUFFIXES: Mapping[str, str] = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "csv": "text/csv",
    "json": "application/json",
    "gexf": "application/gexf+xml",
    "svg": "image/svg+xml",
}
_WITH_ROWS = tuple(f"{kind}/" for kind in tabling.KINDS)
RDF = ("ttl", "nt", "jsonld", "rdf")
_ALL = (*RDF, "csv", "json", "gexf")
OFFERS: Mapping[str, tuple[str, ...]] = dict.fromkeys(describing.KINDS, RDF) | {
    "film": _ALL,
    "person": (*_ALL, "svg"),
    "organization": (*_ALL, "svg"),
    "source": (*RDF, "csv", "json"),
    "role": (*RDF, "csv", "json"),
}
"""The kinds of things that have an address of their own, and the forms of their data."""

_TABLE = ("csv", "json")
LISTS: Mapping[str, tuple[str, ...]] = dict.fromkeys(
    ("search", "chain", "disagreements", "residue"), _TABLE
) | {"sources": (*RDF, *_TABLE), "roles": (*RDF, *_TABLE), "ontology": RDF}
"""The pages that list things, and the forms of their data: see :mod:`generique.web.listing`."""


class DataRoute(Route):
    """The address of a thing, where data are asked for: by suffix, or as the Accept header wants no page."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """A page that is wanted is no match, and goes to who makes pages."""
        match, child = super().matches(scope)
        if match is Match.NONE:
            return match, child
        kind, name = (str(child["path_params"][part]) for part in ("kind", "name"))
        offers = OFFERS.get(kind)
        if offers is None:
            return Match.NONE, {}
        stem, dot, suffix = name.rpartition(".")
        if not dot or suffix not in SUFFIXES:
            stem, suffix = name, wanted(scope, {offer: SUFFIXES[offer] for offer in offers}) or ""
        if suffix == "page":
            return Match.NONE, {}
        child["path_params"] = {"id": f"{kind}/{stem}", "suffix": suffix}
        return match, child


async def data(request: Request) -> Response:
    """The data of one thing."""
    id, suffix = request.path_params["id"], request.path_params["suffix"]
    kind = id.partition("/")[0]
    if suffix not in OFFERS[kind]:
        forms = ", ".join(SUFFIXES[each] for each in OFFERS[kind])
        status, why = (
            (406, f"a {kind} comes as {forms}") if not suffix else (404, f"a {kind} has no .{suffix}")
        )
        return failure(status, why)
    build: Build = request.app.state.catalogue.current
    entity = build.names.get(id)
    if entity is not None and entity.id != id:
        return RedirectResponse(f"/{entity.id}.{suffix}", 301)
    tag = etag(build.version, id, suffix)
    about = {
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Vary": "Accept",
        "Content-Location": quote(f"/{id}.{suffix}"),
    }
    if fresh(request, tag):
        return Response(status_code=304, headers=about)
    try:
        return await _WRITERS[suffix](request, id, about)
    except RefusedError as error:
        return failure(error.status, str(error))
    except GeneriqueError as error:  # nothing is called so, or nothing can be
        return failure(404, str(error))


async def _put(request: Request, work: Work) -> IO[bytes]:
    sandbox: Sandbox = request.app.state.sandbox
    return await sandbox.answer(request.app.state.catalogue.current.path, work)


async def _exists(request: Request, id: str) -> None:
    build: Build = request.app.state.catalogue.current
    with await _put(request, Question(describing.known(id, build.base), "csv")) as answer:
        if answer.read() != b"true":
            raise NotFoundError(f"there is no {id}")


async def _rdf(request: Request, id: str, about: Mapping[str, str]) -> Response:
    await _exists(request, id)
    media = SUFFIXES[request.path_params["suffix"]]
    query = describing.triples(id, request.app.state.catalogue.current.base)
    file = await _put(request, Question(query, GRAPHS[media]))
    return send(file, media, head=request.method == "HEAD", headers=about)


async def _csv(request: Request, id: str, about: Mapping[str, str]) -> Response:
    """The table of a thing, its cells safe for spreadsheets."""
    if id.startswith(_WITH_ROWS):
        return await _rows(request, id, about)
    found = await to_thread.run_sync(_answer, request.app.state.catalogue, id)
    return _whole(spreadsheet(found.columns, found.records()), SUFFIXES["csv"], about)


async def _json(request: Request, id: str, about: Mapping[str, str]) -> Response:
    """A film or an agent as the command line gives it; of others the rows of the table."""
    if id.startswith(_WITH_ROWS):
        return await _rows(request, id, about)
    found = await to_thread.run_sync(_answer, request.app.state.catalogue, id)
    return _whole(json.dumps(found.as_dict(), ensure_ascii=False).encode(), SUFFIXES["json"], about)


async def _rows(request: Request, id: str, about: Mapping[str, str]) -> Response:
    """The lines of a source, the holders of a role: as many as there are."""
    await _exists(request, id)
    suffix = request.path_params["suffix"]
    file = await _put(request, Rows(suffix, id))
    return send(file, SUFFIXES[suffix], head=request.method == "HEAD", headers=about)


async def _gexf(request: Request, id: str, about: Mapping[str, str]) -> Response:
    """The films of an agent, or one film, with all who worked on them."""
    found = await to_thread.run_sync(_answer, request.app.state.catalogue, id)
    films = [id] if id.startswith("film/") else sorted({part.film for part in found.contributions})
    file = await _put(request, Network("gexf", {"films": films}))
    return send(file, SUFFIXES["gexf"], head=request.method == "HEAD", headers=about)


async def _svg(request: Request, id: str, about: Mapping[str, str]) -> Response:
    """Pictures are drawn by the pages; this is for who asks for one at the address of the thing itself."""
    return RedirectResponse(f"/{id}.svg", 303, {"Vary": "Accept"})


def _answer(catalogue: Catalogue, id: str) -> Any:
    return catalogue.film(id) if id.startswith("film/") else catalogue.person(id)


def _whole(content: bytes, media: str, about: Mapping[str, str]) -> Response:
    return Response(content, headers={**about, "Content-Type": content_type(media)})


_Writer = Callable[[Request, str, Mapping[str, str]], Awaitable[Response]]
_WRITERS: Mapping[str, _Writer] = {
    **dict.fromkeys(RDF, _rdf),
    "csv": _csv,
    "json": _json,
    "gexf": _gexf,
    "svg": _svg,
}

ROUTES: tuple[BaseRoute, ...] = (DataRoute("/{kind}/{name}", data, methods=["GET"]),)
