"""The network beside what people would use instead: ``python bench/network.py [SIZE]``, 1.5M by default.

One run on made-up credits (``bench/generate.py``): building the arrays from integer columns, a chain in a cold
process, chains between random people, the distance of everyone from one person; beside NetworkX and, where it is
installed, igraph, on the same two-sided graph. Interleaved, CPU time of the thread; answers are compared before
times are printed. Above five million credits only Générique runs.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from generate import Credits, fixed, generate, number

from generique.network import distances, patience
from generique.network.arrays import Network, first_of_each
from generique.network.filters import ALL, View
from generique.network.making import write_sides
from generique.network.meeting import shortest_path
from generique.network.paths import chain
from generique.network.rows import arrange, people

Times = dict[str, list[float]]
CHAINS = 400
COLD = """
import sys
from pathlib import Path
from generique.network.arrays import Network
from generique.network.paths import chain
print(len(chain(Network.open(Path(sys.argv[1])), sys.argv[2], sys.argv[3])))
"""


def timed(times: Times, name: str, ask: Callable[[], Any]) -> Any:
    """What a question answers; its CPU time is noted."""
    started = time.thread_time()
    answer = ask()
    times.setdefault(name, []).append(time.thread_time() - started)
    return answer


def build(credits: Credits, target: Path) -> None:
    """The arrays on disk, and what each part of it took."""
    started = time.process_time(), time.perf_counter()
    made = arrange(
        credits.film,
        credits.agent,
        credits.role,
        np.zeros(len(credits.film), np.uint8),
        films=len(credits.years),
        agents=credits.agents,
    )
    ranked = np.argsort(made.rank)
    target.mkdir()
    write_sides(target, made)
    person = credits.person[ranked]
    facts = {
        "agents.person": person,
        "films.people": people(made.films, person),
        "films.years": credits.years,
    }
    for name, column in facts.items():
        np.save(target / f"{name}.npy", column)
    spent = time.process_time() - started[0], time.perf_counter() - started[1]
    arrays = sum(path.stat().st_size for path in target.iterdir()) / 1e6
    print(f"arrays from integer columns: {spent[0]:.1f} s CPU, {spent[1]:.1f} s wall, {arrays:.0f} MB")
    _write_texts(target, credits, ranked)
    print(
        f"names and ids beside them: {sum(p.stat().st_size for p in target.iterdir()) / 1e6 - arrays:.0f} MB"
    )


def _write_texts(target: Path, credits: Credits, ranked: Any) -> None:
    films, agents = fixed("film/f", len(credits.years)), fixed("person/p", credits.agents)
    width = int(agents[1][1])
    sorted_by_rank = agents[0].reshape(-1, width)[ranked].ravel()
    roles = [role.encode() for role in credits.roles]
    for name, (blob, bounds) in {
        "films.ids": films,
        "films.labels": films,
        "agents.ids": (sorted_by_rank, agents[1]),
        "agents.labels": (sorted_by_rank, agents[1]),
        "roles.ids": (np.frombuffer(b"".join(roles), np.uint8), np.cumsum([0, *map(len, roles)])),
        "sources.ids": (np.frombuffer(b"1", np.uint8), np.array([0, 1])),
    }.items():
        np.save(target / f"{name}.npy", blob)
        np.save(target / f"{name}.bounds.npy", bounds.astype(np.int64))
    np.save(target / "evidence.bounds.npy", np.array([0, 1]))
    np.save(target / "evidence.members.npy", np.array([0]))


def cold(path: Path, network: Network, a: int, b: int) -> None:
    """A process that opens the network and finds one chain."""
    command = [sys.executable, "-c", COLD, str(path), network.agents.ids[a], network.agents.ids[b]]
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    print(f"a cold process to its first chain: {cpu:.2f} s CPU, {wall:.2f} s wall")


def others(network: Network) -> dict[str, tuple[Any, Callable[[int, int], int], Callable[[int], Any]]]:
    """What else answers: its graph (films first), the nodes of a chain between two agents, distances from one."""
    import networkx as nx

    films, side = len(network.films.ids), network.films.side
    owners = np.repeat(np.arange(films), np.diff(side.bounds))
    first = first_of_each(owners, side.members)
    edges = list(zip(owners[first].tolist(), (side.members[first] + films).tolist(), strict=True))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    graph: nx.Graph[int] = nx.Graph(edges)
    print(f"NetworkX graph: {(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1e3:.0f} MB")

    def path(a: int, b: int) -> int:
        try:
            return len(nx.shortest_path(graph, a + films, b + films))
        except nx.NetworkXNoPath:
            return 0

    def steps(a: int) -> Any:
        found = np.full(films + len(network.agents.ids), -1, np.int16)
        answer = nx.single_source_shortest_path_length(graph, a + films)
        found[list(answer)] = list(answer.values())
        return found

    asked: dict[str, Any] = {"NetworkX": (graph, path, steps)}
    if find_spec("igraph"):
        import igraph

        other = igraph.Graph(films + len(network.agents.ids), edges)
        asked["igraph"] = (
            other,
            lambda a, b: len(other.get_shortest_path(a + films, b + films)),
            lambda a: np.array([-1 if s == float("inf") else s for s in other.distances(a + films)[0]]),
        )
    return asked


def main(size: str = "1.5M") -> None:
    """Print all figures."""
    credits = generate(number(size))
    print(f"{len(credits.film)} credits, {credits.agents} agents, {len(credits.years)} films")
    folder = Path(tempfile.mkdtemp(prefix="generique-bench-"))
    try:
        build(credits, folder / "network")
        network = Network.open(folder / "network")
        films = network.agents.films
        generator = np.random.default_rng(5)
        ends = generator.choice(np.flatnonzero(films > 0), (CHAINS, 2), replace=False).tolist()
        cold(folder / "network", network, *ends[0])
        large = len(credits.film) > 5_000_000
        del credits
        _ask(network, ends, {} if large else others(network))
    finally:
        shutil.rmtree(folder)


def _ask(network: Network, ends: list[list[int]], asked: dict[str, Any]) -> None:
    view, times = View.of(network, ALL), Times()
    compiled = [True] if patience.available() else []
    for warm in range(2 if compiled else 1):
        _chains(network, view, ends[: 5 if warm == 0 and compiled else None], asked, times, bool(compiled))
        if warm == 0 and compiled:
            times.clear()
    for name, found in times.items():
        p50, p99 = np.percentile(found, [50, 99]) * 1e6
        print(f"chain, {name:42} p50 {p50:8.0f} µs   p99 {p99:8.0f} µs")
    times = Times()
    for a, _ in ends[:5]:
        answers = {"Générique, plain": timed(times, "Générique, plain", lambda a=a: distances.plain(view, a))}
        if compiled:
            distances.compiled(view, a)
            answers["compiled"] = timed(times, "Générique, compiled", lambda a=a: distances.compiled(view, a))
        reference = np.concatenate(answers["Générique, plain"][::-1])
        for found in answers.values():
            assert (np.concatenate(found[::-1]) == reference).all()
        for name, (_graph, _path, steps) in asked.items():
            assert (timed(times, name, lambda a=a, steps=steps: steps(a)) == reference).all(), name
    for name, found in times.items():
        print(f"everyone, {name:39} {np.median(found) * 1e3:8.1f} ms")


def _chains(
    network: Network, view: View, ends: list[list[int]], asked: dict[str, Any], times: Times, fast: bool
) -> None:
    ids = network.agents.ids
    for a, b in ends:
        patience.rest()
        plain = timed(times, "Générique, plain", lambda a=a, b=b: shortest_path(view, a, b))
        names = ids[a], ids[b]
        timed(times, "Générique, plain, names to titles", lambda n=names: chain(network, *n, ALL))
        if fast:
            patience.load()
            assert timed(times, "Générique, compiled", lambda a=a, b=b: shortest_path(view, a, b)) == plain
            timed(times, "Générique, compiled, names to titles", lambda n=names: chain(network, *n, ALL))
        for name, (_graph, path, _steps) in asked.items():
            if name != "igraph" or len(times.get(name, ())) < 40:
                assert timed(times, name, lambda a=a, b=b, path=path: path(a, b)) == len(plain), name


if __name__ == "__main__":
    main(*sys.argv[1:])
