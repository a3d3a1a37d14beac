"""The commands same, different, unsure, withdraw and why, as a user runs them."""

from __future__ import annotations

import pytest

from generique.catalogue import Catalogue
from tests.cli.run import generique


@pytest.fixture
def made(own_kits: Catalogue) -> Catalogue:
    return own_kits


def test_a_judgement_from_the_first_word_to_its_undoing(made: Catalogue) -> None:
    pair = ("Jean Martin", "Claire Un", "--because")
    same = generique("same", "-c", made.path, *pair, "a pen name", "--who", "Ann")
    assert (same.code, same.out) == (0, "")
    assert "row 2 of judgements.tsv: person/jean-martin same person/claire-un" in same.err
    assert "stands there already (Ann" in generique("same", "-c", made.path, *pair, "again").err
    refused = generique("different", "-c", made.path, *pair, "no")
    assert (refused.code, refused.out) == (1, "")
    assert "contradicts row(s) 2" in refused.err
    assert generique("build", "-c", made.path).code == 0
    assert generique("why", "-c", made.path, *pair[:2], "--format", "json").json["same"] is True
    assert "row 3" in generique("withdraw", "-c", made.path, *pair, "an error").err
    assert generique("build", "-c", made.path).code == 0
    assert generique("why", "-c", made.path, *pair[:2], "--format", "json").json["same"] is False


def test_unsure_and_the_table_of_why(made: Catalogue) -> None:
    assert generique("unsure", "-c", made.path, "Jean Martin", "Claire Un", "--because", "hm").code == 0
    shown = generique("why", "-c", made.path, "Mélanie Auffret", "--format", "table").out
    assert shown.startswith("Mélanie Auffret\nid: person/melanie-auffret\n\nno  mention ")
    piped = generique("why", "-c", made.path, "Mélanie Auffret").out
    assert piped.startswith("mention,name,film,roles,source,locator,with,score,reason,judged\n")


def test_usage(made: Catalogue) -> None:
    assert generique("same", "-c", made.path, "Jean Martin", "Claire Un").code == 2
    assert generique("why", "-c", made.path, "Nobody").code == 3
    assert generique("withdraw", "-c", made.path, "Jean Martin", "Claire Un", "--because", "x").code == 3
