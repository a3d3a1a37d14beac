"""The web application: routes found in the modules of this package, one catalogue, two languages.

A module of ``generique.web`` or ``generique.web.pages`` that defines ``ROUTES`` is part of the site; nothing is
registered. Data come before pages. ``request.app.state`` holds the
``catalogue``, whether it may be changed (``edit``) and the ``sandbox`` in which queries run.
"""

from __future__ import annotations

import pkgutil
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

import generique.web
import generique.web.pages
from generique.catalogue import Catalogue
from generique.web.errors import HANDLERS
from generique.web.remembered import Remembered
from generique.web.sandbox import Sandbox
from generique.web.security import LOOPBACK, Security

STATIC = Path(__file__).parent / "static"


def create(
    catalogue: Catalogue,
    *,
    edit: bool = False,
    hosts: Collection[str] = LOOPBACK,
    sandbox: Sandbox | None = None,
) -> Starlette:
    """The site of a catalogue; with ``edit`` its reader may add documents and judge who is who.

    ``hosts`` are the names by which it may be asked for.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        app.state.sandbox.close()

    app = Starlette(
        routes=sorted(_routes(edit), key=_is_general),
        middleware=[
            Middleware(Security, hosts=hosts),
            Middleware(_Newest, catalogue=catalogue),
            Middleware(Remembered, catalogue=catalogue),
        ],
        exception_handlers=HANDLERS,
        lifespan=lifespan,
    )
    app.state.catalogue, app.state.edit = catalogue, edit
    app.state.sandbox = sandbox or Sandbox()
    return app


def _routes(edit: bool) -> Iterator[BaseRoute]:
    """What all modules serve; ``EDIT_ROUTES`` only where the catalogue may be changed."""
    wanted = ("ROUTES", "EDIT_ROUTES") if edit else ("ROUTES",)
    for package in (generique.web, generique.web.pages):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if module.name not in (__name__, f"{package.__name__}.child"):
                found = import_module(module.name)
                for name in wanted:
                    routes: Sequence[BaseRoute] = getattr(found, name, ())
                    yield from routes
    yield Mount("/static", StaticFiles(directory=STATIC), name="static")


def _is_general(route: BaseRoute) -> bool:
    """Whether an address ends in anything: those that end in words of their own are tried first."""
    return getattr(route, "path", "").endswith("}")


class _Newest:
    """Before each request: let the newest build answer, should there be one."""

    def __init__(self, app: ASGIApp, catalogue: Catalogue) -> None:
        self._app, self._catalogue = app, catalogue

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self._catalogue.refresh()
        await self._app(scope, receive, send)
