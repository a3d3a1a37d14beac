"""Serving a site from several processes that listen at the same place: pages are Python, and a process has one at a time."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import NoReturn

import uvicorn
from starlette.types import ASGIApp

from generique.errors import GeneriqueError


def listening(host: str, port: int) -> socket.socket:
    """A socket that takes connections. Raises GeneriqueError where it cannot."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        raise GeneriqueError(
            f"cannot listen on {host}:{port}: {error.strerror or error}", do="give another --port"
        ) from error
    # asyncio sets it only on sockets that name their protocol; without it each answer waits 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def serve(make: Callable[[], ASGIApp], listener: socket.socket, workers: int = 1) -> None:
    """Serve until a signal ends it, from as many processes; ``make`` makes the site in each of them.

    Where a worker ends by itself, all do: a half-served site is worse than none. Raises GeneriqueError then.
    """
    if workers == 1:
        _work(make, listener)
        return
    children = [os.fork() or _child(make, listener) for _ in range(workers)]
    stopped = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal stopped
        stopped = True
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGTERM)

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, stop)
    ended, status = os.wait()
    children.remove(ended)
    by_itself = not stopped
    stop(signal.SIGTERM, None)
    while children:
        children.remove(os.wait()[0])
    if by_itself:
        raise GeneriqueError(f"a worker ended ({os.waitstatus_to_exitcode(status)})", do="start it again")


def _child(make: Callable[[], ASGIApp], listener: socket.socket) -> NoReturn:
    code = 1
    try:
        _work(make, listener)
        code = 0
    finally:
        os._exit(code)  # what the parent would do at its end is not a worker's to do


def _work(make: Callable[[], ASGIApp], listener: socket.socket) -> None:
    config = uvicorn.Config(make(), log_level="warning", ws="none", server_header=False, access_log=False)
    uvicorn.Server(config).run(sockets=[listener])
