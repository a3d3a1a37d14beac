"""An answer in each of the forms in which it can be wanted."""

from __future__ import annotations

import csv
import io
import json

import pytest

from generique.errors import UsageError
from generique.graph.results import GRAPH_FORMATS, TABLE_FORMATS, Answer
from generique.graph.store import Store
from generique.namespaces import Iri

GRAPH = """@prefix gen: <https://w3id.org/generique/ontology#> .
<urn:victoire> gen:title "Victoire, \\"la\\" \\nfin" ; gen:runningTime 23 . <urn:roxane> gen:runningTime 90 ."""
GEN = "PREFIX gen: <https://w3id.org/generique/ontology#> "
FILMS = (
    GEN + "SELECT ?film ?title { ?film gen:runningTime ?m OPTIONAL { ?film gen:title ?title } } ORDER BY ?m"
)


def answer(query: str, **bindings: Iri) -> Answer:
    store = Store.memory()
    store.load(GRAPH, "turtle")
    return Answer(store, query, bindings)


def test_rows_records_and_a_frame() -> None:
    found = answer(FILMS)
    assert found.table()[0] == ("film", "title")
    assert found.records()[1] == {"film": "urn:roxane", "title": None}
    assert found.frame().shape == (2, 2)
    assert len(answer(FILMS, film=Iri("urn:roxane")).records()) == 1


def test_an_ask_is_a_table_of_one_cell() -> None:
    assert answer("ASK { ?s ?p 23 }").table() == (("answer",), [(True,)])


def test_the_four_formats_of_sparql_results() -> None:
    texts = {form: answer(FILMS).serialize(form).decode() for form in TABLE_FORMATS}
    assert json.loads(texts["json"])["head"]["vars"] == ["film", "title"]
    assert texts["xml"].startswith("<?xml") and "urn:roxane" in texts["xml"]
    assert list(csv.reader(io.StringIO(texts["csv"])))[1] == ["urn:victoire", 'Victoire, "la" \nfin']
    assert texts["tsv"].splitlines()[0] == "?film\t?title"
    assert json.loads(answer("ASK { }").serialize("json"))["boolean"] is True


@pytest.mark.parametrize("form", GRAPH_FORMATS)
def test_triples_come_in_formats_of_rdf(form: str) -> None:
    made = answer(GEN + "CONSTRUCT { ?f gen:minutes ?m } WHERE { ?f gen:runningTime ?m }").serialize(form)
    store = Store.memory()
    store.load(made, form)
    assert len(store) == 2


def test_turtle_has_the_prefixes() -> None:
    assert b"gen:runningTime 90" in answer("DESCRIBE <urn:roxane>").serialize("turtle")


def test_a_format_that_does_not_fit_names_those_that_do() -> None:
    with pytest.raises(UsageError, match="SELECT and ASK queries have no format “turtle”; use one of json"):
        answer(FILMS).serialize("turtle")
    with pytest.raises(UsageError, match="use one of turtle"):
        answer("DESCRIBE <urn:roxane>").serialize("csv")
    with pytest.raises(UsageError, match="DESCRIBE gives triples"):
        answer("DESCRIBE <urn:roxane>").table()


def test_what_is_written_where_nothing_is_said() -> None:
    assert answer(FILMS).default_format(terminal=True) == "table"
    assert answer(FILMS).default_format(terminal=False) == "csv"
    assert answer("DESCRIBE <urn:roxane>").default_format(terminal=True) == "turtle"


def test_a_notebook_shows_a_table_with_everything_escaped() -> None:
    html = answer('SELECT ("<script>" AS ?x) { }')._repr_html_()
    assert "<td>&lt;script&gt;</td>" in html and "<th>x</th>" in html
    assert answer("DESCRIBE <urn:roxane>")._repr_html_().startswith("<pre>")
