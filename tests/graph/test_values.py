"""Cells of tab-separated results, read as Python values."""

from __future__ import annotations

from generique.graph.values import rows
from generique.namespaces import Iri


def test_cells_of_each_kind() -> None:
    table = '?a\t?b\t?c\n<urn:a>\t"x"@fr\t-1\n\t"1"^^<http://www.w3.org/2001/XMLSchema#double>\ttrue\n'
    assert rows(table.encode()) == [(Iri("urn:a"), "x", -1), (None, 1.0, True)]


def test_a_backslash_before_a_letter_is_not_read_twice() -> None:
    assert rows(b'?a\n"C:\\\\temp\\\\new"\n') == [("C:\\temp\\new",)]


def test_a_header_without_rows_and_rows_without_columns() -> None:
    assert rows(b"?a\t?b\n") == []
    assert rows(b"\n\n\n") == [(), ()]


def test_quoted_triples_and_blank_nodes_stay_what_they_are() -> None:
    [(triple, node)] = rows(b"?a\t?b\n<<( <urn:a> <urn:b> 1 )>>\t_:b0\n")
    assert triple == "<<( <urn:a> <urn:b> 1 )>>"
    assert node == Iri("_:b0")
