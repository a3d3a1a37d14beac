"""Paragraphs broken at a width, as by mail programs, typists and copies of pages: most of their lines are nearly as long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generique.read.boxed import Typed, whole

_WIDE = re.compile(r"\s{3}|\t|\.{4}|\u2026{2}")
_MARKED = re.compile(r"(?:[#>|*•·▪–—+=-]|\d+[.)])(?:\s|$)|[|>]|[-=_*]{3}")
_LABEL = re.compile(r"[^:]{1,40}?\s?:(?:\s|$)")
_ENDS = (".", "!", "?", "…", ":", ";", "»", "”")
_NARROWEST, _FEWEST, _MOSTLY, _NEARLY, _LONGER, _MOST = 60, 5, 0.7, 0.8, 1.15, 3000


def rejoined(lines: Sequence[Typed]) -> Iterator[Typed]:
    """The lines; where the document breaks its paragraphs at a width, each of them is one.

    >>> from textwrap import wrap
    >>> text = "Le film raconte la vie d’une île où personne ne vient plus depuis longtemps, sauf le facteur, " * 6
    >>> typed = [Typed(number, number, line) for number, line in enumerate(wrap(text, 72), start=1)]
    >>> [(row.number, row.last) for row in rejoined(typed)]
    [(1, 8)]
    """
    width = _width(lines)
    held: Typed | None = None
    tail = ""
    for line in lines:
        if width and held and _goes_on(held, tail, line, width):
            tail = line.text.rstrip()
            held = held.joined(line.last, whole(held.text.rstrip(), tail.lstrip()), tail)
            continue
        if held:
            yield held
        held, tail = line, line.text
    if held:
        yield held


def _width(lines: Sequence[Typed]) -> int:
    """The width at which a document breaks its lines, told by those that go on with a small letter; 0 for none."""
    sizes = sorted(
        len(line.text.rstrip())
        for line, following in pairwise(lines)
        if following.text.lstrip()[:1].islower() and _plain(line, following)
    )
    if len(sizes) < _FEWEST:
        return 0
    width = sizes[int(0.95 * (len(sizes) - 1))]
    full = sum(1 for size in sizes if size > _NEARLY * width)
    return width if width >= _NARROWEST and full >= _MOSTLY * len(sizes) else 0


def _plain(line: Typed, following: Typed) -> bool:
    """Whether two lines are text of one paragraph, as far as their marks and columns say."""
    if following.number != line.last + 1 or not line.text.strip() or not following.text.strip():
        return False
    if _WIDE.search(line.text.strip()) or _WIDE.search(following.text.strip()) or line.text.endswith("  "):
        return False
    indents = [len(one.text) - len(one.text.lstrip()) for one in (line, following)]
    return not _MARKED.match(following.text.lstrip()) and abs(indents[0] - indents[1]) <= 3


def _goes_on(held: Typed, tail: str, line: Typed, width: int) -> bool:
    """Whether a line goes on with the paragraph above it, whose last line is ``tail``."""
    text, before = line.text.lstrip(), tail.rstrip()
    if not _plain(Typed(held.number, held.last, tail), line) or len(held.text) > _MOST:
        return False
    if not _NEARLY * width < len(before) < _LONGER * width or _LABEL.match(text):
        return False
    return text[0].islower() or not (before.endswith(_ENDS) or (text.isupper() and not before.isupper()))
