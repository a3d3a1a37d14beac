"""The RDFLib face answers as RDFLib's own memory store does, and refuses to be changed."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, RDFS, XSD, Dataset, Graph, Literal, Namespace, URIRef, Variable
from rdflib.compare import to_isomorphic
from rdflib.paths import MulPath
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import Result

from generique.errors import GeneriqueError
from generique.graph.dataset import ReadOnlyError, dataset
from generique.graph.store import Store, load

EX = Namespace("https://example.org/")
G1, G2 = EX.g1, EX.g2
DATA = """
PREFIX ex: <https://example.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
ex:victoire a ex:Film ; rdfs:label "Victoire"@fr ; ex:note "court" ; ex:minutes 23 ; ex:by ex:cassandra , ex:alice .
ex:roxane a ex:Film ; rdfs:label "Roxane"@fr ; ex:minutes 90 ; ex:by ex:melanie ; ex:ratio 2.35 ; ex:public true .
ex:petites a ex:Film ; rdfs:label "Les Petites Victoires"@fr ; ex:minutes 90 ; ex:by ex:melanie ;
  ex:date "2023-03-01"^^<http://www.w3.org/2001/XMLSchema#date> .
ex:alice rdfs:label "Alice" ; ex:knows ex:cassandra . ex:cassandra ex:knows ex:melanie .
ex:g1 { ex:alice ex:says "un" , "one"@en . ex:shared ex:p 1 }
ex:g2 { ex:melanie ex:says "deux" . ex:shared ex:p 1 }
"""
PREFIXES = "PREFIX ex: <https://example.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


def memory() -> Dataset:
    with warnings.catch_warnings():  # RDFLib's parser uses what RDFLib deprecates
        warnings.simplefilter("ignore", DeprecationWarning)
        return Dataset().parse(data=DATA, format="trig")


def ours() -> Dataset:
    store = Store.memory()
    store.load(DATA, "trig")
    return dataset(store)


def rows(query: str, **more: Any) -> Callable[[Any], object]:
    def run(graph: Any) -> object:
        result = graph.query(PREFIXES + query, **more)
        if result.type == "ASK":
            return bool(result)
        if result.type == "SELECT":
            assert result.vars is not None
            return set(result.vars), sorted(repr(sorted(row.asdict().items())) for row in result)
        assert result.graph is not None
        return to_isomorphic(result.graph)

    return run


def bound(query: str, **values: Any) -> Callable[[Any], object]:
    return rows(query, initBindings=values)


def graph_names(graph: Any) -> set[str]:
    return {str(each.identifier) for each in graph.graphs()}


SAID, ANSWERED = "?s ex:says ?o", "?b ex:says ?a"
BY = "?film ex:by ?who"
IN_SUBSELECT = f"SELECT ?film ?n {{ ?film ex:minutes ?n {{ SELECT ?film {{ {BY} }} }} }}"

OPERATIONS: dict[str, Callable[[Any], object]] = {
    "all triples": lambda g: set(g.triples((None, None, None))),
    "by subject": lambda g: set(g.triples((EX.roxane, None, None))),
    "by predicate": lambda g: set(g.triples((None, EX.by, None))),
    "by object": lambda g: set(g.triples((None, None, EX.melanie))),
    "by plain literal": lambda g: list(g.subjects(EX.note, Literal("court"))),
    "by literal of another language": lambda g: list(g.subjects(None, Literal("Roxane", lang="en"))),
    "by literal with a language": lambda g: list(g.subjects(None, Literal("Roxane", lang="fr"))),
    "by integer": lambda g: set(g.subjects(EX.minutes, Literal(90))),
    "by decimal": lambda g: list(g.subjects(EX.ratio, Literal("2.35", datatype=XSD.decimal))),
    "by boolean": lambda g: list(g.subjects(EX.public, Literal(True))),
    "by date": lambda g: list(g.subjects(EX.date, Literal("2023-03-01", datatype=XSD.date))),
    "literal as subject": lambda g: list(g.triples((Literal("x"), None, None))),
    "contains": lambda g: ((EX.alice, RDFS.label, Literal("Alice")) in g, (EX.alice, EX.by, None) in g),
    "contains a triple of a named graph": lambda g: (EX.alice, EX.says, Literal("un")) in g,
    "value": lambda g: (g.value(EX.victoire, EX.note), g.value(EX.victoire, EX.absent)),
    "value equals a bare literal": lambda g: g.value(EX.alice, RDFS.label) == Literal("Alice"),
    "value to Python": lambda g: [g.value(EX.roxane, p).toPython() for p in (EX.minutes, EX.ratio, EX.public)],
    "objects": lambda g: set(g.objects(EX.victoire, EX.by)),
    "subjects": lambda g: set(g.subjects(RDF.type, EX.Film)),
    "subject_objects": lambda g: set(g.subject_objects(EX.by)),
    "predicates": lambda g: set(g.predicates(EX.roxane)),
    "triples_choices": lambda g: set(g.triples_choices((None, [EX.by, EX.minutes], None))),
    "slices": lambda g: (set(g[EX.victoire : EX.by]), set(g[: RDF.type : EX.Film])),
    "property path": lambda g: set(g.objects(EX.alice, MulPath(EX.knows, "+"))),
    "path of two steps": lambda g: set(g.objects(EX.victoire, EX.by / EX.knows)),
    "transitive": lambda g: set(g.transitive_objects(EX.alice, EX.knows)),
    "quads": lambda g: {(s, p, o, str(c)) for s, p, o, c in g.quads((None, None, None, None))},
    "quads of one graph": lambda g: {(s, p, o, str(c)) for s, p, o, c in g.quads((None, EX.says, None, G1))},
    "len of a named graph": lambda g: len(g.graph(G1)),
    "len of the default graph": lambda g: len(g.default_graph),
    "len of all": len,
    "triples of a named graph": lambda g: set(g.graph(G2)),
    "a graph that is not there": lambda g: (len(g.graph(EX.none)), graph_names(g)),
    "names of graphs": graph_names,
    "namespace": lambda g: (g.bind("ex", EX), g.namespace_manager.curie(EX.film))[1],
    "cbd": lambda g: to_isomorphic(g.cbd(EX.victoire)),
    "serialize": lambda g: to_isomorphic(Graph().parse(data=g.default_graph.serialize(format="turtle"))),
    "select": rows(f"SELECT ?film ?who {{ {BY} }}"),
    "select all": rows("SELECT * { ?film ex:minutes ?m }"),
    "optional": rows("SELECT ?film ?date { ?film a ex:Film OPTIONAL { ?film ex:date ?date } }"),
    "ordered": lambda g: [
        row.m for row in g.query(PREFIXES + "SELECT ?m { ?f ex:minutes ?m } ORDER BY ?m")
    ],
    "group": rows(f"SELECT ?who (COUNT(?film) AS ?films) {{ {BY} }} GROUP BY ?who"),
    "path in a query": rows("SELECT ?who { ex:victoire ex:by/ex:knows* ?who }"),
    "filter on a literal": rows('SELECT ?film { ?film ex:note ?n FILTER(?n = "court") }'),
    "ask": rows("ASK { ex:roxane ex:minutes 90 }"),
    "ask in vain": rows("ASK { ex:roxane ex:minutes 91 }"),
    "construct": rows('CONSTRUCT { ?who ex:made ?film ; ex:said "x" } WHERE { ?film ex:by ?who }'),
    "describe": rows("DESCRIBE ex:victoire"),
    "default graph alone": rows("SELECT ?o { ?s ex:says ?o }"),
    "graph": rows("SELECT ?g ?o { GRAPH ?g { ?s ex:says ?o } }"),
    "graph by name": rows("SELECT ?o { GRAPH ex:g1 { ?s ex:says ?o } }"),
    "from": rows("SELECT ?s ?o FROM ex:g1 { ?s ex:says ?o }"),
    "from two": rows("SELECT ?s ?p ?o FROM ex:g1 FROM ex:g2 { ?s ?p ?o }"),
    "from named": rows("SELECT ?g ?o FROM NAMED ex:g2 { GRAPH ?g { ?s ex:says ?o } }"),
    "from and from named": rows(f"SELECT ?o ?a FROM ex:g1 FROM NAMED ex:g2 {{ {SAID} GRAPH ?g {{ {ANSWERED} }} }}"),
    "query of a named graph": lambda g: sorted(map(repr, g.graph(G1).query("SELECT ?o { ?s ?p ?o }"))),
    "initNs": lambda g: sorted(map(repr, g.query("SELECT ?f { ?f e:note ?n }", initNs={"e": EX}))),
    "bound and projected": bound(f"SELECT ?film ?who {{ {BY} }}", who=EX.melanie),
    "bound, not projected": bound(f"SELECT ?film {{ {BY} }}", who=EX.melanie),
    "bound in a sub-select": bound(IN_SUBSELECT, who=EX.melanie),
    "bound in a filter": bound("SELECT ?film { ?film ex:minutes ?m FILTER(?m > ?least) }", least=Literal(50)),
    "bound in an optional": bound(f"SELECT ?film {{ ?film a ex:Film OPTIONAL {{ {BY} }} }}", who=EX.alice),
    "bound and counted": bound(f"SELECT (COUNT(?film) AS ?n) {{ {BY} }}", who=EX.melanie),
    "bound to a literal": bound("SELECT ?film { ?film ex:note ?n }", n=Literal("court")),
    "bound, absent": bound(IN_SUBSELECT, who=EX.nobody),
    "bound, not in the query": bound("SELECT ?film { ?film ex:note ?n }", other=EX.alice),
    "bound graph": bound("SELECT ?o { GRAPH ?g { ?s ex:says ?o } }", g=G2),
    "bound in ask": bound(f"ASK {{ {BY} }}", who=EX.melanie),
    "bound in construct": bound("CONSTRUCT { ?who ex:made ?film } WHERE { ?film ex:by ?who }", who=EX.alice),
    "bound with from": bound("SELECT ?o FROM ex:g1 { ?s ex:says ?o }", s=EX.alice),
    "bound with from named": bound("SELECT ?o FROM NAMED ex:g2 { GRAPH ?g { ?s ex:says ?o } }", s=EX.melanie),
    "prepared": lambda g: sorted(
        map(repr, g.query(prepareQuery(PREFIXES + f"SELECT ?film {{ {BY} }}"), initBindings={"who": EX.alice}))
    ),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # of RDFLib's own Dataset, by RDFLib
@pytest.mark.parametrize("name", OPERATIONS)
def test_it_answers_as_the_memory_store_does(name: str) -> None:
    operation = OPERATIONS[name]
    assert operation(ours()) == operation(memory())


def test_a_graph_nobody_knows_is_empty_and_not_fetched() -> None:
    graph = ours()
    for query in ("SELECT ?s FROM <http://127.0.0.1:1/x> { ?s ?p ?o }",):
        assert list(graph.query(query)) == []
        assert list(graph.query(query, initBindings={"s": EX.alice})) == []
        assert list(graph.query(prepareQuery(query))) == []


@pytest.mark.parametrize("prepare", [str, prepareQuery])
def test_service_is_refused_in_each_way_of_asking(prepare: Callable[[str], Any]) -> None:
    query = prepare("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    for bindings in ({}, {"s": EX.alice}):
        with pytest.raises(GeneriqueError, match="SERVICE is refused"):
            ours().query(query, initBindings=bindings)


CHANGES: dict[str, Callable[[Any], object]] = {
    "add": lambda g: g.add((EX.a, EX.b, EX.c)),
    "addN": lambda g: g.addN([(EX.a, EX.b, EX.c, g.graph(G1))]),
    "remove": lambda g: g.remove((None, None, None)),
    "set": lambda g: g.set((EX.roxane, EX.minutes, Literal(91))),
    "parse": lambda g: g.parse(data="<urn:a> <urn:b> <urn:c> .", format="turtle"),
    "+=": lambda g: g.__iadd__([(EX.a, EX.b, EX.c, G1)]),
    "update": lambda g: g.update("INSERT DATA { <urn:a> <urn:b> <urn:c> }"),
    "update with bindings": lambda g: g.update("DELETE WHERE { ?s ?p ?o }", initBindings={"s": EX.alice}),
    "remove_graph": lambda g: g.remove_graph(g.graph(G1)),
    "add to a named graph": lambda g: g.graph(G1).add((EX.a, EX.b, EX.c)),
    "destroy": lambda g: g.destroy("anything"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_changing_it_raises_one_clear_error(name: str) -> None:
    graph = ours()
    before = set(graph.quads((None, None, None, None)))
    with pytest.raises(ReadOnlyError, match="the graph of a build is read-only"):
        CHANGES[name](graph)
    assert set(graph.quads((None, None, None, None))) == before


@pytest.mark.parametrize("bindings", [{}, {"s": EX.alice}])
def test_wrong_sparql_is_said_with_its_line_and_column(bindings: dict[str, Any]) -> None:
    with pytest.raises(GeneriqueError, match=r"line 2, column \d+: "):
        ours().query("SELECT ?s\n{ ?s ?p }", initBindings=bindings)


def test_results_can_be_written_and_read_twice() -> None:
    result: Result = ours().query(
        PREFIXES + "SELECT ?film ?date { ?film a ex:Film OPTIONAL { ?film ex:date ?date } }"
    )
    assert len(list(result)) == len(list(result)) == 3
    assert b"petites" in (result.serialize(format="json") or b"")
    assert all(Variable("date") not in row for row in result.bindings if row[Variable("film")] != EX.petites)


def test_it_opens_a_build_on_disk(tmp_path: Path) -> None:
    triples = tmp_path / "a.nt"
    triples.write_text('<urn:victoire> <urn:title> "Victoire" .\n', encoding="utf-8")
    load(tmp_path / "graph", [triples])
    graph = dataset(tmp_path / "graph")
    assert len(graph) == 1
    assert graph.value(URIRef("urn:victoire"), URIRef("urn:title")) == Literal("Victoire")
    assert dict(graph.namespaces())["gen"] == URIRef("https://w3id.org/generique/ontology#")
