"""The machine side alone: its routes, its security, small limits, and one plain page behind them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from generique.catalogue import Catalogue
from generique.web.sandbox import Limits, Sandbox
from generique.web.security import Security

MODULES = ("description", "formats", "networks", "protocol", "reconcile")
ORIGIN = "http://127.0.0.1:8000"


async def page(request: Request) -> Response:
    return HTMLResponse("<!doctype html><title>A page</title>")


@contextmanager
def machine(catalogue: Path, limits: Limits | None = None) -> Iterator[TestClient]:
    """A client of these routes over a built catalogue."""
    routes = [route for name in MODULES for route in import_module(f"generique.web.{name}").ROUTES]
    app = Starlette(
        routes=[*routes, Route("/{path:path}", page, methods=["GET", "POST"])],
        middleware=[Middleware(Security)],
    )
    app.state.catalogue = Catalogue(catalogue)
    app.state.sandbox = Sandbox(limits or Limits(seconds=60))
    with TestClient(app, base_url=ORIGIN, follow_redirects=False) as client:
        yield client
    app.state.sandbox.close()
