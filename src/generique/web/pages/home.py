"""The first page: one box to search, what the catalogue holds, questions to begin with."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from generique.builds import Build
from generique.search import AGENTS, FILMS
from generique.web.page import catalogue, render, text_of

_SUGGESTED = 8
LISTED = 60
_COUNTS = ("films", "people", "organizations", "contributions", "credits", "sources")


class Example(NamedTuple):
    """Entities of the catalogue that the questions of the first page are about."""

    person: str
    person_name: str
    other: str
    other_name: str
    film: str
    film_title: str


def home(request: Request) -> Response:
    """The first page."""
    build = catalogue(request).current
    return render(
        request, "home.html", manifest=build.manifest, counts=_COUNTS, example=_example(build), build=build
    )


@lru_cache(maxsize=4)
def _example(build: Build) -> Example | None:
    """The two people with most films, and the last film of the first one; None for a catalogue without people."""
    network = build.network
    people = [number for number in range(min(len(network.agents.ids), 500)) if network.agents.person[number]]
    if len(people) < 2:
        return None
    first, second = people[:2]
    films = network.agents.side.members[network.agents.side.rows(np.array([first]))].tolist()
    film = network.films.oldest_first(films)[0]
    agents = network.agents
    return Example(
        agents.ids[first],
        agents.labels[first],
        agents.ids[second],
        agents.labels[second],
        network.films.ids[film],
        network.films.labels[film],
    )


def search(request: Request) -> Response:
    """What comes near the words searched for."""
    words = text_of(request, "q")
    found = catalogue(request).find(words, limit=LISTED) if words else ()
    kinds = {kind: [one for one in found if one.kind == kind] for kind in (*AGENTS, *FILMS)}
    return render(
        request, "search.html", words=words or "", kinds=kinds, sure=any(o.score >= 90 for o in found)
    )


def suggest(request: Request) -> Response:
    """Names to choose from while somebody types, as JSON."""
    words = text_of(request, "q")
    kinds = {"film": FILMS, "agent": AGENTS}.get(request.query_params.get("kind", ""), ())
    found = catalogue(request).current.names.find(words, _SUGGESTED, kinds) if words else []
    return JSONResponse([one.as_dict() for one in found])


ROUTES = (
    Route("/", home, name="home"),
    Route("/search", search, name="search"),
    Route("/suggest", suggest, name="suggest"),
)
