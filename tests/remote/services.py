"""SPARQL services of other makers, started on this machine for the tests: Oxigraph's server, and Virtuoso."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from generique.remote.client import Client, Limits
from generique.remote.endpoint import Endpoint

_LIMITS = Limits(timeout=120)
_VIRTUOSO = """
[Database]
DatabaseFile={0}/virtuoso.db
ErrorLogFile={0}/virtuoso.log
LockFile={0}/virtuoso.lck
TransactionFile={0}/virtuoso.trx
xa_persistent_file={0}/virtuoso.pxa
[TempDatabase]
DatabaseFile={0}/temp.db
TransactionFile={0}/temp.trx
[Parameters]
ServerPort={1}
DisableUnixSocket=1
NumberOfBuffers=4000
MaxDirtyBuffers=3000
DirsAllowed={0}
[HTTPServer]
ServerPort={2}
ServerRoot={0}
ServerThreads=4
[SPARQL]
ResultSetMaxRows=2000
"""


class Service(NamedTuple):
    """Where a service answers queries, takes updates, and speaks the Graph Store Protocol."""

    query: str
    update: str
    store: str

    def client(self, limits: Limits = _LIMITS) -> Client:
        """A client of it."""
        return Client(self.query, update=self.update, limits=limits)

    def clear(self) -> None:
        """Remove the graphs that tests make."""
        for (graph,) in Endpoint(self.client()).select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").rows:
            if "generique" in str(graph) or str(graph).startswith("urn:test:"):
                self.client().update(f"DROP SILENT GRAPH <{graph}>")


@contextmanager
def oxigraph(folder: Path) -> Iterator[Service]:
    """Oxigraph’s server over an empty store in this folder."""
    found = Path(sys.executable).with_name("oxigraph")
    if not found.exists():
        pytest.skip("Oxigraph’s server is not installed (pip install oxigraph)")
    port = free_port()
    command = [str(found), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    url = f"http://127.0.0.1:{port}"
    with _running(command, f"{url}/query?query=ASK%7B%7D"):
        yield Service(f"{url}/query", f"{url}/update", f"{url}/store")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Service]:
    """Virtuoso over an empty database, which anybody may update, and which gives 2,000 rows at most."""
    server, shell = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if not server or not shell:
        pytest.skip("Virtuoso is not installed (apt install virtuoso-opensource)")
    sql, port = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO.format(folder, sql, port), encoding="utf-8")
    url = f"http://127.0.0.1:{port}"
    with _running([server, "-f", "-c", str(settings)], f"{url}/sparql?query=ASK%7B%7D"):
        grant = 'exec=GRANT SPARQL_UPDATE TO "SPARQL";'
        subprocess.run([shell, str(sql), "dba", "dba", grant], check=True, capture_output=True)
        yield Service(f"{url}/sparql", f"{url}/sparql", f"{url}/sparql-graph-crud")


@contextmanager
def _running(command: list[str], url: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, url)
        yield
    finally:
        process.kill()
        process.wait()


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, OSError):
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
