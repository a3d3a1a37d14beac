"""The strongest way from one mention to another."""

from __future__ import annotations

from generique.answers.links import Links
from generique.grounds import Decision


def link(left: str, right: str, score: float, row: int | None = None) -> Decision:
    return Decision(left, right, "same", score, f"{left}{right}", row is not None, row)


def reasons(way: tuple[Decision, ...] | None) -> list[str] | None:
    return None if way is None else [one.reason for one in way]


WEAK, STRONG = link("a", "c", 0.7), [link("a", "b", 0.9), link("c", "b", 0.8)]


def test_a_way_is_as_strong_as_its_weakest_link() -> None:
    assert reasons(Links([WEAK, *STRONG]).way("a", "c")) == ["ab", "cb"]
    assert reasons(Links([WEAK]).way("a", "c")) == ["ac"]
    assert reasons(Links([*STRONG, link("a", "c", 0.8)]).way("a", "c")) == ["ac"], "as strong, and shorter"


def test_the_best_of_several_ends() -> None:
    assert reasons(Links([WEAK, link("d", "e", 0.9)]).way("ad", "ce")) == ["de"]
    assert Links([WEAK]).way("ab", "bc") == ()
    assert Links([WEAK]).way("a", "z") is None


def test_bars_are_no_links() -> None:
    assert Links([link("a", "b", 1.0)._replace(verdict="different")]).way("a", "b") is None


def test_the_judgement_without_which_nothing_links_the_two() -> None:
    judged = link("b", "c", 1.0, row=4)
    bare = Links([link("a", "b", 0.9), judged])
    assert bare.breaks("a", "c", bare.way("a", "c") or ()) == judged
    backed = Links([link("a", "b", 0.9), judged, WEAK])
    assert reasons(backed.way("a", "c")) == ["ab", "bc"]
    assert backed.breaks("a", "c", backed.way("a", "c") or ()) is None
