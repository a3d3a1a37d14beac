"""The arrays on disk, opened."""

from __future__ import annotations

import mmap
from pathlib import Path

import numpy as np
import pytest
from tests.network.tables import make_network

from generique.errors import GeneriqueError, NotFoundError
from generique.network.arrays import Network, Side

FACTS = [("f1", "ann", "director", "1"), ("f2", "ann", "director", "1"), ("f2", "LAB", "laboratory", "1")]


def test_ids_lead_to_numbers_and_back(tmp_path: Path) -> None:
    network = make_network(tmp_path, FACTS, {"f2": 1999}, {"ann": "Ann Œuvre"})
    assert network.films.ids[network.film("film/f2")] == "film/f2"
    assert network.films.year(network.film("film/f2")) == 1999
    assert network.films.year(network.film("film/f1")) is None
    assert network.agents.labels[network.agent("person/ann")] == "Ann Œuvre"
    assert network.agents.kind(network.agent("organization/lab")) == "organization"
    assert network.films.oldest_first([0, 1]) == [1, 0]


def test_an_id_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    network = make_network(tmp_path, FACTS)
    with pytest.raises(NotFoundError, match="person/nobody"):
        network.agent("person/nobody")
    with pytest.raises(NotFoundError, match="film/none"):
        network.film("film/none")


def test_a_folder_without_a_network_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GeneriqueError, match="run `generique build`"):
        Network.open(tmp_path)


def test_arrays_are_mapped_from_the_disk_and_cannot_be_written(tmp_path: Path) -> None:
    members = make_network(tmp_path, FACTS).agents.side.members
    base: object = members
    while isinstance(base, np.ndarray):
        base = base.base
    assert isinstance(base, memoryview) and isinstance(base.obj, mmap.mmap)
    with pytest.raises(ValueError, match="read-only"):
        members[0] = 7


def test_rows_and_owners_are_each_others_inverse() -> None:
    nothing = np.zeros(5, np.int32)
    side = Side(np.array([0, 2, 2, 5]), nothing, nothing.astype(np.uint16), nothing)
    assert side.rows(np.array([2, 1, 0])).tolist() == [2, 3, 4, 0, 1]
    assert side.owners(np.array([2, 3, 4, 0, 1])).tolist() == [2, 2, 2, 0, 0]
    assert side.rows(np.array([], int)).tolist() == []
