"""From a cold process to the printed answer of ``who``, against a bare read-only ASK: python bench/cold.py [DIR].

CPU time (user + system) of whole processes, interleaved, medians. The answer is compared before times are.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from pathlib import Path

ASK = (
    "import sys; from pyoxigraph import Store\n"
    "print(bool(Store.read_only(sys.argv[1]).query('ASK { ?s ?p ?o }')))"
)


def cpu(command: list[str]) -> tuple[float, bytes]:
    """Milliseconds of CPU that a command takes, and what it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000, done.stdout


def main(catalogue: str = "data", name: str = "Michel Blanc", runs: int = 20) -> None:
    """Print both medians and their ratio."""
    build = Path(catalogue, "build")
    graph = build / (build / "current").read_text().strip() / "graph"
    commands = {
        "bare ASK": [sys.executable, "-c", ASK, str(graph)],
        "generique who": [str(Path(sys.executable).with_name("generique")), "-c", catalogue, "who", name],
    }
    times: dict[str, list[float]] = {what: [] for what in commands}
    for run in range(runs + 1):
        for what, command in commands.items():
            spent, printed = cpu(command)
            assert printed.strip(), f"{what} printed nothing"
            if run:  # the first one warms the disk
                times[what].append(spent)
    medians = {what: statistics.median(found) for what, found in times.items()}
    for what, median in medians.items():
        print(f"{what:15} {median:6.1f} ms CPU, {min(times[what]):.1f} to {max(times[what]):.1f}")
    print(f"ratio           {medians['generique who'] / medians['bare ASK']:6.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
