"""SPARQL as a text: its form, its terms, and values put into it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.graph.store import Store
from generique.namespaces import Iri
from generique.sparql import form, term, tokens, with_values

GRAPH = """
<urn:a> <urn:by> <urn:x> ; <urn:n> 1 .
<urn:b> <urn:by> <urn:y> ; <urn:n> 2 .
<urn:c> <urn:by> <urn:y> ; <urn:n> 3 .
"""


def store() -> Store:
    made = Store.memory()
    made.load(GRAPH, "turtle")
    return made


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT"),
        ("PREFIX ask: <urn:ask> # DESCRIBE\nask { ?s ?p 'SELECT' }", "ASK"),
        ("BASE <urn:x> DESCRIBE <a>", "DESCRIBE"),
        ("INSERT { ?s ?p ?o } WHERE { SELECT * { ?s ?p ?o } }", "INSERT"),
        ("", ""),
    ],
)
def test_the_form_of_a_query_is_its_first_word(query: str, expected: str) -> None:
    assert form(query) == expected


def test_comments_are_no_tokens_and_strings_are_one() -> None:
    found = [(token.lastgroup, token[0]) for token in tokens("?s ex:p '#a' # b\n <urn:c#d>")]
    assert found == [("variable", "?s"), ("name", "ex:p"), ("string", "'#a'"), ("iri", "<urn:c#d>")]


@given(st.text(st.characters(codec="utf-8")) | st.integers(-(10**15), 10**15) | st.booleans())
def test_a_value_written_as_a_term_is_that_value(value: str | int | bool) -> None:
    [(found,)] = Store.memory().select(f"SELECT ({term(value)} AS ?value) {{ }}").rows
    assert found == value and type(found) is type(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_with_a_point_stays_a_double(value: float) -> None:
    [(found, kind)] = (
        Store.memory().select(f"SELECT ?v (DATATYPE(?v) AS ?k) {{ BIND({term(value)} AS ?v) }}").rows
    )
    assert isinstance(found, int | float) and math.isclose(found, value, abs_tol=1e-300)
    assert str(kind).endswith("#double")


COUNTED = """
SELECT ?who ?least ?n {
  { SELECT ?who ?least (COUNT(?film) AS ?n) { ?film <urn:by> ?who ; <urn:n> ?m FILTER(?m >= ?least) }
    GROUP BY ?who ?least }
}"""


@pytest.mark.parametrize(
    ("query", "values", "rows"),
    [
        ("SELECT ?film ?who WHERE { ?film <urn:by> ?who }", {"who": Iri("urn:y")}, 2),
        ("SELECT ?film ?who { ?film <urn:by> ?who }", {"who": Iri("urn:y"), "film": Iri("urn:b")}, 1),
        ("SELECT (COUNT(?film) AS ?n) ?who { ?film <urn:by> ?who } GROUP BY ?who", {"who": Iri("urn:z")}, 0),
        (COUNTED, {"least": 2}, 1),
        (COUNTED, {"least": 2, "who": Iri("urn:x")}, 0),
    ],
)
def test_a_value_reaches_sub_selects_and_filters(query: str, values: dict[str, Iri | int], rows: int) -> None:
    found = store().select(with_values(query, values)).rows
    assert len(found) == rows
    assert sorted(found, key=str) == sorted(store().select(query, values).rows, key=str)


def test_the_template_of_a_construct_is_left_as_it_is() -> None:
    query = "CONSTRUCT { ?film <urn:of> ?who } WHERE { ?film <urn:by> ?who }"
    assert (
        store().results(with_values(query, {"who": Iri("urn:x")}), {}, "ntriples")
        == b"<urn:a> <urn:of> <urn:x> .\n"
    )
    described = store().results(with_values("DESCRIBE ?film", {"film": Iri("urn:a")}), {}, "ntriples")
    assert described.count(b"\n") == 2
