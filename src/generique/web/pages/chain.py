"""From one name to another: the shortest chains, with the film and both roles on each step."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from generique.answers.chain import Chains
from generique.catalogue import Catalogue
from generique.catalogue.deciding import AGENTS
from generique.errors import AmbiguousError, NotFoundError
from generique.search import Entity
from generique.web.labels import in_order
from generique.web.page import catalogue, number_of, render, text_of

_SHOWN = 20


def chain(request: Request) -> Response:
    """The form and, where both names are given, the chains. Its address is a permanent link."""
    shown = catalogue(request)
    ends = {name: text_of(request, name) for name in ("a", "b")}
    found, problems = _ends(shown, ends)
    chosen = narrowed(request)
    chains: Chains | None = None
    if len(found) == 2:
        chains = shown.chain(found["a"].id, found["b"].id, **chosen)
    return render(
        request,
        "chain.html",
        status_code=404 if any(isinstance(one, NotFoundError) for one in problems.values()) else 200,
        ends=ends,
        found=found,
        problems=problems,
        chosen=chosen,
        chains=None if chains is None else chains.chains[:_SHOWN],
        total=0 if chains is None else len(chains.chains),
        roles=in_order(shown.current.network.roles),
    )


def narrowed(request: Request) -> dict[str, Any]:
    """What of the network a chain may go through, as an address says it."""
    return {
        "roles": tuple(request.query_params.getlist("role")),
        "since": number_of(request, "since"),
        "until": number_of(request, "until"),
        "largest_cast": number_of(request, "largest_cast"),
        "organizations": request.query_params.get("organizations") == "1",
        "all": request.query_params.get("all") == "1",
    }


Problems = dict[str, NotFoundError | AmbiguousError]


def _ends(shown: Catalogue, ends: dict[str, str | None]) -> tuple[dict[str, Entity], Problems]:
    """Who is meant, and what stands in the way of knowing."""
    found: dict[str, Entity] = {}
    problems: Problems = {}
    for name, text in ends.items():
        if text is not None:
            try:
                found[name] = shown.entity(text, AGENTS)
            except (NotFoundError, AmbiguousError) as error:
                problems[name] = error
    return found, problems


ROUTES = (Route("/chain", chain, name="chain"),)
