"""The form under which names are compared."""

from __future__ import annotations

import pytest

from generique.search import Found, key


@pytest.mark.parametrize(
    ("one", "other"),
    [("L'Été", "l’ete"), ("Cœur & Cie", "COEUR ET CIE"), ("Bret-Fernier", "bret  fernier")],
)
def test_case_accents_and_marks_do_not_tell_names_apart(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_a_name_of_marks_alone_is_still_a_name() -> None:
    assert key(" … ") == "…" != key("?")


def test_what_is_found_is_one_record() -> None:
    found = Found("film/x", "film", "X", None, 1, 90.0)
    assert found.records() == [found.as_dict()]
