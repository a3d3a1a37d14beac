"""Making a catalogue, giving it sources, taking them out."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import generique


def kit(tmp_path: Path, text: str = "TITRE : Le Film\nRÉALISATION : Anne Exemple\n") -> Path:
    path = tmp_path / "kit.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_catalogue_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "c"
    assert generique("init", path, "--title", "Essai").code == 0
    assert "Essai" in (path / "catalogue.toml").read_text()
    again = generique("init", path)
    assert (again.code, "already" in again.err) == (1, True)


def test_a_source_keeps_what_is_known_of_it(tmp_path: Path) -> None:
    path = tmp_path / "c"
    generique("init", path)
    ran = generique(
        "-c", path, "add", kit(tmp_path), "--title", "Dossier", "--publisher", "Les Films", "--date", "2 mars 2023",
        "--licence", "CC0",
    )  # fmt: skip
    assert ran.code == 0
    (source,) = generique("-c", path, "sources", "--format", "json").json
    assert (source["title"], source["publisher"], source["date"]) == ("Dossier", "Les Films", "2023-03-02")
    assert (source["source"], source["licence"], source["public"]) == ("source/1", "CC0", True)


def test_the_same_content_twice_is_said_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c"
    generique("init", path)
    generique("-c", path, "add", kit(tmp_path))
    ran = generique("-c", path, "add", kit(tmp_path))
    assert (ran.code, "is there already as source/1" in ran.err) == (0, True)
    assert len(generique("-c", path, "sources", "--format", "json").json) == 1


def test_add_never_asks_where_stdin_is_no_terminal(tmp_path: Path) -> None:
    path = tmp_path / "c"
    generique("init", path)
    ran = generique("-c", path, "add", kit(tmp_path))
    assert (ran.code, ran.out) == (0, "")


def test_a_source_is_removed_by_number_or_name(tmp_path: Path) -> None:
    path = tmp_path / "c"
    generique("init", path)
    generique("-c", path, "add", kit(tmp_path))
    assert generique("-c", path, "remove", "source/1").code == 0
    gone = generique("-c", path, "remove", "kit.txt")
    assert (gone.code, "no source is called" in gone.err) == (3, True)


def test_the_catalogue_may_be_named_by_the_environment(tmp_path: Path) -> None:
    import os
    import subprocess
    import sys

    generique("init", tmp_path / "c")
    done = subprocess.run(
        [sys.executable, "-m", "generique", "sources", "--format", "json"],
        env={**os.environ, "GENERIQUE_CATALOGUE": str(tmp_path / "c")},
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"[]\n"
