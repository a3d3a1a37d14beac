"""What a reader sees when something is not there or went wrong: one line, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from generique.errors import AmbiguousError, GeneriqueError, NotFoundError, UnreadableError, UsageError
from generique.web.page import catalogue, render

_STATUS: tuple[tuple[type[GeneriqueError], int], ...] = (
    (NotFoundError, 404),
    (AmbiguousError, 300),
    (UsageError, 400),
    (UnreadableError, 422),
)


def status_of(error: GeneriqueError) -> int:
    """What HTTP calls an error of ours.

    >>> status_of(NotFoundError("no such film")), status_of(GeneriqueError("no build yet"))
    (404, 503)
    """
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 503)


def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, GeneriqueError)
    status = status_of(error)
    if not _for_people(request):
        return PlainTextResponse(f"{error}\n", status)
    near = getattr(error, "suggestions", ())
    if isinstance(error, NotFoundError):
        near = near or _near(request)
    several = getattr(error, "candidates", ())
    return render(request, "error.html", status, error=error, status=status, near=near, several=several)


def _near(request: Request) -> tuple[str, ...]:
    """The names that come near the last words of an address."""
    words = request.url.path.rpartition("/")[2].partition(".")[0].replace("-", " ")
    return tuple(dict.fromkeys(one.name for one in catalogue(request).current.names.find(words, 5)))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if not _for_people(request):
        return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)
    shown = render(
        request, "error.html", error.status_code, error=error, status=error.status_code, near=(), several=()
    )
    shown.headers.update(error.headers or {})
    return shown


def _for_people(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


HANDLERS: Mapping[Any, Callable[[Request, Exception], Response]] = {
    GeneriqueError: _ours,
    HTTPException: _http,
}
