"""How answers are shown."""

from __future__ import annotations

import sys

import pytest

from generique.answers.table import Table, plain
from generique.answers.who import who
from generique.answers.worked import Worked
from generique.errors import GeneriqueError
from generique.search import Found
from tests.answers.world import AUFFRET


def test_a_table_never_wider_than_asked() -> None:
    table = Table(("name", "films"), [("x" * 300, "1"), ("y" * 10, "22")])
    assert {len(line) for line in table.text(60).splitlines()[1:]} == {60}
    assert "…" in table.text(60)


def test_html_is_escaped() -> None:
    assert Table(("<b>",), [("Tom & <i>",)]).html() == (
        "<table><thead><tr><th>&lt;b&gt;</th></tr></thead>"
        "<tbody><tr><td>Tom &amp; &lt;i&gt;</td></tr></tbody></table>"
    )


def test_what_the_row_above_says_is_not_said_again() -> None:
    rows: list[tuple[str, ...]] = [("a", "b", "c"), ("a", "b", "c"), ("a", "d", "c"), ("e", "d", "c")]
    assert list(Table(("1", "2", "3"), rows, grouped=2).thinned()) == [
        ("a", "b", "c"),
        ("", "", "c"),
        ("", "d", "c"),
        ("e", "d", "c"),
    ]


def test_answers_are_a_sequence(worked: Worked) -> None:
    found = who(worked, AUFFRET, organizations=True)
    assert [one.name for one in found[1:3]] == ["ADNP", "Michel Blanc"]
    assert found[-1] in found
    assert found[:1] == who(worked, AUFFRET, limit=1) != found
    assert found[1:1].as_dicts() == []


def test_a_frame_even_of_nothing(worked: Worked) -> None:
    frame = who(worked, AUFFRET).to_frame()
    assert list(frame["films"]) == [2, 1]
    assert list(who(worked, AUFFRET, minimum=9).to_frame().columns) == list(frame.columns)


def test_without_pandas_the_error_says_what_to_install(
    worked: Worked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(GeneriqueError, match=r"pip install generique\[notebook\]"):
        who(worked, AUFFRET).to_frame()


def test_plain_is_ready_for_json() -> None:
    assert plain((Found("film/x", "film", "X", None, 1, 90.0), ("a",))) == [
        {"id": "film/x", "kind": "film", "name": "X", "year": None, "films": 1, "score": 90.0},
        ["a"],
    ]
