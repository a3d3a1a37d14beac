"""Normal values of what sources say about a film: countries, languages, ratio, sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from generique.text import fold
from generique.words import table

Phrase = tuple[str, ...]


class Phrases(NamedTuple):
    """Known phrases with their values; the words that they start with, and how long the longest is."""

    known: Mapping[Phrase, str]
    starts: frozenset[str]
    longest: int


@lru_cache(maxsize=16384)
def countries(text: str) -> tuple[str, ...]:
    """The ISO 3166-1 alpha-2 codes of the countries that make up a text, each once, in its order.

    The text is understood whole or not at all, so that no country is lost unseen.

    >>> countries("Maroc, France"), countries("film franco-belge"), countries("Belg-60 / Fr-40")
    (('MA', 'FR'), ('FR', 'BE'), ('BE', 'FR'))
    >>> countries("France et Syldavie")
    ()
    """
    words = _words(text)
    if text.isupper() and all(word.upper() in _codes("countries") for word in words):
        return tuple(dict.fromkeys(word.upper() for word in words))
    return _all_known(words, _names("countries", "fr", "en", "adjective", "prefix"), "country")


def languages(text: str) -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that make up a text (ISO 639-3 for the few that have none).

    Understood whole or not at all, as countries are.

    >>> languages("français, anglais"), languages("Version française"), languages("fr")
    (('fr', 'en'), ('fr',), ('fr',))
    """
    words = _words(text)
    if all(word in _codes("languages") for word in words):
        return tuple(dict.fromkeys(words))
    return _all_known(words, _names("languages", "fr", "en"), "language")


def aspect_ratio(text: str) -> str | None:
    """The first known ratio of width to height in a text, with two decimals.

    >>> [aspect_ratio(text) for text in ("numérique, 2:35", "1:1.85", "2.39:1", "16/9", "Scope")]
    ['2.35', '1.85', '2.39', '1.78', '2.39']
    """
    return _first_known(_words(text), _formats("ratio"))


def sound_format(text: str) -> str | None:
    """The first known format of the sound in a text.

    >>> sound_format("5.1 / stéréo"), sound_format("Dolby SRD"), sound_format("son direct")
    ('5.1', 'Dolby Digital', None)
    """
    return _first_known(_words(text), _formats("sound"))


@cache
def starting_words() -> frozenset[str]:
    """The words that the name of a country, a ratio or a format of sound starts with: texts without one name none."""
    found = set(_names("countries", "fr", "en", "adjective", "prefix").starts)
    found |= _formats("ratio").starts | _formats("sound").starts
    return frozenset(found | {code.lower() for code in _codes("countries")})


@cache
def _codes(name: str) -> frozenset[str]:
    return frozenset(row["code"] for row in table(name))


def _words(text: str) -> Phrase:
    return tuple(fold(text).split())


def _plural(phrase: str) -> str:
    return phrase if phrase.endswith(("s", "x")) else phrase + "s"


@cache
def _names(name: str, *columns: str) -> Phrases:
    """Each way to write the name of a country or language, as folded words → its code."""
    found: dict[Phrase, str] = {}
    for row in table(name):
        for column in columns:
            for form in filter(None, row[column].split("|")):
                for spelled in (form, _plural(form)) if column == "adjective" else (form,):
                    found.setdefault(_words(spelled), row["code"])
        for form in filter(None, row.get("short", "").split("|")):
            found[(*_words(form), "#")] = row["code"]  # “Fr” is France before the figure of its share alone
    return _phrases(found)


@cache
def _formats(kind: str) -> Phrases:
    """Each way to write a format, as folded words → its normal value."""
    return _phrases(
        {
            _words(form): row["value"]
            for row in table("formats")
            if row["kind"] == kind
            for form in (row["value"], *filter(None, row["forms"].split("|")))
        }
    )


def _phrases(known: Mapping[Phrase, str]) -> Phrases:
    return Phrases(known, frozenset(phrase[0] for phrase in known), max(map(len, known)))


def _split(words: Phrase, phrases: Phrases) -> Iterator[tuple[str, str | None]]:
    """The words from left to right as the longest phrases that are known, each with what it stands for."""
    known, starts, longest = phrases
    start = 0
    while start < len(words):
        sizes = range(min(longest, len(words) - start), 0, -1) if words[start] in starts else ()
        size = next((size for size in sizes if words[start : start + size] in known), 0)
        phrase = words[start : start + (size or 1)]
        yield " ".join(phrase), known.get(phrase)
        start += size or 1


def _first_known(words: Phrase, phrases: Phrases) -> str | None:
    if phrases.starts.isdisjoint(words):
        return None
    return next((value for _, value in _split(words, phrases) if value), None)


@cache
def _fillers(of: str) -> frozenset[str]:
    return next(frozenset(row["words"].split("|")) for row in table("fillers") if row["of"] == of)


def _all_known(words: Phrase, phrases: Phrases, of: str) -> tuple[str, ...]:
    """The values of all phrases, each once; none where there is a word that neither is known nor says nothing."""
    fillers = _fillers(of)
    shares = tuple("#" if word.isdigit() else word for word in words)
    values: dict[str, None] = {}
    for phrase, value in _split(shares, phrases):
        if value is None and phrase != "#" and phrase not in fillers:
            return ()
        if value is not None:
            values[value] = None
    return tuple(values)
