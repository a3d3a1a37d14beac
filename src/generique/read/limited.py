"""Files that nobody vouches for, read in a child process with little memory and little time.

A reader of a binary format hands its function to :func:`limited`; what comes back is read there: in a fresh
interpreter that may use 1 GB of memory and 30 seconds, and that answers in JSON, of which nothing is run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from generique.errors import GeneriqueError, UnreadableError
from generique.model import Block, Document, Records, Row
from generique.read.reader import Options

MEMORY = 1 << 30
SECONDS = 30
_ANSWER = 256 << 20
"""Bytes that a child may write."""

Read = Callable[[Path, Options], Document | Records]


def limited(function: Read, *, seconds: float = SECONDS) -> Read:
    """The same function of a module, run in a limited child process each time it is called.

    Whatever goes wrong there (no memory, no time, a crash) is an UnreadableError that names the file.
    """

    def run(path: Path, options: Options) -> Document | Records:
        with tempfile.TemporaryFile() as answer:
            code = _run(function, path, options, answer, seconds)
            answer.seek(0)
            text = answer.read(_ANSWER + 1)
        return _answered(text, code, path)

    return run


def _run(function: Read, path: Path, options: Options, answer: BinaryIO, seconds: float) -> int:
    """Run the function in a child that writes its answer to a file; the code that the child leaves with."""
    name = f"{function.__module__}:{function.__qualname__}"
    given = json.dumps(dict(options), default=str)
    command = [sys.executable, "-P", "-m", __name__, name, str(path), given]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=quiet, stdout=answer, stderr=quiet) as child:
        try:
            return child.wait(seconds)
        except subprocess.TimeoutExpired:
            raise UnreadableError(f"takes more than {seconds:g} seconds to read", where=str(path)) from None
        finally:
            child.kill()


def _answered(text: bytes, code: int, path: Path) -> Document | Records:
    """What the child answered, made anew of plain values."""
    if code != 0:
        what = f"damaged, or needs more than {MEMORY >> 30} GB of memory or {SECONDS} seconds to read"
        raise UnreadableError(what, where=str(path))
    answer: dict[str, Any] = json.loads(text)
    if "error" in answer:
        what, do = (str(answer["error"][name]) for name in ("what", "do"))
        raise UnreadableError(what, where=str(path), do=do)
    if "columns" in answer:
        rows = (
            Row({str(name): str(value) for name, value in values.items()}, str(place), wrong and str(wrong))
            for values, place, wrong in answer["rows"]
        )
        return Records(tuple(map(str, answer["columns"])), tuple(rows))
    date, title = (None if answer[name] is None else str(answer[name]) for name in ("date", "title"))
    return Document(_blocks(answer["blocks"]), date, title, _blocks(answer["unread"]))


def _blocks(values: list[Any]) -> tuple[Block, ...]:
    return tuple(
        Block(str(text), str(place), tuple(map(str, cells)), int(level), bool(strong), int(gap), tuple(rows))
        for text, place, cells, level, strong, gap, rows in values
    )


def _plain(found: Document | Records) -> dict[str, Any]:
    """What was read, as values of JSON."""
    if isinstance(found, Records):
        rows = [[dict(row.values), row.place, row.wrong] for row in found.rows]
        return {"columns": found.columns, "rows": rows}
    blocks, unread = (
        [[b.text, b.place, b.cells, b.level, b.strong, b.gap, b.rows] for b in several]
        for several in (found.blocks, found.unread)
    )
    return {"blocks": blocks, "date": found.date, "title": found.title, "unread": unread}


def _confine() -> None:
    """Give this process its limits, where the system knows them (Windows does not)."""
    try:
        import resource
    except ImportError:
        return
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, _ANSWER),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(limit, (value, value))
        except ValueError:  # macOS refuses a limit below what the process has mapped already
            continue


def _child(name: str, path: Path, options: Options) -> dict[str, Any]:
    """What the child answers: the result of the named function, or why there is none."""
    module, function = name.split(":")
    try:
        return _plain(getattr(import_module(module), function)(path, options))
    except GeneriqueError as error:
        what, do = error.what, error.do
    except MemoryError:
        what, do = f"needs more than {MEMORY >> 30} GB of memory to read", ""
    except RecursionError:
        what, do = "nested too deeply", ""
    except OSError as error:
        what, do = error.strerror or str(error), ""
    return {"error": {"what": what, "do": do}}


def _main(name: str, path: str, options: str) -> None:
    _confine()
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answer:
        os.dup2(2, 1)  # what a library prints is no part of the answer
        json.dump(_child(name, Path(path), json.loads(options)), answer)


if __name__ == "__main__":
    _main(*sys.argv[1:])
