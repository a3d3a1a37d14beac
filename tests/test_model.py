"""What stages hand to each other is plain and cannot be changed on the way."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from generique import model


@pytest.mark.parametrize(
    "shape", [thing for thing in vars(model).values() if isinstance(thing, type) and is_dataclass(thing)]
)
def test_shapes_are_frozen_and_have_no_place_for_more(shape: type) -> None:
    assert shape.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__dict__" not in dir(shape)


def test_a_claim_cannot_be_rewritten() -> None:
    residue = model.Residue("…", 1, "line 1")
    with pytest.raises(FrozenInstanceError):
        residue.text = "other"  # type: ignore[misc]


def test_every_claim_has_its_place() -> None:
    for shape in (model.Credit, model.Statement, model.Residue):
        assert {"position", "place", "part"} <= {field.name for field in fields(shape)}
