"""A page is made once for a build: asked for again, it is sent as it was, or not at all to who has it already.

Only pages with an ETag are kept: they say by it that they follow from the build and their address alone. For readers
on other machines a page is kept compressed, a tenth of its size; on this machine that would cost more than it saves.
"""

from __future__ import annotations

import gzip
from collections import OrderedDict
from ipaddress import ip_address
from threading import Lock
from typing import NamedTuple

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generique.catalogue import Catalogue
from generique.errors import GeneriqueError
from generique.web.i18n import quality
from generique.web.sending import fresh

_SIZE = 32 << 20
"""Bytes of pages that are kept."""
_OF_A_BODY = ("Content-Length", "Content-Type", "Content-Encoding")
_LEVEL = 5  # of compression: a page of 100 kB takes two milliseconds

_PACKED = "gzip"
Key = tuple[str, ...]


class Page(NamedTuple):
    """An answer as it is sent."""

    start: Message
    body: bytes

    def packed(self) -> Page:
        """The same compressed: another form of the page, so with a tag of its own."""
        start = {**self.start, "headers": list(self.start["headers"])}
        body, headers = gzip.compress(self.body, _LEVEL, mtime=0), MutableHeaders(scope=start)
        headers["ETag"] = f'{headers["ETag"].removesuffix(chr(34))}-gzip"'
        headers["Content-Encoding"], headers["Content-Length"] = "gzip", str(len(body))
        return Page(start, body)


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
        form = _PACKED if _elsewhere(scope) and takes_gzip(headers.get("Accept-Encoding", "")) else ""
        return (version, form, scope["path"], scope["query_string"].decode("latin-1"), *wishes)

    async def _make(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        held: Message | None = None

        async def keep(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and _is_page(message):
                held = message
            elif held is not None and not message.get("more_body"):
                MutableHeaders(scope=held).add_vary_header("Accept-Encoding")
                page = Page(held, message["body"])
                if _PACKED in key:
                    page = await to_thread.run_sync(page.packed)
                self._pages.keep(key, page)
                await _send(page, scope, send)
            else:
                await send(message)

        await self._app(scope, receive, keep)


def _is_page(start: Message) -> bool:
    headers = Headers(scope=start)
    return start["status"] == 200 and "ETag" in headers and headers["Content-Type"].startswith("text/html")


def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header lets an answer be compressed.

    >>> takes_gzip("gzip, deflate, br"), takes_gzip("br;q=1.0, gzip;q=0"), takes_gzip("")
    (True, False, False)
    """
    wishes = (part.partition(";") for part in accepted.lower().split(","))
    return any(name.strip() == "gzip" and quality(text) > 0 for name, _, text in wishes)


def _elsewhere(scope: Scope) -> bool:
    """Whether a reader sits at another machine."""
    client = scope.get("client")
    try:
        return client is not None and not ip_address(client[0]).is_loopback
    except ValueError:  # no address: a socket of this machine, or a test
        return True


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
