"""What stands in brackets after a name: another role, or the company of a producer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generique.extract.meanings import meaning
from generique.names import Named, is_given_name, looks_like_name
from generique.roles import Match, vocabulary
from generique.text import fold
from generique.values import countries
from generique.words import table, words

_BUSINESS = frozenset({"production", "financing"})
_REACHED = frozenset({"distribution", "promotion"})
_ENOUGH, _SURELY = 0.3, 0.9


def noted(match: Match, named: Named) -> Match | None:
    """The role that the brackets after a name give instead of the heading's, in its own department.

    >>> from generique.names import split
    >>> noted(vocabulary().find("Son"), split("Zoé Vial (mixage)")[0]).roles
    ('re-recording-mixer',)
    """
    of = _departments(match)
    for note in named.notes:
        known = meaning(note)
        if known and known.match and known.match.exact and "cast" not in of:
            told = _departments(known.match)
            if told and (told <= of or told | of <= _BUSINESS):
                return known.match
    return None


def _departments(match: Match) -> set[str]:
    roles = vocabulary().roles
    return {roles[role].department for role in match.possible() if role in roles}


@cache
def cities() -> frozenset[str]:
    """Cities, folded: what stands beside a company's name says where it is at home."""
    return frozenset(map(fold, words("cities")))


@cache
def _companies() -> dict[str, str]:
    return {row["role"]: row["company"] for row in table("companies")}


def company_of(match: Match) -> Match:
    """The companies behind the people of a heading: production-company for producer."""
    roles = tuple(_companies().get(role, role) for role in match.roles)
    return Match(tuple(dict.fromkeys(roles)), reason="a company under a heading of people")


def of_business(match: Match) -> bool:
    """Whether a heading is one of those whose people are reached by telephone: press, distribution, sales."""
    roles = vocabulary().roles
    return all(roles[role].department in _REACHED for role in match.roles if role in roles) and bool(
        match.roles
    )


def producers(role: str, named: Named) -> Iterator[tuple[str, str]]:
    """The people in brackets after a company, with their role: “Atlas Sud (Alice Fave)”.

    >>> from generique.names import split
    >>> list(producers("production-company", split("Atlas Sud (Alice Fave)")[0]))
    [('producer', 'Alice Fave')]
    """
    producer = next((one for one, company in _companies().items() if company == role), None)
    for note in named.notes if producer else ():
        if is_given_name(note.split(" ")[0]) and looks_like_name(note).score >= _SURELY:
            yield producer or "", note


def companies(role: str, named: Named) -> Iterator[tuple[str, str]]:
    """The companies in brackets after a producer, with their role: “Alice Fave (Atlas Sud)”.

    >>> from generique.names import split
    >>> list(companies("producer", split("Alice Fave (Atlas Sud)")[0]))
    [('production-company', 'Atlas Sud')]
    """
    company = _companies().get(role)
    for note in named.notes if company else ():
        plain = (
            countries(note)
            or meaning(note)
            or fold(note) in words("not_characters")
            or fold(note) in cities()
        )
        named_so = note[0].isupper() and not is_given_name(note.split(" ")[0])
        if not plain and named_so and looks_like_name(note).score >= _ENOUGH:
            yield company or "", note
