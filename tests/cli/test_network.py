"""The commands of ``generique network``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import generique


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("partnership", "Mélanie Auffret", "Julia Piaton"), "film/les-petites-victoires,Les petites victoires,2022"),
        (("faithful", "Mélanie Auffret", "--min-films", "1"), "person/julia-piaton,Julia Piaton,person"),
        (("newcomers", "--from", "2018"), "person/melanie-auffret,Mélanie Auffret,2018,film/roxane,Roxane"),
        (("bridges", "Roxane", "Les petites victoires"), "person/melanie-auffret,Mélanie Auffret,person"),
        (("communities",), "2020,1,"),
        (("decades", "--role", "director"), "2010,director,1,1"),
    ],
)  # fmt: skip
def test_each_measure_is_a_command(demo: Path, words: tuple[str, ...], line: str) -> None:
    ran = generique("-c", demo, "network", *words)
    assert ran.code == 0, ran.err
    assert any(each.startswith(line) for each in ran.out.splitlines()), ran.out
    table, data = (generique("network", *words, "-c", demo, "--format", form) for form in ("table", "json"))
    assert table.out and table.code == 0
    assert data.json


def test_a_picture_is_a_file(demo: Path, tmp_path: Path) -> None:
    target = tmp_path / "auffret.svg"
    ran = generique("-c", demo, "network", "picture", "melanie auffret", "--people", "3", "-o", target)
    assert (ran.code, ran.out) == (0, "")
    assert target.read_text(encoding="utf-8").count("<text") == 4
    assert generique("-c", demo, "network", "picture", "-o", tmp_path / "x.pdf").code == 2


def test_nobody_of_that_name(demo: Path) -> None:
    assert generique("-c", demo, "network", "partnership", "Nobody", "Julia Piaton").code == 3
    assert generique("-c", demo, "network", "nothing").code == 2
