"""Fifty readers and one who means harm: ``python bench/serve.py CATALOGUE [SECONDS [READERS]]``.

Starts the server on a built catalogue, lets readers open pages one after the other, each on a connection of its
own, while a query without end is sent again and again; prints, for each kind of page, how many were served, the
errors, and the times in milliseconds within which half, 95 and 99 of a hundred were.
"""

from __future__ import annotations

import asyncio
import random
import socket
import subprocess
import sys
import time
from collections import Counter, defaultdict
from contextlib import suppress
from urllib.parse import quote

from generique.catalogue import Catalogue

HOSTILE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
PAUSE = 5.0
"""Seconds for which a reader reads, on average."""


def addresses(path: str, count: int = 400) -> dict[str, list[str]]:
    """Pages of each kind, drawn from the catalogue."""
    store = Catalogue(path).current.store
    drawn = random.Random(1895)

    def ids(kind: str) -> list[str]:
        rows = store.select(f"SELECT ?x {{ ?x a gen:{kind} }} LIMIT 20000").rows
        found = [str(row[0]).rpartition("/")[2] for row in rows]
        return drawn.sample(found, min(count, len(found)))

    films, people, companies = ids("Film"), ids("Person"), ids("Organization")
    names = [
        str(row[0]) for row in store.select("SELECT ?n { ?p a gen:Person ; rdfs:label ?n } LIMIT 500").rows
    ]
    return {
        "home": ["/"],
        "film": [f"/film/{id}" for id in films],
        "person": [f"/person/{id}" for id in people],
        "organization": [f"/organization/{id}" for id in companies],
        "search": [f"/search?q={quote(name)}" for name in names],
        "suggest": [f"/suggest?q={quote(name[:5])}" for name in names],
        "film.ttl": [f"/film/{id}.ttl" for id in films],
        "film.json": [f"/film/{id}.json" for id in films],
        "sparql": [
            f"/sparql?query={quote(f'SELECT * {{ <https://w3id.org/generique/film/{id}> ?p ?o }}')}"
            for id in films
        ],
    }


class Reader:
    """One who reads: a connection, and what came over it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, address: str) -> int:
        """The status of an answer that came whole, 0 of one that did not."""
        for _ in range(2):
            kept = self._ends is not None
            if self._ends is None:
                self._ends = await asyncio.open_connection("127.0.0.1", self._port)
            try:
                return await self._answer(*self._ends, address)
            except (asyncio.IncompleteReadError, ConnectionError, ValueError) as error:
                self._ends[1].close()
                self._ends = None
                # A server may close a connection that was idle; what it began to answer it must finish.
                if not kept or (isinstance(error, asyncio.IncompleteReadError) and error.partial):
                    break
        return 0

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str) -> int:
        host = f"127.0.0.1:{self._port}"
        writer.write(
            f"GET {address} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html, */*;q=0.5\r\n\r\n".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if b"content-length:" in head:
            await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
        else:
            while size := int(await reader.readline(), 16):
                await reader.readexactly(size + 2)
            await reader.readline()
        return int(head.split(b" ")[1])


async def load(port: int, pages: dict[str, list[str]], seconds: float, readers: int) -> None:
    times: defaultdict[str, list[float]] = defaultdict(list)
    statuses: Counter[tuple[str, int]] = Counter()
    end = time.monotonic() + seconds
    kinds = [
        "home",
        *["film", "person"] * 4,
        "organization",
        "search",
        "suggest",
        "suggest",
        "film.ttl",
        "film.json",
        "sparql",
    ]

    async def read(number: int) -> None:
        drawn, reader = random.Random(number), Reader(port)
        await asyncio.sleep(drawn.random() * PAUSE)
        while time.monotonic() < end:
            kind = drawn.choice(kinds)
            begun = time.monotonic()
            status = await reader.get(drawn.choice(pages[kind]))
            times[kind].append(1000 * (time.monotonic() - begun))
            statuses[kind, status] += 1
            await asyncio.sleep(drawn.expovariate(1 / PAUSE))

    async def harm() -> None:
        reader = Reader(port)
        while time.monotonic() < end:
            statuses["hostile", await reader.get(f"/sparql?query={quote(HOSTILE)}")] += 1

    await asyncio.gather(harm(), *(read(number) for number in range(readers)))
    everything = [each for kind, found in times.items() for each in found]
    for kind, found in [*sorted(times.items()), ("all", everything)]:
        found.sort()
        half, most, nearly = (found[int(len(found) * part)] for part in (0.5, 0.95, 0.99))
        print(f"{kind:<14}{len(found):>7} {half:>8.1f} {most:>8.1f} {nearly:>8.1f} ms")
    print(
        {f"{kind} {status}": count for (kind, status), count in sorted(statuses.items()) if status != 200}
        or "no error"
    )


def main(path: str, seconds: str = "60", readers: str = "50") -> None:
    """Serve, load, tell."""
    pages = addresses(path)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generique", "-c", path, "serve", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(200):
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.1):
                    break
                time.sleep(0.1)
            asyncio.run(warm(port, pages))
            asyncio.run(load(port, pages, float(seconds), int(readers)))
        finally:
            server.terminate()


async def warm(port: int, pages: dict[str, list[str]]) -> None:
    """Each kind once, as after the first minutes of a server."""
    for several in pages.values():
        begun = time.monotonic()
        status = await Reader(port).get(several[0])
        print(f"first {several[0][:40]}: {status}, {1000 * (time.monotonic() - begun):.0f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:])
