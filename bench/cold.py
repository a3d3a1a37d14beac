"""From a cold process to the printed answer of ``who``, against a bare read-only ASK: python bench/cold.py [DIR].

CPU time (user + system) of whole processes, in turn, medians.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import report
from timing import DisagreementError, Race, Times

from generique.builds import Build

ASK = (
    "import sys; from pyoxigraph import Store\n"
    "print(bool(Store.read_only(sys.argv[1]).query('ASK { ?s ?p ?o }')))"
)
# An installed package has its bytecode beside it: the first run, which is not timed, may write it here, too.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def spent(command: list[str]) -> tuple[float, float, bytes]:
    """Seconds of CPU and of the clock that a command takes, and what it prints."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT)
    wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, wall, done.stdout


def race(build: Build, names: list[str]) -> Race:
    """``who`` for each of these names, in turn with the bare question."""
    installed = Path(sys.executable).with_name("generique")
    start = [str(installed)] if installed.exists() else [sys.executable, "-m", "generique"]
    times = {"generique who": Times(), "pyoxigraph ASK": Times()}
    for turn, name in enumerate(names):
        commands = {
            "generique who": [*start, "-c", str(build.path.parents[1]), "who", name],
            "pyoxigraph ASK": [sys.executable, "-c", ASK, str(build.graph_dir)],
        }
        for what, command in commands.items():
            cpu, wall, printed = spent(command)
            if not printed.strip():
                raise DisagreementError(f"{what} printed nothing for {name}")
            if turn:  # the first one warms the disk
                times[what].note(cpu, wall)
    return Race("a cold process to the answer of who", times, "pyoxigraph ASK", 3)


def main(catalogue: str = "data", name: str = "Michel Blanc", runs: str = "20") -> None:
    """Print both medians and their ratio."""
    builds = Path(catalogue, "build")
    build = Build(builds / (builds / "current").read_text().strip())
    report.table([race(build, [name] * (int(runs) + 1))])


if __name__ == "__main__":
    main(*sys.argv[1:])
