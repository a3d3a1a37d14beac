"""The whole site over a built catalogue: a client without a browser, and a server for real ones."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import uvicorn
from starlette.testclient import TestClient

from generique.catalogue import Catalogue
from generique.web.app import create

ORIGIN = "http://127.0.0.1:8000"


@contextmanager
def site(catalogue: Path, *, edit: bool = False, reader: str = "127.0.0.1") -> Iterator[TestClient]:
    """A client that asks for pages, in French where it says nothing else; ``reader`` is where it sits."""
    headers = {"Accept": "text/html", "Origin": ORIGIN}
    app = create(Catalogue(catalogue), edit=edit)
    with TestClient(
        app, base_url=ORIGIN, follow_redirects=False, headers=headers, client=(reader, 50000)
    ) as client:
        yield client


@contextmanager
def served(catalogue: Path, *, edit: bool = False) -> Iterator[str]:
    """The address of a server on this machine."""
    app = create(Catalogue(catalogue), edit=edit)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()
