"""The file of judgements: what it holds, and how it says that a row is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import GeneriqueError
from generique.resolve.judgements import COLUMNS, Judgement, Placed, chain, contradiction, read

HEADER = "\t".join(COLUMNS) + "\n"


def test_no_file_is_no_judgement(tmp_path: Path) -> None:
    assert read(tmp_path / "judgements.tsv") == ()


def test_a_withdrawn_judgement_is_as_if_never_made(tmp_path: Path) -> None:
    file = tmp_path / "judgements.tsv"
    file.write_text(HEADER + "d\tw\tsame\tperson\ta\tb\t\n" + "d\tw\twithdrawn\tperson\tb\ta\terror\n")
    assert read(file) == ()


def test_a_judgement_may_be_made_again_after_it_was_withdrawn(tmp_path: Path) -> None:
    file = tmp_path / "judgements.tsv"
    row = "d\tw\t{}\tperson\ta\tb\t\n"
    file.write_text(HEADER + row.format("same") + row.format("withdrawn") + row.format("different"))
    assert [(judgement.verdict, judgement.row) for judgement in read(file)] == [("different", 4)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + "d\tw\tmaybe\tperson\ta\tb\t\n", "row 2: unknown verdict “maybe”; use same, different"),
        (HEADER + "d\tw\tsame\n", "row 2: 3 fields instead of 7"),
        ("left\tright\n", "the columns are left, right; they must be date, who"),
    ],
)
def test_a_wrong_row_names_file_row_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "judgements.tsv"
    file.write_text(text)
    with pytest.raises(GeneriqueError) as caught:
        read(file)
    assert message in str(caught.value)
    assert str(file) in str(caught.value)


def judged(verdict: str, left: str, right: str, row: int) -> Placed:
    return Placed(Judgement("d", "w", verdict, "person", left, right, "", row), left, right)


def test_the_chain_of_rows_that_says_the_opposite() -> None:
    standing = [judged("same", "a", "b", 2), judged("same", "b", "c", 3), judged("different", "c", "d", 4)]

    def against(verdict: str, left: str, right: str) -> list[int]:
        return [one.judgement.row for one in chain(judged(verdict, left, right, 9), standing)]

    assert against("different", "a", "c") == [2, 3]
    assert against("same", "a", "d") == [2, 3, 4]
    assert against("same", "a", "c") == against("different", "a", "d") == []
    assert against("same", "a", "e") == against("unsure", "a", "b") == []
    assert contradiction(judged("different", "a", "c", 9), standing[:2]) == (
        "“different” of a and c contradicts row(s) 2, 3 (a = b; b = c)"
    )
