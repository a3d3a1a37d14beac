"""HTTP with a deadline on the whole of an answer, and without being led to other hosts.

The timeout of a socket starts again with every byte, so that a service that drips would hold us for ever:
here each read gets what is left until the deadline.
"""

from __future__ import annotations

import io
import socket
import time
from collections.abc import Callable
from functools import partial
from http.client import HTTPConnection, HTTPMessage, HTTPResponse, HTTPSConnection
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDefaultErrorHandler,
    HTTPDigestAuthHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from generique.remote.faults import RefusedError

_SAME_METHOD = (307, 308)


def opener(deadline: float, url: str, user: str | None = None, password: str | None = None) -> OpenerDirector:
    """What opens requests until ``deadline`` (a time of :func:`time.monotonic`), with these credentials."""
    director = OpenerDirector()
    handlers = [ProxyHandler(), HTTPDefaultErrorHandler(), HTTPErrorProcessor(), _SameHost()]
    handlers += [_Plain(deadline), _Secure(deadline)]
    if user is not None:
        known = HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, url, user, password or "")
        handlers += [HTTPDigestAuthHandler(known), HTTPBasicAuthHandler(known)]
    for handler in handlers:
        director.add_handler(handler)
    return director


class _Timed(io.RawIOBase):
    """What a socket receives, until the deadline."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock, self._deadline = sock, deadline
        self._received = sock.makefile("rb", buffering=0)  # keeps the socket open until it is read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the deadline has passed")
        self._sock.settimeout(left)
        return self._received.readinto(buffer)

    def close(self) -> None:
        self._received.close()
        super().close()


class _Socket:
    """As much of a socket as a response looks at."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock, self._deadline = sock, deadline

    def makefile(self, mode: str) -> IO[bytes]:
        """The bytes received."""
        return io.BufferedReader(_Timed(self._sock, self._deadline))


def _within(deadline: float) -> Callable[..., HTTPResponse]:
    """The class of responses that are read until the deadline."""

    def response(sock: socket.socket, *args: Any, **kwargs: Any) -> HTTPResponse:
        timed: Any = _Socket(sock, deadline)
        return HTTPResponse(timed, *args, **kwargs)

    return response


def _connection(kind: type[HTTPConnection], deadline: float, *args: Any, **kwargs: Any) -> HTTPConnection:
    made = kind(*args, **kwargs)
    vars(made)["response_class"] = _within(deadline)
    return made


class _Plain(HTTPHandler):
    def __init__(self, deadline: float) -> None:
        super().__init__()
        self._made: Any = partial(_connection, HTTPConnection, deadline)

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(self._made, req)


class _Secure(HTTPSHandler):
    def __init__(self, deadline: float) -> None:
        super().__init__()
        self._made: Any = partial(_connection, HTTPSConnection, deadline)

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(self._made, req)


class _SameHost(HTTPRedirectHandler):
    """Follows a service that has moved on its own host; a query, and a password, go nowhere else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        safer = (old.scheme, new.scheme) == ("http", "https") and old.hostname == new.hostname
        if not (safer or (old.scheme, old.netloc) == (new.scheme, new.netloc)):
            raise _led_astray(req, newurl, fp)
        if req.data is None:
            return super().redirect_request(req, fp, code, msg, headers, newurl)
        if code not in _SAME_METHOD:  # would be asked again without its query
            raise _led_astray(req, newurl, fp)
        return Request(newurl, req.data, dict(req.headers), method=req.get_method())

    def http_error_308(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage
    ) -> HTTPResponse | None:
        try:
            found: HTTPResponse | None = self.http_error_302(req, fp, code, msg, headers)
        except HTTPError:
            fp.close()
            raise
        return found

    http_error_307 = http_error_308


def _led_astray(req: Request, newurl: str, fp: IO[bytes]) -> RefusedError:
    fp.close()
    return RefusedError(
        f"the service sends us on to {newurl}", where=req.full_url.partition("?")[0], do="give that address"
    )
