"""Contenders that answer the same questions in turn; what they answer is compared before any time is printed."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np

T = TypeVar("T")


class DisagreementError(Exception):
    """Two contenders answer one question differently: then there is nothing to time."""


class Contender(NamedTuple):
    """Who answers: ``ask`` is timed, ``value`` makes of its answer what all others must have, too.

    ``most`` is how often a slow one is asked.
    """

    name: str
    ask: Callable[[Any], Any]
    value: Callable[[Any], Hashable] = lambda answer: answer
    most: int = 1_000_000


@dataclass
class Times:
    """Seconds of CPU (all threads) and of the clock that one contender took, question by question."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def note(self, cpu: float, wall: float) -> None:
        """One more answer."""
        self.cpu.append(cpu)
        self.wall.append(wall)

    def at(self, percent: float) -> float:
        """The CPU time below which so many of a hundred answers stay."""
        return float(np.percentile(self.cpu, percent))


@dataclass
class Race:
    """One question: the times of each contender. ``base`` is whom the first is held against, ``limit`` at most."""

    title: str
    times: dict[str, Times]
    base: str
    limit: float

    @property
    def ratio(self) -> float:
        """The first one's median over that of its base."""
        first = next(iter(self.times.values()))
        return first.at(50) / self.times[self.base].at(50)


def race(title: str, contenders: Sequence[Contender], asked: Iterable[Any], base: str, limit: float) -> Race:
    """Put each question to each contender, who goes first changing from question to question.

    The first question warms up: it is compared, and not timed.
    """
    times = {one.name: Times() for one in contenders}
    for turn, question in enumerate(asked):
        answers: dict[str, Hashable] = {}
        for place in range(len(contenders)):
            one = contenders[(turn + place) % len(contenders)]
            if len(times[one.name].cpu) >= one.most:
                continue
            cpu, wall = time.process_time(), time.perf_counter()
            answer = one.ask(question)
            cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
            answers[one.name] = one.value(answer)
            if turn:
                times[one.name].note(cpu, wall)
        _agree(title, question, answers)
    return Race(title, times, base, limit)


def _agree(title: str, question: Any, answers: dict[str, Hashable]) -> None:
    (first, expected), *others = answers.items()
    for name, answer in others:
        if answer != expected:
            raise DisagreementError(
                f"{title}, {question!r}: {first} says {_short(expected)}, {name} {_short(answer)}"
            )


def _short(answer: Hashable) -> str:
    text = repr(answer)
    return text if len(text) < 400 else f"{text[:400]} …"


class Held(NamedTuple, Generic[T]):
    """What was made, and the megabytes that the process has grown by since."""

    made: T
    megabytes: float
    cpu: float


def held(make: Callable[[], T]) -> Held[T]:
    """Make something that stays in memory. Collecting garbage would only go through it again and again."""
    gc.collect()
    before, started = _resident(), time.process_time()
    made = make()
    spent = time.process_time() - started
    gc.collect()
    gc.freeze()
    return Held(made, _resident() - before, spent)


def _resident() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1000
    raise OSError("no VmRSS: memory is measured on Linux")
