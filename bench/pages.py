"""What pages cost a server, one at a time: ``python bench/pages.py CATALOGUE [COUNT [KIND …]]``.

Asks the site itself, without a network or other readers, for COUNT pages of each kind of ``bench/serve.py``, no
page twice, and prints the milliseconds of processor time within which half, 95 and 99 of a hundred were made, and
the mean over all kinds as readers open them: little depends on what else the machine does. What children of the
server do for data and queries is not counted.
"""

from __future__ import annotations

import asyncio
import sys
import time
from typing import Any

from serve import KINDS, addresses

from generique.catalogue import Catalogue
from generique.web.app import create


async def ask(app: Any, address: str) -> tuple[int, int]:
    """The status and size of an answer."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": path,
        "raw_path": path.encode(), "query_string": query.encode(), "root_path": "", "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 1), "headers": [(b"host", b"127.0.0.1:8000"), (b"accept", b"text/html, */*;q=0.5")],
    }  # fmt: skip
    status, size = 0, 0

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status, size
        status = message.get("status", status)
        size += len(message.get("body", b""))

    await app(scope, receive, send)
    return status, size


async def measure(path: str, count: int, kinds: list[str]) -> None:
    catalogue = Catalogue(path)
    app = create(catalogue)
    pages = addresses(path)
    mean, weight = 0.0, 0
    print(
        f"{'':<14}{'made':>6} {'first':>7} {'mean':>7} {'p50':>7} {'p95':>7} {'p99':>7} {'most':>7} ms {'kB':>6}"
    )
    for kind in kinds:
        chosen = list(dict.fromkeys(pages[kind]))[: count + 1]
        costs, sizes = [], []
        for address in chosen:
            begun = time.process_time()
            status, size = await ask(app, address)
            costs.append(1000 * (time.process_time() - begun))
            sizes.append(size)
            assert status == 200, (address, status)
        first, *rest = costs
        found = sorted(rest or costs)
        within = [found[min(int(len(found) * part), len(found) - 1)] for part in (0.5, 0.95, 0.99, 1)]
        row = [first, sum(found) / len(found), *within]
        # Of few pages each is made once and then remembered.
        mean += KINDS[kind] * row[1] if len(chosen) > 3 else 0
        weight += KINDS[kind]
        shown = " ".join(f"{each:>7.1f}" for each in row)
        print(f"{kind:<14}{len(found):>6} {shown}    {sum(sizes) / len(sizes) / 1000:>6.1f}", flush=True)
    print(f"{mean / weight:.1f} ms of processor time a page, as readers open them")
    app.state.sandbox.close()


if __name__ == "__main__":
    asyncio.run(
        measure(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100, sys.argv[3:] or list(KINDS))
    )
