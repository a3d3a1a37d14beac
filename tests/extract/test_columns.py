"""Which column holds what."""

from __future__ import annotations

from generique.extract.columns import actor_first, columns, pair, run, surname_first
from tests.extract.helpers import lines_of


def test_labels_on_either_side() -> None:
    left = [("Montage", "Ada Nkomo"), ("Son", "Zoé Vial")]
    assert columns(left)[:2] == (0, 1)
    assert columns([(name, label) for label, name in left])[:2] == (1, 0)


def test_other_columns_are_left_alone() -> None:
    rows = [("Montage", "[contact]", "Ada Nkomo"), ("Son", "[contact]", "Zoé Vial")]
    assert columns(rows)[:2] == (0, 2)


def test_actors_first_or_last_by_the_whole_list() -> None:
    last = [("LA MÈRE", "Ada Nkomo"), ("VICTOIRE", "Zoé Vial"), ("Jean", "Klem")]
    assert not actor_first(last)
    assert actor_first([(actor, character) for character, actor in last])


def test_surname_first_by_the_whole_column() -> None:
    assert surname_first(["de la Porte, Inès", "BA, Oumar"])
    assert not surname_first(["Ada Nkomo, Zoé Vial", "Inès Roy"])


def test_rows_of_one_run() -> None:
    found = lines_of("Montage\tAda Nkomo\nSon\tZoé Vial\n\n\n\n\nImage\tIban Roy")
    assert len(run(found, 0)) == 2


def test_halves_of_a_cast_line() -> None:
    colon, dash, none = lines_of("Inès : Zoé Vial\nZoé Vial – Inès\nZoé Vial")
    assert (pair(colon), pair(dash), pair(none)) == (("Inès", "Zoé Vial"), ("Zoé Vial", "Inès"), None)
