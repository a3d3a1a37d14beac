"""The pairs who share most films."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique import network
from generique.answers.pairs import pairs
from generique.network.arrays import Network
from tests.answers.world import AUFFRET, PIATON, write_tables


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Network:
    folder: Path = tmp_path_factory.mktemp("network")
    network.build(write_tables(folder / "tables"), folder / "network")
    return Network.open(folder / "network")


def test_the_json_of_the_contract(links: Network) -> None:
    (pair,) = pairs(links, minimum=2).as_dicts()
    assert {pair.pop("a"), pair.pop("b")} == {AUFFRET, PIATON}
    assert {pair.pop("a_name"), pair.pop("b_name")} == {"Mélanie Auffret", "Julia Piaton"}
    assert pair == {"films": 2, "titles": ["Roxane", "Les Petites Victoires"]}


def test_directors_and_editors(links: Network) -> None:
    found = pairs(links, a_roles=("director",), b_roles=("editor",))
    assert (AUFFRET, PIATON) in [(pair.a, pair.b) for pair in found]


def test_people_only_unless_asked(links: Network) -> None:
    assert not any("organization" in pair.a + pair.b for pair in pairs(links))
    assert any("organization" in pair.a + pair.b for pair in pairs(links, organizations=True))
