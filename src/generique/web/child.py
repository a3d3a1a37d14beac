"""The child process that runs queries and exports: a program with one question a line in, one verdict a line out.

The system itself enforces its limits: on memory, and by a clock that ends it in the middle of a query even
when its parent is gone. Answers go to the file that the question names. See :mod:`generique.web.sandbox`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

from generique.asked import Value
from generique.builds import Build
from generique.errors import GeneriqueError
from generique.graph.store import Graphs
from generique.namespaces import Iri
from generique.web.capped import Capped, TooLargeError

GRACE = 2.0
"""Seconds after the limit at which a child ends itself; until then its parent should have."""
NICENESS = 10
_MAPPED = 2 << 30


def main(memory: int) -> None:
    """Answer until there are no more questions."""
    _confine(memory)
    builds: dict[str, Build] = {}
    # What a library may print is no verdict.
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as verdicts:
        os.dup2(2, 1)
        for line in sys.stdin:
            question = json.loads(line)
            _alarm(question["seconds"] + GRACE)
            verdict = _answer(question, builds)
            _alarm(0)
            print(json.dumps(verdict), file=verdicts, flush=True)


def _answer(question: Mapping[str, Any], builds: dict[str, Build]) -> dict[str, str]:
    """The verdict: none of its three words, and the answer is in the file."""
    try:
        path = str(question["build"])
        if path not in builds:
            builds.clear()
            builds[path] = Build(Path(path))
        with Path(question["target"]).open("wb") as file:
            capped = Capped(file, question["format"], size=question["size"], rows=question["rows"])
            _written(question)(builds[path], cast(IO[bytes], capped), question)
    except TooLargeError as error:
        advice = "add a LIMIT" if "query" in question else "take it whole with `generique export`"
        return {"too_large": f"{error}; {advice}"}
    except GeneriqueError as error:
        return {"wrong": str(error)}
    except MemoryError:
        return {"memory": "no memory left"}
    return {}


def _written(question: Mapping[str, Any]) -> Callable[[Build, IO[bytes], Mapping[str, Any]], None]:
    return _export if "export" in question else _rows if "rows_of" in question else _query


def _query(build: Build, file: IO[bytes], question: Mapping[str, Any]) -> None:
    graphs = Graphs(tuple(question["default"]), tuple(question["named"]))
    bindings = _bindings(question["bindings"])
    build.store.write_results(file, question["query"], bindings, question["format"], graphs)


def _export(build: Build, file: IO[bytes], question: Mapping[str, Any]) -> None:
    from generique.export import formats
    from generique.export.format import Options

    options: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in question["export"].items()
    }
    formats()[question["format"]].write(build, file, Options(**options))


def _rows(build: Build, file: IO[bytes], question: Mapping[str, Any]) -> None:
    from generique.web.tabling import write

    write(build, file, question["rows_of"], question["format"])


def _bindings(given: Mapping[str, tuple[bool, Any]]) -> dict[str, Value]:
    return {name: Iri(value) if is_iri else value for name, (is_iri, value) in given.items()}


def _alarm(seconds: float) -> None:
    """End this process after so many seconds, 0 never; the default action needs no Python to run."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _confine(memory: int) -> None:
    """Give this process its limits, where the system knows them (Windows does not)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which closes its children
    try:
        import resource
    except ImportError:
        return
    os.nice(NICENESS)
    # Files that are mapped and room that is only set aside are no memory yet: Linux counts what is written.
    for limit, value in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_AS, memory + _MAPPED),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError):  # macOS refuses a limit below what the process has mapped already
            resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    main(int(sys.argv[1]))
