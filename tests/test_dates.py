"""Dates and running times, as real documents write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.dates import Date, duration, parse_date
from generique.words import table

MONTHS = [row["fr"].split("|")[0] for row in table("months")]
ENGLISH = [row["en"].split("|")[0] for row in table("months")]
DAYS = [row["fr"].split("|")[0] for row in table("weekdays")]


def values(text: str, near: str | None = None) -> list[str]:
    return [date.value for date in parse_date(text, near)]


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("24/05/23", "2023-05-24", "day"),
        ("Publié le 02/03/2023 à 08h30", "2023-03-02", "day"),
        ("2023-03-01T08:30:00", "2023-03-01", "day"),
        ("15 février 2023", "2023-02-15", "day"),
        ("LE 15 FEVRIER 2023", "2023-02-15", "day"),
        ("12.03.1962", "1962-03-12", "day"),
        ("1er mars 2023", "2023-03-01", "day"),
        ("March 1st, 2023", "2023-03-01", "day"),
        ("the 1st of March 2023", "2023-03-01", "day"),
        ("12 déc. 2020", "2020-12-12", "day"),
        ("mai 2023", "2023-05", "month"),
        ("05/2023", "2023-05", "month"),
        ("2023-05", "2023-05", "month"),
        ("(2023)", "2023", "year"),
    ],
)
def test_written_forms(text: str, value: str, precision: str) -> None:
    (date,) = parse_date(text)
    assert (date.value, date.precision, date.inferred) == (value, precision, None)
    assert text[date.start : date.end] == date.verbatim


@given(st.dates(dt.date(1890, 1, 1), dt.date(2090, 12, 31)))
def test_each_written_form_gives_the_day_back(day: dt.date) -> None:
    iso = day.isoformat()
    month, weekday = MONTHS[day.month - 1], DAYS[day.weekday()]
    ordinal = "1er" if day.day == 1 else str(day.day)
    assert values(f"sortie le {day:%d/%m/%Y}") == [iso]
    assert values(f"{weekday} {ordinal} {month} {day.year}") == [iso]
    assert values(f"{ordinal} {month.upper()} {day.year}.") == [iso]
    assert values(f"{ENGLISH[day.month - 1]} {day.day}, {day.year}") == [iso]
    assert values(iso) == [iso]


@given(st.dates(dt.date(1890, 1, 1), dt.date(2090, 12, 31)), st.integers(-150, 150))
def test_a_missing_year_is_the_nearest(near: dt.date, distance: int) -> None:
    day = near + dt.timedelta(distance)
    if (day.month, day.day) == (2, 29):
        return
    (date,) = parse_date(f"{day.day} {MONTHS[day.month - 1]}", near=near.isoformat())
    assert date.value == day.isoformat()
    assert date.inferred == f"year from the date of publication, {near}"


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    for date in parse_date(text, near="2023-03-02"):
        assert text[date.start : date.end] == date.verbatim
    assert duration(text) != 0


def test_the_day_of_the_week_decides_the_year() -> None:
    assert values("mercredi 1er mars", "2023-03-02") == ["2023-03-01"]
    assert values("mardi 1er mars", "2023-03-02") == ["2022-03-01"]
    assert values("Sam 8 juin 21h30", "2019-05-01") == ["2019-06-08"]


def test_verbatim_is_the_date_alone() -> None:
    assert parse_date("au cinéma depuis mercredi 1er mars.", "2023-03-02") == (
        Date(
            value="2023-03-01",
            precision="day",
            verbatim="mercredi 1er mars",
            start=17,
            end=34,
            inferred="year from the date of publication, 2023-03-02",
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "31 février 2023",
        "29/02/2023",
        "05/24/23",
        "13/13/2013",
        "0000-01-01",
        "2013-2020",
        "visa 154 233",
        "+33 6.82.97.27.55",
        "mars attaque",
        "1234567",
        "n°20231",
        "v1.2023.5",
    ],
)
def test_what_is_not_a_date(text: str) -> None:
    assert parse_date(text, "2023-03-02") == ()


def test_a_day_without_a_year_needs_a_date_to_be_near() -> None:
    assert parse_date("mercredi 1er mars") == ()
    assert parse_date("Presse Océan 03/03") == ()


def test_years_of_two_figures() -> None:
    assert values("24/05/49, 24/05/50") == ["2049-05-24", "1950-05-24"]


def test_a_season_of_dates_in_order() -> None:
    assert values("tourné en 2018, du 3 mai 2019 à juin 2019, sorti le 02/03/2020") == [
        "2018",
        "2019-05-03",
        "2019-06",
        "2020-03-02",
    ]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("23 minutes", 23),
        ("1h37", 97),
        ("1\u00a0h\u00a037", 97),
        ("01 h 30", 90),
        ("Durée : 97 mn", 97),
        ("France • 2021 • 97' • DCP", 97),
        ("97’", 97),
        ("22'30", 22),
        ("1 heure 30", 90),
        ("1 heure 30 minutes", 90),
        ("2 heures", 120),
        ("1:37", 97),
        ("1:37:20", 97),
        ("90 min.", 90),
        ("1h", 60),
        ("1 h, 35 mm", 60),
        ("90", None),
        ("numérique, 2:35", None),
        ("08:30 - 10:00", None),
        ("0 min", None),
        ("quatre-vingt-dix minutes", None),
    ],
)
def test_running_times(text: str, minutes: int | None) -> None:
    assert duration(text) == minutes


@given(st.integers(1, 9), st.integers(0, 59))
def test_running_times_come_back(hours: int, minutes: int) -> None:
    for form in (f"{hours}h{minutes:02}", f"{hours} heures {minutes}", f"{hours}:{minutes:02}"):
        assert duration(form) == hours * 60 + minutes
