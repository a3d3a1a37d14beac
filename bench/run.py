"""Générique beside what people would use instead, on the same data in the same run: ``make bench SIZE=1M``.

Makes credits up from a seed, builds the catalogue, and puts the questions and the walks in turn to Générique,
bare pyoxigraph, oxrdflib, rdflib, DuckDB, NetworkX and igraph. Answers are compared by value; one that differs ends
the run before any time is printed. Above five million credits the network alone is made, and walked.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from pathlib import Path

import cold
import report
from alone import alone
from engines import Engines
from generate import generate, number, write
from questions import Questions
from timing import DisagreementError

import generique
from generique.catalogue import Catalogue
from network import Walks

LARGEST = 5_000_000


def catalogue(size: int, place: Path) -> Catalogue:
    """The catalogue of so many credits, built unless it stands there already."""
    if not (place / "catalogue.toml").exists():
        write(generate(size), place / "made")
        made = Catalogue.init(place, title="Essai")
        made.add(place / "made" / "credits.csv")
        started = time.process_time()
        made.build(progress=lambda text: print(text, file=sys.stderr))
        print(f"built in {time.process_time() - started:.1f} s of CPU", file=sys.stderr)
    return generique.open(place)


def tables(place: Path, size: int, runs: int, command: str) -> None:
    """Both tables, printed once all answers agree."""
    opened = catalogue(size, place)
    engines = Engines(opened.current, place / "bare")
    questions = Questions(opened, engines, runs)
    races = [cold.race(opened.current, questions.people(min(runs, 20))), *questions.races()]
    walks = Walks(opened.current.network, engines, runs)
    walked = [*walks.races()]
    counts = opened.stats()
    report.head(
        command,
        ", ".join(f"{counts[name]} {name}" for name in ("credits", "films", "people", "organizations")),
        engines.missing,
    )
    print("## Questions\n")
    report.table(races)
    print("## The network\n")
    report.table(walked)
    print("## What stays in memory\n")
    report.rows(*walks.memory())


def main() -> int:
    """Run, print; 1 where two answers differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", default="100k", help="credits, as 10k, 1M, 90M")
    parser.add_argument("--runs", type=int, default=100, help="questions of each kind")
    parser.add_argument("--keep", type=Path, help="a folder for the catalogue: the next run finds it there")
    options = parser.parse_args()
    size = number(options.size)
    command = f"python bench/run.py --size {options.size} --runs {options.runs}"
    try:
        with tempfile.TemporaryDirectory(prefix="generique-bench-") as scratch:
            place = options.keep or Path(scratch)
            if size > LARGEST:
                alone(size, place, options.runs, command)
            else:
                tables(place, size, options.runs, command)
    except DisagreementError as error:
        print(f"the answers differ, so no times: {error}", file=sys.stderr)
        return 1
    finally:
        gc.unfreeze()  # else DuckDB complains of what is left at the end
    return 0


if __name__ == "__main__":
    sys.exit(main())
