"""Group records that are one: judgements first, then evidence from strong to weak, inside what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Labels = Mapping[tuple[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two mentions that may be one: how likely that is, and why."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]
    evidence: tuple[str, ...] = ()


class Clusters:
    """Disjoint groups of mentions with pairs that must never meet in one group.

    ``labels`` are what tells a mention from others (its visa, its id in a source): groups that have labels of
    one kind and none in common never meet, unless a judgement says so.

    >>> groups = Clusters(["a", "b", "c"])
    >>> groups.part("a", "c")
    >>> groups.join("a", "b"), groups.join("b", "c")
    (True, False)
    >>> groups.root("b") == groups.root("a") != groups.root("c")
    True
    """

    def __init__(self, mentions: Iterable[str], labels: Mapping[str, Labels] | None = None) -> None:
        self._parent = {mention: mention for mention in mentions}
        self._members: dict[str, set[str]] = {mention: {mention} for mention in self._parent}
        self._apart: dict[str, set[str]] = {}
        self._labels: dict[str, dict[tuple[str, str], frozenset[str]]] = {
            mention: dict(found) for mention, found in (labels or {}).items() if found
        }

    def add(self, mention: str, labels: Labels) -> None:
        """One more mention, in a group of its own, unless it is there already."""
        if mention not in self._parent:
            self._parent[mention] = mention
            self._members[mention] = {mention}
            if labels:
                self._labels[mention] = dict(labels)

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

    def join(self, left: str, right: str, *, judged: bool = False) -> bool:
        """Make one group of two; False where a pair inside, or (unless ``judged``) a label, keeps them apart."""
        one, two = self.root(left), self.root(right)
        if one == two:
            return True
        if self.parted(one, two) or not (judged or self._compatible(one, two)):
            return False
        if len(self._members[one]) < len(self._members[two]):
            one, two = two, one
        self._parent[two] = one
        self._members[one] |= self._members.pop(two)
        self._apart.setdefault(one, set()).update(self._apart.pop(two, ()))
        mine = self._labels.setdefault(one, {})
        for kind, values in self._labels.pop(two, {}).items():
            mine[kind] = mine.get(kind, frozenset()) | values
        return True

    def members(self, mention: str) -> frozenset[str]:
        """All mentions of the group."""
        return frozenset(self._members[self.root(mention)])

    def size(self, mention: str) -> int:
        """How many mentions the group has."""
        return len(self._members[self.root(mention)])

    def parted(self, left: str, right: str) -> bool:
        """Whether a pair inside the two groups must not meet."""
        one, two = self.root(left), self.root(right)
        if len(self._apart.get(one, ())) > len(self._apart.get(two, ())):
            one, two = two, one
        return any(self.root(other) == two for other in self._apart.get(one, ()))

    def _compatible(self, one: str, two: str) -> bool:
        mine, theirs = self._labels.get(one), self._labels.get(two)
        if not mine or not theirs:
            return True
        return all(values & theirs[kind] for kind, values in mine.items() if kind in theirs)


def join_by_evidence(groups: Clusters, links: Iterable[Link], order: Mapping[str, object]) -> list[Link]:
    """Join from the strongest link to the weakest; ties go to the earliest mentions. Returns the joined."""
    ranked = sorted(links, key=lambda link: (-link.score, order[link.left], order[link.right]))
    return [link for link in ranked if groups.join(link.left, link.right)]
