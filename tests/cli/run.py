"""The command as a user runs it: a process of its own, with what it printed and how it ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def generique(*words: str | Path, cwd: Path | None = None, stdin: str = "") -> Ran:
    """Run ``generique`` with these words; stdin is no terminal."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    environment.pop("GENERIQUE_CATALOGUE", None)
    done = subprocess.run(
        [sys.executable, "-m", "generique", *map(str, words)],
        capture_output=True,
        input=stdin.encode(),
        cwd=cwd,
        env=environment,
        timeout=120,
        check=False,
    )
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ran.err, ran.err
    return ran
