"""However one comes to the same sources and judgements, the graph is the same to the byte."""

from __future__ import annotations

import random
from hashlib import sha256
from pathlib import Path

from generique.catalogue import Catalogue

HEADER = "date\twho\tverdict\tkind\tleft\tright\treason\n"
ROW = "2026-11-21\tClaire\t{}\tperson\tperson/{}\tperson/{}\tvu\n"
PEOPLE = ("Ada Nore", "Béa Farfadel", "Béa Farfadel-Roux", "Jean Martin")


def source(number: int) -> str:
    """A small table of credits, the same whenever it is made."""
    chance = random.Random(number)
    lines = [
        f"{chance.choice(('Victoire', 'La Rivière'))},2023,{chance.choice(PEOPLE)},{role}"
        for role in ("réalisation", "montage", "musique")
    ]
    return "\n".join(["film_title,film_year,agent_name,role", *lines]) + "\n"


def put(catalogue: Catalogue, numbers: set[int], judged: list[str]) -> None:
    """Make the folder hold these sources and judgements, whatever it held."""
    folder = catalogue.path / "sources"
    for path in folder.glob("s*"):
        if int(path.name.split(".")[0][1:]) not in numbers:
            path.unlink()
    for number in numbers:
        (folder / f"s{number}.csv").write_text(source(number), encoding="utf-8")
        metadata = f'title = "Table {number}"\naccession = {number}\n'
        (folder / f"s{number}.csv.toml").write_text(metadata, encoding="utf-8")
    (catalogue.path / "judgements.tsv").write_text(HEADER + "".join(judged), encoding="utf-8")


def hashed(catalogue: Catalogue) -> str:
    catalogue.build()
    target = catalogue.path / "out.nq"
    catalogue.export("nquads", target)
    return sha256(target.read_bytes()).hexdigest()


def test_after_each_step_the_graph_is_that_of_a_fresh_build(tmp_path: Path) -> None:
    chance = random.Random(7)
    old, numbers, judged = Catalogue.init(tmp_path / "old"), {1, 2, 3, 4, 5}, list[str]()
    for step, what in enumerate(("judge", "add", "remove", "undo")):
        if what == "judge":
            judged.append(ROW.format("same", "ada-nore", "bea-farfadel"))
        elif what == "add":
            numbers.add(9)
        elif what == "remove":
            numbers.discard(chance.choice(sorted(numbers)))
        else:
            judged.pop()
        put(old, numbers, judged)
        fresh = Catalogue.init(tmp_path / f"fresh{step}")
        put(fresh, numbers, judged)
        assert hashed(old) == hashed(fresh)
