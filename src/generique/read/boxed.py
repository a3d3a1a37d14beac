"""Text set in a box of bars, “│ Drame de Zoé Vial (France, │”: its lines are broken by the box, not by who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_BOXED = re.compile(r"\s*[│┃║]\s?(?P<text>[^│┃║]*)[│┃║]\s*")
_FEWEST = 3


class Typed(NamedTuple):
    """A line with its number, and that of the last line that goes on with it; ``rows`` are these lines, if several."""

    number: int
    last: int
    text: str
    rows: tuple[str, ...] = ()

    def joined(self, last: int, text: str, row: str) -> Typed:
        """This line and the one that goes on with it, as one text."""
        return Typed(self.number, last, text, (*(self.rows or (self.text,)), row))


def boxed(lines: Iterable[tuple[int, str]]) -> Iterator[Typed]:
    """The lines; in a box one goes on in the next where the next one's first word had no room in it.

    >>> box = ["│ BRUMES         │", "│ Drame de Zoé   │", "│ Vial, avec Ada │", "│ Nkomo. 1 h 30. │"]
    >>> [row.text for row in boxed(enumerate(box, start=1))]
    ['BRUMES', 'Drame de Zoé Vial, avec Ada Nkomo. 1 h 30.']
    """
    box: list[tuple[int, str]] = []
    for number, line in lines:
        if found := _BOXED.fullmatch(line):
            box.append((number, found["text"]))
            continue
        yield from _unwrapped(box)
        box = []
        yield Typed(number, number, line)
    yield from _unwrapped(box)


def _unwrapped(box: list[tuple[int, str]]) -> Iterator[Typed]:
    """The lines of a box, joined where only its width parts them."""
    if len(box) < _FEWEST:
        yield from (Typed(number, number, text) for number, text in box)
        return
    width = max(len(text.rstrip()) for _, text in box)
    held: Typed | None = None
    used = 0
    for number, line in box:
        text = line.strip()
        first = text.split(" ")[0]
        if held and held.text and text and used + 1 + len(first) > width:
            held = held.joined(number, whole(held.text, text), text)
        else:
            if held:
                yield held
            held = Typed(number, number, text)
        used = len(line.rstrip())
    if held:
        yield held


def whole(before: str, text: str) -> str:
    """Two lines as one; a word that the end of the line parts is whole again.

    >>> whole("la pro-", "duction"), whole("Anne-", "Lise")
    ('la production', 'Anne-Lise')
    """
    if before.endswith("-") and before[-2:-1].isalpha():
        return before[: -1 if text[0].islower() else None] + text
    return f"{before} {text}"
