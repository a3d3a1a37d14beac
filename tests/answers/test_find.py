"""Near names as an answer."""

from __future__ import annotations

from pathlib import Path

from generique.answers.find import find
from generique.search import Names, build
from tests.answers.world import write_tables


def test_near_names_print_and_become_frames(tmp_path: Path) -> None:
    build(write_tables(tmp_path / "tables"), tmp_path / "names.sqlite")
    with Names.open(tmp_path / "names.sqlite") as names:
        found = find(names, "auffret", 1)
    assert str(found).splitlines() == [
        "name             year  kind    films  score  id",
        "Mélanie Auffret        person      2  90.0   person/melanie-auffret",
    ]
    assert list(found.to_frame().columns) == ["id", "kind", "name", "year", "films", "score"]
