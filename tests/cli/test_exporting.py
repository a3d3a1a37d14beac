"""Every format leaves the building, whole, the same each time."""

from __future__ import annotations

import io
from pathlib import Path

import networkx as nx
import pytest
import rdflib

from generique.export import formats
from tests.cli.run import generique

ONE_FILE = sorted(name for name, form in formats().items() if not form.several)
SEVERAL = sorted(name for name, form in formats().items() if form.several)


def test_the_formats_of_the_contract_are_there() -> None:
    assert {
        "turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml", "graphml", "gexf", "gephi-csv", "csv", "parquet",
    } <= set(formats())  # fmt: skip


@pytest.mark.parametrize("form", ONE_FILE)
def test_one_file_is_the_same_on_stdout_and_with_o(demo: Path, tmp_path: Path, form: str) -> None:
    to_file = generique("-c", demo, "export", form, "-o", tmp_path / "out")
    assert (to_file.code, to_file.out) == (0, "")
    assert generique("-c", demo, "export", form).out.encode() == (tmp_path / "out").read_bytes()


@pytest.mark.parametrize("form", SEVERAL)
def test_several_files_need_a_directory(demo: Path, tmp_path: Path, form: str) -> None:
    assert generique("-c", demo, "export", form).code == 2
    assert generique("-c", demo, "export", form, "-o", tmp_path / "out").code == 0
    assert len(list((tmp_path / "out").iterdir())) >= 2


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(("form", "parser"), [("turtle", "turtle"), ("jsonld", "json-ld"), ("rdfxml", "xml")])
def test_rdf_formats_say_the_same(demo: Path, form: str, parser: str) -> None:
    lines = generique("-c", demo, "export", "ntriples").out
    graph = rdflib.Graph().parse(data=generique("-c", demo, "export", form).out, format=parser)
    assert len(graph) == len(rdflib.Graph().parse(data=lines, format="nt11")) == len(lines.splitlines())


def test_a_network_is_narrowed_by_role_and_people(demo: Path) -> None:
    text = generique("-c", demo, "export", "graphml", "--co-credit", "--people", "--role", "cast-member").out
    graph = nx.read_graphml(io.BytesIO(text.encode()))
    assert graph.nodes["person/michel-blanc"]["label"] == "Michel Blanc"
    assert {graph.nodes[node]["kind"] for node in graph} == {"person"}
    # Three actors of one film: 1 / (3 - 1) for each pair.
    assert graph.edges["person/michel-blanc", "person/julia-piaton"]["weight"] == 0.5


def test_the_formats_are_listed(demo: Path) -> None:
    ran = generique("export", "--formats")
    assert [line.split("\t")[0] for line in ran.out.splitlines()] == sorted(formats())
