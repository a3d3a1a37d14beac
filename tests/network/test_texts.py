"""Texts packed into two arrays."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.network.texts import Texts

words = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8))


@given(words)
def test_what_goes_in_comes_out(texts: list[str]) -> None:
    packed = Texts.of(texts)
    assert list(packed) == [packed[at] for at in range(len(packed))] == packed[:] == texts


@given(words, st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
def test_a_text_is_found_through_the_sorted_order(texts: list[str], other: str) -> None:
    texts = list(dict.fromkeys(texts))
    packed = Texts.of(texts)
    order = memoryview(array("i", sorted(range(len(texts)), key=texts.__getitem__)))
    for at, text in enumerate(texts):
        assert packed.find(text, order) == at
    assert packed.find(other, order) == (texts.index(other) if other in texts else None)


def test_there_is_nothing_before_the_first_or_after_the_last() -> None:
    for at in (-1, 1):
        with pytest.raises(IndexError):
            Texts.of(["only"])[at]
