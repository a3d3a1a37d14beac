"""A build that starts from the one before holds what a build from nothing holds: graph, tables, network and names."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generique import layout
from generique.catalogue import Catalogue, pipeline
from generique.graph import build as graph
from generique.graph import difference
from generique.graph.shapes import About
from generique.parquet import names, parts, rows
from generique.resolve import scope
from generique.resolve.whole import resolve

STEPS = int(os.environ.get("GENERIQUE_STEPS", "4"))
PEOPLE = (
    "Ada Nore",
    "Béa Farfadel",
    "Béa Farfadel-Roux",
    "Farfadel Béa",
    "Jean Martin",
    "Jean-Luc Martin",
    "Zénobie Ostier",
)
FIRMS = ("Quad", "Quad Films", "SARL Les Films du Bief", "Films du Bief")
TITLES = ("Victoire", "La Rivière", "Roxane", "Les Petites Victoires", "Les Petite Victoires", "")
ROLES = ("réalisation", "montage", "musique", "interprétation")
COLUMNS = "film_title,film_year,film_id,film_visa,agent_name,agent_id,agent_kind,role"
HEADER = "date\twho\tverdict\tkind\tleft\tright\treason\n"


def table(seed: int) -> str:
    """A table of credits, the same whenever it is made; with ids of its own for all, for some or for none."""
    chance = random.Random(seed)
    numbered = chance.choice((0.0, 0.6, 1.0, 1.0))
    lines = []
    for film in range(chance.randint(1, 4)):
        title, year = chance.choice(TITLES), chance.choice(("", "2018", "2023"))
        visa = str(chance.randint(1, 4)) if chance.random() < 0.3 else ""
        for _ in range(chance.randint(1, 6)):
            firm = chance.random() < 0.3
            name = chance.choice(FIRMS if firm else PEOPLE)
            own = f"a{(FIRMS if firm else PEOPLE).index(name)}" if chance.random() < numbered else ""
            about = (title, year, f"f{film}" if numbered == 1 else "", visa)
            kind, role = ("organization", "production") if firm else ("person", chance.choice(ROLES))
            lines.append(",".join((*about, name, own, kind, role)))
        if chance.random() < 0.3:
            lines.append(f"{title},{year},,,Quelqu'un,,person,rien de connu")
    return "\n".join((COLUMNS, *lines)) + "\n"


class World:
    """What a catalogue's folder shall hold, changed step by step."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.sources = {2: 2, 3: 3, 5: 5, 6: 6}  # accession → seed
        self.titles: dict[int, str] = {}
        self.judged: list[str] = []
        self.withheld: list[str] = []

    def step(self, known: list[str]) -> str:
        """Change something."""
        what = self.chance.choice(
            ("add", "add", "remove", "change", "judge", "judge", "undo", "retitle", "withhold")
        )
        before = repr((self.sources, self.titles, self.judged, self.withheld))
        self._do(what, known)
        same = before == repr((self.sources, self.titles, self.judged, self.withheld))
        return self.step(known) if same else what

    def _do(self, what: str, known: list[str]) -> None:
        if what == "add":
            self.sources[self.chance.randint(1, 12)] = self.chance.randint(1, 1000)
        elif what == "remove" and len(self.sources) > 1:
            del self.sources[self.chance.choice(sorted(self.sources))]
        elif what == "change":
            self.sources[self.chance.choice(sorted(self.sources))] = self.chance.randint(1, 1000)
        elif what == "retitle":
            self.titles[self.chance.choice(sorted(self.sources))] = f"Titre {self.chance.randint(1, 9)}"
        elif what == "undo" and self.judged:
            self.judged.pop(self.chance.randrange(len(self.judged)))
        elif what == "judge":
            kind = self.chance.choice(("film", "person", "organization"))
            some = [one for one in known if one.startswith(kind)]
            if len(some) > 1:
                left, right = self.chance.sample(some, 2)
                verdict = self.chance.choice(("same", "different"))
                self.judged.append(f"2026-11-21\tClaire\t{verdict}\t{kind}\t{left}\t{right}\tvu\n")
        elif what == "withhold":
            self.withheld = [] if self.withheld else self.chance.sample(known, 1)

    def put(self, catalogue: Catalogue) -> None:
        """Make the folder hold this, whatever it held."""
        folder = catalogue.path / "sources"
        for path in folder.glob("s*"):
            path.unlink()
        for number, seed in self.sources.items():
            (folder / f"s{number}.csv").write_text(table(seed), encoding="utf-8")
            title = self.titles.get(number, f"Table {number}")
            metadata = f'title = "{title}"\naccession = {number}\n'
            (folder / f"s{number}.csv.toml").write_text(metadata, encoding="utf-8")
        (catalogue.path / "judgements.tsv").write_text(HEADER + "".join(self.judged), encoding="utf-8")
        withheld = "".join(f"{one}\tdemandé\n" for one in self.withheld)
        (catalogue.path / "withheld.tsv").write_text("id\treason\n" + withheld, encoding="utf-8")


def held(catalogue: Catalogue) -> dict[str, Any]:
    """All that the current build holds, by what it is."""
    build = catalogue.current
    found: dict[str, Any] = {
        name: rows(build.tables_dir / f"{name}.parquet") for name in names(build.tables_dir)
    }
    if len(parts(build.tables_dir, "contributions")) > 1:  # in no order across files
        found["contributions"].sort()
    found["counts"] = build.manifest["counts"]
    for path in sorted((build.path / "network").iterdir()):
        found[path.name] = np.load(path).tolist()
    with closing(sqlite3.connect(build.path / "names.sqlite")) as index:
        for name in ("entities", "aliases", "forms", "grams"):
            found[f"names: {name}"] = index.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()
    return found


def triples(tables_dir: Path, scratch: Path) -> list[str]:
    """The graph that follows from these tables, as sorted lines."""
    scratch.mkdir()
    files = graph.write(tables_dir, scratch, About("Essai"))
    return sorted(line for file in files for line in file.read_text(encoding="utf-8").splitlines())


@pytest.fixture
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other table has files of its own, and no change is too large to start from the build before."""
    monkeypatch.setattr(layout, "LARGE", 7000)
    monkeypatch.setattr(layout, "STEP", 4)
    for module in (scope, difference):
        monkeypatch.setattr(module, "_LARGE", 10)


@pytest.mark.parametrize("seed", range(2))
def test_after_each_step_all_is_that_of_a_fresh_build(
    seed: int, tmp_path: Path, small_is_large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, lived = World(seed), made(tmp_path / "lived")
    renewed = []

    def watched(*given: Any) -> Any:
        problems, change = resolve(*given)
        renewed.append(change is not None)
        return problems, change

    for step in range(STEPS + 1):
        known = rows(lived.current.tables_dir / "mentions.parquet", ("entity",)) if step else []
        what = world.step(sorted({entity for (entity,) in known})) if step else "begin"
        world.put(lived)
        with monkeypatch.context() as patched:
            patched.setattr(pipeline, "resolve", watched)
            lived.build()
        fresh = made(tmp_path / f"fresh{step}", graph=False)
        world.put(fresh)
        fresh.build()
        one, other = held(lived), held(fresh)
        for name in {**one, **other}:
            assert one.get(name) == other.get(name), f"{name}, after step {step} ({what})"
        lines = triples(fresh.current.tables_dir, tmp_path / f"triples{step}")
        assert [line.rstrip("\n") for line in lived.current.store.nquads()] == lines
    assert renewed.count(True) >= STEPS // 2


def made(path: Path, graph: bool = True) -> Catalogue:
    """An empty catalogue."""
    catalogue = Catalogue.init(path)
    settings = f'title = "Essai"\n[build]\ngraph = {str(graph).lower()}\n'
    (path / "catalogue.toml").write_text(settings, encoding="utf-8")
    return catalogue
