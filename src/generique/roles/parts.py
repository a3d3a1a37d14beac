"""The parts of a heading that is not known as a whole: brackets, qualifiers, several roles in one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from generique.roles.keys import key, plain
from generique.roles.match import Match
from generique.text import squeeze
from generique.words import table, words

Find = Callable[[str], Match | None]

_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_STRONG = re.compile(r"\s*[/|;]\s*|\s+[–—-]\s+")
_WEAK = re.compile(r"\s*,\s*(?:et |and )?|\s+et\s+|\s+and\s+|\s*[&+]\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
# Heads that govern all that follows: “assistants son et image” are assistants twice.
_AGENT = frozenset({"par", "by"})
_GOVERNING = frozenset({"assistant", "stagiaire", "renfort"})


@cache
def _qualifiers() -> dict[str, str]:
    return {key(row["form"]): row["qualifier"] for row in table("qualifiers")}


def unbracketed(heading: str) -> tuple[str, str | None]:
    """A heading without its brackets, and what they held; societies of professionals are dropped.

    >>> unbracketed("Cadreuse (2e équipe)")
    ('Cadreuse', '2e équipe')
    >>> unbracketed("Image (AFC)")
    ('Image', None)
    """
    held = [squeeze(text) for text in _BRACKETS.findall(heading)]
    kept = [text for text in held if text and text.upper() not in words("societies")]
    return squeeze(_BRACKETS.sub(" ", heading)), ", ".join(kept) or None


def unqualified(heading: str) -> Iterator[tuple[str, str]]:
    """Each way to take a qualifier (“additionnel”, “2e équipe”) from the end or the start of a heading.

    >>> list(unqualified("Électriciens additionnels"))
    [('Électriciens', 'additionnel')]
    """
    pieces = heading.split()
    for size in (3, 2, 1):
        if size < len(pieces):
            for rest, cut in ((pieces[:-size], pieces[-size:]), (pieces[size:], pieces[:size])):
                name = key(" ".join(cut))
                if qualifier := _qualifiers().get(name):
                    yield " ".join(rest), qualifier
                elif _DIGITS.sub("0", name) in _qualifiers():
                    yield " ".join(rest), " ".join(cut)


def combined(heading: str, find: Find) -> Match | None:
    """The roles of a heading that names several, when every part of it is a role by itself."""
    for separator in (_STRONG, _WEAK, _HYPHEN):
        texts = [text for text in separator.split(heading) if plain(text)]
        if len(texts) > 1:
            matches = [_part(texts, place, find) for place in range(len(texts))]
            known = [match for match in matches if match]
            return _together(known) if len(known) == len(texts) else None
    return None


def _part(texts: list[str], place: int, find: Find) -> Match | None:
    """What one part means, with the word it shares with its neighbours where it is elliptic."""
    alone, first, last = texts[place], texts[0].split(), texts[-1].split()
    if place and (governed := _governed(first, alone, find)):
        return governed
    elliptic = [f"{first[0]} {alone}"] if place else [f"{alone} {' '.join(last[1:])}"]
    if last[-1] in _AGENT and not alone.endswith(last[-1]):
        elliptic = [f"{alone} {last[-1]}"]  # “écrit, réalisé et monté par”
    return find(alone) or next(filter(None, map(find, elliptic)), None)


def _governed(first: list[str], alone: str, find: Find) -> Match | None:
    """“image” as “assistant image” where the first part is “assistants son”."""
    for place, word in enumerate(first[:2]):
        if key(word) in _GOVERNING and len(first) > place + 1:
            return find(f"{' '.join(first[: place + 1])} {alone}")
    return None


def _together(matches: list[Match]) -> Match:
    """One match of all parts; what may mean the same is one role said twice, and the clearer way to say it counts."""
    said: list[Match] = []
    for match in matches:
        twice = next((place for place, other in enumerate(said) if other.possible() & match.possible()), None)
        if twice is None:
            said.append(match)
        elif said[twice].alternatives and not match.alternatives:
            said[twice] = match
    roles = tuple(dict.fromkeys(role for match in said for role in match.roles))
    return Match(
        roles,
        said[0].alternatives if len(said) == 1 else (),
        next((match.qualifier for match in matches if match.qualifier), None),
        exact=len(said) == 1,
        reason="every part of the heading is a role" if len(said) > 1 else "one role, said twice",
    )
