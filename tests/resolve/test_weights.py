"""One table says what evidence is worth."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import generique.resolve
from generique.resolve.weights import certain, threshold, weigh, weights

CODE = "".join(path.read_text() for path in Path(generique.resolve.__file__).parent.glob("*.py"))


def test_scores_grow_with_the_evidence_and_tell_the_weightiest_reason_first() -> None:
    less, more = weigh("film", ["title"]), weigh("film", ["title", "year-same"])
    assert less.score < more.score < certain("same-identifier", "film").score == 1.0
    assert more.reasons == ("same title", "same year")


def test_the_threshold_of_doubt_is_below_the_one_of_joining() -> None:
    assert 0 < threshold("doubt") < threshold()


def test_unknown_evidence_is_an_error() -> None:
    with pytest.raises(KeyError):
        weigh("film", ["handwriting"])


def test_every_row_is_used() -> None:
    names = {name for name, _ in weights()} - {"prior"}
    assert not [name for name in names if not re.search(rf'"{name}"', CODE)]
