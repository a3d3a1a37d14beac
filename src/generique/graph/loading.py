"""The load of a store in a process of its own.

The engine does not listen while it loads: Ctrl-C would wait for its end. A child can be killed at once, and gives
its memory back. It tells how many bytes it has read, in lines of JSON, and ends with the process that started it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from generique.errors import GeneriqueError
from generique.graph import store

Done = Callable[[float], None]
"""Hears what share of the work is done."""

_READ = 0.9  # of a load; compacting what was read is the rest


def load(target: Path, files: Sequence[Path], done: Done = lambda share: None) -> int:
    """Make a store in the new folder ``target`` from .nt and .ttl files; the number of triples it then holds.

    Raises GeneriqueError where a file is wrong, the disk is full or the child is killed; what it has written so far
    is then left to whoever removes the folder.
    """
    return _in_child("load", target, files, lambda share: done(share * _READ))


def patch(target: Path, out: Path, new: Path, done: Done = lambda share: None) -> int:
    """Take the triples of a file out of the store in ``target``, put those of another in; how many that were.

    Raises GeneriqueError as :func:`load` does, and where the store does not hold what is to go, or holds what is
    to come.
    """
    return _in_child("patch", target, (out, new), done)


def _in_child(task: str, target: Path, files: Sequence[Path], done: Done) -> int:
    whole = sum(file.stat().st_size for file in files) or 1
    command = [sys.executable, "-P", "-m", __name__]
    pipe = subprocess.PIPE
    said: dict[str, Any] = {}
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True) as child:
        assert child.stdin is not None and child.stdout is not None
        try:
            with suppress(BrokenPipeError):  # a child that did not begin: its code tells why
                child.stdin.write(json.dumps([task, str(target), *map(str, files)]) + "\n")
                child.stdin.flush()  # and left open: its end tells the child that nobody waits any more
            for line in child.stdout:
                said = json.loads(line)
                if "read" in said:
                    done(said["read"] / whole)
        except BaseException:
            child.kill()
            raise
    if "triples" in said:
        return int(said["triples"])
    if "what" in said:
        raise GeneriqueError(said["what"], where=said["where"], do=said["do"])
    raise GeneriqueError(_ended(child.returncode), where=str(target), do="is there enough memory?")


def _ended(code: int) -> str:
    how = signal.Signals(-code).name if code < 0 else f"code {code}"
    return f"the load of the graph ended before its time ({how})"


def _work(task: str, target: str, *names: str) -> dict[str, Any]:
    """What the child says last."""
    read = 0

    def count(size: int) -> None:
        nonlocal read
        read += size
        if read // _STEP != (read - size) // _STEP:
            _say({"read": read})

    try:
        if task == "load":
            return {"triples": store.load(Path(target), [Path(name) for name in names], count)}
        out, new = map(Path, names)
        return {"triples": store.patch(Path(target), out, new, count)}
    except GeneriqueError as error:
        return {"what": error.what, "where": error.where, "do": error.do}
    except OSError as error:
        return {"what": error.strerror or str(error), "where": error.filename or target, "do": ""}


_STEP = 1 << 20
"""Bytes between two reports."""


def _say(message: dict[str, Any]) -> None:
    print(json.dumps(message), flush=True)


def _leave_with_parent() -> None:
    """Wait for the end of what the parent says, which comes when the parent is gone; then leave."""
    sys.stdin.read()
    os._exit(1)


def _main() -> None:
    given = json.loads(sys.stdin.readline())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _say(_work(*given))
    sys.stdout.flush()
    os._exit(0)  # the engine is closed; nothing else is left to do


if __name__ == "__main__":
    _main()
