"""Facts of a film: the values after an attribute, and lines that are nothing but facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from generique.dates import duration, parse_date
from generique.extract.signs import fact_words, says_nothing, signs
from generique.names import organization_class, title
from generique.roles import Heading
from generique.text import fold, squeeze
from generique.values import aspect_ratio, countries, languages, sound_format

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_STOP = r"(?:(?<=[^\W\d_]{4})|(?<=[\d'’′])|(?<=\bmin)|(?<=\bmn))\."  # and not that of a short form, “FR.”
_PARTS = re.compile(rf"\s*(?:[•·|;/]|\s[–—-]\s|,|{_STOP}\s(?=\s*[\dA-ZÀ-Þ]))\s*")
_LISTED = re.compile(r"\s*[;/•|]\s+|\s+[–—/-]\s+")
_DASHES = re.compile(r"\s*(?:[,;/•|]|\s[–—-]\s)\s*")
_AND = re.compile(r"\s*(?:,|;|/|\bet\b|&)\s*")
_VISA = re.compile(r"\d[\d .\u00a0]{2,}\d")
_SUM = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]?\d{3})*(?: ?(?:€|euros))?")
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{4,}")
_TAIL = re.compile(r"\s*(?:,|\(|\s[–—-]|[•|/])\s*")
_REGION = re.compile(r"(?:^|[,/•|]\s*|\s[–—-]\s)([^\W\d_][^,/•|()\d]*?)\s(\([^\W\d_][^()\d]{2,20}\))$")
_FACT_PARTS = re.compile(rf"\s*[,•·|/;]\s*|\s+[–—-]\s+|\s*[()]\s*|{_STOP}(?:\s+|$)")
_LONGEST_TAIL = 300
_LASTS = re.compile(
    r"(?:une?\s+)?(?P<form>\D{3,40}?)\s+(?:d['’]une durée )?(?:de\s+|d['’])(?P<long>\d.{1,20})", re.IGNORECASE
)
_PLACE = re.compile(r"[A-ZÀ-Þ]")


class Fact(NamedTuple):
    """One value of one property, with what it was read from."""

    property: str
    value: str
    verbatim: str
    kind: str | None = None
    country: str | None = None
    precision: str | None = None
    inferred: str | None = None


Parser = Callable[[Heading, str, str | None], Iterator[Fact]]


def values(heading: Heading, text: str, near: str | None = None) -> tuple[Fact, ...]:
    """The facts that a text states under a heading; none where it is not of the kind the heading asks for.

    >>> [fact.value for fact in values(Heading("attribute", "language"), "français, anglais")]
    ['fr', 'en']
    >>> values(Heading("attribute", "soundFormat"), "Zoé Vial")
    ()
    """
    text = squeeze(text).strip(" .;")
    return tuple(_PARSERS.get(heading.property, _verbatim)(heading, text, near)) if text else ()


def _minutes(heading: Heading, text: str, near: str | None) -> Iterator[Fact]:
    minutes = duration(text) or (int(text) if text.isdigit() and len(text) < 4 else None)
    if minutes:
        yield Fact("runningTime", str(minutes), text)


def _year(heading: Heading, text: str, near: str | None) -> Iterator[Fact]:
    if years := _YEAR.findall(text):
        yield Fact("year", years[-1], text)


def _sum(heading: Heading, text: str, near: str | None) -> Iterator[Fact]:
    if _SUM.fullmatch(text):
        yield Fact(heading.property, re.sub(r"\D", "", text), text)


def _codes(read: Callable[[str], tuple[str, ...]]) -> Parser:
    def parse(heading: Heading, text: str, near: str | None) -> Iterator[Fact]:
        found = read(text)
        if not found:
            found = tuple(code for part in _AND.split(text) for code in read(part))
        for code in dict.fromkeys(found):
            yield Fact(heading.property, code, text)

    return parse


def _ratio(heading: Heading, text: str, near: str | None) -> Iterator[Fact]:
    parts = [part for part in _LISTED.split(text) if part]
    if ratio := aspect_ratio(text):
        yield Fact("aspectRatio", ratio, text)
    for part in parts if ratio and len(parts) > 1 else ():
        yield from (fact for fact in one(part) if fact.property in _FORMATS)
    if not ratio:
        yield from _known(text)


def _sound(heading: Heading, text: str, near: str | None) -> Iterator[Fact]:
    if sound := sound_format(text):
        yield Fact("soundFormat", sound, text)


def _genre(heading: Heading, text: str, near: str | None) -> Iterator[Fact]:
    for part in filter(None, _DASHES.split(text)):
        known = list(_known(part))
        yield from known or [Fact(heading.property, part.lower(), part)]


def _known(text: str) -> Iterator[Fact]:
    """Signs and genres, where they are all that a part of the text says: “Court-métrage fiction”."""
    for part in filter(None, _DASHES.split(text)):
        yield from (Fact(name, value, part) for name, value in signs(part))


def _date(heading: Heading, text: str, near: str | None) -> Iterator[Fact]:
    dates = parse_date(text, near)
    for number, date in enumerate(dates):
        end = dates[number + 1].start if number + 1 < len(dates) else len(text)
        around = re.sub(
            r"[^\w\s'-]", " ", text[date.end : end] if number or date.start == 0 else text[: date.start]
        )
        country = heading.country or next(iter(countries(around)), None)
        yield Fact(
            heading.property, date.value, date.verbatim, heading.kind, country, date.precision, date.inferred
        )


def _place(heading: Heading, text: str, near: str | None) -> Iterator[Fact]:
    for part in filter(None, _AND.split(text)):
        if _PLACE.match(part) and not _YEAR.search(part):
            yield Fact("shootingPlace", part, part)


def _identifier(heading: Heading, text: str, near: str | None) -> Iterator[Fact]:
    if heading.kind == "visa":
        if number := _VISA.search(text):
            yield Fact("identifier", re.sub(r"\D", "", number[0]), text, "visa")
    elif code := _CODE.search(text):
        yield Fact("identifier", code[0], text, heading.kind)


def _title(heading: Heading, text: str, near: str | None) -> Iterator[Fact]:
    yield Fact(heading.property, title(text), text, heading.kind)


def _list(heading: Heading, text: str, near: str | None) -> Iterator[Fact]:
    for part in filter(None, _DASHES.split(text)):
        yield Fact(heading.property, part, part, heading.kind)


def _verbatim(heading: Heading, text: str, near: str | None) -> Iterator[Fact]:
    yield Fact(heading.property, text, text, heading.kind, heading.country)


_FORMATS = frozenset({"projectionFormat", "soundFormat", "colour"})
_PARSERS: dict[str, Parser] = {
    "runningTime": _minutes,
    "year": _year,
    "budget": _sum,
    "country": _codes(countries),
    "language": _codes(languages),
    "subtitles": _codes(languages),
    "aspectRatio": _ratio,
    "soundFormat": _sound,
    "genre": _genre,
    "form": _genre,
    "release": _date,
    "shootingDate": _date,
    "shootingPlace": _place,
    "identifier": _identifier,
    "title": _title,
    "originalTitle": _title,
    "alternativeTitle": _title,
    "projectionFormat": _list,
}


def decides(heading: Heading) -> bool:
    """Whether a value that reads as this attribute can be nothing else: a ratio, a date, a country."""
    return heading.property in _PARSERS and heading.property not in {
        "projectionFormat",
        "genre",
        "form",
        "shootingPlace",
    }


@lru_cache(maxsize=32768)
def compact(text: str) -> tuple[Fact, ...]:
    """The facts of a line that is nothing else: “Maroc, France • 2022 • 1 h 44 • DCP”; none for other lines.

    >>> [(fact.property, fact.value) for fact in compact("Maroc, France • 2022 • 1 h 44 • DCP")]
    [('country', 'MA'), ('country', 'FR'), ('year', '2022'), ('runningTime', '104'), ('projectionFormat', 'DCP')]
    >>> compact("En 2020, seules 20 % des techniciennes étaient là")
    ()
    """
    if len(text) > 160 or not _DIGIT.search(text):
        return ()
    if (
        (lasts := _LASTS.fullmatch(text))
        and (form := one(lasts["form"]))
        and (long := duration(lasts["long"]))
    ):
        return (*form, Fact("runningTime", str(long), lasts["long"]))
    parts = [part for part in _PARTS.split(text.strip(" ().")) if part and not says_nothing(part)]
    found = [one(part) for part in parts]
    told = {fact.property for facts in found for fact in facts}
    known = sum(1 for facts in found if facts)
    plain = len(told & {"year", "runningTime", "country"})
    all_known = known == len(parts) > 1 and plain and len(told) > 1
    if (plain < 2 or known * 2 < len(parts)) and not all_known:
        return ()
    return tuple(fact for facts in found for fact in facts)


def _unregioned(text: str) -> str:
    """A text without the part of a country in brackets at its end: “Canada (Québec)”."""
    region = _REGION.search(text)
    return text[: region.start(2)].rstrip() if region and countries(region[1]) else text


@lru_cache(maxsize=32768)
def one(part: str) -> tuple[Fact, ...]:
    """The facts that one part of such a line says: “2022”, “France”, “1 h 44”, “DCP”."""
    if not _DIGIT.search(part) and fact_words().isdisjoint(fold(part).split()):
        return ()
    if _YEAR.fullmatch(part):
        return (Fact("year", part, part),)
    if len(part) < 20 and (minutes := duration(part)):
        return (Fact("runningTime", str(minutes), part),)
    if organization_class(part) == "channel":
        return ()  # “France 2” is no share of a coproduction
    if codes := countries(_unregioned(part)):
        return tuple(Fact("country", code, part) for code in codes)
    if len(part) >= 40:
        return ()
    found = tuple(_known(part))
    if (ratio := aspect_ratio(part)) and not part.isdigit():
        return (*found, Fact("aspectRatio", ratio, part))
    if sound := sound_format(part):
        return (*found, Fact("soundFormat", sound, part))
    return found


@lru_cache(maxsize=16384)
def facts_in(text: str) -> tuple[Fact, ...]:
    """The facts of a text that says nothing else; none for other texts.

    >>> [fact.value for fact in facts_in("Drame français, 2021")], facts_in("Marée, 2021")
    (['drame', 'FR', '2021'], ())
    """
    found: list[Fact] = []
    for part in filter(None, _FACT_PARTS.split(_unregioned(text))):
        told = one(part) or _paired(part)
        if not told and not says_nothing(part):
            return ()
        found += told
    return tuple(found)


def _paired(part: str) -> tuple[Fact, ...]:
    """Two facts without a mark between them: “Drame français”."""
    words = part.split(" ")
    for cut in range(1, len(words)):
        left, right = one(" ".join(words[:cut])), one(" ".join(words[cut:]))
        if left and right:
            return left + right
    return ()


def tail(text: str) -> tuple[str, tuple[Fact, ...]]:
    """A text and the facts at its end: “Nour Haddad (France, 2019, 12 min)”.

    >>> tail("Nour Haddad (France, 2019)")[0]
    'Nour Haddad'
    """
    first: tuple[str, tuple[Fact, ...]] | None = None
    for cut in _TAIL.finditer(text) if len(text) < _LONGEST_TAIL else ():
        rest = text[cut.end() :]
        alone = one(rest[:-1]) if cut[0].strip() == "(" and rest.endswith(")") else ()
        if facts := compact(rest) or tuple(fact for fact in alone if fact.property == "runningTime"):
            told = text[: cut.start()].strip(), facts
            if facts_in(_PARTS.split(rest.strip(" ()."))[0]):
                return told
            first = first or told
    return first or (text, ())
