"""The graph made from the one before is the graph made anew, statement for statement."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generique import tables
from generique.errors import GeneriqueError
from generique.graph import build as graph
from generique.graph import difference
from generique.graph.shapes import About
from generique.graph.store import Store
from generique.model import Claims
from tests.samples import ARTICLE, KIT, SHEET, same_names, source

TITLE = "Démonstration"
SAID: dict[int, Claims] = {1: KIT, 2: SHEET, 3: ARTICLE}


def make_tables(folder: Path, numbers: set[int]) -> Path:
    """The tables of a build of these of the sources."""
    said = {number: SAID[number] for number in sorted(numbers)}
    tables.build(
        [source(number, one, folder) for number, one in said.items()], same_names(said), folder / "tables"
    )
    return folder / "tables"


def lines(folder: Path) -> list[str]:
    return list(Store.open(folder).nquads())


@pytest.fixture
def all_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """In so small a catalogue a source is a large part, for which everything would be loaded anew."""
    monkeypatch.setattr(difference, "_LARGE", 10)


def first(folder: Path, numbers: set[int]) -> graph.Before:
    folder.mkdir()
    made = make_tables(folder, numbers)
    return graph.Before(made, folder / "graph", graph.build(made, folder / "graph", title=TITLE))


def test_any_sources_after_any_others(tmp_path: Path, all_changes: None) -> None:
    chance = random.Random(3)
    now = first(tmp_path / "0", {1})
    for step in range(1, 6):
        numbers = {number for number in SAID if chance.random() < 0.6} or {2}
        folder = tmp_path / str(step)
        folder.mkdir()
        made = make_tables(folder, numbers)
        old = lines(now.graph_dir)
        found = graph.build(made, folder / "graph", title=TITLE, before=now)
        anew = graph.build(made, folder / "anew", title=TITLE)
        assert lines(folder / "graph") == lines(folder / "anew")
        assert found == anew == len(lines(folder / "anew"))
        assert lines(now.graph_dir) == old, "the graph before is as it was"
        now = graph.Before(made, folder / "graph", found)


def test_files_are_shared(tmp_path: Path) -> None:
    now = first(tmp_path / "old", {1, 2})
    difference._linked(now.graph_dir, tmp_path / "graph")
    files = {file.name: file for file in (tmp_path / "graph").iterdir()}
    assert {file.name for file in now.graph_dir.iterdir()} - {"LOCK"} == set(files) - {"LOCK"}
    shared = {name for name, file in files.items() if file.stat().st_nlink > 1}
    assert shared == {name for name in files if name.endswith(".sst")}, "what the engine writes to is a copy"
    assert lines(tmp_path / "graph") == lines(now.graph_dir)


def test_many_changes_are_loaded_anew(tmp_path: Path) -> None:
    now = first(tmp_path / "old", {1})
    made = make_tables(tmp_path, {2, 3})
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert difference.build(now, made, tmp_path / "graph", scratch, about=About(TITLE)) is None
    assert not (tmp_path / "graph").exists()


def test_another_graph_than_its_tables_say_is_refused(tmp_path: Path, all_changes: None) -> None:
    now = first(tmp_path / "old", {1, 2})
    other = first(tmp_path / "other", {1})
    wrong = graph.Before(now.tables_dir, other.graph_dir, now.triples)
    with pytest.raises(GeneriqueError, match="is not in the graph"):
        graph.build(make_tables(tmp_path, {1}), tmp_path / "graph", title=TITLE, before=wrong)
