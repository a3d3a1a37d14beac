"""Groups grow from the strongest evidence to the weakest and never across a bar."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generique.resolve.cluster import Clusters, Link, join_by_evidence

LETTERS = "abcdef"


def test_the_stronger_link_wins_where_both_cannot_stand() -> None:
    groups = Clusters("abc")
    groups.part("a", "c")
    order = {letter: index for index, letter in enumerate("abc")}
    joined = join_by_evidence(groups, [Link("a", "b", 0.8, ()), Link("b", "c", 0.9, ())], order)
    assert [(link.left, link.right) for link in joined] == [("b", "c")]
    assert groups.members("b") == {"b", "c"}


@given(st.lists(st.tuples(st.sampled_from(LETTERS), st.sampled_from(LETTERS), st.booleans())))
def test_no_bar_is_ever_crossed(steps: list[tuple[str, str, bool]]) -> None:
    groups, bars = Clusters(LETTERS), []
    for left, right, part in steps:
        if part and groups.root(left) != groups.root(right):
            groups.part(left, right)
            bars.append((left, right))
        elif not part:
            groups.join(left, right)
        assert all(groups.root(one) != groups.root(two) for one, two in bars)
    assert sorted(
        letter for root in {groups.root(x) for x in LETTERS} for letter in groups.members(root)
    ) == list(LETTERS)
