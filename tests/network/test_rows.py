"""Rows in both directions."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from generique.network.rows import arrange, people, smallest

Row = tuple[int, int, int, int]


@settings(deadline=None)
@given(
    st.sets(st.tuples(st.integers(0, 4), st.integers(0, 5), st.integers(0, 2)), max_size=30), st.booleans()
)
def test_both_directions_hold_the_rows_in_order(found: set[tuple[int, int, int]], wide: bool) -> None:
    evidence = 1 << 60 if wide else 1  # does not fit into one number with the others
    rows = [(*row, evidence) for row in found]
    columns = np.array(rows, np.int64).reshape(-1, 4).T
    made = arrange(*columns, films=5, agents=6)
    films = {(film, made.rank[agent], role) for film, agent, role in found}
    assert unpacked(made.films) == sorted(films)
    assert unpacked(made.agents) == sorted((agent, film, role) for film, agent, role in films)
    careers = [len({film for film, agent, _ in films if agent == rank}) for rank in range(6)]
    assert made.counts.tolist() == careers == sorted(careers, reverse=True)
    person = np.array([True, False] * 3)
    crews = [len({agent for film, agent, _ in films if film == each and person[agent]}) for each in range(5)]
    assert people(made.films, person).tolist() == crews


def unpacked(side: object) -> list[tuple[int, ...]]:
    bounds, members, roles = (getattr(side, name) for name in ("bounds", "members", "roles"))
    owners = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    return list(zip(owners.tolist(), members.tolist(), roles.tolist(), strict=True))


def test_columns_take_no_more_bytes_than_they_need() -> None:
    assert smallest(np.array([0, 200])).dtype == np.uint8
    assert smallest(np.array([300])).dtype == np.uint16
