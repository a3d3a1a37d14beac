"""The ties as one table, read back by the csv module."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from tests.export.small import OPTIONS, Small, wanted, written

from generique.export.format import Options


@pytest.mark.parametrize("options", OPTIONS)
def test_each_tie_is_a_row_with_the_names_of_its_ends(tmp_path: Path, options: Options) -> None:
    build = Small(tmp_path)
    rows = list(csv.DictReader(StringIO(written("edges", build, options).decode(), newline="")))
    graph = wanted(build, options)
    assert {frozenset((row["source"], row["target"])) for row in rows} == set(map(frozenset, graph.edges))
    assert {row[end] for row in rows for end in ("source_label", "target_label")} & {"zoé"}
