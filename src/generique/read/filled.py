"""Paragraphs broken at a width: a line goes on in the next where that one's first word had no room in it.

Copied pages break their lines at a width that letters do not tell: there most lines are nearly as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import median

from generique.read.boxed import Typed
from generique.roles import vocabulary

_GAP = re.compile(r"(?<=\S)(?:\s{3,}|\t\s*)(?=\S)|\.{4,}|\|")
_SET = re.compile(r"\s*(?:[#>|*•·■»–—-]|(?:\d{1,3}|[a-z])[.)])\s|\s*[|+]")
_LABEL = re.compile(r"\s*[^\W\d_][^:.!?]{1,40}?\s?:(?:\s|$)")
_SMALL = re.compile(
    r"(?:[,&(–—•·]|//|(?:^|\s)(?:[àaà]|au|aux|avec|ce|ces|cette|chez|dans|de|des|du|en|et|la|le|les|leur|mais|ou|où|par|pas|pour|qu[ei]|sa|ses|son|sous|sur|un|une|the|of|by|with))$",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:[,:]|\b(?:[Aa]vec|et|par|de))\s+[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)*$")
_BESIDE = re.compile(r".{2,40}?\s/\s")
_MARK = re.compile(r"\s+[/|]+\s+")
_STOPS = (".", "!", "?", "…", ";", "»", ")")
_BROKEN = re.compile(r"[^\W\d_]-$")
_NARROW, _WIDE, _FEWEST, _SHARE, _SHALLOW, _FIRST, _NEARLY = 60, 150, 3, 0.6, 3, 5, 0.85
_SHORT = 30
_FULL = 0.96  # who breaks lines by hand does not count letters
_SEVERAL, _MOSTLY, _RAGGED = 5, 0.7, 0.8


def filled(typed: Sequence[Typed]) -> Iterator[Typed]:
    """The lines, those of a paragraph that only its width breaks joined.

    >>> text = ["Elle marche sur la plage et le soir tombe sur les toits du port, où", "les bateaux rentrent l'un après l'autre, "
    ...         "sans un bruit, avec leurs", "lampes."]
    >>> [row.last for row in filled([Typed(at, at, line) for at, line in enumerate(text, start=1)])]
    [3]
    """
    paragraphs: list[Sequence[Typed]] = []
    at, nearly = 0, _ragged(typed)
    while at < len(typed):
        end = at + 1
        while end < len(typed) and _together(typed[end - 1], typed[end]):
            end += 1
        paragraphs.append(typed[at:end])
        at = end
    widths = [width for lines in paragraphs for width, _, prose in [_set(lines, nearly)] if prose]
    usual = median(widths) if widths else _WIDE
    for lines in paragraphs:
        yield from _unwrapped(lines, usual, nearly) if len(lines) > 1 else lines


def _ragged(typed: Sequence[Typed]) -> float:
    """How long a line is at least that the width of a copied page breaks, told by those that go on with a small letter."""
    sizes = sorted(
        len(line.text.rstrip())
        for line, following in pairwise(typed)
        if following.text.lstrip()[:1].islower() and _together(line, following)
    )
    if len(sizes) < _SEVERAL:
        return _WIDE
    nearly = _RAGGED * sizes[int(0.95 * (len(sizes) - 1))]
    full = sum(1 for size in sizes if size > nearly)
    return nearly if nearly > _NARROW and full >= _MOSTLY * len(sizes) else _WIDE


def _together(line: Typed, following: Typed) -> bool:
    """Whether two lines can be of one paragraph."""
    if following.number != line.last + 1 or len(line.text) < _SHORT or not following.text.strip():
        return False  # a line that is short has room for more
    if not line.text.strip():
        return False
    if _SET.match(following.text) or any(_GAP.search(one.text.strip()) for one in (line, following)):
        return False
    return abs(_indent(line) - _indent(following)) <= _SHALLOW and not following.text.isupper()


def _indent(line: Typed) -> int:
    return len(line.text) - len(line.text.lstrip())


def _set(lines: Sequence[Typed], nearly: float) -> tuple[int, list[bool], bool]:
    """How wide a paragraph is, which of its lines are full, and whether it is one of prose."""
    ends = [len(line.text.rstrip()) for line in lines]
    width = max(ends)
    full = [
        end + 1 + len(after.text.split()[0]) > _FULL * width or end > nearly
        for end, after in zip(ends[:-1], lines[1:], strict=True)
    ]
    prose = len(lines) >= _FEWEST and sum(full) >= _SHARE * len(full) and _NARROW <= width <= _WIDE
    return width, full, prose


def _unwrapped(lines: Sequence[Typed], usual: float, nearly: float) -> Iterator[Typed]:
    """The lines of a paragraph, joined where the width of its longest one, or of the others, breaks them."""
    width, full, prose = _set(lines, nearly)
    wide = _NARROW <= width <= _WIDE and (prose or width >= _NEARLY * usual)
    held = lines[0]
    for before, after, is_full in zip(lines, lines[1:], full, strict=False):
        if wide and is_full and _goes_on(before.text.rstrip(), after.text.strip(), prose):
            held = held.joined(after.last, _join(held.text.rstrip(), after.text.strip()), after.text.strip())
        else:
            yield held
            held = after
    yield held


def _goes_on(line: str, following: str, prose: bool) -> bool:
    """Whether a full line goes on in the next: its last word or mark, or the next one's first letter, says so."""
    if _LABEL.match(following) or line.endswith(":") or line.isupper():
        return False
    if _BESIDE.match(line) and _BESIDE.match(following):
        return False
    if _SMALL.search(line) or _BROKEN.search(line):
        return True
    if _leads(following) and not (prose and _is_open(line)):
        return False
    return following[0].islower() or (prose and not line.endswith(_STOPS)) or _parts_a_name(line, following)


def _is_open(line: str) -> bool:
    """Whether a line of prose ends within a sentence: “elle est le chef” over “opérateur du film”."""
    return line[-1].islower() and not _LABEL.match(line) and not _MARK.search(line)


def _parts_a_name(line: str, following: str) -> bool:
    """Whether a full line of names ends within one: “Avec Ada Nkomo, Zoé” over “Vial, Max Roux”."""
    return bool(_HALF.search(line)) and following[0].isupper() and not following.isupper()


@lru_cache(maxsize=4096)
def _leads(text: str) -> bool:
    """Whether a line starts with a function, so that it is one of a list: “montage / Zoé Vial”, “avec Zoé Vial”."""
    label, *rest = _MARK.split(text, maxsplit=1)
    start = " ".join(text.split()[:_FIRST])
    return bool(rest and vocabulary().find(label)) or vocabulary().prefix(start) is not None


def _join(line: str, following: str) -> str:
    """Two lines as one; a word that the end of the line parts is whole again."""
    if _BROKEN.search(line):
        return (line[:-1] if following[0].islower() else line) + following
    return f"{line} {following}"
