"""What keeps a catalogue on one's own machine one's own: who may ask, and what a browser may do with answers.

A page of another site can make the reader's browser send requests to this server, also under a name of its
own that it lets point here. So the Host must be ours, and what changes something must come from our own pages;
what is open to all is reading, which CORS lets other tools do.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset(("127.0.0.1", "localhost", "[::1]"))
SAFE = ("GET", "HEAD", "OPTIONS")
OPEN = ("/sparql", "/reconcile")
"""Where a POST only reads."""

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Content-Location, Retry-After",
}
_PREFLIGHT = _CORS | {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def policy(**changed: str) -> str:
    """The Content-Security-Policy of our pages, with ``frame_ancestors="*"`` … where one page needs another.

    >>> policy(frame_ancestors="*").split("; ")[0]
    "default-src 'none'"
    """
    directives = POLICY | {name.replace("_", "-"): value for name, value in changed.items()}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


class Security:
    """The first to see a request, and the last to see its answer."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = LOOPBACK) -> None:
        self._app, self._hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or let pass and put the headers on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers, method, path = Headers(scope=scope), scope["method"], scope["path"]
        readable = path in OPEN or method in SAFE
        refusal = self._refusal(headers, readable)
        if refusal is None and method == "OPTIONS" and "Access-Control-Request-Method" in headers:
            refusal = _preflight(headers, path)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _protect(MutableHeaders(scope=message), readable)
            await send(message)

        await (refusal or self._app)(scope, receive, with_headers)

    def _refusal(self, headers: Headers, readable: bool) -> Response | None:
        host = headers.get("Host", "")
        if len(headers.getlist("Host")) != 1 or bare(host) not in self._hosts:
            return PlainTextResponse(f"This server is not called “{host}”.\n", 421)
        if readable:
            return None
        origin, site = headers.get("Origin"), headers.get("Sec-Fetch-Site", "none")
        if (origin is not None and urlsplit(origin).netloc != host) or site not in ("same-origin", "none"):
            return PlainTextResponse("Changes come from the pages of this server alone.\n", 403)
        return None


def bare(host: str) -> str:
    """The name in a Host header, without its port.

    >>> bare("LOCALHOST:8000"), bare("[::1]:8000"), bare("[::1]")
    ('localhost', '[::1]', '[::1]')
    """
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() else host).lower()


def _preflight(headers: Headers, path: str) -> Response:
    """Reading is open to all, also from a public page to a private machine; nothing else is."""
    wanted = headers["Access-Control-Request-Method"]
    if wanted not in SAFE and path not in OPEN:
        return PlainTextResponse("Other sites may only read.\n", 403)
    allowed = dict(_PREFLIGHT)
    if "Access-Control-Request-Private-Network" in headers:
        allowed["Access-Control-Allow-Private-Network"] = "true"
    return Response(status_code=204, headers=allowed)


def _protect(headers: MutableHeaders, readable: bool) -> None:
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("Content-Security-Policy", policy())
    if headers.get("Content-Type", "").startswith("text/html"):
        headers.add_vary_header("Accept")  # the same addresses give data to those who prefer them
    elif readable:  # pages may hold what lets their reader change something; data are for every tool
        for name, value in _CORS.items():
            headers.setdefault(name, value)


def href(iri: str) -> str | None:
    """What a page may link to: an address of the web; a ``javascript:`` or ``data:`` IRI is only shown.

    >>> href("https://www.wikidata.org/entity/Q1"), href("JavaScript:alert(1)"), href(" javascript:alert(1)")
    ('https://www.wikidata.org/entity/Q1', None, None)
    """
    return iri if iri.lower().startswith(("http://", "https://")) else None


def neutral(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers.

    >>> neutral('=HYPERLINK("http://e.org")'), neutral(-3), neutral("Zinc")
    ('\\'=HYPERLINK("http://e.org")', -3, 'Zinc')
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def spreadsheet(columns: Sequence[str], records: Iterable[Mapping[str, object]]) -> bytes:
    """Records as CSV for spreadsheets, as RFC 4180 has it: lists joined with “|”, formulas neutralised."""
    from generique.answers.table import flat

    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(columns)
    for record in records:
        cells = flat(record)
        writer.writerow([neutral(cells.get(column)) for column in columns])
    return file.getvalue().encode()


def inside(folder: Path, name: str) -> Path | None:
    """The file of this name in a folder or below it; None for what is elsewhere, also by a link, or absent."""
    path = (folder / name).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
