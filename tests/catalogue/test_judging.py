"""Rows are only ever added, checked against those that stand; and undoing restores exactly what was."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from generique.errors import GeneriqueError, NotFoundError, UsageError
from tests import small

JEAN, CLAIRE, YANNICK = "person/jean-martin", "person/claire-un", "person/yannick-deux"


@pytest.fixture
def made(own_kits: Catalogue) -> Catalogue:
    return own_kits


def rows(made: Catalogue) -> list[list[str]]:
    lines = (made.path / "judgements.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


def test_names_ids_iris_and_source_records_mean_a_record(made: Catalogue) -> None:
    made.judge(
        "same", "Jean Martin", "https://w3id.org/generique/person/claire-un", because="seen", who="Ann"
    )
    made.judge(
        "unsure", "source/3#les-petites-victoires/yannick-deux", CLAIRE, because=" by\tear ", who="Ann"
    )
    assert [row[1:] for row in rows(made)] == [
        ["Ann", "same", "person", JEAN, CLAIRE, "seen"],
        ["Ann", "unsure", "person", "source/3#les-petites-victoires/yannick-deux", CLAIRE, "by ear"],
    ]


def test_no_byte_of_what_stands_there_changes(made: Catalogue) -> None:
    file = made.path / "judgements.tsv"
    before = b"\xef\xbb\xbf" + file.read_bytes() + b"2026-01-01\tB\tunsure\tfilm\tfilm/x\tfilm/y\tby hand"
    file.write_bytes(before)
    row, new = made.judge("different", JEAN, CLAIRE, because="two careers")
    assert file.read_bytes().startswith(before + b"\n")
    assert (row.row, new) == (3, True)


def test_the_same_judgement_twice_is_one_row(made: Catalogue) -> None:
    made.judge("same", JEAN, CLAIRE, because="seen", who="Ann")
    row, new = made.judge("same", CLAIRE, JEAN, because="again", who="Bob")
    assert (row.who, new, len(rows(made))) == ("Ann", False, 1)


def test_what_contradicts_others_is_refused_with_the_chain(made: Catalogue) -> None:
    made.judge("same", JEAN, CLAIRE, because="seen")
    made.judge("same", CLAIRE, YANNICK, because="seen")
    with pytest.raises(GeneriqueError, match=r"contradicts row\(s\) 2, 3 .*; withdraw one of them first"):
        made.judge("different", JEAN, YANNICK, because="no")
    with pytest.raises(GeneriqueError, match=r"contradicts row\(s\) 2 "):
        made.judge("unsure", CLAIRE, JEAN, because="hm")
    assert len(rows(made)) == 2


@pytest.mark.parametrize(
    ("a", "b", "error", "message"),
    [
        (JEAN, JEAN, UsageError, "name one record; give source records: source/1#roxane/jean-martin"),
        (JEAN, "film/roxane", UsageError, "person/jean-martin is a person, film/roxane a film"),
        (JEAN, "Claire Une", NotFoundError, "did you mean “Claire Un”"),
        (JEAN, "source/2#les-petites-victoires/claire", NotFoundError, "did you mean “source/2#les-petites"),
    ],
)
def test_what_cannot_be_judged(made: Catalogue, a: str, b: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        made.judge("same", a, b, because="seen")
    with pytest.raises(UsageError, match="needs its reason"):
        made.judge("same", JEAN, CLAIRE, because=" ")
    assert rows(made) == []


def test_withdrawing_takes_back_each_way_in_which_the_pair_was_written(made: Catalogue) -> None:
    made.judge("unsure", JEAN, CLAIRE, because="hm")
    made.judge("same", "source/1#roxane/jean-martin", CLAIRE, because="seen")
    withdrawn = made.withdraw("Jean Martin", "Claire Un", because="an error")
    assert [(one.row, one.left) for one in withdrawn] == [(4, JEAN), (5, "source/1#roxane/jean-martin")]
    with pytest.raises(NotFoundError, match="no judgement stands on"):
        made.withdraw(JEAN, CLAIRE, because="again")
    made.judge("different", JEAN, CLAIRE, because="two careers")


def test_undoing_restores_exactly_what_was(made: Catalogue, tmp_path: Path) -> None:
    """A random walk over judgements: whenever the same ones stand, the graph is the same, byte for byte."""
    moves = random.Random(4)
    pairs = [
        (JEAN, CLAIRE),
        (CLAIRE, YANNICK),
        (JEAN, YANNICK),
        ("film/roxane", "film/les-petites-victoires"),
    ]
    standing: dict[tuple[str, str], str] = {}
    seen = {frozenset[object](): small.exported(made, tmp_path)}
    for _ in range(8):
        pair = moves.choice(pairs)
        if pair in standing:
            made.withdraw(*pair, because="undone")
            del standing[pair]
        else:
            verdict = moves.choice(["same", "different", "unsure"])
            try:
                made.judge(verdict, *pair, because="tried")
            except GeneriqueError:
                continue
            standing[pair] = verdict
        assert made.build().failed == ()
        found = small.exported(made, tmp_path)
        assert seen.setdefault(frozenset(standing.items()), found) == found
    for pair in standing:
        made.withdraw(*pair, because="undone")
    made.build()
    assert small.exported(made, tmp_path) == seen[frozenset()]
