"""The network of more credits than a graph store should hold, from integer columns: what ``run.py`` does above five million.

The arrays are made in a process of their own, so that its memory is theirs: ``python bench/alone.py COLUMNS TARGET``.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import report
from cold import spent
from generate import Credits, fixed, generate, roles

from generique.network.arrays import Network
from generique.network.making import write_sides
from generique.network.rows import arrange, narrow, people
from network import Walks

COLUMNS = ("film", "agent", "role", "years", "person")
CHAIN = """
import sys
from pathlib import Path
from generique.network.arrays import Network
from generique.network.paths import chain
print(len(chain(Network.open(Path(sys.argv[1])), sys.argv[2], sys.argv[3])))
"""


def alone(size: int, place: Path, runs: int, command: str) -> None:
    """Make the network of so many credits, walk it, print both tables."""
    target = place / "network"
    made = "arrays found there" if target.exists() else _made(generate(size), place, target)
    network = Network.open(target)
    ends = np.random.default_rng(5).choice(np.flatnonzero(network.agents.films > 0), 2).tolist()
    cold = spent([sys.executable, "-c", CHAIN, str(target), *(network.agents.ids[end] for end in ends)])
    walks = Walks(network, None, runs)
    walked = [*walks.races()]
    counts = f"{len(network.films.side.members)} credits, {len(network.films.ids)} films, {len(network.agents.ids)} agents"
    report.head(command, counts, ())
    print(f"{made}.\n\nA cold process to its first chain: {cold[0]:.2f} s CPU, {cold[1]:.2f} s wall.\n")
    report.table(walked)
    report.rows(*walks.memory())


def _made(credits: Credits, place: Path, target: Path) -> str:
    columns = place / "columns"
    columns.mkdir(parents=True)
    for name in COLUMNS:
        np.save(columns / f"{name}.npy", getattr(credits, name))
    del credits
    done = subprocess.run(
        [sys.executable, __file__, columns, target], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


class Column:
    """A column on the disk, mapped anew for each stretch of it: what was read stays in nobody's memory."""

    def __init__(self, path: Path) -> None:
        self._path, self._length = path, len(np.load(path, mmap_mode="r"))

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, rows: slice) -> Any:
        return np.load(self._path, mmap_mode="r")[rows]


def build(columns: Path, target: Path) -> None:
    """The arrays of these columns on disk, and what they took."""
    film, agent, role = (Column(columns / f"{name}.npy") for name in COLUMNS[:3])
    years, person = (np.load(columns / f"{name}.npy") for name in COLUMNS[3:])
    cpu, wall = time.process_time(), time.perf_counter()
    evidence = np.broadcast_to(np.uint8(0), len(film))
    made = arrange(film, agent, role, evidence, films=len(years), agents=len(person))
    target.mkdir()
    write_sides(target, made)
    by_rank = person[made.ranked]
    facts = {
        "agents.person": by_rank,
        "films.people": people(made.films, by_rank),
        "films.years": years,
    }
    for name, column in facts.items():
        np.save(target / f"{name}.npy", column)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    size = sum(path.stat().st_size for path in target.iterdir())
    print(
        f"Arrays from integer columns: {cpu:.1f} s CPU, {wall:.1f} s wall, {size / 1e6:.0f} MB on the disk,"
        f" {peak / 1e3:.0f} MB of memory at most, all of the process counted"
    )
    _write_texts(target, len(years), made.ranked)


def _write_texts(target: Path, count: int, ranked: Any) -> None:
    films, agents = fixed("film/f", count), fixed("person/p", len(ranked))
    width = int(agents[1][1])
    by_rank = agents[0].reshape(-1, width)[ranked].ravel()
    names = [role.encode() for role in roles()]
    for name, (blob, bounds) in {
        "films.ids": films,
        "films.labels": films,
        "agents.ids": (by_rank, agents[1]),
        "agents.labels": (by_rank, agents[1]),
        "roles.ids": (np.frombuffer(b"".join(names), np.uint8), np.cumsum([0, *map(len, names)])),
        "sources.ids": (np.frombuffer(b"1", np.uint8), np.array([0, 1])),
    }.items():
        np.save(target / f"{name}.npy", blob)
        np.save(target / f"{name}.bounds.npy", narrow(bounds.astype(np.int64)))
    np.save(target / "evidence.bounds.npy", np.array([0, 1]))
    np.save(target / "evidence.members.npy", np.array([0]))


if __name__ == "__main__":
    build(*map(Path, sys.argv[1:]))
