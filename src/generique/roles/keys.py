"""The key of a heading: what is left of “CHEF·FE COSTUMIER·ÈRE :” when how it is written no longer counts."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generique.text import squeeze, unaccent
from generique.words import table, words

_ENDS = " \t:;.,–—-|*_#•·●▪>…"
_ENDINGS = "|".join(sorted(words("inclusive"), key=len, reverse=True))
# A middle dot before an ending is always such a mark; “.”, “-” and “/” only after three letters.
_MARKED = re.compile(
    rf"(?:(?<=[^\W_])[·•‧⋅∙](?:{_ENDINGS})(?![^\W\d_])"
    rf"|(?<=[^\W\d_]{{3}})(?:[./-](?:{_ENDINGS})(?![^\W\d_])|\((?:{_ENDINGS})\)))+",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<=[a-zà-ÿ]{3})(?:E|NE|FE|RICE|TRICE|ICE|EUSE|ÈRE|ERE)(?=s?\b)")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9]{2})(?=[A-ZÀ-Þ])")
_ORDINAL = re.compile(
    r"\b(\d{1,2})(?:des?\b)|\b(\d{1,2}) ?(?:ers?|e?res?|emes?|es?|nde?s?|st|rd|th|ds?|°|o)\b|\b(\d{1,2})°"
)
_TOKEN = re.compile(r"[a-z0-9]+|©")
_JOINED = re.compile(r"\b(co|post|eco|audio)[ -](?=[a-z])")


@lru_cache(maxsize=16384)
def plain(heading: str) -> str:
    """One space between words, no bullets, colons, emphasis or inclusive endings; case and accents kept.

    >>> plain("**RÉALISATEUR·RICES :**")
    'RÉALISATEUR'
    >>> plain("- 1er technicien(ne)s .")
    '1er techniciens'
    """
    text = squeeze(heading).strip(_ENDS)
    if not text.replace(" ", "").isalpha():
        text = _MARKED.sub("", text)
    return text if text.islower() or text.isupper() else _CAPITAL.sub("", text)


@cache
def _tables() -> tuple[frozenset[str], dict[str, str], dict[str, list[tuple[str, str, int]]]]:
    """Linking words, exceptions, and endings by their last letter in the order of their table."""
    lemmas = {row["word"]: row["counts as"] for row in table("lemmas")}
    endings: dict[str, list[tuple[str, str, int]]] = {}
    for row in table("endings"):
        ending = row["ending"], row["becomes"], int(row["stem"])
        endings.setdefault(row["ending"][-1], []).append(ending)
    return words("links"), lemmas, endings


def linking() -> frozenset[str]:
    """The words that carry no meaning of their own."""
    return _tables()[0]


@cache
def lemma(word: str) -> str:
    """The masculine singular of a word, or what the table of exceptions says it counts as.

    >>> [lemma(word) for word in ("monteuses", "directrice", "generaux", "cheffe", "premiere")]
    ['monteur', 'directeur', 'general', 'chef', '1']
    """
    _, lemmas, endings = _tables()
    if word in lemmas:
        return lemmas[word]
    for ending, becomes, stem in endings.get(word[-1:], ()):
        if word.endswith(ending) and len(word) >= stem + len(ending):
            bare = word[: len(word) - len(ending)] + becomes
            return lemma(bare) if bare != word else word
    return word


@lru_cache(maxsize=32768)
def spelling(heading: str) -> tuple[str, ...]:
    """The words of a heading without case, accents or inclusive marks, nothing else changed.

    >>> spelling("L’Ingénieur·e du SON")
    ('l', 'ingenieur', 'du', 'son')
    >>> spelling("premierAssReal")
    ('premier', 'ass', 'real')
    """
    text = plain(heading).replace("&", " et ").replace("+", " et ").replace("_", " ")
    if " " not in text:
        text = _CAMEL.sub(" ", text)
    text = unaccent(text).casefold()
    if not text.replace(" ", "").isalpha():
        text = _ORDINAL.sub(r" \1\2\3 ", text)
    return tuple(_TOKEN.findall(_JOINED.sub(r"\1", text)))


@lru_cache(maxsize=32768)
def key(heading: str) -> str:
    """The lemmas of a heading without linking words; a “de” at its end stays, as it asks for a name.

    >>> key("1ère assistante à la réalisation") == key("Premiers assistants réalisation")
    True
    >>> key("Un film de"), key("Film")
    ('film de', 'film')
    """
    return join(spelling(heading))


def join(tokens: tuple[str, ...]) -> str:
    """The key of words that :func:`spelling` has told apart."""
    kept = [lemma(token) for token in tokens if token not in linking()]
    if not kept:
        return " ".join(tokens)
    if tokens[-1] in {"de", "du", "des", "d", "of"} or tokens[-2:] in {("de", "l"), ("de", "la")}:
        kept.append("de")
    return " ".join(kept)
