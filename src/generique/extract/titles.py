"""What can be a title, and how titles are written: told from headings, facts, dates and names of documents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from generique.extract.contact import has_contact
from generique.extract.facts import compact, facts_in
from generique.extract.lines import Line
from generique.extract.meanings import meaning
from generique.extract.mending import mended
from generique.extract.segments import segments
from generique.names import is_given_name, title
from generique.text import fold
from generique.words import table, words

_MOST_WORDS = 14
_LONGEST = 90
_ENDS = (".", ",", ";", ":", "…»")
_EQUALS = re.compile(r"\s+=\s+")
_WORD = re.compile(r"[^\W_]+")
_DATED = 7
_BESIDE = re.compile(r"(?:et|and|&)\s+([^\W\d_]+)", re.IGNORECASE)
_OPENING = "'’«“\"…¡¿("
_PRESENTS = re.compile(r"\b(?:présent(?:e|ent|és?|ées?)(?: par)?|presents?)\s*[:.…]*$", re.IGNORECASE)
_PART_QUOTED = re.compile(r"[«»“”]|\"")
_NUMBERED = re.compile(r"n[°o]\s?\d|p(?:age|\.)\s?\d", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}\s?h(?:\s?\d\d)?\b", re.IGNORECASE)
_MARKS = re.compile(r"\s*\([^\w()]*\)|\s*[★☆*]+$")
_REMARK = re.compile(r"\s+\(\d{1,2}(?:er|[eè](?:re|me)?)?\s[^()]*\)$")
BRACKETED = re.compile(r"(?<!\S)\((?P<other>[^()]+)\)")


def key(text: str) -> str:
    """The key of a film of one source: its folded title.

    >>> key("Les Petites Victoires")
    'les petites victoires'
    """
    return fold(text)


def titles(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The first title of a text and the others: “Le Bal des vauriens = Meurtre …”, “Ainsi va l’amour (Minnie)”.

    >>> titles("LE BAL (The Ball)")
    ('Le Bal', (('originalTitle', 'The Ball'),))
    """
    first, *equal = _EQUALS.split(_MARKS.sub("", text) or text)
    others = [("alternativeTitle", title(other)) for other in equal]
    head = BRACKETED.sub("", first).strip()
    if head and (remark := _REMARK.search(first)):
        first = first[: remark.start()]
    elif (
        head and (bracket := BRACKETED.search(first)) and not any(char.isdigit() for char in bracket["other"])
    ):
        others += [("originalTitle", title(bracket["other"]))] if not bracket["other"][0].islower() else []
        first = head
    return title(first), tuple(others)


def may_be_title(line: Line, set_off: bool = False) -> bool:
    """Whether a line stands apart and its words could be a title."""
    apart = line.gap or line.level or line.index == 0 or line.text.isupper() or set_off
    return bool(apart) and not line.cells and is_titular(line.text)


@lru_cache(maxsize=16384)
def is_titular(text: str) -> bool:
    """Whether words could be a title: they are no heading, no fact, no date, no sentence.

    >>> [is_titular(text) for text in ("Marée basse", "FICHE TECHINQUE", "Le 9 octobre au cinéma")]
    [True, False, False]
    """
    if not plainly_titular(text) or meaning(text) or mended(text) or compact(text) or facts_in(text):
        return False
    if not unkinded(text):
        return False
    if document_rest(text) is not None or is_dated(text) or is_elsewhere(text):
        return False
    # “Gardiens de la nuit” names nobody after its first word
    return not any(part.meaning for part in segments(text) if part.mark and not part.value.islower())


def plainly_titular(text: str) -> bool:
    """Whether a text is as long as titles are, starts as they do and has no contact details."""
    if len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS or text.endswith(_ENDS) or has_contact(text):
        return False
    if not (text[:1].isalnum() or text[:1] in _OPENING) or _PRESENTS.search(text) or "€" in text:
        return False
    if not fold(text) or text[0].islower() or BRACKETED.fullmatch(text) or _TIME.match(text):
        return False
    if _PART_QUOTED.search(text) or is_timetable(text):
        return False
    return not (_NUMBERED.match(text) or (any(map(str.isdigit, text)) and _whole_date().search(text)))


@cache
def _whens() -> frozenset[str]:
    """The words that say when: days and months in all their forms, “à”, “h”."""
    names = (form for name in ("weekdays", "months") for row in table(name) for form in row["fr"].split("|"))
    short = (row["fr"].split("|")[0][:2] for row in table("weekdays"))
    return frozenset(map(fold, (*names, *short))) | words("date_words")


_HOURS = re.compile(r"\d{1,2}(?:er|h\d{0,2}|e)?|vo|vf|vost\w?")


def is_timetable(text: str) -> bool:
    """Whether a text says no more than when: “MER 27  18h00  JEU 28  14h00”.

    >>> is_timetable("VEN 29 20h30 LUN 2 18h00 + 20h45"), is_timetable("36 heures")
    (True, False)
    """
    if not any(map(str.isdigit, text)):
        return False
    said = fold(text).split()
    return any(word in _whens() and word.isalpha() for word in said) and all(
        word in _whens() or _HOURS.fullmatch(word) for word in said
    )


@cache
def _documents() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """What documents are called, as words with what may follow, by their first word; the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in sorted(table("documents"), key=lambda row: -len(row["words"])):
        said = tuple(fold(row["words"]).split())
        found.setdefault(said[0], []).append((said, row["how"]))
    return found


def document_rest(text: str) -> str | None:
    """What follows the name of a document or of a part of it, where a film may be named; None for other texts.

    >>> [document_rest(text) for text in ("Fiche technique de Brumes", "Communiqué, 4 mai 2023", "Marée basse")]
    ['de Brumes', '', None]
    """
    said = tuple(fold(text).split())
    for name, how in _documents().get(said[0], ()) if said else ():
        if said[: len(name)] != name:
            continue
        tokens = list(_WORD.finditer(text))
        rest = text[tokens[len(name) - 1].end() :] if len(tokens) >= len(name) else ""
        if how == "alone" and not (_of_dates(said[len(name) :]) or is_dated(rest)):
            continue
        return rest.strip(" ,:–—-|") if how == "film" else ""
    return None


def is_elsewhere(text: str) -> bool:
    """Whether a heading stands over what belongs to no film: “Jury longs métrages”, “L’équipe du festival”.

    >>> is_elsewhere("JURY PRESSE"), is_elsewhere("Le ciné-club, c’est"), is_elsewhere("Le Festival des ombres")
    (True, True, False)
    """
    said = fold(text)
    return any(
        said == name or (how == "starts" and said.startswith(f"{name} "))
        for name, how in _elsewhere().get(said.split(" ")[0], ())
    )


@cache
def _elsewhere() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table("elsewhere"):
        said = fold(row["words"])
        found.setdefault(said.split(" ")[0], []).append((said, row["how"]))
    return found


@cache
def _months() -> str:
    months = sorted((name for row in table("months") for name in row["fr"].split("|")), key=len, reverse=True)
    return "|".join(map(re.escape, months))


@cache
def _date() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b\d{{1,2}}(?:er)?\s+)?\b(?:{_months()})\b(?:\s+\d{{4}})?|\b\d\d?/\d\d?/\d{{2,4}}\b",
        re.IGNORECASE,
    )


@cache
def _whole_date() -> re.Pattern[str]:
    return re.compile(
        rf"\b\d{{1,2}}(?:er)?\s+(?:{_months()})\s+\d{{4}}|\b\d\d?/\d\d?/\d{{2,4}}\b", re.IGNORECASE
    )


def is_dated(text: str) -> bool:
    """Whether a text is a date with small words: “Paris, le 4 octobre 2023”, “Mars 2023”."""
    if not any(char.isdigit() for char in text) or not (date := _date().search(text)):
        return False
    said = [*fold(text[: date.start()]).split(), *fold(text[date.end() :]).split()]
    return (bool(said) or len(date[0]) > _DATED) and _of_dates(said)


def _of_dates(said: Iterable[str]) -> bool:
    """Whether these words say no more than when: numbers, days, “au cinéma”."""
    return all(word.isdigit() or word in words("date_words") for word in said)


@cache
def _kind_after() -> re.Pattern[str]:
    kinds = sorted((re.escape(row["words"]) for row in table("film_kinds")), key=len, reverse=True)
    either = "|".join(kinds).replace(r"\ ", "[ -]")
    return re.compile(
        rf"(?:^|[\s.,:;–—|-]+)(?:(?:un|une)\s+)?(?:{either})(?-i:\s+[a-zà-ÿœ'’-]+){{0,3}}$", re.IGNORECASE
    )


def unkinded(text: str) -> str:
    """A text without what kind of film it is, at its end: “« Ouistiti ». Comédie” before “de Tom Garrigue”.

    >>> unkinded("« Ouistiti ». Comédie"), unkinded("Film d’animation"), unkinded("LA COMÉDIE")
    ('« Ouistiti »', '', 'LA COMÉDIE')
    """
    found = _kind_after().search(text)
    if found is None:
        return text
    before = text[: found.start()]
    return before if not before or before.endswith(("»", '"', "”")) or found[0][0] != " " else text


def is_person(text: str) -> bool:
    """Whether a text starts as names of people do: “Ada Nkomo”, and not “ADA ET LE CERF”.

    >>> is_person("ADA ET ZOÉ VIAL"), is_person("ADA ET LE CERF")
    (True, False)
    """
    first, _, rest = text.partition(" ")
    beside = _BESIDE.match(rest)
    if beside and fold(beside[1]) in words("title_articles"):
        return False
    return bool(rest) and is_given_name(first) and rest[:1].isupper()
