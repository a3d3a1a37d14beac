"""Films worth a look: all that are disputed are among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.answers.conflicts import KINDS
from generique.catalogue import Catalogue
from generique.web.disputed import disputed

TABLES = {
    "one.csv": "film_title,agent_name,role\nLe Phare,Nadia Benali,editor\nLe Phare,Jo Le Goff,director-of-photography\n",
    "two.csv": "film_title,agent_name,role\nLe Phare,Lou Petit,editor\nLe Phare,Jo Le Goff,camera-operator\n",
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    path = tmp_path_factory.mktemp("disputed")
    made = Catalogue.init(path / "data")
    for name, text in TABLES.items():
        (path / name).write_text(text, encoding="utf-8")
        made.add(path / name)
    made.build(strict=True)
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_no_dispute_is_missed(catalogue: Catalogue, demo: Path, kind: str) -> None:
    for each in (catalogue, Catalogue(demo)):
        assert {one.film for one in each.conflicts(kind=kind)} <= set(disputed(each, [kind]))


def test_other_holders_are_found(catalogue: Catalogue) -> None:
    assert disputed(catalogue, ["substitution"]) == ["film/le-phare"]
    assert disputed(catalogue, ["value"]) == []
