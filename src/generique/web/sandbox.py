"""Queries from outside, run where they can be stopped: in a few child processes, each with hard limits.

The engine has neither a time limit nor a way to be interrupted, and a query can exhaust memory or crash the
process. So a child opens the finished build, writes the whole answer to a file, and only then is anything
said: an answer is complete or it is an error. A child that is too slow is killed; one that did well is asked
again, as opening a store costs more than most questions.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Timer
from time import monotonic
from typing import IO, Any

import anyio.to_thread

from generique.asked import Value
from generique.errors import GeneriqueError
from generique.namespaces import Iri

_LIFE = 200
"""Questions after which a child is let go: memory that it no longer needs may not come back otherwise."""


class RefusedError(GeneriqueError):
    """A query that got no answer; ``status`` is what HTTP calls that."""

    status = 400


class TooLargeError(RefusedError):
    """The answer would be larger than the limits allow."""

    status = 413


class TooSlowError(RefusedError):
    """The query was stopped at the time limit."""

    status = 504


class BusyError(RefusedError):
    """All children have work: later."""

    status = 503


class CrashedError(RefusedError):
    """The query needed more memory than it may have, or was more than the engine can take."""

    status = 503


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use, how many run at a time, and how many wait for how long."""

    seconds: float = 10.0
    rows: int = 500_000
    size: int = 64 << 20
    memory: int = 1 << 30
    children: int = 4
    waiting: int = 64
    patience: float = 20.0


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the values of its variables, the format of its answer, and the graphs it may see."""

    query: str
    format: str
    bindings: Mapping[str, Value] = field(default_factory=dict)
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """A network to be written in an export format of one file, narrowed by the options of that format."""

    format: str
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rows:
    """The table of a source or a role, to be written as “csv” or “json”: see :mod:`generique.web.tabling`."""

    format: str
    id: str


Work = Question | Network | Rows


class Sandbox:
    """A few children that answer questions over finished builds.

    ``ask`` blocks and may be called from any thread; ``answer`` waits its turn without holding one.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._idle: list[_Child] = []
        self._lock = Lock()
        self._waiting = 0
        self._turns = anyio.CapacityLimiter(self.limits.children)

    async def answer(self, build: Path, question: Work) -> IO[bytes]:
        """The whole answer in an open file that is on no disk any more. Raises RefusedError."""
        if self._waiting >= self.limits.waiting:
            raise BusyError("too many queries are waiting", do="try again in a while")
        turn = object()
        self._waiting += 1
        try:
            with anyio.fail_after(self.limits.patience):
                await self._turns.acquire_on_behalf_of(turn)
        except TimeoutError:
            raise BusyError("all who answer queries are busy", do="try again in a while") from None
        finally:
            self._waiting -= 1
        try:
            return await anyio.to_thread.run_sync(self.ask, build, question)
        finally:
            self._turns.release_on_behalf_of(turn)

    def ask(self, build: Path, question: Work) -> IO[bytes]:
        """The same at once, in this thread."""
        handle, name = tempfile.mkstemp(prefix="generique-")
        os.close(handle)
        target = Path(name)
        try:
            self._run(self._written(build, question, target))
            return target.open("rb")
        finally:
            target.unlink()

    def close(self) -> None:
        """End the children that have nothing to do."""
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()

    def _written(self, build: Path, question: Work, target: Path) -> str:
        """The question as the child reads it."""
        wanted = _query(question) if isinstance(question, Question) else _work(question)
        limits = {"seconds": self.limits.seconds, "rows": self.limits.rows, "size": self.limits.size}
        return json.dumps({"build": str(build), "target": str(target), **wanted, **limits})

    def _run(self, question: str) -> None:
        child = self._take()
        try:
            verdict = child.ask(question, self.limits.seconds)
        except BaseException:
            child.end()
            raise
        self._give_back(child)
        if "too_large" in verdict:
            raise TooLargeError(verdict["too_large"])
        if "wrong" in verdict:
            raise RefusedError(verdict["wrong"])

    def _take(self) -> _Child:
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.is_alive():
                    return child
                child.end()
        return _Child(self.limits.memory)

    def _give_back(self, child: _Child) -> None:
        with self._lock:
            if child.asked < _LIFE and len(self._idle) < self.limits.children:
                self._idle.append(child)
                return
        child.end()


def _query(question: Question) -> dict[str, Any]:
    return {
        "query": question.query,
        "format": question.format,
        "bindings": {name: (isinstance(value, Iri), value) for name, value in question.bindings.items()},
        "default": list(question.default_graphs),
        "named": list(question.named_graphs),
    }


def _work(work: Network | Rows) -> dict[str, Any]:
    told = {"rows_of": work.id} if isinstance(work, Rows) else {"export": dict(work.options)}
    return {"format": work.format, **told}


class _Child:
    """One child process, and how often it was asked."""

    def __init__(self, memory: int) -> None:
        self.asked = 0
        self._memory = memory
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "generique.web.child", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, question: str, seconds: float) -> dict[str, str]:
        """Its verdict. A child that gives none is dead: too slow and killed, out of memory, or crashed."""
        self.asked += 1
        started = monotonic()
        timer = Timer(seconds, self._process.kill)
        timer.daemon = True
        timer.start()
        try:
            answer = self._exchange(question)
        finally:
            timer.cancel()
        if monotonic() - started >= seconds:
            raise TooSlowError(
                f"the query was stopped after {seconds:g} seconds", do="narrow it, or add a LIMIT"
            )
        verdict: dict[str, str] = json.loads(answer) if answer else {"memory": ""}
        if "memory" in verdict:
            raise CrashedError(
                f"the query needs more than {self._memory >> 20} MB of memory, or is too complex"
            )
        return verdict

    def _exchange(self, question: str) -> str:
        """One line in, one line out; “” when the child is gone."""
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.write(question + "\n")
            self._process.stdin.flush()
            return self._process.stdout.readline()
        except BrokenPipeError:
            return ""

    def end(self) -> None:
        """Kill it, and wait until it is gone."""
        self._process.kill()
        with suppress(BrokenPipeError):  # what it did not read
            self._process.communicate()
