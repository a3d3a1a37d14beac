"""Titles compared: articles, subtitles, numbers and typing errors aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from generique.text import fold, squeeze
from generique.words import words

_CUT = re.compile(r"\s+[-–—/]\s+|\s*[:(\[]\s*|\s*\.{3}\s*|\s*…\s*|\s*,\s+")
_LONG = 7
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}


@dataclass(frozen=True, slots=True)
class Title:
    """A title in the forms in which it is compared: whole and up to its first break, without articles."""

    whole: str
    main: str
    words: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=1 << 17)
def forms(title: str) -> Title:
    """The forms of a title.

    >>> forms("Les Trois Mousquetaires : Milady").whole, forms("Les Trois Mousquetaires - Milady").main
    ('trois mousquetaires milady', 'trois mousquetaires')
    """
    title = squeeze(title)
    whole = _bare(fold(title))
    main = _bare(fold(_CUT.split(title, maxsplit=1)[0])) or whole
    tokens = whole.split()
    numbers = {token for token in tokens if token.isdigit()}
    content = frozenset(tokens) - words("small_words") - words("title_articles")
    return Title(whole, main, content or frozenset(tokens), frozenset(numbers))


def _bare(folded: str) -> str:
    """A folded title with figures for numbers, without the article before it or, as lists have it, after it."""
    tokens = [_ROMAN.get(token, token) for token in folded.split()]
    if len(tokens) > 1 and tokens[0] in words("title_articles"):
        tokens.pop(0)
    if len(tokens) > 1 and tokens[-1] in ("le", "la", "les", "l"):
        tokens.pop()
    return " ".join(tokens)


def keys(titles: Iterable[str]) -> Iterator[str]:
    """What titles must share to be compared: all letters of the whole or of the main part, or a long beginning."""
    for title in titles:
        form = forms(title)
        for text in {form.whole, form.main}:
            yield text.replace(" ", "")


def misspelt(titles: Iterable[str]) -> Iterator[str]:
    """What titles that differ by one letter share, where they are long: the letters without each of them, and all."""
    for title in titles:
        text = forms(title).whole.replace(" ", "")
        if len(text) > _LONG:
            yield text
            yield from {text[:index] + text[index + 1 :] for index in range(len(text))}


def compare(left: Iterable[str], right: Iterable[str]) -> str:
    """The best evidence among two sets of titles, as a row of the table of weights; “” where one has no title.

    >>> compare(["La Passion de Dodin Bouffant"], ["Passion de Dodin Bouffant"])
    'title'
    >>> compare(["Les Tuche 4"], ["Les Tuche 5"]), compare(["Une nuit"], ["Victoire"])
    ('title-series', 'title-other')
    """
    found = {_pair(forms(one), forms(other)) for one in left for other in right}
    return next((name for name in _ORDER if name in found), "")


_ORDER = (
    "title", "title-short", "title-void", "title-main", "title-close", "title-series", "title-within", "title-part", "title-other",
)  # fmt: skip


@cache
def _void() -> frozenset[str]:
    return frozenset(forms(title).whole.replace(" ", "") for title in words("void_titles"))


def _numbered(title: Title) -> bool:
    """“Épisode 3”: nothing but its place in a series."""
    rest = title.words - title.numbers
    return bool(title.numbers and rest) and rest <= words("serial_words")


def _pair(left: Title, right: Title) -> str:
    one, other = left.whole.replace(" ", ""), right.whole.replace(" ", "")
    if not one or not other:
        return ""
    if one == other:
        if one in _void() or _numbered(left):
            return "title-void"
        return "title-short" if len(left.words) < 2 else "title"
    if left.numbers != right.numbers and _alike(left, right, left.numbers | right.numbers):
        return "title-series"
    if left.numbers == right.numbers:
        if _without_subtitle(left, right) or _without_subtitle(right, left):
            return "title-main"
        few, many = sorted((left.words, right.words), key=len)
        if _alike(left, right, frozenset()) or _but_for_a_word(few, many):
            return "title-close"
        if left.main == right.main:
            return "title-series"
        if _within(left.words, right.words) or _within(right.words, left.words):
            return "title-within"
    return "title-part" if left.words & right.words else "title-other"


def _without_subtitle(short: Title, long: Title) -> bool:
    return short.whole == short.main == long.main and not long.words & words("serial_words")


def _alike(left: Title, right: Title, aside: frozenset[str]) -> bool:
    """A typing error or two, or the same words, some numbers aside."""
    if aside and left.words - aside == right.words - aside:
        return True
    one, other = (" ".join(w for w in text.split() if w not in aside) for text in (left.whole, right.whole))
    one, other = one.replace(" ", ""), other.replace(" ", "")
    length = min(len(one), len(other))
    allowed = (length > 4) + (length > 11)
    return one == other or OSA.distance(one, other, score_cutoff=allowed + 1) <= allowed


def _but_for_a_word(fewer: frozenset[str], more: frozenset[str]) -> bool:
    """“Vengeances de maître Poutifard”, “Les Trois vengeances de maître Poutifard”."""
    return (
        len(fewer) > 2 and fewer < more and len(more) == len(fewer) + 1 and not more & words("serial_words")
    )


def _within(fewer: frozenset[str], more: frozenset[str]) -> bool:
    return fewer <= more and (len(fewer) > 1 or len(more) < 3) and sum(map(len, fewer)) > 3
