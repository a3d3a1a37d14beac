"""Group records that are one: judgements first, then evidence from strong to weak, inside what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two mentions that may be one, and what was decided: joined, or parted by a judgement or a bar."""

    left: str
    right: str
    score: float
    reason: str


class Clusters:
    """Disjoint groups of mentions with pairs that must never meet in one group.

    >>> groups = Clusters(["a", "b", "c"])
    >>> groups.part("a", "c")
    >>> groups.join("a", "b"), groups.join("b", "c")
    (True, False)
    >>> groups.root("b") == groups.root("a") != groups.root("c")
    True
    """

    def __init__(self, mentions: Iterable[str]) -> None:
        self._parent = {mention: mention for mention in mentions}
        self._members = {mention: {mention} for mention in self._parent}
        self._apart: dict[str, set[str]] = {}

    def root(self, mention: str) -> str:
        """The group of a mention, as one of its members."""
        parent = self._parent
        while parent[mention] != mention:
            parent[mention] = parent[parent[mention]]
            mention = parent[mention]
        return mention

    def part(self, left: str, right: str) -> None:
        """Never let these two meet; only sensible while they are in different groups."""
        self._apart.setdefault(self.root(left), set()).add(right)
        self._apart.setdefault(self.root(right), set()).add(left)

    def join(self, left: str, right: str) -> bool:
        """Make one group of two; False where a pair inside must stay apart."""
        one, two = self.root(left), self.root(right)
        if one == two:
            return True
        if self.parted(one, two):
            return False
        if len(self._members[one]) < len(self._members[two]):
            one, two = two, one
        self._parent[two] = one
        self._members[one] |= self._members.pop(two)
        self._apart.setdefault(one, set()).update(self._apart.pop(two, ()))
        return True

    def members(self, mention: str) -> frozenset[str]:
        """All mentions of the group."""
        return frozenset(self._members[self.root(mention)])

    def parted(self, left: str, right: str) -> bool:
        """Whether something keeps the groups of these two apart."""
        one, two = self.root(left), self.root(right)
        return any(self.root(other) == two for other in self._apart.get(one, ()))


def join_by_evidence(groups: Clusters, links: Iterable[Link], order: Mapping[str, object]) -> list[Link]:
    """Join from the strongest link to the weakest; ties go to the earliest mentions. Returns the joined."""
    ranked = sorted(links, key=lambda link: (-link.score, order[link.left], order[link.right]))
    return [link for link in ranked if groups.join(link.left, link.right)]
