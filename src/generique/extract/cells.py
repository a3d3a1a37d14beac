"""What the cells of a general credits table mean: each distinct text is understood once, in Python."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from generique.extract.facts import Fact, values
from generique.extract.listed import told
from generique.model import Kind
from generique.names import display
from generique.names import kind as kind_of_name
from generique.properties import properties_of
from generique.roles import Heading, Match, vocabulary
from generique.text import fold, squeeze
from generique.words import table

_SCHEMED = re.compile(r"([a-z][a-z0-9]*):(?!//)(\S.*)")
YEAR = Heading("attribute", "year")
KINDS: tuple[Kind, ...] = ("person", "organization")


class Titled(NamedTuple):
    """A title: whether there is one, the form in which it is compared, and the form shown."""

    cell: str
    blank: bool
    folded: str
    shown: str | None
    shown_folded: str


class Named(NamedTuple):
    """A name: as written, as shown, folded; and whose it is, by its words alone and where a person is expected."""

    cell: str
    blank: bool
    written: str
    agent: str
    folded: str
    guess: str | None
    expected: str | None


class Headed(NamedTuple):
    """A heading: its roles for a person and for an organization; which kind those take where only one does."""

    cell: str
    person: str
    organization: str
    person_takes: str | None
    organization_takes: str | None
    certainty: float
    reason: str


class Kinded(NamedTuple):
    """A word for a kind of agent, None where it is not known."""

    cell: str
    kind: Kind | None


class Folded(NamedTuple):
    """A text and the form in which it is compared."""

    cell: str
    folded: str


class Said(NamedTuple):
    """A fact in a cell, or (without property) what of the cell was not understood."""

    cell: str
    number: int
    property: str | None
    value: str
    verbatim: str
    kind: str | None = None
    country: str | None = None
    precision: str | None = None
    inferred: str | None = None


def titled(cell: str) -> Titled:
    """A title as the films of a table are told apart by it."""
    shown = told(cell).shown
    return Titled(cell, not squeeze(cell), fold(cell), shown or None, fold(shown))


def named(cell: str, guessed: bool) -> Named:
    """A name; whose it is only where that has to be ``guessed``.

    >>> named(" DUFRESNE, Apolline ", False)[2:5]
    ('DUFRESNE, Apolline', 'Apolline Dufresne', 'apolline dufresne')
    """
    shown = display(cell)
    guess = kind_of_name(cell) if guessed else None
    expected = kind_of_name(cell, "person") if guessed else None
    return Named(cell, not cell.strip(), cell.strip(), shown, fold(shown), guess, expected)


def headed(cell: str) -> Headed | None:
    """A heading of credits, None where it is not known."""
    match = vocabulary().find(cell) if cell else None
    if match is None:
        return None
    person, organization = ("|".join(match.given({f"kind:{kind}"})) for kind in KINDS)
    person_takes, organization_takes = (_takes(match, kind) for kind in KINDS)
    reason = "" if match.exact and not match.alternatives else match.reason
    certainty = 1.0 if match.exact else 0.95
    return Headed(cell, person, organization, person_takes, organization_takes, certainty, reason)


def _takes(match: Match, guess: Kind) -> str | None:
    """The one kind of agent that all roles take which are meant for this kind."""
    takes = {vocabulary().roles[role].agent_kind for role in match.given({f"kind:{guess}"})}
    return takes.pop() if len(takes) == 1 else None


def kinded(cell: str) -> Kinded:
    """The kind of agent that a word says.

    >>> kinded("Société").kind, kinded("chorale").kind
    ('organization', None)
    """
    return Kinded(cell, _kinds().get(fold(cell)))


def folded(cell: str) -> Folded:
    """A text as it is compared."""
    return Folded(cell, fold(cell))


@cache
def _kinds() -> Mapping[str, Kind]:
    known: Mapping[str, Kind] = {"person": "person", "organization": "organization"}
    return {
        fold(word): known[row["kind"]] for row in table("agent_kinds") for word in row["words"].split("|")
    }


# -- facts -----------------------------------------------------------------------------------------


def titles(cell: str) -> Iterator[Said]:
    """The title in a cell, and the others beside it."""
    text, found = squeeze(cell), told(cell)
    if not text:
        return
    yield Said(cell, 0, "title", found.shown, text)
    for number, (other, of) in enumerate(found.others, start=1):
        yield Said(cell, number, "alternativeTitle", other, text, of)


def facts(cell: str, meaning: Heading) -> Iterator[Said]:
    """The facts in a cell; several values are parted by “|”."""
    number = 0
    for part in filter(None, map(squeeze, cell.split("|"))):
        found = tuple(_values(meaning, part))
        for fact in found:
            number += 1
            yield Said(cell, number, *fact)
        if not found:
            number += 1
            yield Said(cell, number, None, part, part)


def _values(meaning: Heading, text: str) -> Iterator[Fact]:
    if meaning.property == "shootingPlace":  # a column of places holds nothing else, addresses included
        yield Fact("shootingPlace", text, text)
    elif meaning.property != "identifier" or meaning.kind == "visa":
        yield from (fact._replace(kind=fact.kind or meaning.kind) for fact in values(meaning, text))
    elif schemed := _SCHEMED.fullmatch(text):
        yield Fact("identifier", schemed[2], text, meaning.kind)
    else:
        yield Fact("identifier", text, text, meaning.kind)


def identifier(cell: str, kind: str) -> Iterator[Said]:
    """An id that others use, too: “wikidata:Q1”, or the IRI of a scheme."""
    if schemed := _SCHEMED.fullmatch(cell):
        yield Said(cell, 1, "identifier", schemed[2], cell, schemed[1])
        return
    for row in table("schemes"):
        before, _, after = row["iri"].partition("{}")
        if row["kind"] == kind and cell.startswith(before) and cell.endswith(after):
            value = cell[len(before) : len(cell) - len(after)]
            yield Said(cell, 1, "identifier", value, cell, row["scheme"])
            return


@cache
def meaning(column: str) -> Heading | None:
    """What a column beside the general ones says, None where that is not known.

    >>> meaning("film_running_time").property, meaning("budget") is None
    ('runningTime', True)
    """
    column, _, kind = column.partition(":")
    if kind:
        plain = YEAR if column == "film_year" else meaning(column)
        return plain and replace(plain, kind=kind)
    subject, _, name = column.partition("_")
    if subject not in ("film", "agent"):
        return None
    own = {**{known.lower(): known for known in properties_of(subject.capitalize())}, "country": "country"}
    joined = fold(name).replace(" ", "")
    if joined in own:
        return Heading("attribute", own[joined])
    heading = vocabulary().heading(fold(name))
    if joined in {row["scheme"] for row in table("schemes")}:
        heading = Heading("attribute", "identifier", joined)
    return heading if heading and heading.property in (*own.values(), "identifier") else None
