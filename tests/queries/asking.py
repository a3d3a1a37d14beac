"""How the tests put the named questions, to either engine, with values for their parameters."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import rdflib

from generique.asked import Value
from generique.graph.query import NamedQuery, bind, queries
from generique.graph.store import Store
from generique.namespaces import Iri, local
from generique.resources import folder

HERE = Path(__file__).parent
QUESTIONS = {query.name: query for query in queries(folder("queries"))}
ENTITIES = ("film", "person", "organization", "agent", "role")

# What each parameter without a default is given, unless the question has its own line in PARTICULAR.
GIVEN = {
    "agent": "person/ada-morel",
    "character": "Rose",
    "company": "organization/phare-films",
    "composer": "person/denis-aubry",
    "director": "person/ada-morel",
    "film": "film/aube",
    "location": "phare",
    "otherFilm": "film/phare",
    "otherPerson": "person/bruno-keller",
    "otherRole": "editor",
    "person": "person/ada-morel",
    "role": "director",
}
PARTICULAR = {
    "characters-of-person": {"person": "person/elsa-nadir"},
    "collaborators-in-role": {"role": "editor"},
    "films-by-year": {"from": "2002", "to": "2008"},
    "first-films": {"to": "2003"},
    "release-dates": {"from": "2001-04", "to": "2001-12-31"},
    "role-by-decade": {"role": "director-of-photography"},
    "uncovered-departments": {"film": "film/sillon"},
}

Row = tuple[Value | None, ...]


def values(
    query: NamedQuery, given: Mapping[str, str] = GIVEN, lang: str | None = None
) -> Mapping[str, Value]:
    """The values of a question's variables: its own, else those given to all, else its defaults."""
    chosen = {**given, **(PARTICULAR.get(query.name, {}) if given is GIVEN else {}), "lang": lang or "fr"}
    known = {param.name: chosen[param.name] for param in query.params if param.name in chosen}
    return bind(query, known, lambda kind, text: text)


def in_oxigraph(store: Store, text: str, bindings: Mapping[str, Value]) -> list[Row]:
    """The rows that the store gives, in its order."""
    return store.select(text, bindings).rows


def in_rdflib(graph: rdflib.Graph, text: str, bindings: Mapping[str, Value]) -> list[Row]:
    """The rows that RDFLib gives, in its order, with values as the store gives them."""
    terms = {
        name: rdflib.URIRef(value) if isinstance(value, Iri) else rdflib.Literal(value)
        for name, value in bindings.items()
    }
    result = graph.query(text, initBindings=terms)
    return [tuple(_value(cell) for cell in row) for row in result if isinstance(row, rdflib.query.ResultRow)]


def _value(term: object) -> Value | None:
    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return Iri(term)
    if isinstance(term, rdflib.Literal) and isinstance(term.value, bool | int):
        return term.value
    if isinstance(term, rdflib.Literal) and term.datatype in (rdflib.XSD.decimal, rdflib.XSD.double):
        return float(term)
    return str(term)


def as_tsv(columns: tuple[str, ...], rows: list[Row]) -> str:
    """Rows as a golden file holds them: ids instead of this catalogue's IRIs, nothing for nothing."""
    lines = (("" if cell is None else local(str(cell)) for cell in row) for row in rows)
    return "".join("\t".join(line) + "\n" for line in (columns, *lines))
