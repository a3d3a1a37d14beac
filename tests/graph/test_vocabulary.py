"""The role vocabulary as RDF."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import RDF, RDFS, SKOS, Literal, URIRef

from generique.graph import vocabulary as written
from generique.namespaces import GEN, ROLE
from generique.roles import vocabulary

PHOTOGRAPHY = URIRef(ROLE + "director-of-photography")


@pytest.fixture(scope="module")
def scheme() -> rdflib.Graph:
    return rdflib.Graph().parse(data="".join(written.lines()), format="nt")


def test_lines_are_sorted_and_each_is_there_once() -> None:
    lines = list(written.lines())
    assert lines == sorted(set(lines))
    assert all(line.endswith(" .\n") and "_:" not in line for line in lines)


def test_a_role_is_a_concept_and_a_property(scheme: rdflib.Graph) -> None:
    assert set(scheme.objects(PHOTOGRAPHY, RDF.type)) == {URIRef(GEN + "Role"), SKOS.Concept, RDF.Property}
    assert scheme.value(PHOTOGRAPHY, RDFS.subPropertyOf) == URIRef(GEN + "contributor")
    assert set(scheme.objects(PHOTOGRAPHY, SKOS.prefLabel)) == {
        Literal("direction de la photographie", "fr"),
        Literal("director of photography", "en"),
    }
    assert scheme.value(PHOTOGRAPHY, URIRef(GEN + "department")) == URIRef(written.DEPARTMENT + "image")
    assert scheme.value(PHOTOGRAPHY, URIRef(GEN + "holders")) == Literal("few")


def test_a_role_has_its_codes_elsewhere(scheme: rdflib.Graph) -> None:
    notations = {str(code) for code in scheme.objects(PHOTOGRAPHY, SKOS.notation)}
    assert {"marc:cng", "wikidata:P344", "tmdb:Director of Photography"} <= notations
    director = URIRef(ROLE + "director")
    assert URIRef("http://www.wikidata.org/entity/P57") in set(scheme.objects(director, SKOS.broadMatch))


def test_every_role_and_department_is_there(scheme: rdflib.Graph) -> None:
    known = vocabulary()
    assert {str(role) for role in scheme.subjects(RDF.type, URIRef(GEN + "Role"))} == {
        ROLE + role for role in known.roles
    }
    order = {
        str(department): int(str(place))
        for department, place in scheme.subject_objects(URIRef(GEN + "order"))
    }
    assert sorted(order, key=order.__getitem__) == [written.DEPARTMENT + name for name in known.departments]


def test_an_alternative_label_is_not_the_preferred_one(scheme: rdflib.Graph) -> None:
    for role in scheme.subjects(RDF.type, SKOS.Concept):
        assert not {*scheme.objects(role, SKOS.altLabel)} & {*scheme.objects(role, SKOS.prefLabel)}


def test_roles_are_narrower_than_their_department(scheme: rdflib.Graph) -> None:
    image = URIRef(written.DEPARTMENT + "image")
    assert (PHOTOGRAPHY, SKOS.broader, image) in scheme
    assert (image, SKOS.narrower, PHOTOGRAPHY) in scheme
    assert len(set(scheme.objects(None, SKOS.narrower))) == len(vocabulary().roles)
