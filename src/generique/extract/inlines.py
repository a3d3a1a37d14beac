"""Films told in one line, and lines that say only what stands under titles: facts, “de …”, companies."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generique.extract.facts import Fact, facts_in, one, tail
from generique.extract.headline import unled
from generique.extract.titles import document_rest, is_person, plainly_titular, titles, unkinded
from generique.names import (
    Named,
    likeness,
    looks_like_name,
    organization_class,
    organization_score,
    split,
)

_DIGIT = re.compile(r"\d")
OF = re.compile(r"(?:[Dd]e (?:et avec )?|[Dd]['’]|[Bb]y )(?=[A-ZÀ-Þ])")
_BY = re.compile(r"\s*,?\s+(?:(?:un film )?(?:de|par|by)\s+|d['’])(?=[^\W\d_])", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:[^:]{0,40}:\s+|[^:]{0,30}\bcourt[ -]métrage\b[^:]{0,60}:\s+|(?:film )?(?:précédé|suivi|accompagné)e?s? (?:de |du |d['’])"
    r"(?:(?:(?:court|moyen|long)[ -]métrage|film|documentaire)\s+)?)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[–—•·|/-]\s+|\s*[,;]\s+")
_NAMES_END = re.compile(
    r"(?<=[^\W\d_]{2})[.;](?=\s|$)|,\s+(?=avec\b|\d)|\s+(?=avec\b)|(?=\s*\()", re.IGNORECASE
)
_BRACKET = re.compile(r"\s*\(([^()]+)\)")
_FACTS_END = re.compile(r"\)(?:\s*[.;,–—-])?\s+(?=[A-ZÀ-Þ«])")
_FACTS_APART = re.compile(r"(?P<named>[^.:]{4,180}?[^\W\d_]{2}\)?)\.\s+(?P<facts>[^.:]{4,60})\.(?:\s+|$)")
_WORK = re.compile(r"\s*\((d['’]après [^()]+)\)$")
_QUOTED = re.compile(r"[«“\"]\s*(?P<title>[^«»“”\"]{1,70}?)\s*[»”\"]$")
_FROM = re.compile(r"(?:^[Dd]|(?<=[\s,])d)(?:e |['’])(?=[A-ZÀ-Þ])")
_STOP = re.compile(r"\.\s+(?=[A-ZÀ-Þ])")
_STOPS = re.compile(r"\.(?:\s+|$)")
_FACT = re.compile(r"\s*,?\s*(\d[^,]*)(?=,|$)")
_AVEC = re.compile(r"[\s.;,]*avec\s", re.IGNORECASE)
_CAST = re.compile(r"[,;.]?(?<! et)\s+(?=avec\s)", re.IGNORECASE)
_BY_IN_BRACKETS = re.compile(
    r"(?P<title>[^():]{2,80}?)\s*\((?P<by>[A-ZÀ-Þ][^()]{4,100})\)(?P<rest>$|\s*[.,;–—-].*)"
)
_LONGEST, _NEAR, _LISTED_FACTS = 200, 90, 3
_TOLD, _MOST_NAMES = 2, 3
_SURELY, _MOST_WORDS = 0.95, 6


class Inline(NamedTuple):
    """A film told in one line: “SALLE D’ATTENTE de Nour Haddad (France, 2019, 12 min)”; ``rest`` follows it."""

    title: str
    verbatim: str
    directors: tuple[Named, ...]
    facts: tuple[Fact, ...]
    rest: str = ""
    others: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=4096)
def inline(text: str) -> Inline | None:
    """A film told in one line, None for other lines.

    >>> inline("Précédé de : SALLE D'ATTENTE de Nour Haddad (France, 2019, 12 min).").title
    "Salle d'attente"
    >>> inline("« Marée », de Zoé Vial (France, 1 h 34). Avec Ada Nkomo.").rest
    'Avec Ada Nkomo.'
    >>> inline("MARÉE (Zoé Vial). France, 1951.").directors[0].name
    'Zoé Vial'
    """
    if not _DIGIT.search(text, 0, _LONGEST):
        return None
    text = unled(text)
    if text.count(", ", 0, _LONGEST) > 1 and (listed := _listed(_LEAD.sub("", text))):
        return listed
    if (by := _BY_IN_BRACKETS.match(text)) and (bracketed := _in_brackets(by)):
        return bracketed
    told, rest = text, ""
    facts: tuple[Fact, ...] = ()
    if (end := _FACTS_END.search(text)) and tail(text[: end.start() + 1])[1]:
        told, rest = text[: end.start() + 1], text[end.end() :]
    elif (apart := _FACTS_APART.match(text)) and (facts := facts_in(apart["facts"])):
        told, rest = apart["named"], text[apart.end() :]
    elif (stop := _STOP.search(text)) and tail(text[: stop.start()])[1]:
        told, rest = text[: stop.start()], text[stop.end() :]
    if len(told) > _LONGEST:
        return None
    head, facts = (told, facts) if facts else tail(told.rstrip(" ."))
    if (after := _WORK.search(head)) and facts:
        head, rest = head[: after.start()], f"{after[1]}. {rest}"
    if not facts:
        return None
    head = _LEAD.sub("", head)
    for cut in reversed(list(_BY.finditer(head))):
        said, *cast = _CAST.split(head[cut.end() :], maxsplit=1)
        names = split(said.partition("(")[0] if said.count("(") > said.count(")") else said)
        before = unkinded(head[: cut.start()]).rstrip(" ,")
        quoted = _QUOTED.search(before)
        named = quoted["title"] if quoted else before.strip("*_,–—- ")
        named = document_rest(named) or named  # “À VOIR Brumes”
        if named.isupper() and said.isupper() and not all(is_person(one.name) for one in names):
            continue  # “SORTIE DE L'USINE”
        if names and likeness(names) >= 0.7 and _is_named(named):
            shown, others = titles(named)
            return Inline(shown, named, names, facts, ". ".join(filter(None, (*cast, rest))), others)
    return None


def _is_named(text: str) -> bool:
    """Whether a text can be the title of a film told in its line."""
    return (
        bool(text)
        and not text[0].islower()
        and len(text) < 80
        and plainly_titular(text)
        and not facts_in(text)
    )


def _listed(text: str) -> Inline | None:
    """“Une île (An Island), Zoé Vial, France, 2020, 22 min”: a catalogue's title, its director, facts."""
    stop = _STOP.search(text)
    told, rest = (text[: stop.start()], text[stop.end() :]) if stop else (text.rstrip(" ."), "")
    parts = told.split(", ")
    at = next((n for n in range(2, min(len(parts), 4)) if facts_in(parts[n])), 0)
    if not at or ":" in told or len(told) > _LONGEST:
        return None
    end = next((n for n in range(at, len(parts)) if not facts_in(parts[n])), len(parts))
    named, by = ", ".join(parts[: at - 1]).strip('«»“”" '), parts[at - 1]
    facts, names = tuple(fact for part in parts[at:end] for fact in facts_in(part)), split(by)
    kinds = {fact.property for fact in facts}
    few = len(facts) < _LISTED_FACTS and not (kinds >= {"year", "runningTime"} and is_person(by))
    if few or len(parts) - end > 1 or len(names) > 3 or likeness(names) < 0.75:
        return None
    if not _is_named(named) or any(map(str.isdigit, by)) or organization_score(named) >= 0.9:
        return None
    if looks_like_name(named).score >= _SURELY and "«" not in text:
        return None
    shown, others = titles(named)
    return Inline(shown, named, names, facts, rest, others)


def _in_brackets(said: re.Match[str]) -> Inline | None:
    """“LE FLEUVE (Jean Renoir, France, 1951)”, “LE FLEUVE (Jean Renoir). France, 1951.”: who made it, in brackets."""
    parts = said["by"].split(", ")
    at = next((n for n, part in enumerate(parts) if facts_in(part)), len(parts))
    told, rest = parts[at:], said["rest"].lstrip(" .,;–—-")
    if not told:
        pieces = _STOPS.split(rest)
        size = next((n for n, piece in enumerate(pieces) if not facts_in(piece)), len(pieces))
        told, rest = pieces[:size], ". ".join(pieces[size:])
    found = [facts_in(part) for part in told]
    facts, names = tuple(fact for part in found for fact in part), split(", ".join(parts[:at]))
    named = _LEAD.sub("", said["title"]).strip('*_«»“”", ')
    if not found or not all(found) or len({fact.property for fact in facts}) < _TOLD or not _is_named(named):
        return None
    if not 0 < len(names) <= _MOST_NAMES or not all(is_person(named.name) for named in names):
        return None
    shown, others = titles(named)
    return Inline(shown, named, names, facts, rest, others)


class Blurb(NamedTuple):
    """What papers set under a title: “Drame français (1 h 51) de Zoé Vial. Avec …”; ``rest`` follows the names."""

    facts: tuple[Fact, ...]
    directors: tuple[Named, ...]
    rest: str


def blurb(text: str) -> Blurb | None:
    """A line of facts and “de” with names, None for other lines.

    >>> found = blurb("Drame français (1 h 51) de Zoé Vial. Avec Ada Nkomo.")
    >>> [fact.value for fact in found.facts], found.directors[0].name, found.rest
    (['drame', 'FR', '111'], 'Zoé Vial', 'Avec Ada Nkomo')
    """
    for by in _FROM.finditer(text[:_NEAR]):
        facts = facts_in(text[: by.start()].strip(" ,;–—-"))
        if not facts and by.start():
            continue
        after = text[by.end() :]
        end = _NAMES_END.search(after)
        names, rest = (after[: end.start()], after[end.start() :]) if end else (after, "")
        if bracket := _BRACKET.match(rest):
            facts += facts_in(bracket[1])
            rest = rest[bracket.end() :]
        while (more := _FACT.match(rest)) and facts_in(more[1]):
            facts += facts_in(more[1])
            rest = rest[more.end() :]
        directors = split(names)
        if (facts or _AVEC.match(rest)) and directors and likeness(directors) >= 0.7 and len(names) < 90:
            return Blurb(facts, directors, rest.strip(" .;,"))
    return None


class Subtitle(NamedTuple):
    """The line under a title: facts, and the organizations behind the film."""

    facts: tuple[Fact, ...]
    organizations: tuple[str, ...]


def subtitle(text: str) -> Subtitle | None:
    """A line of facts and organizations alone: “Téléfilm 90 min – Brumes Productions / France 2”.

    >>> subtitle("Téléfilm 90 min – Brumes Productions / France 2").organizations
    ('Brumes Productions', 'France 2')
    """
    if text.endswith((".", "!", "?")):
        return None
    facts: list[Fact] = []
    organizations: list[str] = []
    for part in filter(None, _PARTS.split(text) if len(text) < 120 else ()):
        if organization_class(part) == "channel" and part.count(" ") < _MOST_WORDS:
            organizations.append(part)
        elif told := one(part):
            facts += told
        elif organization_score(part) >= 0.9 and looks_like_name(part).score >= 0.7:
            organizations.append(part)
        else:
            return None
    return Subtitle(tuple(facts), tuple(organizations)) if organizations else None
