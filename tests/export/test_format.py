"""Formats are found, not registered: each has a name of its own and says what it writes."""

from __future__ import annotations

from generique.export import formats
from generique.export.format import Options


def test_the_six_formats_of_rdf_are_there() -> None:
    assert {"turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml"} <= set(formats())


def test_a_format_is_listed_under_its_name_and_has_a_suffix() -> None:
    for name, format in formats().items():
        assert format.name == name
        assert format.suffix.startswith(".")


def test_by_default_everything_is_exported() -> None:
    assert Options() == Options((), None, None, (), "two-sided", False)
