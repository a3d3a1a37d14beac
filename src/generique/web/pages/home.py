"""The first page: one box to search, what the catalogue holds, questions to begin with."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from generique.web.page import catalogue, render


def home(request: Request) -> Response:
    """The first page."""
    return render(request, "home.html", manifest=catalogue(request).current.manifest)


ROUTES = (Route("/", home, name="home"),)
