"""build, stats, extract and check as programs see them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import generique


def test_stats_are_what_build_said(own_demo: Path) -> None:
    built = generique("-c", own_demo, "build", "--format", "json")
    assert built.code == 0
    assert list(built.json) == [
        "build", "films", "people", "organizations", "contributions", "credits", "sources", "residue", "failed",
    ]  # fmt: skip
    assert generique("-c", own_demo, "stats", "--format", "json").json == built.json
    assert built.err == ""


def test_extract_has_the_keys_of_the_contract(demo: Path) -> None:
    kit = demo / "sources" / "victoire-dossier-de-presse.lines"
    found = generique("extract", kit, "--format", "json").json
    assert list(found) == ["path", "films", "residue"]
    (film,) = found["films"]
    assert list(film) == [
        "title", "titles", "year", "duration_minutes", "countries", "languages", "subtitles", "aspect_ratio",
        "shooting_places", "releases", "facts", "credits",
    ]  # fmt: skip
    assert list(film["credits"][0]) == [
        "role", "agent", "agent_kind", "character", "credited_as", "heading", "locator", "certainty", "reason",
    ]  # fmt: skip
    assert list(film["facts"][0]) == ["property", "value", "verbatim", "locator", "certainty", "inferred"]
    assert len(film["credits"]) == 21, "every credit line counts, repeats included"


def test_extract_gives_several_files_in_the_order_of_the_arguments(demo: Path) -> None:
    files = sorted((demo / "sources").glob("*.lines"), reverse=True)
    found = generique("extract", *files, "--format", "json").json
    assert [one["path"] for one in found] == [str(file) for file in files]
    lines = generique("extract", *files, "--format", "ndjson").out.splitlines()
    assert len(lines) == len(files)


def test_the_demo_breaks_no_shape(demo: Path) -> None:
    ran = generique("-c", demo, "check", "--format", "json")
    assert ran.code == 0
    assert [fault for fault in ran.json if fault["severity"] == "violation"] == []


def test_a_table_on_a_terminal_keeps_to_its_width(demo: Path) -> None:
    import os
    import pty
    import re
    import subprocess
    import sys

    leader, follower = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "generique", "-c", str(demo), "film", "Victoire"],
        stdout=follower,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "TERM": "xterm"},
        check=True,
    )
    os.close(follower)
    text = re.sub("\x1b\\[[0-9]*m", "", os.read(leader, 100_000).decode())
    assert "Marah Ostier" in text
    assert max(len(line.rstrip("\r")) for line in text.split("\n")) <= 80
    assert "\x1b" not in text
