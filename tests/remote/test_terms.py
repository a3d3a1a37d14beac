"""Terms as values, and the hash of a graph that is the same whoever wrote its terms."""

from __future__ import annotations

import pytest

from generique.namespaces import Iri
from generique.remote.terms import Cell, Fingerprint, canonical, of_line, read

XSD = "http://www.w3.org/2001/XMLSchema#"


def literal(value: str, datatype: str = "", kind: str = "literal") -> Cell:
    return {"type": kind, "value": value} | ({"datatype": XSD + datatype} if datatype else {})


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (None, None),
        ({"type": "uri", "value": "urn:a"}, Iri("urn:a")),
        ({"type": "bnode", "value": "b0"}, Iri("_:b0")),
        (literal("23", "integer", "typed-literal"), 23),
        (literal("0.97", "decimal"), 0.97),
        (literal("1", "boolean"), True),
        (literal("false", "boolean"), False),
        (literal("2023-03-01", "date"), "2023-03-01"),
        (literal("many", "integer"), "many"),
    ],
)
def test_a_term_has_a_value(cell: Cell, value: object) -> None:
    assert read(cell) == value and type(read(cell)) is type(value)


def test_lexical_forms_of_one_value_are_one() -> None:
    assert canonical(literal("1", "boolean")) == canonical(literal("true", "boolean"))
    assert canonical(literal("01", "integer")) == canonical(literal("1", "integer"))
    assert canonical(literal("a")) == canonical(literal("a", "string"))
    different = [literal("1"), literal("1", "integer"), {"type": "uri", "value": "1"}, literal("1", "gYear")]
    assert (
        len({canonical(cell) for cell in [*different, {"type": "literal", "value": "1", "xml:lang": "fr"}]})
        == 5
    )


def test_lines_of_n_triples_are_read_to_the_letter() -> None:
    assert of_line(r'<urn:a> <urn:b> "l\u00E9o\t\"\\\U0001F600" .')[2] == {
        "type": "literal",
        "value": 'léo\t"\\😀',
    }
    assert of_line(f'<urn:a> <urn:b> "1"^^<{XSD}integer> .')[2] == literal("1", "integer")
    with pytest.raises(ValueError, match="no N-Triples"):
        of_line("_:b <urn:b> <urn:c> .")


def test_the_hash_of_a_graph_tells_one_changed_letter() -> None:
    def hashed(*lines: str) -> str:
        found = Fingerprint()
        found.add(map(of_line, lines))
        return found.text

    one, other = '<urn:a> <urn:b> "Léo" .', "<urn:a> <urn:b> <urn:c> ."
    assert hashed(one, other) == hashed(other, one) != hashed('<urn:a> <urn:b> "Leo" .', other)
    assert hashed(one) != hashed(one, one)
