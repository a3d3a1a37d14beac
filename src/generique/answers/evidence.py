"""All that sources say of one film: its credits and its statements, in the order of the sources."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from generique.answers.asking import Graph, source_order
from generique.namespaces import ROLE


class Credit(NamedTuple):
    """One credit line, with what the vocabulary says of its role."""

    role: str
    department: str
    holders: str
    agent: str
    name: str
    source: str
    position: int
    locator: str
    heading: str
    credited_as: str
    character: str | None


class Statement(NamedTuple):
    """One statement of a fact."""

    property: str
    value: str | int
    verbatim: str
    source: str
    position: int
    locator: str
    displayed: bool | None
    country: str | None
    kind: str | None
    precision: str | None
    inferred: str | None


_CREDITS = """
SELECT ?film ?role ?agent ?name ?source ?position ?place ?heading ?as ?character {
  ?contribution gen:film ?film ; gen:role ?role ; gen:agent ?agent . ?agent rdfs:label ?name .
  ?credit gen:supports ?contribution ; gen:source ?source ; gen:position ?position ; gen:place ?place ;
    gen:heading ?heading ; gen:creditedAs ?as .
  OPTIONAL { ?credit gen:character ?character }
}"""
_ROLE = "SELECT ?role ?department ?holders { ?role gen:department ?department ; gen:holders ?holders }"
_STATEMENTS = """
SELECT ?film ?property ?value ?verbatim ?source ?position ?place ?displayed ?country ?kind ?precision ?inferred {
  ?statement gen:film ?film ; gen:property ?property ; gen:value ?value ; gen:verbatim ?verbatim ;
    gen:source ?source ; gen:position ?position ; gen:place ?place .
  OPTIONAL { ?statement gen:displayed ?displayed } OPTIONAL { ?statement gen:country ?country }
  OPTIONAL { ?statement gen:kind ?kind } OPTIONAL { ?statement gen:precision ?precision }
  OPTIONAL { ?statement gen:inferred ?inferred }
}"""


# What is shown of a film, its disputes and its citation ask the same, and builds never change.
@lru_cache(maxsize=32)
def credits_of(graph: Graph, film: str) -> tuple[Credit, ...]:
    """The credits of a film, source by source, line by line."""

    def credit(role: str, *rest: Any) -> Credit:
        return Credit(role, *_role(graph, role), *rest)

    rows = graph.rows(credit, _CREDITS, film=film)
    return tuple(sorted(rows, key=lambda row: (source_order(row.source), row.position, row.role, row.agent)))


@lru_cache(maxsize=1024)  # one film after the other has the same roles
def _role(graph: Graph, role: str) -> tuple[str, str]:
    """The department of a role, and how many hold it."""
    for department, holders in graph.rows(lambda *pair: pair, _ROLE, role=ROLE + role):
        return str(department).replace("#", "/").rpartition("/")[2], str(holders)
    return "", "many"


@lru_cache(maxsize=32)
def statements_of(graph: Graph, film: str) -> tuple[Statement, ...]:
    """The statements of a film, source by source, line by line."""
    rows = graph.rows(Statement, _STATEMENTS, film=film)
    return tuple(
        sorted(rows, key=lambda row: (source_order(row.source), row.position, row.property, str(row.value)))
    )


def values(statements: Iterable[Statement], *properties: str) -> list[Statement]:
    """The statements of these properties, what is displayed before the rest."""
    some = [statement for statement in statements if statement.property in properties]
    return sorted(some, key=lambda statement: not statement.displayed)
