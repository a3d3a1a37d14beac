"""A small SPARQL service on this machine that misbehaves as its path says; each fault is one method."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import urlsplit

ROWS = 3
JSON = "application/sparql-results+json"
GOOD = json.dumps(
    {
        "head": {"vars": ["film"]},
        "results": {"bindings": [{"film": {"type": "uri", "value": f"urn:{n}"}} for n in range(ROWS)]},
    }
).encode()


class Faulty(BaseHTTPRequestHandler):
    """Answers three rows, unless the path names a fault."""

    protocol_version = "HTTP/1.1"
    calls: ClassVar[Counter[str]] = Counter()
    seen: ClassVar[list[tuple[str, str, dict[str, str]]]] = []
    over = threading.Event()

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length).decode()
        path = urlsplit(self.path).path.strip("/")
        self.calls[path] += 1
        self.seen.append((self.command, body or urlsplit(self.path).query, dict(self.headers.items())))
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):  # the client has had enough, as it should
            getattr(self, f"fault_{path.replace('-', '_')}", self.good)()

    def do_POST(self) -> None:
        self.do_GET()

    def good(self) -> None:
        self.send()

    def send(
        self,
        body: bytes = GOOD,
        status: int = 200,
        kind: str = JSON,
        length: int | None = None,
        **headers: str,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def start(self) -> None:
        """The head of an answer that ends with the connection."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: " + JSON.encode() + b"\r\n")

    def drip(self, data: bytes) -> None:
        for byte in data * 1_000:
            if self.over.wait(0.05):
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    @property
    def first(self) -> bool:
        return self.calls[urlsplit(self.path).path.strip("/")] == 1

    # -- slow --------------------------------------------------------------------------------------

    def fault_silent(self) -> None:
        self.over.wait(30)

    def fault_slow_status(self) -> None:
        self.drip(b"HTTP/1.1 200 OK")

    def fault_slow_headers(self) -> None:
        self.start()
        self.drip(b"X-Slow: yes\r\n")

    def fault_slow_body(self) -> None:
        self.start()
        self.wfile.write(b"\r\n")
        self.drip(b" ")

    def fault_stalled_body(self) -> None:
        self.send(GOOD[:20], length=len(GOOD))
        self.over.wait(30)

    # -- broken ------------------------------------------------------------------------------------

    def fault_reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def fault_reset_once(self) -> None:
        if self.first:
            self.fault_reset()
        else:
            self.send()

    def fault_closed_at_once(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)

    def fault_cut_body(self) -> None:
        self.send(GOOD[:40], length=len(GOOD))

    def fault_cut_once(self) -> None:
        self.send(GOOD[:40] if self.first else GOOD, length=len(GOOD))

    def fault_cut_chunks(self) -> None:
        self.start()
        self.wfile.write(b"Transfer-Encoding: chunked\r\n\r\nff\r\n" + GOOD[:40])

    def fault_cut_without_length(self) -> None:
        self.start()
        self.wfile.write(b"\r\n" + GOOD[:-30])

    def fault_no_http(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")

    # -- lies --------------------------------------------------------------------------------------

    def fault_html(self) -> None:
        self.send(b"<html><p>Welcome</p></html>", kind="text/html; charset=utf-8")

    def fault_xml(self) -> None:
        self.send(b"<sparql/>", kind="application/sparql-results+xml")

    def fault_html_as_json(self) -> None:
        self.send(b"<html>")

    def fault_no_rows(self) -> None:
        self.send(b'{"head": {"vars": ["film"]}}')

    def fault_odd_rows(self) -> None:
        self.send(b'{"head": {"vars": ["film"]}, "results": {"bindings": [1, "two"]}}')

    def fault_list(self) -> None:
        self.send(b"[]")

    def fault_deep(self) -> None:
        self.send(b"[" * 200_000)

    def fault_empty(self) -> None:
        self.send(b"")

    def fault_compressed(self) -> None:
        self.send(b"\x1f\x8b\x08", Content_Encoding="gzip")

    def fault_huge(self) -> None:
        self.start()
        self.wfile.write(b"\r\n")
        while not self.over.is_set():
            self.wfile.write(b" " * 65_536)

    def fault_huge_by_header(self) -> None:
        self.send(b"{", length=10**12)

    def fault_many_rows(self) -> None:
        row = b'{"film": {"type": "uri", "value": "urn:a"}}'
        self.send(
            b'{"head": {"vars": ["film"]}, "results": {"bindings": [' + b",".join([row] * 2_000) + b"]}}"
        )

    def fault_cut_by_virtuoso(self) -> None:
        self.send(X_SPARQL_MaxRows=str(ROWS))

    def fault_part_by_virtuoso(self) -> None:
        self.send(X_SQL_State="S1TAT", X_SQL_Message="RC...: Returning incomplete results")

    # -- busy and unwilling ------------------------------------------------------------------------

    def fault_busy(self) -> None:
        self.send(b"later", 503, "text/plain")

    def fault_busy_once(self) -> None:
        self.send(*([b"later", 429, "text/plain"] if self.first else [GOOD]), Retry_After="0")

    def fault_bad_gateway_once(self) -> None:
        self.send(*([b"later", 502, "text/plain"] if self.first else [GOOD]))

    def fault_gateway_timeout(self) -> None:
        self.send(b"later", 504, "text/plain")

    def fault_retry_soon(self) -> None:
        if self.first:
            self.send(b"", 429, "text/plain", Retry_After="1")
        else:
            self.send()

    def fault_retry_next_year(self) -> None:
        self.send(b"", 429, "text/plain", Retry_After="31536000")

    def fault_retry_at_odd_date(self) -> None:
        self.send(b"", 503, "text/plain", Retry_After="tomorrow")

    def fault_bad_query(self) -> None:
        self.send(b"Parse error:\n  line 1 <b>here</b>", 400, "text/html")

    def fault_login(self) -> None:
        self.send(b"who are you", 401, "text/plain", WWW_Authenticate='Basic realm="x"')

    def fault_forbidden(self) -> None:
        self.send(b"no", 403, "text/plain")

    def fault_missing(self) -> None:
        self.send(b"no such page", 404, "text/html")

    def fault_failure(self) -> None:
        self.send(b"java.util.concurrent.TimeoutException", 500, "text/plain")

    def fault_teapot(self) -> None:
        self.send(b"", 418, "text/plain")

    # -- elsewhere ---------------------------------------------------------------------------------

    def fault_moved_here(self) -> None:
        self.send(b"", 301, "text/plain", Location=self.path.replace("moved-here", "good"))

    def fault_moved_away(self) -> None:
        self.send(b"", 302, "text/plain", Location="http://localhost:1/sparql")

    def fault_moved_to_a_file(self) -> None:
        self.send(b"", 302, "text/plain", Location="file:///etc/passwd")

    def fault_moved_in_circles(self) -> None:
        self.send(b"", 302, "text/plain", Location=self.path)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def faulty() -> Iterator[str]:
    """The address of the service."""
    Faulty.over.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Faulty)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        Faulty.over.set()
        time.sleep(0.1)
        server.shutdown()
        server.server_close()
