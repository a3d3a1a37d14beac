"""A question starts fast because it imports little."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "numpy",
    "rdflib",
    "networkx",
    "duckdb",
    "pandas",
    "rapidfuzz",
    "SPARQLWrapper",
    "oxrdflib",
    "pyshacl",
}


@pytest.mark.parametrize(
    "words",
    [
        ["who", "Michel Blanc"],
        ["film", "Victoire"],
        ["person", "Alice Fave"],
        ["shared", "Alice Fave", "Maria Juin"],
    ],
)
def test_questions_import_nothing_heavy(demo: Path, words: list[str]) -> None:
    code = (
        "import sys; from generique.cli import generique; from generique.cli.options import State\n"
        f"generique.main({['-c', str(demo), *words, '--format', 'json']!r}, standalone_mode=False, obj=State())\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(("[", "{"))
    assert HEAVY & set(done.stderr.split()) == set()
    assert "rich" not in done.stderr.split()
