"""Shared options: before the command, after it, from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.cli.options import State
from generique.errors import UsageError
from tests.cli.run import generique


def test_the_default_is_data_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GENERIQUE_CATALOGUE", raising=False)
    assert State().folder == Path("data/build")
    monkeypatch.setenv("GENERIQUE_CATALOGUE", "/somewhere")
    assert State().folder == Path("/somewhere/build")


def test_an_endpoint_answers_queries_only() -> None:
    state = State()
    state.endpoint = "http://127.0.0.1:9/"
    with pytest.raises(UsageError, match="only `query`"):
        _ = state.catalogue


@pytest.mark.parametrize("words", [["--lang", "de", "queries"], ["queries", "--format", "xml"]])
def test_a_wrong_choice_is_exit_2(words: list[str]) -> None:
    assert generique(*words).code == 2
