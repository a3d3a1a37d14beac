"""An agent, a person or an organization: names, identifiers, and all contributions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from generique.answers.asking import Graph, Label, kind_of, source_order
from generique.answers.table import Page, Record, Table, frame, page_html, page_text, plain, shown
from generique.answers.worked import Worked
from generique.errors import NotFoundError


class Part(NamedTuple):
    """A role on a film; ``characters`` are those played."""

    film: str
    title: str
    year: int | None
    role: str
    characters: tuple[str, ...]


class Person(NamedTuple):
    """An agent. ``names`` holds every credited form; ``identifiers`` are “scheme:value”."""

    agent: str
    name: str
    kind: str
    names: tuple[str, ...]
    identifiers: tuple[str, ...]
    contributions: tuple[Part, ...]
    label: Label = str

    def as_dict(self) -> Record:
        """The JSON of an agent."""
        found: Record = plain(self)
        return found

    def records(self) -> list[Record]:
        """One line per contribution."""
        return [
            {"agent": self.agent, "name": self.name, "kind": self.kind, **plain(part)}
            for part in self.contributions
        ]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the records."""
        return ("agent", "name", "kind", *Part._fields)

    def to_frame(self) -> Any:
        """A pandas frame of the contributions."""
        return frame(self.records(), self.columns)

    def table(self) -> Table:
        """The contributions as people read them."""
        return shown(self.records(), ("year", "title", "role", "characters"), self.label, grouped=2)

    def page(self) -> Page:
        """The name, and what else is known."""
        others = ", ".join(name for name in self.names if name != self.name)
        return self.name, {"id": self.agent, "also": others, "identifiers": ", ".join(self.identifiers)}

    def __str__(self) -> str:
        return page_text(self.page(), self.table())

    def _repr_html_(self) -> str:
        return page_html(self.page(), self.table())


class _Credit(NamedTuple):
    film: str
    role: str
    credited_as: str
    source: str
    position: int
    character: str | None


_NAME = "SELECT ?agent ?name { ?agent rdfs:label ?name }"
_IDENTIFIERS = "SELECT ?entity ?identifier { ?entity gen:identifier ?identifier }"
_CREDITS = """
SELECT ?agent ?film ?role ?as ?source ?position ?character {
  ?contribution gen:agent ?agent ; gen:film ?film ; gen:role ?role .
  ?credit gen:supports ?contribution ; gen:creditedAs ?as ; gen:source ?source ; gen:position ?position .
  OPTIONAL { ?credit gen:character ?character }
}"""


def person(graph: Graph, worked: Worked, agent: str, *, label: Label = str) -> Person:
    """An agent with all contributions, by year, title and role."""
    named = graph.rows(str, _NAME, agent=agent)
    if not named:
        raise NotFoundError(f"there is no {agent}")
    credits = graph.rows(_Credit, _CREDITS, agent=agent)
    credits.sort(key=lambda credit: (source_order(credit.source), credit.position))
    played: dict[str, dict[str, list[str | None]]] = {}
    for credit in credits:
        played.setdefault(credit.film, {}).setdefault(credit.role, []).append(credit.character)
    contributions = (
        Part(*film, role, distinct(characters))
        for film in worked.films(agent)
        for role, characters in sorted(played[film.film].items())
    )
    return Person(
        agent,
        named[0],
        kind_of(agent),
        distinct([named[0], *sorted(credit.credited_as for credit in credits)]),
        identifiers(graph, agent),
        tuple(contributions),
        label,
    )


def identifiers(graph: Graph, entity: str) -> tuple[str, ...]:
    """The identifiers of a film or an agent elsewhere, as “scheme:value”."""
    return tuple(sorted(graph.rows(str, _IDENTIFIERS, entity=entity)))


def distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Each text once, in the order met; what is absent left out.

    >>> distinct(["Léo", None, "Jess", "Léo"])
    ('Léo', 'Jess')
    """
    return tuple(dict.fromkeys(text for text in texts if text))
