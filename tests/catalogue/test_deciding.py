"""The part of a catalogue that records and explains decisions: one method a command."""

from __future__ import annotations

from pathlib import Path

import pytest

import generique
from generique.answers.why import Between, Why
from generique.catalogue import Catalogue
from generique.errors import GeneriqueError


def test_before_the_first_build(tmp_path: Path) -> None:
    with pytest.raises(GeneriqueError, match="no build yet"):
        Catalogue.init(tmp_path / "new").why("Jean Martin")


def test_why_takes_one_or_two(own_kits: Catalogue, tmp_path: Path) -> None:
    made = own_kits
    one, two = made.why("Mélanie Auffret"), made.why("Jean Martin", "Claire Un")
    assert isinstance(one, Why)
    assert isinstance(two, Between)
    assert [each.mention.source for each in one.mentions] == ["source/1", "source/2", "source/3"]
    assert (two.a, two.b, two.same) == ("person/jean-martin", "person/claire-un", False)


def test_a_judgement_is_heard_with_the_next_build(own_kits: Catalogue, tmp_path: Path) -> None:
    made = own_kits
    made.judge("same", "Jean Martin", "Claire Un", because="a pen name", who="Ann")
    before = made.why("person/jean-martin", "person/claire-un")
    made.build()
    after = made.why("person/jean-martin", "person/claire-un")
    assert isinstance(before, Between)
    assert isinstance(after, Between)
    assert (before.same, after.same) == (False, True)
    assert [(step.row, step.reason) for step in after.path] == [(2, "a pen name")]
    (reopened,) = generique.open(made.path).why("Claire Un").judgements
    assert reopened.who == "Ann"


def test_who_is_withheld_is_in_no_explanation(own_kits: Catalogue, tmp_path: Path) -> None:
    made = own_kits
    made.judge("same", "Jean Martin", "Claire Un", because="a pen name")
    (made.path / "withheld.tsv").write_text("id\treason\nperson/jean-martin\tasked\n", encoding="utf-8")
    made.build()
    for name in ("Jean Martin", "Claire Un", "person/jean-martin"):
        with pytest.raises(GeneriqueError):
            made.why(name)
    for table in made.tables:
        assert "martin" not in str(made.tables[table].fetchall()).lower()
