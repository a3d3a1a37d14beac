"""The command diff, and the options --warrant and --public, as a user runs them."""

from __future__ import annotations

import pytest

from generique.catalogue import Catalogue
from tests import small
from tests.cli.run import generique


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    path = tmp_path_factory.mktemp("diff")
    made = small.catalogue(path)
    small.add(made, path, "more.txt", "TITRE : Roxane\nRÉALISATION : Mélanie Auffret\n", public=False)
    made.build()
    return made


def test_diff(made: Catalogue) -> None:
    found = generique("diff", "-c", made.path, "--format", "json").json
    assert set(found) == {"from", "to", "changes"}
    assert found["to"] == made.current.version
    assert {one["change"] for one in found["changes"]} == {"source added", "corroborated"}
    assert (
        "corroborated" in generique("diff", "previous", "current", "-c", made.path, "--format", "table").out
    )
    assert generique("diff", "-c", made.path, "yesterday").code == 3


def test_warrant(made: Catalogue) -> None:
    for words in (["who", "Claire Un"], ["pairs"]):
        assert "warrant" not in generique(*words, "-c", made.path, "--format", "json").json[0]
        assert "warrant" in generique(*words, "-c", made.path, "--warrant", "--format", "json").json[0]
        assert "1 source: Claire Un" in generique(*words, "-c", made.path, "--warrant").out
    words = ["chain", "Claire Un", "Jean Martin", "-c", str(made.path), "--warrant"]
    assert generique(*words, "--format", "json").json["chains"][0]["warrant"]["sources"] == 1
    assert "Weakest link" in generique(*words, "--format", "table").out


def test_public(made: Catalogue) -> None:
    ran = generique("export", "ntriples", "--public", "-c", made.path)
    assert ran.code == 0
    assert "source/4" not in ran.out
    assert "left out: source/4 (more), which is private" in ran.err
