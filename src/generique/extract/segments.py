"""A line taken apart: “Réal. : X. Int. : A, B”, “Photographie de X • Son de Y”, “Réalisation <tab> X”."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from generique.extract.billing import billing
from generique.extract.initials import short
from generique.extract.meanings import Meaning, is_short, meaning
from generique.extract.mending import mended
from generique.extract.phrases import works
from generique.extract.phrasing import LINKS, NOUN_FOLLOWS, TOKEN, phrase_starts
from generique.names import likeness, split
from generique.roles import Match

_BARS = re.compile(
    r"\s+(?:[•·●▪|]|//)\s+|\s*[•●▪|]\s+|\s+[/–—-]\s+(?=[A-ZÀ-Þ][a-zà-ÿ]{1,6}\.\s)|\.\s+[–-]\s+(?=[A-ZÀ-Þ\d])"
)
_NOTE = re.compile(r"\([^()]*\)")
_COLON = re.compile(r"\s*:(?=\s|$|[A-ZÀ-Þ])\s*")
_BOUNDARY = re.compile(r"(?:(?<=[.;,)!?])|(?<=\s[–—/-]))\s+|\n")
_STOP = re.compile(r"(?<=[^\W\d_]{4})\.\s+(?=[A-ZÀ-Þ])")
_INITIAL = re.compile(r"\b[^\W\d_]\.$|\.\.$")
_SMALL = re.compile(r"[^\W\d_A-ZÀ-Þ]{2,}")
_MARK = re.compile(r"\s+(?:/|—)\s+")
_MANY = 3
_LONGEST_LABEL = 100
_PERHAPS, _LIKELY = 0.4, 0.6


class Segment(NamedTuple):
    """A label with what follows it. ``mark`` says how they are joined: colon, phrase, cells; “” for a text alone."""

    label: str
    value: str
    mark: str
    meaning: Meaning | None = None


@lru_cache(maxsize=32768)
def segments(text: str) -> tuple[Segment, ...]:
    """The labelled parts of a line, in order; a text without a label is a segment of its own.

    >>> [(part.label, part.value) for part in segments("Réal. : Ada Nkomo. Image, son : Zoé Vial.")]
    [('Réal.', 'Ada Nkomo'), ('Image, son', 'Zoé Vial')]
    >>> [(part.label, part.value) for part in segments("Un film d’Ada Nkomo • Produit par Zoé Vial")]
    [('Un film d’', 'Ada Nkomo'), ('Produit par', 'Zoé Vial')]
    """
    if billed := billing(text):
        return tuple(Segment(one.label, one.names, "colon", one.meaning) for one in billed)
    parts = [part for part in _BARS.split(text) if part.strip(" :")]
    found = [
        _colons(part)
        if ":" in (_NOTE.sub("", part).strip() or part)
        else (_mark(part) or _bare(part) or _phrases(part))
        for part in parts
    ]
    if sum(1 for said in found if said and said[0].mark and said[0].meaning) >= _MANY:
        # in a list of functions what is not told by itself is one more of them: “… · MUA Tina K. · …”
        found = [
            said if said and said[0].mark else _beside(part) or said
            for part, said in zip(parts, found, strict=True)
        ]
    return tuple(segment for said in found for segment in said)


def followed(label: str, known: Meaning, text: str) -> list[Segment]:
    """A known label with its value, and the phrases inside that value: “A, assistée de B”.

    >>> [(part.label, part.value) for part in followed("Son", meaning("Son"), "Ada Nkomo, assistée de Zoé Vial")]
    [('Son', 'Ada Nkomo'), ('assistée de', 'Zoé Vial')]
    """
    return _value(label, known, text) or [Segment(label, "", "colon", known)]


def _colons(text: str) -> list[Segment]:
    """The labels before the colons of a text; a colon after unknown words counts at its start alone."""
    found: list[Segment] = []
    start, label, known = 0, "", None
    colons = list(_COLON.finditer(text))
    read = short if len(colons) >= _MANY else meaning
    for colon in colons:
        cut = _label_before(text, start, colon.start(), alone=not found and not label, read=read)
        if cut is None:
            continue
        at, next_known = cut
        found += _value(label, known, text[start:at])
        label, known, start = text[at : colon.start()].strip(" –—-/"), next_known, colon.end()
    return found + _value(label, known, text[start:])


def _label_before(
    text: str, start: int, end: int, alone: bool, read: Callable[[str], Meaning | None] = meaning
) -> tuple[int, Meaning | None] | None:
    """Where the label that ends here starts: the longest known one; the whole text where nothing stands before."""
    near = max(start, end - _LONGEST_LABEL)
    starts = [
        *([start] if near == start else []),
        *(cut.end() for cut in _BOUNDARY.finditer(text, near, end)),
    ]
    for at in dict.fromkeys(starts):
        if known := read(text[at:end].strip(" –—-/")):
            return at, known
    if alone and (known := mended(text[start:end])):
        return start, known
    if not alone and starts and starts[-1] > start and text[starts[-1] : end].count(" ") < 2:
        return starts[-1], None
    return (start, None) if alone and 0 < end - start <= 60 else None


def _value(label: str, known: Meaning | None, text: str) -> list[Segment]:
    """A label's value, and the phrases that follow inside it: “A, d’après une nouvelle de B”."""
    whole = text.strip(" ;–—-/")
    value = _unstopped(whole)
    if label and (after := _sentence(whole[len(value) :])):
        return _value(label, known, value) + after
    if not label:
        return _phrases(value) if value.strip(" .,") else []
    if known is None:
        return [Segment(label, value, "colon")]
    lead, *rest = _phrases(value, not value[:1].islower(), alone=False) or [Segment("", "", "")]
    if lead.mark:
        return [Segment(label, "", "colon", known), lead, *rest]
    return [Segment(label, lead.value.rstrip(" ,;"), "colon", known), *rest]


def _sentence(text: str) -> list[Segment]:
    """The phrases of the next sentence, where it starts with one and names: “Image : A. Avec B, C.”"""
    found = _phrases(text.lstrip(". ")) if text.startswith(". ") else []
    lead = found[0] if found else None
    if lead is None or lead.meaning is None or not lead.meaning.match or not lead.value[:1].isupper():
        return []
    return found if likeness(split(lead.value)) >= _LIKELY else []


def _unstopped(value: str) -> str:
    """A value without the stop of its sentence, or what follows it; that of an initial stays."""
    stop = next((stop for stop in _STOP.finditer(value) if not _ends_short(value[: stop.start()])), None)
    value = value[: stop.start()] if stop else value
    return value[:-1] if value.endswith(".") and not _INITIAL.search(value) else value


def _ends_short(text: str) -> bool:
    """Whether the stop after a text is that of a short form: “A, coprod. B”."""
    return is_short(text.rsplit(" ", 1)[-1])


def _phrases(text: str, first: int = 0, alone: bool = True) -> list[Segment]:
    """The role phrases of a text, each with the text up to the next: “réalisé par A sur un scénario de B”.

    ``first`` is the word where the first phrase may start: in a list of names its first word starts a name.
    A text ``alone`` that starts with no phrase is no list of them: what follows is a sentence.
    """
    if said := next(
        (said for said in works(text) if not (said.start and alone) and not meaning(said.heading)), None
    ):
        before = _phrases(text[: said.start].rstrip(" ,;("), first, alone) if said.start else []
        match = Match((said.role,), reason="a phrase that names the work and its author")
        return [*before, Segment(said.heading, said.names, "phrase", Meaning(said.heading, match, None))]
    cuts = list(phrase_starts(text, first, alone))
    found = []
    lead = text[: cuts[0][0]] if cuts else text
    if lead.strip(" ,;.–—-"):
        found.append(Segment("", lead.strip(), ""))
    followers = [*(start for start, _, _ in cuts[1:]), len(text)]
    for (start, end, known), follower in zip(cuts, followers, strict=False):
        value = _unstopped(text[end:follower].strip(" ,;–—-"))
        found.append(Segment(text[start:end].strip(), value, "phrase", known))
    return found


def _beside(text: str) -> list[Segment]:
    """A function directly before a name: “Image Zoé Vial”, “Chorégraphie (La) Joséphine”."""
    tokens = list(TOKEN.finditer(text))
    for size in range(min(len(tokens) - 1, _MANY), 0, -1):
        label, value = text[: tokens[size - 1].end()], text[tokens[size].start() :]
        known = meaning(label)
        told = known is not None and known.match is not None and bool(known.match.possible())
        if told and not label.endswith(")") and likeness(split(value)) >= _PERHAPS:
            return _value(label, known, value)
    return []


def _mark(text: str) -> list[Segment]:
    """A label before a lone stroke or a long dash: “réal / Ada Nkomo”, and not “Un film de / A film by Ada Nkomo”."""
    mark = _MARK.search(text)
    label, value = (text[: mark.start()], text[mark.end() :]) if mark else (text, "")
    known = meaning(label) if value and label.count(" ") < 4 else None
    if (
        known is None
        or known.match is None
        or not known.match.possible()
        or not likeness(split(value)) >= _LIKELY
    ):
        return []
    return [] if meaning(value) else _value(label, known, value)


def _bare(text: str) -> list[Segment]:
    """Small words that name roles before names, twice at least: “image Ada Nkomo son Zoé Vial”."""
    tokens = [(match.start(), match.end(), match[0]) for match in TOKEN.finditer(text)]
    cuts: list[tuple[int, int, Meaning]] = []
    place = 0
    while place < len(tokens):
        size, known = _small(text, tokens, place)
        if known:
            cuts.append((tokens[place][0], tokens[place + size][0], known))
        elif not cuts:
            return []
        place += max(size, 1)
    ends = [*(start for start, _, _ in cuts[1:]), len(text)]
    values = [text[end:stop].strip(" ,;") for (_, end, _), stop in zip(cuts, ends, strict=True)]
    if len(cuts) < 2 or not all(likeness(split(value)) >= _LIKELY for value in values):
        return []
    starts = [text[start:end].strip() for start, end, _ in cuts]
    return [
        Segment(start, value, "phrase", known)
        for start, value, (_, _, known) in zip(starts, values, cuts, strict=True)
    ]


def _small(text: str, tokens: list[tuple[int, int, str]], place: int) -> tuple[int, Meaning | None]:
    """How many words from here on have no capital, and their role where they name one and a name follows."""
    size = 0
    while place + size < len(tokens) and _SMALL.fullmatch(tokens[place + size][2]):
        size += 1
    if not size or place + size == len(tokens) or tokens[place][2] in NOUN_FOLLOWS - {"son"} | LINKS:
        return size, None
    known = meaning(text[tokens[place][0] : tokens[place + size - 1][1]])
    return size, known if known and known.match and known.match.possible() else None
