"""The ontology says in two languages what it has, and has what the rest of the house speaks of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, BNode, URIRef

from generique.namespaces import GEN
from generique.resources import folder
from generique.words import table

FILES = ("generique.ttl", "alignments.ttl", "shapes.ttl")
ONTOLOGY = rdflib.Graph().parse(folder("ontology") / "generique.ttl")
SINGLE = URIRef(GEN + "SingleValued")
TERMS = {
    term
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    for term in ONTOLOGY.subjects(RDF.type, kind)
}


@pytest.mark.parametrize("file", FILES)
def test_no_blank_nodes(file: str) -> None:
    graph = rdflib.Graph().parse(folder("ontology") / file)
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


@pytest.mark.parametrize("told", [RDFS.label, RDFS.comment])
def test_each_term_speaks_french_and_english(told: URIRef) -> None:
    for term in TERMS:
        assert sorted(getattr(text, "language", "") for text in ONTOLOGY.objects(term, told)) == [
            "en",
            "fr",
        ], term


def test_conflicts_are_looked_for_where_one_value_is_true() -> None:
    single = {str(term).removeprefix(GEN) for term in ONTOLOGY.subjects(RDF.type, SINGLE)}
    assert single >= {"title", "originalTitle", "year", "runningTime", "release", "aspectRatio", "gender"}
    assert not single & {"country", "language", "genre", "festival", "identifier", "alternativeTitle"}


def test_each_attribute_and_event_heading_leads_to_a_property() -> None:
    facts = {row["property"] for row in table("headings") if row["meaning"] in {"attribute", "event"}}
    assert {URIRef(GEN + name) for name in facts} <= TERMS


@pytest.mark.parametrize("path", sorted(folder("queries").rglob("*.rq")), ids=lambda path: str(path.stem))
def test_queries_speak_of_nothing_else(path: Path) -> None:
    text = re.sub(r'"[^"]*"|^#.*$', "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert {URIRef(GEN + name) for name in re.findall(r"\bgen:(\w+)", text)} <= TERMS


def test_alignments_speak_of_terms_that_exist() -> None:
    alignments = rdflib.Graph().parse(folder("ontology") / "alignments.ttl")
    assert set(alignments.subjects()) <= TERMS


def test_subproperties_of_other_vocabularies() -> None:
    assert (URIRef(GEN + "source"), RDFS.subPropertyOf, rdflib.PROV.wasDerivedFrom) in ONTOLOGY
