"""A shell completes commands and the names of the catalogue."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.run import generique


def completed(words: str, number: int) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "generique"],
        env={
            **os.environ,
            "_GENERIQUE_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(number),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


def test_names_are_completed_from_the_index(demo: Path) -> None:
    assert completed(f"generique -c {demo} who Mich", 4) == ["Michel Blanc"]


def test_titles_are_completed(demo: Path) -> None:
    assert completed(f"generique -c {demo} film Vict", 4) == ["Victoire"]


def test_without_a_build_nothing_is_proposed(tmp_path: Path) -> None:
    assert completed(f"generique -c {tmp_path} who Mich", 4) == []


def test_the_script_of_a_shell_is_printed() -> None:
    assert "_GENERIQUE_COMPLETE=bash_complete" in generique("completion", "bash").out
