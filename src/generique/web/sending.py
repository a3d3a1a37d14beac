"""Handing out an answer that is complete: its length is known before its first byte."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import closing
from typing import IO

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from generique.namespaces import token

_PIECE = 64 << 10
_WITH_CHARSET = ("text/", "application/json", "application/xml")


def send(file: IO[bytes], media: str, *, head: bool, headers: Mapping[str, str]) -> Response:
    """An open file as a response, which closes it; to HEAD the same without a body."""
    size = os.fstat(file.fileno()).st_size
    about = {"Content-Length": str(size), "Content-Type": content_type(media), **headers}
    if head:
        file.close()
        return Response(headers=about)
    if size <= _PIECE:
        with closing(file):
            return Response(file.read(), headers=about)
    return StreamingResponse(_pieces(file), headers=about)


def failure(status: int, why: str, headers: Mapping[str, str] | None = None) -> Response:
    """An error in one line; never stored."""
    return PlainTextResponse(f"{why}\n", status, {"Cache-Control": "no-store", **(headers or {})})


def etag(*parts: str) -> str:
    """The name of one form of a thing: another build, another name.

    >>> etag("2cae2276cf8d", "film/victoire", "ttl")
    '"2cae2276cf8d-mo5ap76pg6am"'
    """
    return f'"{parts[0]}-{token(*parts[1:])}"'


def fresh(request: Request, tag: str) -> bool:
    """Whether the client has this very thing already."""
    held = request.headers.get("If-None-Match", "")
    return held.strip() == "*" or tag in (each.strip().removeprefix("W/") for each in held.split(","))


def content_type(media: str) -> str:
    """A media type with its encoding, where that may be in doubt.

    >>> content_type("text/csv"), content_type("application/ld+json")
    ('text/csv; charset=utf-8', 'application/ld+json')
    """
    return f"{media}; charset=utf-8" if media.startswith(_WITH_CHARSET) else media


async def _pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    with closing(file):
        while piece := file.read(_PIECE):
            yield piece
