"""What a name means: a film or an agent; and the form under which names are compared."""

from __future__ import annotations

from typing import NamedTuple

from generique.text import fold, squeeze

FILMS = ("film",)
AGENTS = ("person", "organization")


class Entity(NamedTuple):
    """A film or an agent; ``year`` is a film's, ``films`` how many films an agent worked on (a film: 1)."""

    id: str
    kind: str
    name: str
    year: int | None
    films: int


class Found(NamedTuple):
    """An entity near a text, from 100 (the very name) downwards."""

    id: str
    kind: str
    name: str
    year: int | None
    films: int
    score: float

    def as_dict(self) -> dict[str, object]:
        """The JSON of one line of ``find``."""
        return self._asdict()

    def records(self) -> list[dict[str, object]]:
        """The same, as a line of a table."""
        return [self._asdict()]


def key(text: str) -> str:
    """The form under which names are looked up: folded; a name of marks alone (“…”) stays as it is.

    >>> key("Les Petites VICTOIRES"), key("?!")
    ('les petites victoires', '?!')
    """
    return fold(text) or squeeze(text)
