"""The ontology is the one place that says which properties have one value, and of which type."""

from __future__ import annotations

from generique.properties import properties, properties_of


def test_types_and_numbers_of_values_come_from_the_ontology() -> None:
    known = {property.name: (property.datatype, property.single) for property in properties()}
    assert known["year"] == known["runningTime"] == ("integer", True)
    assert known["release"] == ("date", True)
    assert known["title"] == ("string", True)
    assert known["language"] == ("string", False)
    assert known["identifier"] == ("string", False)


def test_the_ontology_says_what_is_stated_of_whom() -> None:
    assert properties_of("Agent") >= {"gender"}
    assert properties_of("Film") >= {"year", "runningTime", "release"}
    assert not properties_of("Film") & {"gender", "place", "position", "order"}
