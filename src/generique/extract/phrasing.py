"""Where the phrases that name a role start and end in a text: “réalisé par”, “avec la participation de la”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generique.extract.meanings import Meaning, is_short, meaning, starts_phrase
from generique.names import is_given_name, looks_like_name, organization_class, organization_score, split
from generique.roles import vocabulary
from generique.text import fold
from generique.words import words

WORK = re.compile(r"[«“\"]\s?[^«»“”\"]{1,80}[»”\"],?\s+(?:de\s+|d['’]|par\s+)(?=[A-ZÀ-Þ])")
TOKEN = re.compile(r"\S+")
_FIRST = re.compile(r"\s*[,;]|\s+et\s")
_THE = re.compile(r"^(?:la |le |les |l['’])", re.IGNORECASE)
_ELIDED = re.compile(r"d['’](?=[^\W\d_])", re.IGNORECASE)
LINKS = frozenset({"de", "du", "des", "par", "avec", "by", "of", "with", "©"})
_ARTICLES = frozenset({"le", "la", "les", "l'", "l’", "the"})
NOUN_FOLLOWS = _ARTICLES | {"de", "du", "des", "au", "aux", "un", "une", "ce", "son", "sa", "à"}
_DETERMINERS = frozenset(
    {"son", "sa", "ses", "mon", "ma", "mes", "notre", "nos", "votre", "vos", "ce", "cette"}
)
_SURNAMED = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ]?[a-zà-ÿ]+)*(?:\s(?:de|du|la|le|van|von))*(?:\s[A-ZÀ-Þ][A-ZÀ-Þ'’-]+)+"
)
_LONGEST = 8
_PERHAPS, _NAMELY = 0.4, 0.75


def phrase_starts(text: str, place: int, alone: bool) -> Iterator[tuple[int, int, Meaning]]:
    """Where each role phrase starts and where the names after it do, from a word on; with what it means.

    >>> said = "réalisé par Ada Nkomo sur un scénario de Zoé Vial"
    >>> [said[start:end] for start, end, _ in phrase_starts(said, 0, alone=True)]
    ['réalisé par ', 'sur un scénario de ']
    """
    tokens = [(match.start(), match.end(), match[0]) for match in TOKEN.finditer(text)]
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


def _phrase_at(text: str, tokens: list[tuple[int, int, str]], place: int) -> tuple[int, int, Meaning] | None:
    """The role phrase that starts with this word: where it ends, its words, its meaning."""
    if not starts_phrase(tokens[place][2]) or _starts_name(tokens, place):
        return None
    if place and tokens[place - 1][2].casefold() in NOUN_FOLLOWS:
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
        if not rest or fold(follower) in _DETERMINERS or (last[-1] in ".,;:!?" and not short):
            continue
        linked = bool(elided) or bool(work) or last in LINKS or short
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
        if not linked and not (
            known.match.roles and _all_names(_named_first(text[end:], known, size), size > 1)
        ):
            continue
        if tokens[place][2].casefold() in _ARTICLES and not vocabulary().begins(text[tokens[place][0] : end]):
            continue
        if best is None or (linked and _organization_starts(text[end:])):
            best = (end, size, known)  # “avec le soutien de la ville de” ends before “la ville de Lille”
    return best


def _named_first(text: str, known: Meaning, size: int) -> str:
    """The names that have to look like some: of “une production A, en coproduction avec B” the first alone."""
    roles, match = vocabulary().roles, known.match
    companies = match is not None and all(roles[role].agent_kind == "organization" for role in match.roles)
    return _FIRST.split(text)[0] if companies and size > 1 else text


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
        or _SURNAMED.fullmatch(named.name)
        or organization_score(named.name) >= 0.9
        for named in names
    )
