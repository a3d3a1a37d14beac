"""A page is made once for a build: asked for again, it is sent as it was, or not at all to who has it already.

Only pages with an ETag are kept: they say by it that they follow from the build and their address alone.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generique.catalogue import Catalogue
from generique.errors import GeneriqueError
from generique.web.sending import fresh

_SIZE = 32 << 20
"""Bytes of pages that are kept."""
_OF_A_BODY = ("Content-Length", "Content-Type")

Key = tuple[str, ...]


class Page(NamedTuple):
    """An answer as it is sent."""

    start: Message
    body: bytes


class Pages:
    """The pages that were asked for last, as many as fit; those of an older build are never asked for again.

    >>> pages = Pages(size=100)
    >>> for number in range(5):
    ...     pages.keep((str(number),), Page({}, 25 * b"x"))
    >>> pages.get(("0",)) is None, pages.get(("4",)) is None
    (True, False)
    """

    def __init__(self, size: int = _SIZE) -> None:
        self._size, self._held = size, 0
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Page | None:
        """The page of this key, from now on the one asked for last."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def keep(self, key: Key, page: Page) -> None:
        """Keep a page, and let go of those that were not asked for the longest."""
        with self._lock:
            before = self._pages.pop(key, None)
            self._held += len(page.body) - (len(before.body) if before else 0)
            self._pages[key] = page
            while self._held > self._size:
                self._held -= len(self._pages.popitem(last=False)[1].body)


class Remembered:
    """Sends the pages that are known, and keeps those that are made; all else passes through."""

    def __init__(self, app: ASGIApp, catalogue: Catalogue) -> None:
        self._app, self._catalogue = app, catalogue
        self._pages = Pages()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory where it can be."""
        key = self._key(scope)
        if key is None:
            await self._app(scope, receive, send)
        elif (page := self._pages.get(key)) is not None:
            await _send(page, scope, send)
        else:
            await self._make(key, scope, receive, send)

    def _key(self, scope: Scope) -> Key | None:
        """All that a page depends on; None for what is no page."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None
        try:
            version = self._catalogue.current.version
        except GeneriqueError:  # no build yet: the pages say so
            return None
        headers = Headers(scope=scope)
        wishes = (headers.get(name, "") for name in ("Accept", "Accept-Language"))
        return (version, scope["path"], scope["query_string"].decode("latin-1"), *wishes)

    async def _make(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        held: Message | None = None

        async def keep(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and _is_page(message):
                held = message
            elif held is not None and not message.get("more_body"):
                page = Page(held, message["body"])
                self._pages.keep(key, page)
                await _send(page, scope, send)
            else:
                await send(message)

        await self._app(scope, receive, keep)


def _is_page(start: Message) -> bool:
    headers = Headers(scope=start)
    return start["status"] == 200 and "ETag" in headers and headers["Content-Type"].startswith("text/html")


async def _send(page: Page, scope: Scope, send: Send) -> None:
    """A page; to who has it already, that it is the same."""
    start = {**page.start, "headers": list(page.start["headers"])}
    headers = MutableHeaders(scope=start)
    body = b"" if scope["method"] == "HEAD" else page.body
    if fresh(Request(scope), headers["ETag"]):
        start["status"], body = 304, b""
        for name in _OF_A_BODY:
            del headers[name]
    await send(start)
    await send({"type": "http.response.body", "body": body})
