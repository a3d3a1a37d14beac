"""Rows in both directions."""

from __future__ import annotations

from types import ModuleType
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.errors import GeneriqueError
from generique.network import rows as module
from generique.network import turned, turning
from generique.network.arrays import Numbers
from generique.network.rows import Arranged, Half, Packing, arrange, people

Row = tuple[int, int, int, int]
ROWS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 5), st.integers(0, 300), st.integers(0, 2)),
    max_size=60,
    unique_by=lambda row: row[:3],
)


@pytest.mark.parametrize("loops", [turned, turning])
@given(ROWS)
def test_both_directions_hold_the_rows_in_order(loops: ModuleType, found: list[Row]) -> None:
    made = arranged(found, loops)
    films = sorted((film, int(made.rank[agent]), *facts) for film, agent, *facts in found)
    assert unpacked(made.films) == films
    assert unpacked(made.agents) == sorted((agent, film, *facts) for film, agent, *facts in films)
    careers = [len({film for film, agent, *_ in films if agent == rank}) for rank in range(6)]
    assert made.counts.tolist() == careers == sorted(careers, reverse=True)
    assert made.ranked[made.rank].tolist() == list(range(6))
    person = np.array([True, False] * 3)
    crews = [len({agent for film, agent, *_ in films if film == each and person[agent]}) for each in range(5)]
    assert people(made.films, person).tolist() == crews


@pytest.mark.parametrize("loops", [turned, turning])
@pytest.mark.parametrize("wide", [0, 1 << 40])
def test_rows_that_stand_anyhow_and_a_few_at_a_time(loops: ModuleType, wide: int) -> None:
    """More rows than are read at a time, more owners than a stretch has, and numbers of 32 and of 64 bits."""
    generator = np.random.default_rng(9)
    columns = (generator.integers(0, most, 9000) for most in (900, 400, 40, 3))
    found = [*{(film, agent, role): evidence for film, agent, role, evidence in zip(*columns, strict=True)}]
    rows = [(*row, wide * (at % 2)) for at, row in enumerate(found)]
    with patch.object(module, "_BLOCK", 1000), patch.object(turned, "_STRETCH", 700):
        made = arranged(rows, loops, films=900, agents=400)
    assert made.films.rows.dtype == (np.uint64 if wide else np.uint32)
    films = sorted((film, int(made.rank[agent]), *facts) for film, agent, *facts in rows)
    assert unpacked(made.films) == films
    assert unpacked(made.agents) == sorted((agent, film, *facts) for film, agent, *facts in films)


def test_what_does_not_fit_into_a_row_is_refused() -> None:
    with pytest.raises(GeneriqueError, match="more sources, roles and agents"):
        Packing.of(np.array([1 << 30]), np.array([1 << 30]), 1 << 10)


def test_columns_take_no_more_bytes_than_they_need() -> None:
    packing = Packing(70_000, 200, 300)
    rows = packing.packed(np.array([70_000]), np.array([200]), np.array([300]))
    assert rows.dtype == np.uint64
    assert [packing.members(rows).dtype, packing.roles(rows).dtype, packing.evidences(rows).dtype] == [
        np.int32,
        np.uint8,
        np.uint16,
    ]


def arranged(rows: list[Row], loops: ModuleType, films: int = 5, agents: int = 6) -> Arranged:
    columns = np.array(rows, np.int64).reshape(-1, 4).T
    with patch.object(module, "_loops", return_value=loops):
        return arrange(*columns, films=films, agents=agents)


def unpacked(half: Half) -> list[tuple[int, ...]]:
    owners: Numbers = np.repeat(np.arange(len(half.bounds) - 1), np.diff(half.bounds))
    columns = (np.concatenate([*half.column(name)]) for name in ("members", "roles", "evidence"))
    return [*zip(owners.tolist(), *(column.tolist() for column in columns), strict=True)]
