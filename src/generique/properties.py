"""What the ontology says of the properties that sources state: how many values, and of which type."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from generique.namespaces import GEN
from generique.resources import folder


class Property(NamedTuple):
    """A property by its local name; ``datatype`` is “string”, “integer” or “date”; ``single``: one value is true."""

    name: str
    datatype: str
    single: bool


@cache
def properties() -> tuple[Property, ...]:
    """The properties with a value that the ontology defines, by name.

    One without a range takes dates: a day, a month or a year, as far as the source says.

    >>> [property for property in properties() if property.name == "runningTime"]
    [Property(name='runningTime', datatype='integer', single=True)]
    """
    from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef

    ontology = Graph().parse(folder("ontology") / "generique.ttl")
    single = set(ontology.subjects(RDF.type, URIRef(GEN + "SingleValued")))
    kinds = {str(XSD.integer): "integer", "None": "date"}
    return tuple(
        Property(
            str(property).removeprefix(GEN),
            kinds.get(str(ontology.value(property, RDFS.range)), "string"),
            property in single,
        )
        for property in sorted(ontology.subjects(RDF.type, OWL.DatatypeProperty), key=str)
    )


@cache
def properties_of(subject: str) -> frozenset[str]:
    """The names of the properties that have this class of the ontology, “Film” or “Agent”, as their domain.

    >>> "gender" in properties_of("Agent"), "gender" in properties_of("Film")
    (True, False)
    """
    from rdflib import RDFS, Graph, URIRef

    ontology = Graph().parse(folder("ontology") / "generique.ttl")
    found = ontology.subjects(RDFS.domain, URIRef(GEN + subject))
    return frozenset(str(property).removeprefix(GEN) for property in found)
