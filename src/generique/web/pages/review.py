"""Doubtful identities: two records side by side, one decision at a time. Only with ``--edit``."""

from __future__ import annotations

from itertools import islice

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generique.answers.sources import described
from generique.errors import GeneriqueError, UsageError
from generique.web.page import catalogue, graph, render

VERDICTS = ("same", "different", "unsure")
_SHOWN = 10


def review(request: Request) -> Response:
    """The most valuable questions."""
    return _page(request, None, 200)


async def decide(request: Request) -> Response:
    """Record one decision."""
    form = await request.form(max_files=0, max_fields=10)
    verdict, left, right, because, who = (
        str(form.get(name) or "").strip() for name in ("verdict", "left", "right", "because", "who")
    )
    try:
        if verdict not in VERDICTS:
            raise UsageError(f"no verdict is called “{verdict}”")
        await to_thread.run_sync(
            lambda: catalogue(request).judge(verdict, left, right, because=because, who=who or None)
        )
    except GeneriqueError as error:
        failed = error
        return await to_thread.run_sync(lambda: _page(request, failed, 422))
    return RedirectResponse("/review", 303)


async def rebuild(request: Request) -> Response:
    """Build the catalogue, so that decisions have their effect."""
    try:
        await to_thread.run_sync(catalogue(request).build)
    except GeneriqueError as error:
        failed = error
        return await to_thread.run_sync(lambda: _page(request, failed, 503))
    return RedirectResponse("/review", 303)


def _page(request: Request, error: GeneriqueError | None, status: int) -> Response:
    found = catalogue(request).review()
    return render(
        request,
        "review.html",
        status,
        lasting=False,
        questions=list(islice(found, _SHOWN)),
        total=len(found.answers()),
        sources={one.source: one.title for one in described(graph(request))},
        error=error,
        verdicts=VERDICTS,
    )


EDIT_ROUTES = (
    Route("/review", review, methods=["GET"], name="review"),
    Route("/review", decide, methods=["POST"]),
    Route("/build", rebuild, methods=["POST"]),
)
