"""The six RDF formats: each gives the same graph back, and the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph, Literal, URIRef

from generique.errors import GeneriqueError
from generique.export import formats
from generique.export.format import Options
from generique.graph.store import Store
from generique.namespaces import BASE, GEN

GRAPH = """
@prefix gen: <https://w3id.org/generique/ontology#> .
@prefix role: <https://w3id.org/generique/role/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@base <https://w3id.org/generique/> .
<film/victoire> a gen:Film ; rdfs:label "Victoire"@fr ; gen:runningTime 23 ; gen:aspectRatio "2.35" ;
  gen:contributor <person/alice-fave>, <person/cindy> ; role:sfx-makeup <person/cindy> .
<credit/abc> a gen:Credit ; gen:source <source/5.2> ; gen:certainty 0.75 ; gen:heading "IMAGE & <SON>\\n" .
<source/1> gen:public true ; gen:url <https://www.example.org/a?b=c&d=(e)#f> .
"""
RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "ntriples": "nt",
    "nquads": "nquads",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
NAMES = tuple(RDFLIB)


@dataclass
class Build:
    store: Store
    base: str = BASE
    tables_dir: Path = Path()
    network: object = None
    version: str = "0123456789ab"

    def about(self) -> Store:
        return self.store


def build_of(text: str, format: str = "turtle") -> Build:
    store = Store.memory()
    store.load(text, format)
    return Build(store)


def written(name: str, build: Build) -> bytes:
    file = BytesIO()
    formats()[name].write(build, file, Options())
    return file.getvalue()


def triples(store: Store) -> set[tuple[object, ...]]:
    return set(store.select("SELECT ?s ?p ?o (LANG(?o) AS ?l) (DATATYPE(?o) AS ?d) { ?s ?p ?o }").rows)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_gives_the_same_graph_back(name: str) -> None:
    build = build_of(GRAPH)
    again = Store.memory()
    again.load(written(name, build), name)
    assert list(again.nquads()) == list(build.store.nquads())


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize("name", NAMES)
def test_rdflib_reads_the_same_graph(name: str) -> None:
    expected = set(Graph().parse(data=GRAPH, format="turtle"))
    if name in ("trig", "nquads"):
        found = set(Dataset().parse(data=written(name, build_of(GRAPH)), format=RDFLIB[name]))
        assert {triple[:3] for triple in found} == expected
    else:
        assert set(Graph().parse(data=written(name, build_of(GRAPH)), format=RDFLIB[name])) == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_what_went_in_does_not_show(name: str) -> None:
    lines = list(build_of(GRAPH).store.nquads())
    backwards = build_of("".join(reversed(lines)), "nquads")
    assert written(name, backwards) == written(name, build_of(GRAPH))


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_graph_is_a_valid_file(name: str) -> None:
    store = Store.memory()
    store.load(written(name, build_of("")), name)
    assert len(store) == 0


TURTLE = """
credit:abc a gen:Credit ;
	gen:certainty 0.75 ;
	gen:heading "IMAGE & <SON>\\n" ;
	gen:source source:5.2 .
film:victoire a gen:Film ;
	rdfs:label "Victoire"@fr ;
	gen:aspectRatio "2.35" ;
	gen:contributor person:alice-fave , person:cindy ;
	gen:runningTime 23 ;
	role:sfx-makeup person:cindy .
source:1 gen:public true ;
	gen:url <https://www.example.org/a?b=c&d=(e)#f> .
"""


@pytest.mark.parametrize("name", ["turtle", "trig"])
def test_turtle_reads_well(name: str) -> None:
    head, body = written(name, build_of(GRAPH)).decode().split("\n\n")
    assert "\n" + body == TURTLE
    assert head.splitlines() == sorted(head.splitlines())
    assert f"@prefix gen: <{GEN}> ." in head and f"@prefix film: <{BASE}film/> ." in head


def test_the_base_of_another_catalogue_is_used() -> None:
    build = build_of('<https://films.example/film/a> <urn:p> "x" .')
    build.base = "https://films.example/"
    assert 'film:a <urn:p> "x" .' in written("turtle", build).decode()


def test_jsonld_is_json_without_a_context_to_fetch() -> None:
    nodes = json.loads(written("jsonld", build_of(GRAPH)))
    assert [node["@id"].removeprefix(BASE) for node in nodes] == ["credit/abc", "film/victoire", "source/1"]


ODD = st.text(
    st.characters(codec="utf-8")
    | st.sampled_from("\"'\\\n\r\t\0\x07\x0b\x0c\x1b\x7f\x85\u2028\u2029\u200f\u202e\ufeff\ufffe😀é&<>]{}@^")
)
LITERALS = st.lists(
    st.one_of(
        st.builds(Literal, ODD),
        st.builds(Literal, ODD, lang=st.sampled_from(["fr", "en-gb", "ar", "fr-latn-ca"])),
        st.builds(Literal, ODD, datatype=st.just(URIRef("urn:datatype"))),
    ),
    max_size=4,
)


def graph_of(literals: list[Literal]) -> Build:
    build = Build(Store.memory())
    for literal in literals:
        build.store.load(f"<urn:s> <urn:p#q> {ntriples(literal)} .", "ntriples")
    return build


def ntriples(literal: Literal) -> str:
    text = "".join(f"\\U{ord(character):08X}" for character in literal)
    mark = (
        f"@{literal.language}" if literal.language else f"^^<{literal.datatype}>" if literal.datatype else ""
    )
    return f'"{text}"{mark}'


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # RDFLib's JSON-LD, by RDFLib
@settings(max_examples=60)
@given(LITERALS, st.sampled_from([name for name in NAMES if name != "rdfxml"]))
def test_odd_texts_come_back_as_they_were(literals: list[Literal], name: str) -> None:
    build, again = graph_of(literals), Store.memory()
    data = written(name, build)
    again.load(data, name)
    assert triples(again) == triples(build.store)
    values = {str(row[2]) for row in triples(build.store)}
    if name in ("turtle", "jsonld"):
        graph = Graph().parse(data=data.decode(), format=RDFLIB[name])
        assert {str(text) for text in graph.objects()} == values


@settings(max_examples=60)
@given(LITERALS)
def test_rdf_xml_gives_odd_texts_back_or_refuses_them(literals: list[Literal]) -> None:
    build, again = graph_of(literals), Store.memory()
    bad = {chr(code) for code in range(32) if chr(code) not in "\t\n\r"} | {"\ufffe", "\uffff"}
    if any(bad & set(literal) for literal in literals):
        with pytest.raises(GeneriqueError, match="RDF/XML cannot hold a control character, as <urn:s> has"):
            written("rdfxml", build)
        return
    data = written("rdfxml", build)
    again.load(data, "rdfxml")
    assert triples(again) == triples(build.store)
    values = {str(row[2]) for row in triples(build.store)}
    assert {str(text) for text in Graph().parse(data=data, format="xml").objects()} == values
