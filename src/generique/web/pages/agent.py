"""A person or an organization: what they did, under which names, and with whom."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generique.answers.person import Part
from generique.network.around import around
from generique.network.filters import Filter
from generique.network.neighbours import Collaborator, ranked
from generique.web import svg
from generique.web.careers import career
from generique.web.i18n import language
from generique.web.identifiers import links
from generique.web.labels import in_order
from generique.web.page import catalogue, drawing, number_of, path, render, text_of
from generique.web.timeline import timeline

_LISTED = 30


def agent(request: Request) -> Response:
    """The page of an agent; an old id leads to the agent of today."""
    shown = catalogue(request)
    kind, id = request.url.path.strip("/").split("/", 1)
    asked = f"{kind}/{id}"
    entity = shown.entity(asked, ("person", "organization"))
    if entity.id != asked:
        return RedirectResponse(path(entity.id), 301)
    found = career(shown, asked)
    chosen: dict[str, Any] = {name: text_of(request, name) for name in ("role", "own_role")}
    years: dict[str, Any] = {"since": number_of(request, "since"), "until": number_of(request, "until")}
    organizations = request.query_params.get("organizations") == "1"
    minimum = number_of(request, "minimum") or 1
    limit = number_of(request, "limit") or _LISTED
    narrowed = Filter(since=years["since"], until=years["until"], people_only=not organizations)
    lang, network = language(request), shown.current.network
    first: tuple[Collaborator, ...] = ()
    total, picture = 0, None
    if found.contributions:  # who is known by statements alone stands outside the network
        first, total = ranked(network, asked, narrowed, **chosen, minimum=minimum, limit=limit)
        picture = svg.surroundings(around(network, asked, narrowed), lang)
    return render(
        request,
        "agent.html",
        agent=found,
        by_role=by_role(found.contributions),
        films=len({part.film for part in found.contributions}),
        links=links(found.identifiers, found.kind),
        collaborators=first,
        total=total,
        limit=limit,
        chosen={**chosen, **years, "organizations": organizations, "minimum": minimum},
        their_roles=in_order(network.roles),
        picture=picture,
        timeline=timeline(found.contributions, lang),
    )


def by_role(contributions: tuple[Part, ...]) -> dict[str, list[Part]]:
    """Contributions by role, the role of most films first, each by year, latest first."""
    found: dict[str, list[Part]] = {}
    for part in reversed(contributions):
        found.setdefault(part.role, []).append(part)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def picture(request: Request) -> Response:
    """The surroundings of an agent as a picture of its own."""
    asked = request.url.path.strip("/").removesuffix(".svg")
    drawn = svg.surroundings(around(catalogue(request).current.network, asked), language(request))
    return drawing(request, drawn or svg.nothing())


ROUTES = (
    Route("/person/{id}.svg", picture),
    Route("/organization/{id}.svg", picture),
    Route("/person/{id}", agent, name="person"),
    Route("/organization/{id}", agent, name="organization"),
)
