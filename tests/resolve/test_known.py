"""What follows from a large source alone is made once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generique import layout
from generique.parquet import rows
from generique.resolve import everyone, whole
from tests.resolve.test_whole import NOT, NUMBERED, source, written

SAID = {1: source(random.Random(1), NUMBERED), 2: source(random.Random(2), NOT)}


def test_the_mentions_of_a_large_source_are_kept_beside_its_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = written(SAID, tmp_path)
    whole.resolve(folders, (), (), tmp_path / "plain")
    monkeypatch.setattr(layout, "LARGE", 1)
    whole.resolve(folders, (), (), tmp_path / "first")
    assert [len(list(folder.glob("mentions-*"))) for folder in folders.values()] == [1, 1]
    monkeypatch.setattr(everyone, "gather", lambda *given: pytest.fail("they are there"))
    whole.resolve(folders, (), (), tmp_path / "second")
    for name in ("identity", "mentions", "decisions", "named"):
        plain, first, second = (
            sorted(rows(tmp_path / folder / f"{name}.parquet")) for folder in ("plain", "first", "second")
        )
        assert plain == first == second
