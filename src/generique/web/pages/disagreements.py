"""Where sources disagree: film by film, each side with its source and place."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from generique.answers.asking import Graph
from generique.answers.conflicts import KINDS, LAYOUT, Conflict, films
from generique.answers.contested import titles
from generique.answers.sources import described
from generique.builds import Build
from generique.web.i18n import sort_key
from generique.web.page import catalogue, graph, number_of, render, text_of
from generique.web.pages.film import side_by_side

_ENOUGH = 25
"""Disagreements of a page: films are looked at until there are as many."""
_MOST = 200
"""Films that are looked at for one page."""


COLUMNS = LAYOUT.columns


class Part(NamedTuple):
    """Some of the disagreements; ``following``: where the next ones begin, if there are any."""

    conflicts: list[Conflict]
    kind: str | None
    start: int
    following: int | None


def disagreements(request: Request) -> Response:
    """Some films with their disagreements, and where the next ones begin."""
    found = part(request)
    return render(
        request,
        "disagreements.html",
        conflicts=found.conflicts,
        kinds=KINDS,
        kind=found.kind,
        start=found.start,
        following=found.following,
        side_by_side=side_by_side,
        sources={one.source: one.title for one in described(graph(request))},
        name=catalogue(request).current.names.get,
    )


def part(request: Request) -> Part:
    """The disagreements that an address asks for."""
    shown = catalogue(request)
    kind = text_of(request, "kind")
    kind = kind if kind in KINDS else None
    possible = _disputed(graph(request), shown.current, kind)
    start = min(number_of(request, "start") or 0, len(possible))
    found: list[Conflict] = []
    end = start
    while end < min(len(possible), start + _MOST) and len(found) < _ENOUGH:
        found += shown.conflicts(possible[end], kind=kind)
        end += 1
    return Part(found, kind, start, end if end < len(possible) else None)


@lru_cache(maxsize=5)
def _disputed(graph: Graph, build: Build, kind: str | None) -> list[str]:
    """The films of a build that are worth a look, by title without its article."""
    named = titles(build.tables_dir)
    return sorted(
        films(graph, build.tables_dir, (kind,) if kind else KINDS),
        key=lambda film: (sort_key(named[film]), film),
    )


ROUTES = (Route("/disagreements", disagreements, name="disagreements"),)
