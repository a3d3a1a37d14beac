"""The benchmark as a check of answers, on a size that takes no time: every contender says the same."""

from __future__ import annotations

import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(scope="module")
def printed() -> str:
    """What a run on two thousand credits prints; it ends with 1 where two answers differ."""
    command = [sys.executable, str(BENCH / "run.py"), "--size", "2k", "--runs", "4"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


@pytest.mark.parametrize(
    "question",
    [
        "a cold process to the answer of who",
        "a film's générique",
        "collaborators with counts",
        "films by X with music by Y",
        "strongest 50 pairs",
        "roles by decade",
        "all (film, agent) pairs into numpy",
        "a name with a typing error",
        "a chain between two people",
        "the distance of everyone from one person",
        "connected components",
    ],
)
def test_every_question_is_put(printed: str, question: str) -> None:
    assert f"\n| {question}" in printed


@pytest.mark.parametrize("engine", ["pyoxigraph", "oxrdflib", "rdflib memory", "DuckDB", "NetworkX"])
def test_every_engine_answers(printed: str, engine: str) -> None:
    assert f"| {engine}" in printed


def test_an_engine_that_is_not_there_is_named_or_answers(printed: str) -> None:
    assert ("Not installed, left out: igraph" in printed) != ("| igraph |" in printed)


def test_who_answers_otherwise_is_not_timed() -> None:
    timing: dict[str, Any] = runpy.run_path(str(BENCH / "timing.py"))
    contender: Callable[..., Any] = timing["Contender"]
    liar, honest = (
        contender("liar", lambda number: number + number // 3),
        contender("honest", lambda number: number),
    )
    with pytest.raises(timing["DisagreementError"], match=r"numbers, 3: .*liar 4"):
        timing["race"]("numbers", [liar, honest], range(5), "honest", 1)
    assert len(timing["race"]("numbers", [honest], range(5), "honest", 1).times["honest"].cpu) == 4


@pytest.mark.parametrize(("size", "credits"), [("10k", 10_000), ("1.5M", 1_500_000), ("2000", 2000)])
def test_sizes_are_read_as_people_write_them(size: str, credits: int) -> None:
    assert runpy.run_path(str(BENCH / "generate.py"))["number"](size) == credits
