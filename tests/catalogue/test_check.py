"""The demo keeps to the shapes, for SHACL and for the checks of the store alike."""

from __future__ import annotations

from pathlib import Path

import pyshacl
from rdflib import RDF, SH, Graph

from generique.catalogue import Catalogue
from generique.resources import folder


def test_the_demo_has_the_same_faults_for_shacl_and_for_the_checks(demo: Path) -> None:
    catalogue = Catalogue(demo)
    graph = Graph().parse(data="".join(catalogue.current.store.nquads()), format="nt11")
    _, report, _ = pyshacl.validate(graph, shacl_graph=Graph().parse(folder("ontology") / "shapes.ttl"))
    assert isinstance(report, Graph)
    by_shacl = {
        (
            str(report.value(fault, SH.focusNode)),
            str(report.value(fault, SH.resultSeverity)).rsplit("#")[-1].lower(),
        )
        for fault in report.subjects(RDF.type, SH.ValidationResult)
    }
    base = catalogue.current.base
    by_checks = {(base + fault["focus"], fault["severity"]) for fault in catalogue.check()}
    assert by_shacl == by_checks
    assert "violation" not in {severity for _, severity in by_checks}
