"""The general credits table → claims: who did what on which film, and the facts of films and agents.

Columns: ``film_title, film_year, film_id, agent_name, agent_id, agent_kind, role, character, order``, and any
``film_x`` or ``agent_x`` where x is a property (``film_running_time``), an attribute that the vocabulary knows
(``film_visa``, ``film_pays``) or the scheme of an identifier; ``film_year:agrément`` says of which kind the year is.
What is not understood is residue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from generique.extract.facts import Fact, values
from generique.extract.listed import told
from generique.model import Claims, Credit, FilmMention, Kind, Records, Residue, Row, Statement
from generique.names import display
from generique.names import kind as kind_of_name
from generique.properties import properties_of
from generique.roles import Heading, Match, vocabulary
from generique.text import fold, squeeze
from generique.words import table

_CREDITED = ("role", "agent_name", "agent_id", "agent_kind", "character")
_GENERAL = frozenset({"film_title", "film_year", "film_id", "order", *_CREDITED})
_SCHEMED = re.compile(r"([a-z][a-z0-9]*):(?!//)(\S.*)")
_YEAR = Heading("attribute", "year")


def claims(records: Records) -> Claims:
    """All that a general credits table says.

    >>> row = Row({"film_title": "Victoire", "agent_name": "FAVE Alice", "role": "Direction photo"}, "row 2")
    >>> found = claims(Records(("film_title", "agent_name", "role"), (row,)))
    >>> [(credit.film, credit.role, credit.agent) for credit in found.credits]
    [('victoire', 'director-of-photography', 'Alice Fave')]
    """
    reading = _Reading(records)
    for position, row in enumerate(records.rows, start=2):
        reading.row(row, position)
    return reading.claims()


class _Agent(NamedTuple):
    name: str
    kind: Kind
    own_id: str | None


class _Reading:
    """One table, row after row. The header is position 1, its first row 2."""

    def __init__(self, records: Records) -> None:
        self._rows = records.rows
        self._films: dict[str, FilmMention] = {}
        self._credits: list[tuple[float | None, Credit]] = []
        self._statements: dict[tuple[str | None, ...], Statement] = {}
        self._residue: list[Residue] = []
        self._years = _years_of_titles(records)
        self._columns = {name: _meaning(name) for name in records.columns if name not in _GENERAL}
        for name, meaning in self._columns.items():
            if meaning is None:
                self._residue.append(Residue(f"column {name}", 1, "row 1"))

    def claims(self) -> Claims:
        """What the rows said, in their order."""
        return Claims(
            tuple(self._films.values()),
            tuple(_in_order(self._credits)),
            tuple(self._statements.values()),
            tuple(self._residue),
        )

    def row(self, row: Row, position: int) -> None:
        """Take the claims of a row in."""
        cells = {name: squeeze(value) for name, value in row.values.items()}
        film = self._film(cells, row, position)
        if film is None:
            self._leave(row, position, " | ".join(filter(None, cells.values())))
            return
        agent = self._credit(cells, film, row, position)
        for name, meaning in self._columns.items():
            if meaning and cells.get(name) and (agent or name.startswith("film_")):
                whom = None if name.startswith("film_") else agent
                self._facts(meaning, name, film, whom, row, position)

    def _leave(self, row: Row, position: int, text: str) -> None:
        if text:
            self._residue.append(Residue(text, position, row.place))

    # -- films and their facts ---------------------------------------------------------------------

    def _film(self, cells: Mapping[str, str], row: Row, position: int) -> str | None:
        """The key of the film of a row, with its title, year and identifier said."""
        own_id, title = cells.get("film_id") or None, cells.get("film_title", "")
        year = cells.get("film_year", "")
        if not (own_id or title):
            return None
        several = len(self._years.get(fold(title), ())) > 1
        key = own_id or (f"{fold(title)} {year}".strip() if several else fold(title))
        titled = told(title)
        self._films.setdefault(key, FilmMention(key, titled.shown or None, position, own_id))
        if title:
            self._state(key, Fact("title", titled.shown, title), None, row, position)
            for other, kind in titled.others:
                self._state(key, Fact("alternativeTitle", other, title, kind), None, row, position)
        if year:
            self._facts(_YEAR, "film_year", key, None, row, position)
        if own_id and (identifier := _identifier(own_id, "film")):
            self._state(key, identifier, None, row, position)
        return key

    def _facts(
        self, meaning: Heading, name: str, film: str, agent: _Agent | None, row: Row, position: int
    ) -> None:
        """The facts in a cell; several values are parted by “|”."""
        for part in filter(None, map(squeeze, row.values[name].split("|"))):
            facts = tuple(_values(meaning, part))
            for fact in facts:
                self._state(film, fact, agent, row, position)
            if not facts:
                self._leave(row, position, f"{name}: {part}")

    def _state(self, film: str, fact: Fact, agent: _Agent | None, row: Row, position: int) -> None:
        """Write a fact down, once for a film or, where the source has ids of agents, for an agent."""
        whom = (agent.own_id, None) if agent and agent.own_id else (film, agent and fold(agent.name))
        said = (*whom, fact.property, fact.kind, fact.value, fact.country)
        if said in self._statements:
            return
        self._statements[said] = Statement(
            film=film,
            property=fact.property,
            value=fact.value,
            verbatim=fact.verbatim,
            position=position,
            place=row.place,
            country=fact.country,
            kind=fact.kind,
            precision=fact.precision,
            inferred=fact.inferred,
            agent=agent.name if agent else None,
            agent_kind=agent.kind if agent else "person",
        )

    # -- agents and their credits ------------------------------------------------------------------

    def _credit(self, cells: Mapping[str, str], film: str, row: Row, position: int) -> _Agent | None:
        """Write the credits of a row down; its agent, where it has one with a role."""
        name, heading = row.values.get("agent_name", ""), cells.get("role", "")
        columns = (*_CREDITED, *(name for name in self._columns if name.startswith("agent_")))
        said = " | ".join(filter(None, (cells.get(column) for column in columns)))
        if not said:
            return None
        given, stated = cells.get("agent_kind", ""), _kinds().get(fold(cells.get("agent_kind", "")))
        match = vocabulary().find(heading) if heading and name.strip() else None
        kind = stated or (_kind(name, match) if match else "person")
        roles = match.given({f"kind:{kind}"}) if match else ()
        if match is None or not roles or (given and not stated):
            self._leave(row, position, said)
            return None
        agent = _Agent(display(name), kind, cells.get("agent_id") or None)
        order = cells.get("order", "")
        if order and not _number(order):
            self._leave(row, position, f"order: {order}")
        for role in roles:
            credit = Credit(
                film=film,
                role=role,
                agent=agent.name,
                kind=kind,
                credited_as=name.strip(),
                heading=heading,
                position=position,
                place=row.place,
                character=cells.get("character") or None,
                own_id=agent.own_id,
                certainty=1.0 if match.exact else 0.95,
                reason="" if match.exact and not match.alternatives else match.reason,
            )
            self._credits.append((_number(order), credit))
        if agent.own_id and (identifier := _identifier(agent.own_id, kind)):
            self._state(film, identifier, agent, row, position)
        return agent


def _years_of_titles(records: Records) -> Mapping[str, set[str]]:
    """Folded title → the years it has: with several, it is the title of several films."""
    found: dict[str, set[str]] = {}
    for row in records.rows:
        years = found.setdefault(fold(row.values.get("film_title", "")), set())
        if year := squeeze(row.values.get("film_year", "")):
            years.add(year)
    return found


def _in_order(credits: list[tuple[float | None, Credit]]) -> list[Credit]:
    """The credits, those with an “order” exchanged among the places of their film and heading."""
    found = [credit for _, credit in credits]
    groups: dict[tuple[str, str], list[int]] = {}
    for index, (order, credit) in enumerate(credits):
        if order is not None:
            groups.setdefault((credit.film, credit.heading), []).append(index)
    for places in groups.values():
        for place, index in zip(
            places, sorted(places, key=lambda index: credits[index][0] or 0), strict=True
        ):
            found[place] = replace(credits[index][1], position=credits[place][1].position)
    return found


@cache
def _meaning(column: str) -> Heading | None:
    """What a column beside the general ones says, None where that is not known."""
    column, _, kind = column.partition(":")
    if kind:
        plain = _YEAR if column == "film_year" else _meaning(column)
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


def _values(meaning: Heading, text: str) -> Iterator[Fact]:
    if meaning.property == "shootingPlace":  # a column of places holds nothing else, addresses included
        yield Fact("shootingPlace", text, text)
    elif meaning.property != "identifier" or meaning.kind == "visa":
        yield from (fact._replace(kind=fact.kind or meaning.kind) for fact in values(meaning, text))
    elif schemed := _SCHEMED.fullmatch(text):
        yield Fact("identifier", schemed[2], text, meaning.kind)
    else:
        yield Fact("identifier", text, text, meaning.kind)


def _identifier(own_id: str, kind: str) -> Fact | None:
    """An id that others use, too: “wikidata:Q1”, or the IRI of a scheme."""
    if schemed := _SCHEMED.fullmatch(own_id):
        return Fact("identifier", schemed[2], own_id, schemed[1])
    for row in table("schemes"):
        before, _, after = row["iri"].partition("{}")
        if row["kind"] == kind and own_id.startswith(before) and own_id.endswith(after):
            return Fact("identifier", own_id[len(before) : len(own_id) - len(after)], own_id, row["scheme"])
    return None


@cache
def _kinds() -> Mapping[str, Kind]:
    kinds: Mapping[str, Kind] = {"person": "person", "organization": "organization"}
    return {
        fold(word): kinds[row["kind"]] for row in table("agent_kinds") for word in row["words"].split("|")
    }


def _kind(name: str, match: Match) -> Kind:
    """Person or organization, from what the role takes and the words of the name."""
    guess = kind_of_name(name)
    takes = {vocabulary().roles[role].agent_kind for role in match.given({f"kind:{guess}"})}
    return kind_of_name(name, takes.pop()) if len(takes) == 1 else guess


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"\d{1,6}(?:\.\d+)?", text) else None
