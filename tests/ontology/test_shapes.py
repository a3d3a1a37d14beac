"""Each SHACL shape and its query in ``queries/checks`` find the same planted faults, and none in a sound graph."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH, URIRef

from generique.graph.store import Store
from generique.resources import folder

HERE = Path(__file__).parent
SHAPE = "https://w3id.org/generique/shape#"
SHAPES = rdflib.Graph().parse(folder("ontology") / "shapes.ttl")
CHECKS = {path.stem: path.read_text(encoding="utf-8") for path in (folder("queries") / "checks").glob("*.rq")}
NAMES = sorted(CHECKS)

Found = set[tuple[str, str]]


def alone(name: str) -> rdflib.Graph:
    """One node shape with all it refers to."""
    graph, waiting = rdflib.Graph(), [URIRef(SHAPE + name)]
    while waiting:
        for triple in SHAPES.triples((waiting.pop(), None, None)):
            if triple not in graph:
                graph.add(triple)
                waiting.extend(node for node in triple if isinstance(node, URIRef))
    return graph


def by_shape(name: str, *files: str) -> Found:
    """What pyshacl finds with one node shape: focus and severity."""
    data = rdflib.Graph()
    for file in files:
        data.parse(HERE / file)
    _, report, _ = pyshacl.validate(data, shacl_graph=alone(name))
    assert isinstance(report, rdflib.Graph)
    severities = {SH.Violation: "violation", SH.Warning: "warning"}
    return {
        (
            str(report.value(result, SH.focusNode)),
            severities[URIRef(str(report.value(result, SH.resultSeverity)))],
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def by_rdflib(name: str, *files: str) -> Found:
    data = rdflib.Graph()
    for file in files:
        data.parse(HERE / file)
    rows = data.query(CHECKS[name])
    return {
        (str(row["focus"]), str(row["severity"])) for row in rows if isinstance(row, rdflib.query.ResultRow)
    }


def by_oxigraph(name: str, *files: str) -> Found:
    found = Store.memory([HERE / file for file in files]).select(CHECKS[name])
    assert found.variables == ("severity", "focus", "path", "message")
    return {(str(focus), str(severity)) for severity, focus, _, _ in found.rows}


def test_each_shape_has_a_check_and_each_check_a_shape() -> None:
    shapes = {str(shape).removeprefix(SHAPE) for shape in SHAPES.subjects(SH.targetClass)}
    assert shapes == set(CHECKS)


@pytest.mark.parametrize("name", NAMES)
def test_a_planted_fault_is_found_by_shape_and_check(name: str) -> None:
    found = by_shape(name, "clean.ttl", "faults.ttl")
    assert f"https://example.org/{name}" in {focus for focus, _ in found}
    assert by_oxigraph(name, "clean.ttl", "faults.ttl") == found
    assert by_rdflib(name, "clean.ttl", "faults.ttl") == found


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_in_a_sound_graph(name: str) -> None:
    assert by_oxigraph(name, "clean.ttl") == by_rdflib(name, "clean.ttl") == set()


def test_a_sound_graph_conforms() -> None:
    conforms, _, text = pyshacl.validate(rdflib.Graph().parse(HERE / "clean.ttl"), shacl_graph=SHAPES)
    assert conforms, text


def test_each_shape_speaks_french_and_english() -> None:
    for shape in {*SHAPES.subjects(SH.severity)}:
        languages = {getattr(message, "language", None) for message in SHAPES.objects(shape, SH.message)}
        assert languages == {"fr", "en"}, shape


def test_no_check_repeats_the_contact_details_it_found() -> None:
    found = Store.memory([HERE / "clean.ttl", HERE / "faults.ttl"]).select(CHECKS["no-contact-details"])
    assert len(found.rows) == 2
    assert not any("@" in str(message) or "01 23" in str(message) for *_, message in found.rows)
