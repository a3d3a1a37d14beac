"""Whose work an export is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from generique.export.rights import Rights, Work, rights
from generique.graph.store import Store

RIGHTS = Rights(
    "Trois documents",
    "https://creativecommons.org/publicdomain/zero/1.0/",
    (
        Work("La région", "Ouest-France", "2023-03-02", "CC BY 4.0", "https://example.org/a"),
        Work('Dossier "Victoire"', None, "2023", None, None),
    ),
)
CFF = """cff-version: 1.2.0
message: Please cite this data set, and the sources that it is from.
type: dataset
title: "Trois documents"
authors:
  - name: "Trois documents"
version: "0123"
license-url: "https://creativecommons.org/publicdomain/zero/1.0/"
references:
  - type: generic
    title: "La région"
    authors:
      - name: "Ouest-France"
    date-released: 2023-03-02
    url: "https://example.org/a"
    notes: "Licence: CC BY 4.0"
  - type: generic
    title: "Dossier \\"Victoire\\""
    authors:
      - name: "not stated"
"""


class Graph:
    base = "https://example.org/"

    def about(self) -> Store:
        return Store.memory()


def test_a_citation_file() -> None:
    assert RIGHTS.cff("0123") == CFF


def test_a_line() -> None:
    assert RIGHTS.text().startswith(
        "Trois documents, https://creativecommons.org/publicdomain/zero/1.0/; from: La"
    )
    assert RIGHTS.text().endswith("""; Dossier "Victoire", 2023, licence not stated""")


def test_a_graph_that_says_nothing() -> None:
    assert rights(Graph()).text() == ""


@pytest.mark.parametrize("form", ["graphml", "gexf", "node-link"])
def test_networks_carry_the_licences(demo: Path, tmp_path: Path, form: str) -> None:
    Catalogue(demo).export(form, tmp_path / "out")
    text = (tmp_path / "out").read_text(encoding="utf-8")
    assert "Les Grignoux, licence not stated" in text
    assert "publicdomain/zero" in text
    if form == "node-link":
        assert json.loads(text)["graph"]["description"].startswith("Trois documents")


@pytest.mark.parametrize("form", ["csv", "parquet", "gephi-csv"])
def test_folders_carry_a_citation_file(demo: Path, tmp_path: Path, form: str) -> None:
    Catalogue(demo).export(form, tmp_path / "out")
    assert (tmp_path / "out" / "CITATION.cff").read_text(encoding="utf-8").startswith("cff-version: 1.2.0\n")


def test_the_graph_describes_itself(demo: Path) -> None:
    asked = "ASK { ?c a <http://www.w3.org/ns/dcat#Dataset>, <http://rdfs.org/ns/void#Dataset> ; " \
        "<http://purl.org/dc/terms/license> ?l ; <http://purl.org/dc/terms/source> ?s }"  # fmt: skip
    assert Catalogue(demo).current.store.ask(asked)
