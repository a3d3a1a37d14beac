"""``docs/judging.md`` shows what its commands really print. Rewrite it with: python -m tests.test_judging_page"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from tests.cli.run import generique
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "judging.md"
BLOCK = re.compile(r"```\n(\$ generique .*?)```\n", re.DOTALL)
_TABLES = ("why", "diff", "who", "build")


def shown(catalogue: Path, text: str) -> str:
    """The page with what the commands in its blocks print, on either stream, run in their order."""

    def run(block: re.Match[str]) -> str:
        typed = [line for line in block[1].splitlines() if line.startswith("$ generique ")]
        return "```\n" + "\n".join(f"{line}\n{_printed(catalogue, line)}" for line in typed) + "```\n"

    return BLOCK.sub(run, text)


def _printed(catalogue: Path, line: str) -> str:
    words = [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', line)][2:]
    ran = generique("-c", catalogue, *words, *(["--format", "table"] if words[0] in _TABLES else []))
    text = re.sub(r"\d{4}-\d\d-\d\d(?=\))", "…", ran.err + ran.out)
    return re.sub(r"(?m)^(build +)[0-9a-f]{12}$", r"\1…", text)


def made(place: Path) -> Path:
    shutil.copytree(ROOT / "data", place / "data", ignore=shutil.ignore_patterns("build"))
    assert generique("-c", place / "data", "build").code == 0
    return place / "data"


def test_the_page_shows_what_its_commands_print(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == shown(made(tmp_path), text), "python -m tests.test_judging_page rewrites it"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(shown(made(Path(folder)), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
