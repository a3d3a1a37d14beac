"""What a build costs: ``python bench/building.py [SIZE] [DIR] [--no-graph] [--credits FILE]``.

A catalogue of one table of made-up credits (``bench/generate.py``) is built from its CSV, and the same triples are
loaded by pyoxigraph alone; then a press kit is added and it is built again. Each in a process of its own. CPU is user and
system with children; memory is the largest process. The graphs are compared by their number of triples before times are
printed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parent
KIT = HERE.parent / "data" / "sources" / "victoire-dossier-de-presse.lines"
TOML = 'title = "Générique d\'essai"\naccession = 1\nlicence = "CC0-1.0"\n'


def build(folder: Path) -> int:
    """Build the catalogue; the number of triples."""
    from generique.catalogue import Catalogue

    marks: list[tuple[str, float]] = []
    catalogue = Catalogue(folder)
    catalogue.build(progress=lambda text: marks.append((text, _cpu())))
    marks.append(("", _cpu()))
    for (text, start), (_, end) in pairwise(marks):
        print(f"    {end - start:7.1f} s  {text}", file=sys.stderr)
    return int(catalogue.current.manifest["triples"])


def load(folder: Path) -> int:
    """Load the triples of the catalogue's build with pyoxigraph and nothing else."""
    import pyoxigraph

    store = pyoxigraph.Store(str(folder / "bare"))
    for file in sorted((folder / "triples").glob("*.nt")):
        store.bulk_load(path=str(file), format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.flush()
    return len(store)


def write(folder: Path) -> int:
    """Write the triples of the catalogue's build as files."""
    from generique.catalogue import Catalogue
    from generique.graph import build as graph
    from generique.graph.shapes import About

    current = Catalogue(folder).current
    target = folder / "triples"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    graph.write(current.tables_dir, target, About(str(current.manifest["title"]), base=current.base))
    return 0


STEPS: dict[str, Callable[[Path], int]] = {"build": build, "write": write, "load": load}


def _cpu() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _run(step: str, folder: Path) -> dict[str, float]:
    """A step in a process of its own: triples, CPU and wall seconds, GB of memory."""
    command = [sys.executable, __file__, "--step", step, str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _step(step: str, folder: Path) -> None:
    start = time.perf_counter()
    triples = STEPS[step](folder)
    scale = 1e6 if sys.platform == "linux" else 1e9  # kilobytes, or bytes on macOS
    memory = max(
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    answer = {
        "triples": triples,
        "cpu": _cpu(),
        "wall": time.perf_counter() - start,
        "memory": memory / scale,
    }
    print(json.dumps(answer))
    sys.stdout.flush()
    os._exit(0)


def _catalogue(size: str, folder: Path, graph: bool) -> Path:
    credits = folder / size / "credits.csv"
    if not credits.exists():
        subprocess.run([sys.executable, str(HERE / "generate.py"), size, str(credits.parent)], check=True)
    made = folder / f"catalogue-{size}{'' if graph else '-bare'}"
    shutil.rmtree(made, ignore_errors=True)
    (made / "sources").mkdir(parents=True)
    os.link(credits, made / "sources" / "credits.csv")
    (made / "sources" / "credits.csv.toml").write_text(TOML, encoding="utf-8")
    settings = 'title = "Essai"\n' + ("" if graph else "[build]\ngraph = false\n")
    (made / "catalogue.toml").write_text(settings, encoding="utf-8")
    return made


def main() -> None:
    """Build, load, compare, and print what each costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", nargs="?", default="100k")
    parser.add_argument("folder", nargs="?", default="bench-data", type=Path)
    parser.add_argument("--no-graph", action="store_true")
    parser.add_argument("--step", choices=STEPS)
    given = parser.parse_args()
    if given.step:
        _step(given.step, Path(given.size))
        return
    made = _catalogue(given.size, given.folder, not given.no_graph)
    costs = {"build": _run("build", made), "build again": _run("build", made)}
    if not given.no_graph:
        _run("write", made)
        costs["bare load"] = _run("load", made)
        if costs["bare load"]["triples"] != costs["build"]["triples"]:
            sys.exit(f"the graphs differ: {costs}")
    (made / "sources" / KIT.name).write_bytes(KIT.read_bytes())
    (made / "sources" / f"{KIT.name}.toml").write_text(TOML.replace("= 1", "= 2"), encoding="utf-8")
    costs["one kit more"] = _run("build", made)
    for name, cost in costs.items():
        print(
            f"{name:12} {cost['cpu']:8.1f} s CPU {cost['wall']:8.1f} s {cost['memory']:6.2f} GB  {cost['triples']:,.0f} triples"
        )
    if "bare load" in costs:
        print(f"ratio        {costs['build']['cpu'] / costs['bare load']['cpu']:8.2f}")


if __name__ == "__main__":
    main()
