"""The network: narrow it, see its strongest part, take it away."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from generique.builds import Build
from generique.network.around import Picture, strongest
from generique.network.filters import Filter
from generique.web import svg
from generique.web.i18n import language
from generique.web.labels import in_order
from generique.web.page import catalogue, drawing, number_of, path, render

MOST = 300
"""Nodes that are drawn; more are for programs that are made for them."""

_TAKEN = (("gexf", "GEXF"), ("graphml", "GraphML"), ("csv", "CSV"), ("json", "JSON"))
_PROJECTIONS = ("co-credit", "two-sided")


def network(request: Request) -> Response:
    """The form, the picture, and the files to take away."""
    lang, narrowed, minimum = language(request), _filter(request), number_of(request, "minimum") or 1
    nodes = min(number_of(request, "nodes") or 80, MOST)
    build = catalogue(request).current
    found, picture = drawn(build, narrowed, minimum, nodes, lang)
    query = _query(narrowed)
    return render(
        request,
        "network.html",
        picture=picture,
        found=found,
        chosen={**_chosen(narrowed), "minimum": minimum, "nodes": nodes},
        roles=in_order(build.network.roles),
        files={
            projection: [
                (path(f"network.{suffix}", **query, projection=projection), text) for suffix, text in _TAKEN
            ]
            for projection in _PROJECTIONS
        },
        picture_address=path("network.svg", **query, minimum=minimum, nodes=nodes),
        most=MOST,
    )


def picture(request: Request) -> Response:
    """The picture alone."""
    minimum, nodes = number_of(request, "minimum") or 1, min(number_of(request, "nodes") or 80, MOST)
    _, made = drawn(catalogue(request).current, _filter(request), minimum, nodes, language(request))
    return drawing(request, made or svg.nothing())


@lru_cache(maxsize=32)
def drawn(
    build: Build, narrowed: Filter, minimum: int, most: int, lang: str
) -> tuple[Picture, Markup | None]:
    """What is drawn of the network of a build, and its drawing."""
    found = strongest(build.network, narrowed, minimum=minimum, most=most)
    return found, svg.network(found, lang)


def _filter(request: Request) -> Filter:
    return Filter(
        roles=tuple(request.query_params.getlist("role")),
        since=number_of(request, "since"),
        until=number_of(request, "until"),
        people_only=_people_only(request),
    )


def _chosen(narrowed: Filter) -> dict[str, Any]:
    return {
        "roles": narrowed.roles,
        "since": narrowed.since,
        "until": narrowed.until,
        "people": narrowed.people_only,
    }


def _people_only(request: Request) -> bool:
    """Where nothing is asked for, people alone."""
    return request.query_params.get("people") == "1" or not set(request.query_params) - {"lang"}


def _query(narrowed: Filter) -> dict[str, Any]:
    """The same narrowing, for the files."""
    return {
        "role": narrowed.roles or None,
        "since": narrowed.since,
        "until": narrowed.until,
        "people": "1" if narrowed.people_only else None,
    }


ROUTES = (Route("/network", network, name="network"), Route("/network.svg", picture, name="picture"))
