"""What evidence is worth: one table, and the way from pieces of evidence to a score with its reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two records may be one: ``score`` between 0 and 1, ``reasons`` in words, the weightiest first.

    ``names`` are the rows of the table of weights that the score is made from.
    """

    score: float
    reasons: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """The reasons in one line."""
        return "; ".join(self.reasons)


@cache
def weights() -> dict[tuple[str, str], tuple[float, str]]:
    """The table ``weights.tsv``: (evidence, kind) → its weight and reason."""
    lines = (Path(__file__).parent / "weights.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {(row[0], row[1]): (float(row[2]), row[3]) for row in rows}


@cache
def threshold(name: str = "join") -> float:
    """The score from which two records are one (“join”), or are worth a look (“doubt”)."""
    return weights()[name, "threshold"][0]


def weigh(kind: str, names: Iterable[str], more: tuple[tuple[float, str], ...] = ()) -> Evidence:
    """The score that pieces of evidence give together; ``more`` are (weight, reason) that no table holds.

    >>> weigh("film", ["title", "year-same"])
    Evidence(score=0.985, reasons=('same title', 'same year'), names=('title', 'year-same'))
    """
    known, names = weights(), tuple(names)
    pieces = [known["prior", kind], *(known[name, kind] for name in names), *more]
    total = sum(weight for weight, _ in pieces)
    told = sorted((piece for piece in pieces if piece[1]), key=lambda piece: -abs(piece[0]))
    score = min(1 / (1 + 2**-total), _limit(names))
    return Evidence(round(score, 3), tuple(reason for _, reason in told), names)


def _limit(names: tuple[str, ...]) -> float:
    """The highest score that the table allows to a pair with these pieces of evidence."""
    known = weights()
    if any((name, "lift") in known for name in names):
        return 1.0
    return min((known[name, "limit"][0] for name in names if (name, "limit") in known), default=1.0)


def certain(name: str, kind: str) -> Evidence:
    """Evidence that needs no other."""
    return Evidence(1.0, (weights()[name, kind][1],), (name,))
