"""What speaks for a title: kinds of evidence, weighed in one table (``words/title_evidence.tsv``)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from generique.words import table

_MOST, _LEAST = 0.99, 0.6


@cache
def _weights() -> dict[str, tuple[float, str]]:
    return {row["evidence"]: (float(row["worth"]), row["reason"]) for row in table("title_evidence")}


def limit(name: str) -> float:
    """A limit of the table: how much is “enough”.

    >>> limit("enough") < limit("sure")
    True
    """
    return _weights()[name][0]


def worth(evidence: Iterable[str]) -> float:
    """What pieces of evidence are worth together; each kind counts once.

    >>> worth(["facts", "loud"]) > worth(["facts", "person"])
    True
    """
    return sum(_weights()[name][0] for name in set(evidence))


def because(evidence: Iterable[str]) -> str:
    """The reason of the heaviest piece of evidence.

    >>> because(["loud", "of"])
    'a line “de …” with a name follows'
    """
    return _weights()[max(sorted(set(evidence)), key=lambda name: _weights()[name][0])][1]


def certainty(evidence: Iterable[str]) -> float:
    """How sure a title is, from what speaks for it."""
    return round(min(_MOST, max(_LEAST, 0.6 + 0.07 * worth(evidence))), 2)
