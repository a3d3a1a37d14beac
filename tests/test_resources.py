"""Ontology and questions are found beside the package."""

from __future__ import annotations

import pytest

from generique.resources import folder


@pytest.mark.parametrize(
    ("name", "file"),
    [("ontology", "generique.ttl"), ("ontology", "roles.tsv"), ("queries", "full-credits.rq")],
)
def test_what_is_shipped_is_found(name: str, file: str) -> None:
    assert (folder(name) / file).is_file()
