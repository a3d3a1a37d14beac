"""Handing out an answer that is complete: its length is known before its first byte."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import closing
from typing import IO

from starlette.responses import Response, StreamingResponse

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
