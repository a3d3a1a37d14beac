"""Fifty readers and one who means harm: ``python bench/serve.py CATALOGUE [SECONDS [READERS [HOW [WORKERS]]]]``.

Starts the server on a built catalogue and lets readers open pages, each on a connection of its own. A reader reads
for one to three seconds, then opens the next page: mostly a film, or a person as one meets them on films (so that who
worked most is met most), sometimes a search, a chain, a filtered network, data. HOW is
``hostile`` (meanwhile queries without end are sent, one after the other), ``quiet`` (without them) or ``saturated``
(nobody pauses). Prints, for each kind of page, how many
were served and the milliseconds within which half, 95 and 99 of a hundred were; the errors; the processor time.
"""

from __future__ import annotations

import asyncio
import os
import random
import socket
import subprocess
import sys
import time
from collections import Counter, defaultdict
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from generique.catalogue import Catalogue

HOSTILE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
PAUSE = (1.0, 3.0)
"""Seconds for which a reader reads, from and to."""
KINDS = {
    "home": 2, "film": 8, "person": 8, "organization": 2, "search": 3, "suggest": 6, "chain": 2, "network": 1,
    "role": 1, "source": 1, "disagreements": 1, "film.ttl": 1, "film.json": 1, "sparql": 1,
}  # fmt: skip
"""How often each kind is opened."""


def addresses(path: str, count: int = 4000) -> dict[str, list[str]]:
    """Pages of each kind, drawn from the catalogue."""
    network = Catalogue(path).current.network
    drawn = random.Random(1895)
    films = [network.films.ids[each] for each in drawn.choices(range(len(network.films.ids)), k=count)]
    members = network.films.side.members
    met = [int(members[each]) for each in drawn.choices(range(len(members)), k=count)]
    agents = [network.agents.ids[each] for each in met]
    people, companies = (
        [id for id in agents if id.startswith(kind)] for kind in ("person/", "organization/")
    )
    names = [quote(network.agents.labels[each]) for each in met[:500]]
    pairs = list(zip(people, reversed(people), strict=True))
    return {
        "home": ["/"],
        "film": [f"/{id}" for id in films],
        "person": [f"/{id}" for id in people],
        "organization": [f"/{id}" for id in companies],
        "search": [f"/search?q={name}" for name in names],
        "suggest": [f"/suggest?q={name[:5]}" for name in names],
        "chain": [f"/chain?a={a}&b={b}" for a, b in pairs],
        "network": [f"/network?since={year}&until={year + 10}" for year in range(1930, 2010)],
        "role": [f"/role/{role}" for role in network.roles],
        "source": ["/sources", "/source/1", "/residue"],
        "disagreements": ["/disagreements"],
        "film.ttl": [f"/{id}.ttl" for id in films],
        "film.json": [f"/{id}.json" for id in films],
        "sparql": [
            f"/sparql?query={quote(f'SELECT * {{ <https://w3id.org/generique/{id}> ?p ?o }}')}"
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


async def load(port: int, pages: dict[str, list[str]], seconds: float, readers: int, how: str) -> None:
    times: defaultdict[str, list[float]] = defaultdict(list)
    statuses: Counter[tuple[str, int]] = Counter()
    end = time.monotonic() + seconds
    kinds = [kind for kind, often in KINDS.items() for _ in range(often) if pages[kind]]

    async def read(number: int) -> None:
        drawn, reader = random.Random(number), Reader(port)
        pause = (0.0, 0.0) if how == "saturated" else PAUSE
        await asyncio.sleep(drawn.uniform(0, pause[1]))
        while time.monotonic() < end:
            kind = drawn.choice(kinds)
            begun = time.monotonic()
            status = await reader.get(drawn.choice(pages[kind]))
            times[kind].append(1000 * (time.monotonic() - begun))
            statuses[kind, status] += 1
            await asyncio.sleep(drawn.uniform(*pause))

    async def harm() -> None:
        reader = Reader(port)
        while time.monotonic() < end:
            statuses["hostile", await reader.get(f"/sparql?query={quote(HOSTILE)}")] += 1

    await asyncio.gather(
        *([harm()] if how == "hostile" else []), *(read(number) for number in range(readers))
    )
    everything = [each for kind, found in times.items() for each in found]
    print(f"{'':<14}{'served':>7} {'p50':>8} {'p95':>8} {'p99':>8} {'most':>8} ms")
    for kind, found in [*sorted(times.items()), ("all", everything)]:
        found.sort()
        within = (found[min(int(len(found) * part), len(found) - 1)] for part in (0.5, 0.95, 0.99, 1))
        print(f"{kind:<14}{len(found):>7} {' '.join(f'{each:>8.1f}' for each in within)}")
    print(f"{len(everything) / seconds:.1f} pages a second")
    print(
        {f"{kind} {status}": count for (kind, status), count in sorted(statuses.items()) if status != 200}
        or "no error"
    )


def cost(server: int, workers: int) -> float:
    """Seconds of processor time that the processes that make pages have taken."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="utf-8").split()
    pages = children if workers > 1 else [server]
    stats = (Path(f"/proc/{each}/stat").read_text(encoding="utf-8") for each in pages)
    fields = [stat.rpartition(")")[2].split() for stat in stats]
    return sum(int(each[11]) + int(each[12]) for each in fields) / os.sysconf("SC_CLK_TCK")


def main(
    path: str, seconds: str = "60", readers: str = "50", how: str = "hostile", workers: str = "2"
) -> None:
    """Serve, load, tell."""
    pages = addresses(path)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generique", "-c", path, "serve", "--port", str(port)]
    command += ["--workers", workers]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(200):
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.1):
                    break
                time.sleep(0.1)
            asyncio.run(warm(port, pages))
            begun = cost(server.pid, int(workers))
            asyncio.run(load(port, pages, float(seconds), int(readers), how))
            print(
                f"{cost(server.pid, int(workers)) - begun:.1f} s of processor time in {seconds} s, load {os.getloadavg()[0]:.1f}"
            )
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
