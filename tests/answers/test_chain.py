"""Chains of films between two agents."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique import network
from generique.answers.chain import chain
from generique.network.arrays import Network
from tests.answers.world import AUFFRET, BLANC, LITTLE, OSTIER, ROXANE, write_tables


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Network:
    folder: Path = tmp_path_factory.mktemp("network")
    network.build(write_tables(folder / "tables"), folder / "network")
    return Network.open(folder / "network")


def test_the_json_of_the_contract(links: Network) -> None:
    assert chain(links, BLANC, AUFFRET).as_dict() == {
        "chains": [
            {
                "steps": [
                    {
                        "film": LITTLE,
                        "title": "Les Petites Victoires",
                        "year": 2022,
                        "from": BLANC,
                        "from_name": "Michel Blanc",
                        "to": AUFFRET,
                        "to_name": "Mélanie Auffret",
                        "from_roles": ["cast-member"],
                        "to_roles": ["director"],
                    }
                ]
            }
        ]
    }


def test_to_oneself_and_to_nobody(links: Network) -> None:
    assert chain(links, BLANC, BLANC).as_dict() == {"chains": [{"steps": []}]}
    assert chain(links, BLANC, OSTIER).as_dict() == {"chains": []}
    assert (str(chain(links, BLANC, BLANC)), str(chain(links, BLANC, OSTIER))) == ("the same", "no chain")


def test_all_and_narrowed(links: Network) -> None:
    piaton = "person/julia-piaton"
    assert len(chain(links, AUFFRET, piaton).chains) == 1
    assert len(chain(links, AUFFRET, piaton, all=True).chains) == 2
    (only,) = chain(links, AUFFRET, piaton, all=True, since=2020).chains
    assert only[0].film == LITTLE
    (only,) = chain(links, AUFFRET, piaton, all=True, largest_cast=2).chains
    assert only[0].film == ROXANE


def test_records_have_the_columns_they_say(links: Network) -> None:
    found = chain(links, BLANC, AUFFRET)
    assert tuple(found.records()[0]) == found.columns
    assert "Michel Blanc" in str(found)
    assert len(found.to_frame()) == 1
