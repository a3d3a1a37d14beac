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


def test_an_endpoint_is_asked_with_the_credentials_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    state = State()
    with pytest.raises(UsageError, match="--endpoint"):
        state.client()
    state.endpoint = "http://127.0.0.1:9/query"
    monkeypatch.setenv("GENERIQUE_USER", "jeanne")
    client = state.client("http://127.0.0.1:9/update", timeout=3)
    assert (client.url, client.update_url, client.limits.timeout) == (
        "http://127.0.0.1:9/query",
        "http://127.0.0.1:9/update",
        3,
    )
    assert repr(state.catalogue) == "ServiceCatalogue('http://127.0.0.1:9/query')"


@pytest.mark.parametrize("words", [["--lang", "de", "queries"], ["queries", "--format", "xml"]])
def test_a_wrong_choice_is_exit_2(words: list[str]) -> None:
    assert generique(*words).code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["who"], "missing argument 'NAME'; see `generique who --help`"),
        (["queries", "--frob"], "no such option"),
        (["frobnicate"], "no such command"),
        (["pairs", "--limit", "0"], "invalid value for '--limit'"),
    ],
)
def test_wrong_words_are_one_line(words: list[str], said: str) -> None:
    ran = generique(*words)
    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert line.startswith(f"generique: {said}")
