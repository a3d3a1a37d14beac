"""The W3C’s SPARQL 1.1 tests through ``query --data``, as a reader would run them: a file of data, a file with a query.

What differs is what differs in the store, listed with the reasons in ``tests/graph/w3c_differences.tsv``: nothing more.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from generique.catalogue.asking import ask_files
from generique.errors import GeneriqueError
from tests.cli.run import generique
from tests.graph.test_w3c import DIFFERENCES, Case, cases, file, parsed, same


def passes(case: Case) -> bool:
    assert case.result is not None
    try:
        answer = ask_files(file(case.query), [str(file(iri)) for iri in (case.data or "").split()], {})
        if answer.is_graph:
            return same(Graph().parse(answer.serialize("ntriples"), format="nt"), file(case.result))
        return same(parsed(answer.serialize("json"), "json"), file(case.result))
    except GeneriqueError:
        return False


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore:.*:DeprecationWarning")  # of RDFLib's readers
def test_files_are_asked_as_the_w3c_has_it_but_for_the_known_differences(shared: Path) -> None:
    found = [
        case
        for case in cases(shared / "data" / "w3c" / "sparql11")
        if case.type.endswith("QueryEvaluationTest") and not case.graphs
    ]
    known = {line.split("\t")[0] for line in DIFFERENCES.read_text(encoding="utf-8").splitlines()[1:]}
    assert len(found) > 200
    assert {case.name for case in found if not passes(case)} == known & {case.name for case in found}


def test_the_command_gives_what_the_library_gives(shared: Path) -> None:
    place = shared / "data" / "w3c" / "sparql11" / "aggregates"
    done = generique("query", "--data", place / "agg01.ttl", place / "agg01.rq", "--format", "json")
    assert done.code == 0
    assert same(parsed(done.out.encode(), "json"), place / "agg01.srx")
