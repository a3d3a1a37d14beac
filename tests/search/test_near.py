"""Near names: what people type when they do not know how it is written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from generique.search import AGENTS, Names, build, near
from tests.answers.world import AUFFRET, BLANC, LITTLE, OSTIER, write_tables
from tests.network import tables


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Names]:
    folder = tmp_path_factory.mktemp("names")
    build(write_tables(folder / "tables"), folder / "names.sqlite")
    with Names.open(folder / "names.sqlite") as names:
        yield names


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("melanie auffret", AUFFRET),
        ("Auffret", AUFFRET),
        ("Mélani Aufret", AUFFRET),
        ("Blanc Michel", BLANC),
        ("Micel Blanc", BLANC),
        ("petites victoires", LITTLE),
        ("Les Petite Victoire", LITTLE),
        ("ostier alamargui", OSTIER),
    ],
)
def test_the_one_meant_comes_first(names: Names, typed: str, meant: str) -> None:
    assert names.find(typed)[0].id == meant


def test_exact_before_beginning_before_words_before_alike(names: Names) -> None:
    scores = [(found.name, found.score) for found in names.find("Victoire")]
    assert scores[:3] == [("Victoire", 100), ("Victoire", 100), ("Les Petites Victoires", 90)]


def test_an_answer_is_json(names: Names) -> None:
    assert names.find("julia piaton", 1)[0].as_dict() == {
        "id": "person/julia-piaton",
        "kind": "person",
        "name": "Julia Piaton",
        "year": None,
        "films": 2,
        "score": 100.0,
    }


def test_kinds_and_limit(names: Names) -> None:
    assert {found.kind for found in names.find("victoire", kinds=AGENTS)} <= {"person", "organization"}
    assert len(names.find("blanc", 2)) == 2


@pytest.mark.parametrize("nothing", ["", "   ", "xyzzy qqq", '"', "a", "'; DROP TABLE forms; --", "🎬"])
def test_nothing_near_is_no_error(names: Names, nothing: str) -> None:
    assert names.find(nothing) == []


def test_one_wrong_word_is_found_among_many_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rarest letters of “Ladeclan” are those of its error: the first name must count as well."""
    monkeypatch.setattr(near, "_LETTERS", 30)  # as if there were a hundred times as many names
    syllables = ("la", "del", "can", "mi", "ro", "va", "ber", "jan", "sa", "lan")
    lasts = ["".join(parts) for parts in product(syllables, repeat=3)]
    facts = [
        (f"f{at}", f"{first}-{last}", "editor", "1")
        for first in ("gersa", "orri", "mila", "bano")
        for at, last in enumerate(lasts)
    ]
    labels = {agent: agent.replace("-", " ").title() for _, agent, _, _ in facts}
    tables.write_tables(tmp_path / "tables", facts, labels=labels)
    build(tmp_path / "tables", tmp_path / "names.sqlite")
    with Names.open(tmp_path / "names.sqlite") as many:
        assert many.find("Gersa Ladeclan", kinds=AGENTS)[0].name == "Gersa Ladelcan"
        assert many.find("Grsa Ladelcan", kinds=AGENTS)[0].name == "Gersa Ladelcan"
