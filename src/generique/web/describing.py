"""The questions whose answers are the data of one thing: its triples, and whether there are any."""

from __future__ import annotations

from collections.abc import Mapping

from generique.namespaces import PREFIXES, ROLE, Iri, iri
from generique.sparql import term

_HEAD = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("gen", "rdfs", "rdf", "dcterms", "skos"))
_ITSELF = "{ BIND({it} AS ?s) {it} ?p ?o }"
_LABELS = """{ {it} gen:contributor ?s . ?s rdfs:label ?o BIND(rdfs:label AS ?p) }
  UNION { {it} gen:contributor ?s . ?s a ?o BIND(rdf:type AS ?p) }"""
_FILMS = "{ ?s gen:contributor {it} ; rdfs:label ?o BIND(rdfs:label AS ?p) }"


def _claims(property: str) -> str:
    """Contributions and statements, the credits that support the former, and their sources."""
    return f"""{{ ?s gen:{property} {{it}} ; ?p ?o }}
  UNION {{ ?c gen:{property} {{it}} . ?s gen:supports ?c ; ?p ?o }}
  UNION {{
    {{ SELECT DISTINCT ?s {{ {{ ?c gen:{property} {{it}} . ?k gen:supports ?c ; gen:source ?s }}
      UNION {{ ?k gen:{property} {{it}} ; gen:source ?s }} }} }}
    ?s dcterms:title ?o BIND(dcterms:title AS ?p)
  }}"""


_PARTS: Mapping[str, tuple[str, ...]] = {
    "film": (_ITSELF, _claims("film"), _LABELS),
    "person": (_ITSELF, _claims("agent"), _FILMS),
    "organization": (_ITSELF, _claims("agent"), _FILMS),
    "source": (_ITSELF, "{ ?s dcterms:isPartOf {it} ; ?p ?o }"),
    "role": (_ITSELF, "{ ?s skos:broader {it} ; skos:prefLabel ?o BIND(skos:prefLabel AS ?p) }"),
    "contribution": (_ITSELF, "{ ?s gen:supports {it} ; ?p ?o }"),
    "credit": (_ITSELF, "{ {it} gen:supports ?s . ?s ?p ?o }"),
    "statement": (_ITSELF,),
    "residue": (_ITSELF,),
}
KINDS = tuple(_PARTS)


def subject(id: str, base: str) -> Iri:
    """The IRI of an id; a role's never depends on the base."""
    kind, _, name = id.partition("/")
    return Iri(ROLE + name if kind == "role" else iri(id, base))


def triples(id: str, base: str) -> str:
    """The CONSTRUCT of what is said of an entity: its own triples and those of what rests on it.

    >>> "gen:supports" in triples("film/victoire", "https://w3id.org/generique/")
    True
    """
    parts = "\n  UNION ".join(_PARTS[id.partition("/")[0]])
    it = term(subject(id, base))
    return f"{_HEAD}CONSTRUCT {{ ?s ?p ?o }} WHERE {{\n  {parts.replace('{it}', it)}\n}}"


def known(id: str, base: str) -> str:
    """The ASK whether anything is said of an id."""
    return f"ASK {{ {term(subject(id, base))} ?p ?o }}"
