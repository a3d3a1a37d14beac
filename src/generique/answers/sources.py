"""Sources as they are named to readers: in citations, and under the générique of a film."""

from __future__ import annotations

from typing import NamedTuple

from generique.answers.asking import Graph, source_order


class Cited(NamedTuple):
    """A source, as a citation names it."""

    source: str
    title: str
    publisher: str | None
    date: str | None
    url: str | None

    def text(self) -> str:
        """Title, publisher, date and address, as far as known.

        >>> Cited("source/3", "La région", "Ouest-France", "2023-03-02", None).text()
        'La région, Ouest-France, 2023-03-02'
        """
        return ", ".join(part for part in self[1:] if part)


_SOURCE = """
SELECT ?source ?title ?publisher ?date ?url {
  ?source dcterms:title ?title . OPTIONAL { ?source dcterms:publisher ?publisher }
  OPTIONAL { ?source dcterms:issued ?date } OPTIONAL { ?source schema:url ?url }
}"""


def cited(graph: Graph, source: str) -> Cited:
    """What is known of a source; one that says nothing of itself is named by its id."""
    found = graph.rows(lambda *about: Cited(source, *about), _SOURCE, source=source)
    return found[0] if found else Cited(source, source, None, None, None)


class Described(NamedTuple):
    """A source with what is known of it; ``within`` names the source it is a part of."""

    source: str
    title: str
    publisher: str | None
    date: str | None
    licence: str | None
    url: str | None
    public: bool | None
    within: str | None


_ALL = """
SELECT ?source ?title ?publisher ?date ?licence ?url ?public ?within {
  ?source a gen:Source ; dcterms:title ?title . OPTIONAL { ?source dcterms:publisher ?publisher }
  OPTIONAL { ?source dcterms:issued ?date } OPTIONAL { ?source dcterms:license ?licence }
  OPTIONAL { ?source schema:url ?url } OPTIONAL { ?source gen:public ?public }
  OPTIONAL { ?source dcterms:isPartOf ?within }
}"""


def described(graph: Graph) -> list[Described]:
    """All sources by number, parts included."""
    once = {row.source: row for row in graph.rows(Described, _ALL)}
    return sorted(once.values(), key=lambda one: source_order(one.source))
