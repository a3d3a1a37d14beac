"""Putting SPARQL questions to a catalogue from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.catalogue import Catalogue, named_queries
from generique.errors import GeneriqueError, NotFoundError, UsageError


def test_a_role_may_be_given_in_french(demo: Path) -> None:
    catalogue = Catalogue(demo)
    by_id = catalogue.query("holders-of-role", role="director-of-photography").records()
    assert by_id == catalogue.query("holders-of-role", role="Directeur de la photographie").records()
    assert any("Alice Fave" in row.values() for row in by_id)


def test_our_prefixes_need_not_be_written(demo: Path) -> None:
    assert Catalogue(demo).query("ASK { ?film a gen:Film }").table()[1] == [(True,)]


@pytest.mark.parametrize(
    ("query", "params", "error"),
    [
        ("collaborators", {}, UsageError),
        ("collaborators", {"person": "Nobody"}, NotFoundError),
        ("holders-of-role", {"role": "licorne"}, NotFoundError),
        ("SELECT * { SERVICE <urn:x> { ?s ?p ?o } }", {}, GeneriqueError),
    ],
)
def test_wrong_questions(
    demo: Path, query: str, params: dict[str, str | int], error: type[Exception]
) -> None:
    with pytest.raises(error):
        Catalogue(demo).query(query, **params).records()


def test_at_least_two_dozen_questions_are_named() -> None:
    assert len(named_queries()) >= 24
