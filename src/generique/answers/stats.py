"""What a build holds, in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generique.answers.table import Record, plain


class Failure(NamedTuple):
    """A source that could not be read, and why."""

    path: str
    message: str


class Stats(NamedTuple):
    """The counts of a build; ``residue`` counts what was read and not understood."""

    build: str
    films: int
    people: int
    organizations: int
    contributions: int
    credits: int
    sources: int
    residue: int
    failed: tuple[Failure, ...] = ()

    def as_dict(self) -> Record:
        """The JSON of the counts."""
        found: Record = plain(self)
        return found

    def records(self) -> list[Record]:
        """One line; of the failures, their number."""
        return [{**self.as_dict(), "failed": len(self.failed)}]

    def __str__(self) -> str:
        counts = [
            (str(count), name) for name, count in self._asdict().items() if name not in ("build", "failed")
        ]
        width = max(len(count) for count, _ in counts)
        lines = [f"build {self.build}", *(f"{count:>{width}} {name}" for count, name in counts)]
        return "\n".join([*lines, *(f"failed: {path}: {message}" for path, message in self.failed)])


def stats(build: str, counts: Mapping[str, int], failed: Iterable[tuple[str, str]] = ()) -> Stats:
    """The counts of a build as its manifest has them, and (path, message) of what could not be read."""
    counted = [counts[name] for name in Stats._fields[1:-1]]
    return Stats._make([build, *counted, tuple(Failure(*one) for one in failed)])
