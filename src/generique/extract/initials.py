"""Letters that stand for functions: “R : … Sc : … Im : …”, as programmes save room."""

from __future__ import annotations

import re
from functools import cache

from generique.extract.meanings import Meaning, meaning
from generique.text import fold
from generique.words import table

_WITH = re.compile(r"\s*(?:,|&|\bet\b|/)\s*")


def short(label: str) -> Meaning | None:
    """What a label means where letters may stand for functions.

    >>> short("R, Im et S").match.roles
    ('director', 'director-of-photography', 'production-sound-mixer')
    >>> short("X") is None
    True
    """
    if known := meaning(label):
        return known
    parts = [fold(part) for part in _WITH.split(label)]
    return (
        meaning(", ".join(_initials()[part] for part in parts)) if _initials().keys() >= set(parts) else None
    )


@cache
def _initials() -> dict[str, str]:
    return {fold(row["short"]): row["long"] for row in table("initials")}
