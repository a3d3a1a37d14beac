"""Sources: what they are, under which licence, of which films they speak, and what in them was not understood."""

from __future__ import annotations

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from generique.answers.asking import source_order
from generique.answers.filmography import Titled
from generique.answers.residue import Piece
from generique.answers.sources import described
from generique.builds import Build
from generique.catalogue import Catalogue
from generique.errors import NotFoundError
from generique.web import columns
from generique.web.i18n import sort_key
from generique.web.page import catalogue, graph, number_of, render

_LISTED = 300


def sources(request: Request) -> Response:
    """All sources by number."""
    shown = catalogue(request)
    return render(
        request,
        "sources.html",
        sources=described(graph(request)),
        credits=_credits(shown.current),
        residue=not_understood(shown.current),
    )


def source(request: Request) -> Response:
    """One source."""
    shown, asked = catalogue(request), f"source/{request.path_params['id']}"
    everything = described(graph(request))
    found = next((one for one in everything if one.source == asked), None)
    if found is None:
        raise NotFoundError(f"there is no {asked}")
    films = _films(shown, asked.removeprefix("source/"))
    return render(
        request,
        "source.html",
        source=found,
        pieces_of=[one for one in everything if one.within == asked],
        films=films[:_LISTED],
        total=len(films),
        credits=_credits(shown.current).get(asked, 0),
        residue=pieces(shown, asked),
        not_understood=not_understood(shown.current).get(asked, 0),
    )


def residue(request: Request) -> Response:
    """What was not understood, source by source."""
    shown = catalogue(request)
    counted = not_understood(shown.current)
    start = number_of(request, "start") or 0
    chosen = list(counted)[start : start + 20]
    return render(
        request,
        "residue.html",
        counts=counted,
        pieces={source: pieces(shown, source) for source in chosen},
        start=start,
        following=start + 20 if start + 20 < len(counted) else None,
        titles={one.source: one.title for one in described(graph(request))},
    )


def pieces(shown: Catalogue, source: str) -> list[Piece]:
    """The first lines of a source that were not understood; the graph would have to go through all of them."""
    rows = columns.ask(shown.current, _PIECES, source=source.removeprefix("source/"))
    return [Piece(source, *row) for row in rows]


_PIECES = f"""SELECT position, place, text FROM residue WHERE source = $source
ORDER BY position, text LIMIT {_LISTED}"""


@lru_cache(maxsize=4)
def not_understood(build: Build) -> dict[str, int]:
    """How many lines of each source were not understood, by number of the source."""
    found = dict(columns.ask(build, "SELECT 'source/' || source, count(*) FROM residue GROUP BY source"))
    return {source: found[source] for source in sorted(found, key=source_order)}


def _films(shown: Catalogue, source: str) -> list[Titled]:
    """The films that a source speaks of, by title; the graph would have to go through all its lines."""
    rows = columns.ask(shown.current, _FILMS, source=source)
    return sorted((Titled(*row) for row in rows), key=lambda film: (sort_key(film.title), film.year or 0))


_FILMS = """
SELECT film, label, year FROM films
SEMI JOIN (SELECT film FROM credits WHERE source = $source UNION
           SELECT entity AS film FROM statements WHERE source = $source) USING (film)"""


@lru_cache(maxsize=4)
def _credits(build: Build) -> dict[str, int]:
    """How many credit lines each source gives, of a build."""
    return dict(columns.ask(build, "SELECT 'source/' || source, count(*) FROM credits GROUP BY source"))


ROUTES = (
    Route("/sources", sources, name="sources"),
    Route("/source/{id}", source, name="source"),
    Route("/residue", residue, name="residue"),
)
