"""A line that holds a title and more: “MARÉE BASSE – dossier de presse”, “Marée basse, un film de Zoé Vial”."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generique.extract.contact import has_contact
from generique.extract.facts import facts_in, tail
from generique.extract.madeby import AFTER, by_whom, made_by
from generique.extract.meanings import meaning
from generique.extract.mending import mended
from generique.extract.segments import segments
from generique.extract.titles import (
    document_rest,
    is_dated,
    is_person,
    is_titular,
    plainly_titular,
    unkinded,
)
from generique.names import likeness, organization_score, split
from generique.text import fold, squeeze

_LEAD = re.compile(
    r"^(?:\d{1,3}\s?[.)/]\s+|[a-z]\)\s+|n°\s?\d+\s*[.:–-]?\s+|[•▪●►▶■□◆◇→★☆»>*–—-]\s*(?:\s|(?=[A-ZÀ-Þ]))|(?:à\s)?\d{1,2}\s?h\s?(?:[0-5]\d)?\s*[:–—|-]?\s+(?=\S))",
    re.IGNORECASE,
)
_PRESENTED = re.compile(
    r"^.{2,60}?\s(?:présente(?:nt)?|presents?)\s*[:,]?\s+(?-i:(?=[«\"A-ZÀ-Þ]))", re.IGNORECASE
)
_SUM = re.compile(r"\s*[:–—-]\s*\d[\d .]*€$|[\s,–—-]+dès \d{1,2} ans$", re.IGNORECASE)
_BARS = re.compile(r"\s+[|•·–—-]\s+|\s*[|•●]\s*|\s+//?\s+|\s*:\s+")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$")
_INSIDE = re.compile(r"\s*\(([^()]+)\)\s+(?=\S)")
_QUOTES = re.compile(r"^[«“\"]\s*(?P<said>[^«»“”\"]{1,90}?)\s*[»”\"]$")
_QUOTED = re.compile(r"[«“\"]\s*(?P<said>[^«»“”\"]{2,70}?)\s*[»”\"]")
_LONGEST = 160


class Headline(NamedTuple):
    """A title, what else its line says of it as kinds of evidence, and the text of what is left of the line."""

    title: str
    evidence: tuple[str, ...] = ()
    rest: str = ""
    other: str = ""


@lru_cache(maxsize=4096)
def headline(text: str) -> Headline | None:
    """The title that a line holds, None where nothing in it can be one.

    >>> headline("MARÉE BASSE – Dossier de presse")
    Headline(title='MARÉE BASSE', evidence=('kind',), rest='Dossier de presse', other='')
    >>> headline("Marée basse, un film de Zoé Vial").rest
    'un film de Zoé Vial'
    >>> headline("Fiche technique : Marée basse").title, headline("1. Marée basse (12 min)").title
    ('Marée basse', 'Marée basse')
    >>> headline("Fiche technique"), headline("Montage : Zoé Vial")
    (None, None)
    """
    if len(text) > _LONGEST or has_contact(text):
        return None
    text, told, rest = _unbracketed(lifted(_SUM.sub("", unled(text))))
    found = _in_parts(text) or _with_author(text) or _named(text)
    if found is None and _is_parted(text):
        return None
    if found is None:
        return Headline(text, told, rest) if is_titular(text) else None
    told = tuple(dict.fromkeys((*found.evidence, *told)))
    return found._replace(evidence=told, rest=" – ".join(filter(None, (found.rest, rest))))


def unled(text: str) -> str:
    """A line without the number, the hour or the mark that leads it.

    >>> unled("20h30 – Marée basse"), unled("2. Marée basse"), unled("36 quai de la nuit")
    ('Marée basse', 'Marée basse', '36 quai de la nuit')
    """
    return _PRESENTED.sub("", _LEAD.sub("", text, count=1)).strip()


def _unbracketed(text: str) -> tuple[str, tuple[str, ...], str]:
    """A text without the facts and remarks in brackets at its end, what they speak for, and what they say."""
    told: list[str] = []
    rest: list[str] = []
    while (bracket := _BRACKETS.search(text)) and bracket.start():
        said = kind(bracket[1])
        if said not in ("facts", "date", "kind"):
            break
        told += ["told-facts"] if said == "facts" else []
        rest.insert(0, bracket[1])
        text = text[: bracket.start()].rstrip(" |–—-")
    return text, tuple(told), " – ".join(rest)


def lifted(text: str) -> str:
    """A text with the facts in brackets inside it at its end: “« Brumes », un film (52 min) de Zoé Vial”."""
    bracket = _INSIDE.search(text)
    if bracket is None or kind(bracket[1]) != "facts":
        return text
    return f"{text[: bracket.start()]} {text[bracket.end() :]} ({bracket[1]})"


def _bare(text: str) -> str:
    quoted = _QUOTES.fullmatch(text)
    return quoted["said"] if quoted else text


def _in_parts(text: str) -> Headline | None:
    """A title among parts between bars, where the others say what they are."""
    marks = list(_BARS.finditer(text))
    if not 0 < len(marks) <= 6:
        return None
    cuts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(text)]
    parts = [text[start:end].strip() for start, end in zip(cuts, ends, strict=True)]
    said = [kind(part) for part in parts]
    at = said.index("named") if "named" in said else said.index("") if "" in said else None
    if at is None or "role" in said or all(one in ("", "odd") for one in said):
        return None
    if said[at] != "named" and any(one not in ("kind", "date", "organization") for one in said[:at]):
        return None
    if ":" in marks[at - 1 if at else 0][0] and (said[0] if at else said[1]) not in ("kind", "date", "by"):
        return None
    last = at  # a title of several parts
    while last + 1 < len(parts) and said[last + 1] == "" and ":" not in marks[last][0]:
        last += 1
    whole = text[cuts[at] : ends[last]].strip()
    if last + 1 < len(parts) and last > at and said[at + 1 :] and "" in said[last + 1 :]:
        return None
    found = _named(whole) if said[at] == "named" else None
    shown = _unbracketed(whole)[0]
    title = found.title if found else _bare(shown)
    if not is_titular(title):
        return None
    told = tuple(dict.fromkeys(one for one in said if one in ("kind", "by")))
    told += ("told-facts",) if "facts" in said else ()
    told += ("quoted",) if title != shown and not found else ()
    if found:
        told = tuple(dict.fromkeys((*told, *found.evidence)))
    return Headline(title, told, text[cuts[last + 1] :] if last + 1 < len(parts) else "")


def _is_parted(text: str) -> bool:
    """Whether a text starts with what is no title, before a bar: “Programme : 52 minutes”."""
    mark = _BARS.search(text)
    return bool(mark) and kind(text[: mark.start() if mark else 0]) in ("kind", "facts", "date", "role", "by")


@lru_cache(maxsize=32768)
def kind(part: str) -> str:
    """What a part of a headline is, “” for one that can be a title.

    >>> [kind(part) for part in ("Dossier de presse", "un film de Zoé Vial", "2021", "Marée basse")]
    ['kind', 'by', 'facts', '']
    """
    if not fold(part) or len(part) > _LONGEST:
        return "odd"
    if facts_in(part):
        return "facts"
    if not unkinded(part):
        return "kind"
    if is_dated(part):
        return "date"
    if _named(part):
        return "named"
    if document_rest(part) is not None:
        return "kind"
    if made_by(part):
        return "by"
    known = meaning(part) or mended(part)
    if known:
        return "role" if known.match and not known.section else "kind"
    lead = next(iter(segments(part)), None)
    if lead and lead.mark:
        return "role"
    if is_person(part):
        return "person"
    if organization_score(part) >= 0.9:
        return "organization"
    return "" if plainly_titular(part) else "odd"


def _with_author(text: str) -> Headline | None:
    """“Marée basse, un film de Zoé Vial”; “MARÉE BASSE de Zoé Vial”; “VENT – Réal. : Zoé Vial. Int. : …”."""
    for by in by_whom().finditer(text):
        before = _IS.sub("", text[: by.start()]).rstrip(" ,.:;–—-")
        if (
            text.endswith(".")
            and before == text[: by.start()].rstrip(" ,.:;–—-")
            and not _QUOTES.fullmatch(before)
        ):
            continue  # a sentence that goes on
        if by.start() and _may_be_titled(before) and made_by(text[by.start() :]):
            quoted = ("quoted",) if _QUOTES.fullmatch(before) else ()
            return Headline(_bare(before), ("by", *quoted), text[by.start() :])
    for by in AUTHOR.finditer(text):
        before, told, said = _unbracketed(text[: by.start()].rstrip(" ,–—-"))
        after = AFTER.split(text[by.end() :])[0]
        apart = (
            by[0].startswith(",")
            or "–" in by[0]
            or "—" in by[0]
            or before.isupper()
            or _QUOTES.fullmatch(before)
        )
        named = split(after)
        if (
            apart
            and len(named) < 4
            and likeness(named) >= 0.7
            and not after.isupper()
            and is_titular(_bare(before))
        ):
            quoted = ("quoted",) if _QUOTES.fullmatch(before) else ()
            rest = text[by.start() :].lstrip(" ,–—-")
            return Headline(_bare(before), ("author", *quoted, *told), f"{rest} – {said}" if said else rest)
    return _with_labels(text) or _with_name(text)


def _may_be_titled(before: str) -> bool:
    """Whether a text before “a film by” can be a title; in quotation marks even the name of an occupation can."""
    quoted = _QUOTES.fullmatch(before)
    return plainly_titular(quoted["said"]) if quoted else is_titular(before)


def _with_labels(text: str) -> Headline | None:
    """“VENT – Réal. : Zoé Vial. Int. : …”: a title before labelled parts, one of them the director’s."""
    parts = segments(text)
    lead = parts[0] if parts else None
    if lead is None or lead.mark or len(parts) < 2 or not parts[1].label:
        return None
    at = text.find(parts[1].label, len(lead.value))
    before = lead.value.rstrip(" ,.:;–—-(")
    directs = any(
        part.meaning and part.meaning.match and "director" in part.meaning.match.roles and part.value
        and likeness(split(tail(part.value)[0])) >= 0.6
        for part in parts
    )  # fmt: skip
    if at < 0 or not directs or not is_titular(_bare(before)):
        return None
    return Headline(_bare(before), ("role",), text[at:])


def _with_name(text: str) -> Headline | None:
    """“Marée basse, Zoé Vial”: a title and a name, where a line of facts follows."""
    before, comma, name = text.rpartition(", ")
    if not comma or not is_person(name) or likeness(split(name)) < 0.9 or not is_titular(_bare(before)):
        return None
    return (
        Headline(_bare(before), ("name",), f"de {name}")
        if not is_person(before) and "," not in before
        else None
    )


_IS = re.compile(r"\s+(?:est|sera|était|is)\s*$")
AUTHOR = re.compile(r"(?:,\s+|\s+[–—-]\s+|\s+)(?:de\s+|d['’])(?=[A-ZÀ-Þ])")


def _named(text: str) -> Headline | None:
    """“Fiche technique du film Marée basse”, “LISTE ÉQUIPE « MARÉE BASSE »”: what a document is of."""
    if (quoted := _QUOTED.search(text)) and is_titular(quoted["said"][0].upper() + quoted["said"][1:]):
        beside = squeeze(f"{text[: quoted.start()]} {text[quoted.end() :]}").strip(" ,:;–—-()")
        if not beside:
            return Headline(quoted["said"], ("quoted",))
        is_kind = not unkinded(beside) or kind(beside) == "kind"
        return Headline(quoted["said"], ("kind", "quoted")) if is_kind else None
    rest = document_rest(text)
    if not rest or _OF_THEM.match(rest):
        return None
    film = _LINKS.match(rest)
    if film is None or not plainly_titular(rest[film.end() :]) or is_person(rest[film.end() :]):
        return None
    if organization_score(rest[film.end() :]) >= 0.9:
        return None
    return Headline(rest[film.end() :], ("kind",))


_OF_THEM = re.compile(r"(?:des|aux)\s", re.IGNORECASE)
_LINKS = re.compile(
    r"(?:(?:du|de la|de|pour)\s+|de l['’]|d['’]|[–—:-]\s*)?(?:(?:le |la )?(?:film|série|court[ -]métrage|long[ -]métrage|"
    r"documentaire|téléfilm)\s*:?\s+)?(?=[A-ZÀ-Þ0-9])",
    re.IGNORECASE,
)
