"""A line taken apart: “Réal. : X. Int. : A, B”, “Photographie de X • Son de Y”, “Réalisation <tab> X”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from generique.extract.billing import billing
from generique.extract.initials import short
from generique.extract.meanings import Meaning, is_short, meaning, mended, starts_phrase
from generique.extract.phrases import works
from generique.names import (
    is_given_name,
    likeness,
    looks_like_name,
    organization_class,
    organization_score,
    split,
)
from generique.roles import Match, vocabulary
from generique.text import fold
from generique.words import words

_BARS = re.compile(r"\s+[•·●▪|]\s+|\s*[•●▪|]\s+")
_COLON = re.compile(r"\s*:(?=\s|$|[A-ZÀ-Þ])\s*")
_BOUNDARY = re.compile(r"(?:(?<=[.;,)!?])|(?<=\s[–—/-]))\s+|\n")
WORK = re.compile(r"[«“\"]\s?[^«»“”\"]{1,80}[»”\"],?\s+(?:de\s+|d['’]|par\s+)(?=[A-ZÀ-Þ])")
_STOP = re.compile(r"(?<=[^\W\d_]{4})\.\s+(?=[A-ZÀ-Þ])")
_INITIAL = re.compile(r"\b[^\W\d_]\.$|\.\.$")
_TOKEN = re.compile(r"\S+")
_FIRST = re.compile(r"\s*[,;]|\s+et\s")
_THE = re.compile(r"^(?:la |le |les |l['’])", re.IGNORECASE)
_SMALL = re.compile(r"[^\W\d_A-ZÀ-Þ]{2,}")
_ELIDED = re.compile(r"d['’](?=[^\W\d_])", re.IGNORECASE)
_LINKS = frozenset({"de", "du", "des", "par", "avec", "by", "of", "with", "©"})
_ARTICLES = frozenset({"le", "la", "les", "l'", "l’", "the"})
_NOUN_FOLLOWS = _ARTICLES | {"de", "du", "des", "au", "aux", "un", "une", "ce", "son", "sa", "à"}
_LONGEST, _MANY = 8, 3
_LONGEST_LABEL = 100
_PERHAPS, _LIKELY, _NAMELY = 0.4, 0.6, 0.75


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
    found: list[Segment] = []
    for part in _BARS.split(text):
        if part.strip(" :"):
            found += _colons(part) if ":" in part else (_slash(part) or _bare(part) or _phrases(part))
    return tuple(found)


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
    value = _unstopped(text.strip(" ;–—-/"))
    if not label:
        return _phrases(value) if value.strip(" .,") else []
    if known is None:
        return [Segment(label, value, "colon")]
    lead, *rest = _phrases(value, not value[:1].islower(), alone=False) or [Segment("", "", "")]
    if lead.mark:
        return [Segment(label, "", "colon", known), lead, *rest]
    return [Segment(label, lead.value.rstrip(" ,;"), "colon", known), *rest]


def _unstopped(value: str) -> str:
    """A value without the stop of its sentence, or what follows it; that of an initial stays."""
    stop = _STOP.search(value)
    value = value[: stop.start()] if stop else value
    return value[:-1] if value.endswith(".") and not _INITIAL.search(value) else value


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
    cuts = list(_phrase_starts(text, first, alone))
    found = []
    lead = text[: cuts[0][0]] if cuts else text
    if lead.strip(" ,;.–—-"):
        found.append(Segment("", lead.strip(), ""))
    followers = [*(start for start, _, _ in cuts[1:]), len(text)]
    for (start, end, known), follower in zip(cuts, followers, strict=False):
        value = _unstopped(text[end:follower].strip(" ,;–—-"))
        found.append(Segment(text[start:end].strip(), value, "phrase", known))
    return found


def _phrase_starts(text: str, place: int, alone: bool) -> Iterator[tuple[int, int, Meaning]]:
    tokens = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text)]
    while place < len(tokens):
        found = _phrase_at(text, tokens, place)
        if found is None:
            if alone and not place:
                return
            place += 1
            continue
        end, size, known = found
        yield tokens[place][0], end, known
        place += size


def _slash(text: str) -> list[Segment]:
    """A label before a lone stroke: “réal / Ada Nkomo”, and not “Un film de / A film by Ada Nkomo”."""
    label, _, value = text.partition(" / ")
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
    tokens = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text)]
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
    if not size or place + size == len(tokens) or tokens[place][2] in _NOUN_FOLLOWS - {"son"} | _LINKS:
        return size, None
    known = meaning(text[tokens[place][0] : tokens[place + size - 1][1]])
    return size, known if known and known.match and known.match.possible() else None


def _phrase_at(text: str, tokens: list[tuple[int, int, str]], place: int) -> tuple[int, int, Meaning] | None:
    """The role phrase that starts with this word: where it ends, its words, its meaning."""
    if not starts_phrase(tokens[place][2]) or _starts_name(tokens, place):
        return None
    if place and tokens[place - 1][2].casefold() in _NOUN_FOLLOWS:
        return None
    best: tuple[int, int, Meaning] | None = None
    for size in range(min(_LONGEST, len(tokens) - place - 1), 0, -1):
        follower = tokens[place + size][2]
        elided = _ELIDED.match(follower)
        end = tokens[place + size][0] + (elided.end() if elided else 0)
        rest = text[end : end + 2].lstrip("(« ")
        last = tokens[place + size - 1][2].casefold()
        work = WORK.match(text, end)
        short = last[-1] == "." and is_short(last)
        if not rest or (last[-1] in ".,;:!?" and not short):
            continue
        linked = bool(elided) or bool(work) or last in _LINKS or short
        stops = ";:)" if linked and not place else ",;:)"
        if last in _ARTICLES or any(token[-1] in stops for _, _, token in tokens[place : place + size]):
            continue
        if not (linked or (best is None and rest[0].isupper() and place == 0)):
            continue
        if place and (
            not _may_follow(tokens, place, size, linked) or fold(text[tokens[place][0] : end]) in _between()
        ):
            continue
        said = text[tokens[place][0] : end]
        known = meaning(f"{said} de") or meaning(said) if work else meaning(said)
        end = work.end() if work else end
        if linked and size > 1 and not elided and not known:
            known = meaning(text[tokens[place][0] : tokens[place + size - 2][1]])
        if not (known and known.match and known.match.possible()):
            continue
        if not linked and not (known.match.roles and _all_names(text[end:], size > 1)):
            continue
        if tokens[place][2].casefold() in _ARTICLES and not vocabulary().begins(text[tokens[place][0] : end]):
            continue
        if best is None or (linked and _organization_starts(text[end:])):
            best = (end, size, known)  # “avec le soutien de la ville de” ends before “la ville de Lille”
    return best


@cache
def _between() -> frozenset[str]:
    """Words that join an actor and a character: “Zoé Vial dans le rôle de Nadia” is one entry of a list."""
    return frozenset(map(fold, words("played")))


def _organization_starts(text: str) -> bool:
    """Whether a text starts with an organization that its own words tell: “la Région Sud, …”."""
    first = _THE.sub("", _FIRST.split(text)[0])
    named = first[:1].isupper() or organization_class(first.split(" ")[0])
    return bool(named) and organization_class(first) is not None


def _starts_name(tokens: list[tuple[int, int, str]], place: int) -> bool:
    """Whether a name starts here, and no phrase: “Les Films du …”, “Cinémathèque de …”."""
    if tokens[place][2].casefold() in _ARTICLES and place + 1 < len(tokens):
        place += 1
    word = tokens[place][2]
    return word[0].isupper() and fold(word) in words("name_starts")


def _may_follow(tokens: list[tuple[int, int, str]], place: int, size: int, linked: bool) -> bool:
    """Inside a text a phrase has two words or more, starts small, or stands after a stop; “de” alone is none."""
    word, before = tokens[place][2], tokens[place - 1][2]
    after_stop = before[-1] in ".;:)–—-" or (before[-1] == "," and (word[0].islower() or word == "Avec"))
    if size == 1:
        return after_stop and linked and len(word) > 3
    return linked and (word[0].islower() or after_stop)


def _all_names(text: str, alike: bool) -> bool:
    """Whether a text is sure to be names: by given names, words of organizations; by capitals after two words."""
    names = split(text)
    scores = [looks_like_name(named.name).score for named in names]
    if alike and scores and min(scores) >= _PERHAPS and max(scores[:1]) >= _NAMELY:
        return True
    return bool(names) and all(
        (" " in named.name and is_given_name(named.name.split(" ")[0]))
        or organization_score(named.name) >= 0.9
        for named in names
    )
