"""The README shows what the demo really prints. Rewrite its block with: python -m tests.test_readme"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from tests.cli.run import generique
from tests.conftest import ROOT

README = ROOT / "README.md"
BLOCK = re.compile(r"(`make demo` ends like this:\n\n```\n)(.*?)(```\n)", re.DOTALL)
COMMANDS = (["build"], ["who", "Michel Blanc"], ["film", "Victoire"], ["conflicts"])


def shown(catalogue: Path) -> str:
    """The commands of `make demo` and what they print; the build's own name is left out."""
    parts = []
    for words in COMMANDS:
        typed = " ".join(f'"{word}"' if " " in word else word for word in words)
        parts.append(f"$ generique {typed}\n" + generique("-c", catalogue, *words, "--format", "table").out)
    return re.sub(r"(?m)^(build +)[0-9a-f]{12}$", r"\1…", "\n".join(parts))


def test_the_readme_shows_what_the_demo_prints(demo: Path) -> None:
    found = BLOCK.search(README.read_text(encoding="utf-8"))
    assert found is not None
    assert found[2] == shown(demo), "python -m tests.test_readme rewrites it"


def test_the_demo_runs_these_commands() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    asked = re.findall(r"\$\(call run,(.*?),--format table\)", makefile)
    assert [command.replace('"', "") for command in asked] == [" ".join(words) for words in COMMANDS]


def rewrite() -> None:
    with tempfile.TemporaryDirectory() as place:
        catalogue = Path(place) / "data"
        shutil.copytree(ROOT / "data", catalogue, ignore=shutil.ignore_patterns("build"))
        text = README.read_text(encoding="utf-8")
        README.write_text(
            BLOCK.sub(lambda found: found[1] + shown(catalogue) + found[3], text), encoding="utf-8"
        )


if __name__ == "__main__":
    rewrite()
