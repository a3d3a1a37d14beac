"""After each step of a random history the graph of 200 small sources is, line for line, that of a fresh build.

Four steps here; ``GENERIQUE_STEPS=100`` walks as many. A build writes the same lines into its store, each once:
sorted N-Triples of one default graph are its sorted N-Quads.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from generique import claims, tables
from generique.graph import build as graph
from generique.graph.shapes import About
from generique.model import Claims
from generique.resolve import resolve
from generique.resolve.grounds import grounds
from generique.resolve.judgements import Judgement
from tests.resolve.test_purity import World, source

STEPS = int(os.environ.get("GENERIQUE_STEPS", "4"))


def hashed(sources: Mapping[int, Claims], judged: list[Judgement], kept: Path, target: Path) -> str:
    """The hash of the sorted N-Quads of a build; the claims of its sources are ``kept`` in a folder each."""
    decided = resolve(sources, tuple(judged))
    inputs = [_input(number, sources[number], kept) for number in sorted(sources)]
    target.mkdir()
    tables.build(inputs, decided.identity, target / "tables")
    grounds(sources, tuple(judged), decided).write(target / "tables")
    files = graph.write(target / "tables", target, About("Deux cents"))
    lines = sorted(line for file in files for line in file.read_bytes().splitlines())
    return sha256(b"\n".join(lines)).hexdigest()


def _input(number: int, said: Claims, kept: Path) -> tables.SourceInput:
    if not (kept / str(number)).exists():
        claims.write(said, kept / str(number))
    said_of = (f"Source {number}", None, None, None, None, f"{number}.txt", None, "", True, ())
    return tables.SourceInput(number, *said_of, kept / str(number))


def test_after_each_step_of_a_history_the_graph_is_that_of_a_fresh_build(tmp_path: Path) -> None:
    world = World(seed=11)
    seen = set()
    for step in range(STEPS):
        world.step()
        lived = hashed(world.sources, world.judged, tmp_path, tmp_path / f"lived{step}")
        afresh = {number: source(number) for number in sorted(world.sources)}
        assert lived == hashed(afresh, list(world.judged), tmp_path, tmp_path / f"fresh{step}")
        seen.add(lived)
    assert len(seen) > STEPS // 3  # the steps do change the graph
