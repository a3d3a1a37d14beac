"""The command review, with answers piped in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from tests import small
from tests.cli.run import generique


@pytest.fixture
def made(own_kits: Catalogue) -> Catalogue:
    made = own_kits
    small.plant(
        made,
        ("person/jean-martin", "person/claire-un", 0.7, "a word in common"),
        ("person/jean-martin", "person/yannick-deux", 0.6, "it may be"),
    )
    return made


def rows(made: Catalogue) -> list[list[str]]:
    lines = (made.path / "judgements.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t")[1:] for line in lines]


def test_letters_with_reasons(made: Catalogue) -> None:
    ran = generique("review", "-c", made.path, "--who", "Ann", stdin="perhaps\nn two careers\nunsure\n")
    assert ran.code == 0
    assert "1/2  person, score 0.7: a word in common" in ran.out
    assert "“Jean Martin”: Roxane (2018), editor;" in ran.out
    assert "“perhaps” is no answer" in ran.err
    assert "2 judged, 0 skipped, 0 still in doubt" in ran.err
    assert rows(made) == [
        ["Ann", "different", "person", "person/jean-martin", "person/claire-un", "two careers"],
        ["Ann", "unsure", "person", "person/jean-martin", "person/yannick-deux", "reviewed: it may be"],
    ]
    assert "nothing is in doubt" in generique("review", "-c", made.path).err


def test_skipping_and_the_end_of_the_answers_judge_nothing(made: Catalogue) -> None:
    assert "0 judged, 1 skipped, 2 still in doubt" in generique("review", "-c", made.path, stdin="s\n").err
    assert "0 judged, 0 skipped, 2 still in doubt" in generique("review", "-c", made.path, stdin="q\ny\n").err
    assert rows(made) == []


def test_the_list(made: Catalogue) -> None:
    found = generique("review", "-c", made.path, "--format", "json").json
    assert [one["right"]["name"] for one in found] == ["Claire Un", "Yannick Deux"]
    assert generique("review", "-c", made.path, "--list", "--kind", "film").code == 0


def test_the_workbook_is_written_and_then_read_back(made: Catalogue, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl", reason="workbooks need openpyxl")
    file = tmp_path / "out.xlsx"
    written = generique("review", "-c", made.path, "--xlsx", file)
    assert (written.code, "written, 2 doubts" in written.err) == (0, True)
    assert (
        "0 judgements and 0 corrections recorded" in generique("review", "-c", made.path, "--xlsx", file).err
    )
