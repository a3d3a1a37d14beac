"""Whether anything can say that a line holds a title: a test at little cost, before titles are weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from generique.extract.factlines import factline
from generique.extract.facts import compact
from generique.extract.follow import EPISODES, MOST_UNDER
from generique.extract.headline import AUTHOR, lifted
from generique.extract.inlines import OF, blurb
from generique.extract.lines import Line
from generique.extract.madeby import by_whom, made_by
from generique.extract.meanings import meaning
from generique.extract.segments import segments

_LINKED = re.compile(r"(?:\b[Dd][eu]\s|\b[Dd]['’]|\bpar\s|\bby\s)", re.IGNORECASE)


@lru_cache(maxsize=32768)
def tells(text: str) -> bool:
    """Whether a text may say itself who made the film it names: a test at little cost, to leave out most lines.

    >>> tells("Brumes, un film de Zoé Vial"), tells("Zoé Vial, Ada Nkomo")
    (True, False)
    """
    shown = lifted(text) if "(" in text else text
    if _LINKED.search(shown) and (AUTHOR.search(shown) or by_whom().search(shown)):
        return True
    parts = segments(text)
    return len(parts) > 1 and any(
        part.meaning and part.meaning.match and "director" in part.meaning.match.roles for part in parts
    )


def may_follow(line: Line, after: Sequence[Line]) -> bool:
    """Whether anything can say that a line holds a title, itself or one of the next: most lines have nothing near."""
    if tells(line.joined(" | ")):
        return True
    return any(_may_anchor(other, line.level > 0) for other in after[: MOST_UNDER + 1])


def _may_anchor(line: Line, level: bool) -> bool:
    return _says(line.joined(" • "), line.cells[:1], level)


@lru_cache(maxsize=65536)
def _says(text: str, cells: tuple[str, ...], level: bool) -> bool:
    """Whether a line may be one that stands under titles; ``level``: under a heading more are."""
    if OF.match(text) or compact(text) or blurb(text) or made_by(text):
        return True
    if any(map(str.isdigit, text)) and (EPISODES.search(text) or factline(text)):
        return True
    if level:
        return True
    known = meaning(cells[0]) if cells else meaning(text) or next(iter(segments(text)))[3]
    return bool(known and known.match and "director" in known.match.roles)
