"""The collaboration network to take away: by URL, for Gephi Lite, Gephi, NetworkX and spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import IO, Any

from anyio import to_thread
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from generique.builds import Build
from generique.web.negotiate import wanted
from generique.web.sandbox import Network, RefusedError, Sandbox
from generique.web.security import neutral
from generique.web.sending import content_type, etag, failure, fresh, send

FORMATS: Mapping[str, tuple[str, str]] = {
    "gexf": ("gexf", "application/gexf+xml"),
    "graphml": ("graphml", "application/graphml+xml"),
    "json": ("node-link", "application/json"),
    "csv": ("edges", "text/csv"),
}
"""Suffix → (export format, media type)."""

_SVG = "image/svg+xml"
_SEVERAL = {"role": "roles", "source": "sources", "film": "films"}
_YEARS = ("since", "until")
_PROJECTIONS = ("two-sided", "co-credit")


class NetworkRoute(Route):
    """The address of the page, where the network itself is wanted."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Who wants a page goes to the page."""
        match, child = super().matches(scope)
        if match is Match.NONE:
            return match, child
        suffix = wanted(scope, {name: media for name, (_, media) in FORMATS.items()} | {"svg": _SVG})
        if suffix == "page":
            return Match.NONE, {}
        child["path_params"] = {"suffix": suffix or ""}
        return match, child


async def network(request: Request) -> Response:
    """The network, narrowed by role, since, until, source, film, people=1; as two-sided or co-credit."""
    suffix = request.path_params["suffix"]
    if suffix == "svg":  # pictures are drawn by the pages
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/network.svg{query}", 303, {"Vary": "Accept"})
    if suffix not in FORMATS:
        return failure(404 if suffix else 406, f"the network comes as {', '.join(FORMATS)}, svg")
    build: Build = request.app.state.catalogue.current
    tag = etag(build.version, "network", suffix, request.url.query)
    about = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
    if fresh(request, tag):
        return Response(status_code=304, headers=about)
    format, media = FORMATS[suffix]
    sandbox: Sandbox = request.app.state.sandbox
    try:
        file = await sandbox.answer(build.path, Network(format, options(request.query_params)))
    except ValueError as error:
        return failure(400, str(error))
    except RefusedError as error:
        return failure(error.status, str(error))
    if suffix == "csv":
        content = await to_thread.run_sync(_neutralised, file)
        return Response(content, headers={**about, "Content-Type": content_type(media)})
    return send(file, media, head=request.method == "HEAD", headers=about)


def options(given: QueryParams) -> dict[str, Any]:
    """The options of an export that an address names. Raises ValueError.

    >>> options(QueryParams("role=director&since=1990&people=1&projection=co-credit"))
    {'roles': ['director'], 'since': 1990, 'projection': 'co-credit', 'people_only': True}
    """
    found: dict[str, Any] = {}
    for name, option in _SEVERAL.items():
        if values := [value for value in given.getlist(name) if value]:
            found[option] = values
    for name in _YEARS:
        if given.get(name):
            if not given[name].isdecimal():
                raise ValueError(f"{name}={given[name]}: a year is a number")
            found[name] = int(given[name])
    if projection := given.get("projection"):
        if projection not in _PROJECTIONS:
            raise ValueError(f"no projection “{projection}”; use one of {', '.join(_PROJECTIONS)}")
        found["projection"] = projection
    if given.get("people"):
        found["people_only"] = True
    return found


def _neutralised(file: IO[bytes]) -> bytes:
    """A table with cells that no spreadsheet takes for formulas."""
    made = io.StringIO(newline="")
    with io.TextIOWrapper(file, encoding="utf-8", newline="") as text:
        csv.writer(made).writerows([neutral(cell) for cell in row] for row in csv.reader(text))
    return made.getvalue().encode()


ROUTES = (
    NetworkRoute("/network", network, methods=["GET"]),
    Route("/network.{suffix}", network, methods=["GET"]),
)
