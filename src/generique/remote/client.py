"""The one way to a SPARQL service: SPARQLWrapper, with what it lacks.

A deadline by the clock for the whole of an answer with all its retries; caps; retries with backoff, or when
the service says; no other hosts; checks that an answer is whole and of the kind asked for; named errors.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from queue import Empty, SimpleQueue
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import OpenerDirector, Request

from SPARQLWrapper import GET, POST, SPARQLWrapper

from generique.errors import UsageError
from generique.remote.faults import (
    BadAnswerError,
    BusyError,
    DeniedError,
    RefusedError,
    ServiceError,
    TooLargeError,
    TooSlowError,
    UnreachableError,
)
from generique.remote.wire import opener
from generique.version import __version__

AGENT = f"generique/{__version__} (a knowledge graph of film credits; SPARQLWrapper)"
_LONG = 1_500  # characters of a query that goes into an address
_BUSY = (429, 502, 503, 504)
_CHUNK = 1 << 16
_WORDS = 300

Send = Callable[[OpenerDirector], HTTPResponse]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait for one answer with all its retries (seconds), and how much of it to take."""

    timeout: float = 60
    max_bytes: int = 256 << 20
    max_rows: int = 1_000_000
    attempts: int = 5
    first_wait: float = 0.5


class Reply(NamedTuple):
    """A whole answer: its media type, its headers, its bytes."""

    kind: str
    headers: Mapping[str, str]
    body: bytes


class Client:
    """A service at an address; ``update`` is where it takes updates, if not at the same.

    ``user`` and ``password`` are sent when the service asks for them (Basic or Digest), and never shown.
    """

    def __init__(
        self,
        url: str,
        *,
        update: str | None = None,
        user: str | None = None,
        password: str | None = None,
        limits: Limits | None = None,
    ) -> None:
        for each in filter(None, (url, update)):
            if not each.lower().startswith(("http://", "https://")):
                raise UsageError(
                    f"“{each}” is no address of a SPARQL service", do="give http://… or https://…"
                )
            if "@" in urlsplit(each).netloc:
                raise UsageError("an address with a user or password is refused", do=_LOG_IN)
        self.url, self.update_url = url, update or url
        self.limits = limits or Limits()
        self._user, self._password = user, password

    def query(self, text: str, form: str, accept: str, graph: str | None = None) -> Reply:
        """The answer to a query over one graph of the service, or over what it takes for its default."""

        def send(through: OpenerDirector) -> HTTPResponse:
            asked = self._wrapper(through, text, form, GET if len(text) <= _LONG else POST)
            asked.addCustomHttpHeader("Accept", accept)
            if graph is not None:
                asked.addDefaultGraph(graph)
            return asked.query().response

        return self._send(send, self.url)

    def update(self, text: str) -> None:
        """Run an update, one that may be run twice."""

        def send(through: OpenerDirector) -> HTTPResponse:
            return self._wrapper(through, text, "INSERT", POST).query().response

        self._send(send, self.update_url)

    def store(self, method: str, url: str, graph: str, triples: bytes | None = None) -> None:
        """Put, add to or delete a graph by the Graph Store Protocol, which SPARQLWrapper does not speak."""
        where = f"{url}{'&' if '?' in url else '?'}{urlencode({'graph': graph})}"
        headers = {"User-Agent": AGENT, "Content-Type": "application/n-triples"}

        def send(through: OpenerDirector) -> HTTPResponse:
            found: HTTPResponse = through.open(
                Request(where, triples, headers, method=method), timeout=self.limits.timeout
            )
            return found

        self._send(send, url)

    def _wrapper(self, through: OpenerDirector, text: str, form: str, method: str) -> _Through:
        wrapper = _Through(self.url, self.update_url, agent=AGENT)
        wrapper.through, wrapper.within = through, self.limits.timeout
        wrapper.setOnlyConneg(True)
        wrapper.setMethod(method)
        wrapper.setQuery(text)
        wrapper.queryType = form  # its own guess stumbles over comments and prefixes
        return wrapper

    def _send(self, send: Send, where: str) -> Reply:
        """Send until it succeeds, the error is no passing one, or the time is over."""
        deadline, wait = time.monotonic() + self.limits.timeout, self.limits.first_wait
        for attempt in range(1, self.limits.attempts + 1):
            try:
                return self._once(send, where, deadline)
            except BusyError as error:
                pause = wait if error.after is None else error.after
                if attempt == self.limits.attempts or time.monotonic() + pause >= deadline:
                    raise
                time.sleep(pause)
                wait *= 2
        raise AssertionError("the last attempt returns or raises")

    def _once(self, send: Send, where: str, deadline: float) -> Reply:
        """One attempt, in a thread that is left behind if it does not end: looking a host up has no timeout."""
        results: SimpleQueue[Reply | Exception] = SimpleQueue()

        def run() -> None:
            try:
                through = opener(deadline, where, self._user, self._password)
                with send(through) as response:
                    results.put(self._read(response, where))
            except Exception as error:
                results.put(_named(error, where))

        threading.Thread(target=run, daemon=True).start()
        try:
            found = results.get(timeout=max(0.0, deadline - time.monotonic()) + 0.1)
        except Empty:
            found = TooSlowError(f"no answer within {self.limits.timeout:g} s", where=where)
        if isinstance(found, TooSlowError):
            raise TooSlowError(
                f"no whole answer within {self.limits.timeout:g} s", where=where, do="ask for less"
            )
        if isinstance(found, Exception):
            raise found
        return found

    def _read(self, response: HTTPResponse, where: str) -> Reply:
        expected = response.length
        if expected is not None and expected > self.limits.max_bytes:
            raise self._too_large(where)
        parts, size = [], 0
        while part := response.read1(_CHUNK):
            size += len(part)
            if size > self.limits.max_bytes:
                raise self._too_large(where)
            parts.append(part)
        if expected is not None and size < expected:
            raise BusyError(f"the connection broke after {size:,} of {expected:,} bytes", where=where)
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise BadAnswerError("a compressed answer came, which was not asked for", where=where)
        return Reply(response.headers.get_content_type(), dict(response.headers.items()), b"".join(parts))

    def _too_large(self, where: str) -> TooLargeError:
        return TooLargeError(
            f"the answer is larger than {self.limits.max_bytes >> 20} MB", where=where, do="ask for less"
        )


class _Through(SPARQLWrapper):
    """SPARQLWrapper as the maker of requests; they go through our opener instead of the process's own."""

    through: OpenerDirector
    within: float

    def _query(self) -> tuple[HTTPResponse, str]:
        return self.through.open(self._createRequest(), timeout=self.within), self.returnFormat


def _named(error: Exception, where: str) -> ServiceError:
    """An error of the library or the network, as ours. Closes the connection."""
    if isinstance(error, ServiceError):
        return error
    if isinstance(error, HTTPError):
        with error:
            return _status(error, where)
    cause = error.reason if isinstance(error, URLError) else error
    why = " ".join(str(cause).split()) or type(cause).__name__
    if isinstance(cause, TimeoutError):
        return TooSlowError("no answer in time", where=where)
    if isinstance(cause, ConnectionRefusedError) or (
        isinstance(error, URLError) and not isinstance(cause, (ConnectionError, HTTPException))
    ):
        return UnreachableError(f"the service cannot be reached ({why})", where=where)
    if isinstance(cause, (ConnectionError, HTTPException, OSError)):
        return BusyError(f"the connection broke ({why})", where=where)
    if isinstance(cause, ValueError) and "AuthHandler" in why:  # a way of logging in unknown to urllib
        return DeniedError("the service does not accept these credentials", where=where, do=_LOG_IN)
    return BadAnswerError(f"{type(cause).__name__}: {why}", where=where)


_LOG_IN = "set GENERIQUE_USER and GENERIQUE_PASSWORD"


def _status(error: HTTPError, where: str) -> ServiceError:
    """What a status says, with the service's own words."""
    try:
        said = error.read1(4_000).decode("utf-8", "replace") if error.fp else ""
    except (OSError, HTTPException):
        said = ""
    words = " ".join(re.sub(r"<[^<>]*>", " ", said).split())[:_WORDS]
    why = f": {words}" if words else ""
    code, reason = error.code, " ".join(str(error.reason).split())
    if code in _BUSY:
        after = _seconds(error.headers.get("Retry-After"))
        return BusyError(f"the service answered {code} {reason}", where=where, after=after)
    if 300 <= code < 400:
        return RefusedError(f"the service sends us elsewhere ({code} {reason})", where=where)
    if code in (401, 403):
        return DeniedError(f"the service does not let us in ({code}){why}", where=where, do=_LOG_IN)
    if code in (404, 405, 410):
        return DeniedError(f"there is no such SPARQL service here ({code}){why}", where=where)
    if code in (400, 413, 414, 422):
        return RefusedError(f"the service refuses the query{why}", where=where)
    if code >= 500:
        return ServiceError(f"the service failed ({code}){why}", where=where)
    return BadAnswerError(f"the service answered {code} {reason}{why}", where=where)


def _seconds(retry_after: str | None) -> float | None:
    """How long a service asks us to wait: a number of seconds, or a date.

    >>> _seconds("3"), _seconds("soon"), _seconds("Sat, 01 Jan 2000 00:00:00 GMT")
    (3.0, None, 0.0)
    """
    if retry_after is None:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except ValueError:
        return None
