"""Dates and running times as people write them, in French and in English; the day stands first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generique.errors import UsageError
from generique.text import fold, unaccent
from generique.words import table

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Date:
    """A date found in a text, between ``start`` and ``end``; ``value`` is ISO 8601 as far as ``precision`` goes.

    ``inferred`` says in words what the text itself did not.
    """

    value: str
    precision: Precision
    verbatim: str
    start: int
    end: int
    inferred: str | None = None


def parse_date(text: str, near: str | None = None) -> tuple[Date, ...]:
    """The dates in a text, in its order. What looks like a date and cannot be one is left out.

    ``near`` is an ISO date (of publication, say). A day and a month without a year take the year that brings
    them nearest to it and agrees with the day of the week where one is named; without ``near`` they are left.

    >>> [date.value for date in parse_date("sorti le 24/05/23, tourné en mai 2021")]
    ['2023-05-24', '2021-05']
    >>> parse_date("mercredi 1er mars", near="2023-03-02")[0].inferred
    'year from the date of publication, 2023-03-02'
    >>> parse_date("31 février 2023")
    ()
    >>> [date.value for date in parse_date("tourné du 12 décembre au 3 janvier 2023, puis en mars et avril 2023")]
    ['2022-12-12', '2023-01-03', '2023-03', '2023-04']
    """
    found = list(_ranges(text))
    taken = [(date.start, date.end) for date in found]
    for pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            if date := _date(match, near):
                found.append(date)
    return tuple(sorted(found, key=lambda date: date.start))


def one_date(text: str, where: str = "") -> str:
    """The one date that a text is, as ISO has it; UsageError for any other text.

    >>> one_date("2 mars 2023"), one_date("2014"), one_date("2023-03")
    ('2023-03-02', '2014', '2023-03')
    """
    found = [text] if _ISO.fullmatch(text) else [date.value for date in parse_date(text)]
    if len(found) != 1:
        raise UsageError(f"“{text}” is no date", where=where, do="write it as 2023-03-02 or 2 mars 2023")
    return found[0]


_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def duration(text: str) -> int | None:
    """The first running time in a text, in minutes; seconds beyond the last whole minute are left out.

    “1:37” counts only where it is all there is: elsewhere it is a time of day or a ratio.

    >>> [duration(text) for text in ("23 minutes", "01 h 30", "97'", "22'30", "1 heure 30", "1:37")]
    [23, 90, 97, 22, 90, 97]
    """
    match = _CLOCK.fullmatch(text.strip()) or _HOURS.search(text)
    if match:
        return int(match["hours"]) * 60 + int(match["minutes"] or 0) or None
    match = _MINUTES.search(text)
    return int(match["minutes"]) or None if match else None


_DIGITS = re.compile(r"\d{4}")
_CLOCK = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)(?::[0-5]\d)?")
_HOURS = re.compile(
    r"""(?<![\d.,:/]) (?P<hours>\d{1,2}) \s* (?:heures?|hours?|hrs?|h) (?![^\W\d_])
    (?:\s* (?P<minutes>[0-5]?\d) (?!\d|\s*mm\b))?""",
    re.VERBOSE | re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(?<![\d.,:/])(?P<minutes>\d{1,4})(?:\s*(?:minutes?|mins?|mn)|\s?['’′])(?![^\W\d_])", re.IGNORECASE
)


def _forms(name: str, *languages: str) -> dict[str, int]:
    """Each way to write a month or a day of the week → its number."""
    return {
        spelled: int(row["number"])
        for row in table(name)
        for language in languages
        for form in row[language].split("|")
        for spelled in (form, unaccent(form))
    }


@cache
def _numbers(name: str) -> dict[str, int]:
    return {fold(form): number for form, number in _forms(name, "fr", "en").items()}


def _either(name: str, *languages: str) -> str:
    longest_first = sorted(_forms(name, *languages), key=len, reverse=True)
    return rf"(?:{'|'.join(longest_first)})(?!\w)(?:\.(?=,?\s*\d))?"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The ways to write a date: the fullest first, for each takes its part of the text from those below."""
    year = r"(?P<year>(?:1[89]|20)\d\d)(?![\w/]|[-–.,]\d)"
    month, english = (rf"(?P<month>{_either('months', *some)})" for some in (("fr", "en"), ("en",)))
    weekday = rf"(?:(?P<weekday>{_either('weekdays', 'fr', 'en')}),?\s+)?"
    forms = (
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])",
        r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![\w/]|[-.]\d)",
        rf"{weekday}(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?{month}(?:,?\s+{year})?",
        rf"{weekday}{english}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:])(?:,?\s+{year})?",
        rf"{month}\s+(?:of\s+)?{year}",
        r"(?P<year>\d{4})-(?P<month>\d\d)(?![\w-])",
        rf"(?P<month>\d\d)/{year}",
        r"(?P<day>\d\d)/(?P<month>\d\d)(?![\w/])",
        year,
    )
    before = r"(?<![\w/])(?<!\d[-–.,:])"
    return tuple(re.compile(before + form, re.IGNORECASE) for form in forms)


@cache
def _spans() -> tuple[re.Pattern[str], ...]:
    """The ways to write two dates of which the second alone has the year: “du 3 au 28 mars 2023”, “mars-avril 2023”."""
    first, last = (rf"(?P<{name}>{_either('months', 'fr', 'en')})" for name in ("early", "late"))
    year = r"(?P<year>(?:1[89]|20)\d\d)(?![\w/]|[-–.,]\d)"
    link = r"(?:\s+(?:au|à|et|to|and|jusqu['’]au)\s+|\s?[–—/-]\s?)(?:le\s+)?"
    return tuple(
        re.compile(rf"(?<![\w/.]){form}", re.IGNORECASE)
        for form in (
            rf"(?P<from>(?P<start>\d{{1,2}})(?:er)?(?:\s+{first})?){link}(?P<to>(?P<end>\d{{1,2}})(?:er)?\s+{last}\s+{year})",
            rf"(?P<from>{first}){link}(?P<to>{last}\s+{year})",
        )
    )


def _ranges(text: str) -> Iterator[Date]:
    """Both dates of such a range; where the first comes later in the year, it is of the year before."""
    for pattern in _spans():
        for match in pattern.finditer(text) if _DIGITS.search(text) else ():
            said = match.groupdict()
            late = _month(said["late"])
            early = _month(said["early"]) if said["early"] else late
            year = int(said["year"])
            for group, of, month, day in (
                ("from", year - (early > late), early, said.get("start")),
                ("to", year, late, said.get("end")),
            ):
                if _day(of, month, int(day or 1)) is None:
                    continue
                value = f"{of:04}-{month:02}" + (f"-{int(day):02}" if day else "")
                yield Date(value, "day" if day else "month", match[group], *match.span(group))


def _date(match: re.Match[str], near: str | None) -> Date | None:
    """The date that a match stands for; None where there is no such day, or no year to be had."""
    parts = match.groupdict()
    month = _month(parts["month"]) if parts.get("month") else None
    day = int(parts["day"]) if parts.get("day") else None
    inferred = None
    if parts.get("year"):
        year: int | None = _year(parts["year"])
    elif near and month and day:
        year = _nearest(month, day, _weekday(parts.get("weekday")), near)
        inferred = f"year from the date of publication, {near}"
    else:
        year = None
    if year is None or _day(year, month or 1, day or 1) is None:
        return None
    if month is None:
        return Date(f"{year:04}", "year", match.group(), *match.span(), inferred)
    if day is None:
        return Date(f"{year:04}-{month:02}", "month", match.group(), *match.span(), inferred)
    return Date(f"{year:04}-{month:02}-{day:02}", "day", match.group(), *match.span(), inferred)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _numbers("months")[fold(text)]


def _weekday(text: str | None) -> int | None:
    return _numbers("weekdays")[fold(text)] if text else None


def _year(text: str) -> int:
    """A year of four figures, or of two: from 1950 to 2049."""
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 50 else 1900)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, weekday: int | None, near: str) -> int | None:
    """The year in which this day comes nearest to ``near`` (the middle of it, where that is a month or a year)."""
    year, *rest = (int(part) for part in near.split("-"))
    centre = dt.date(year, rest[0] if rest else 7, rest[1] if len(rest) > 1 else 15 if rest else 1)
    # Within 12 years every day but 29 February falls on every day of the week.
    days = (_day(other, month, day) for other in range(year - 12, year + 13))
    fitting = [one for one in days if one and weekday in (None, one.isoweekday())]
    return min(fitting, key=lambda one: abs(one - centre)).year if fitting else None
