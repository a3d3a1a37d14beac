"""The decisions that made mentions one entity, as a graph: the strongest way from one mention to another."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

from generique.grounds import Decision

Path = tuple[Decision, ...]


class Links:
    """The joining decisions between mentions.

    A way is as strong as its weakest decision; of equally strong ways the shortest counts.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._links: dict[str, list[tuple[str, Decision]]] = defaultdict(list)
        for one in decisions:
            if one.verdict == "same":
                self._links[one.left].append((one.right, one))
                self._links[one.right].append((one.left, one))

    def reached(self, start: Iterable[str], without: Decision | None = None) -> Mapping[str, Decision | None]:
        """Every mention that is linked with one of ``start`` → the decision by which the strongest way comes.

        ``without`` leaves a decision out, as if it had not been taken.
        """
        found: dict[str, Decision | None] = {}
        waiting: list[tuple[float, int, str, str, Decision | None]] = [
            (-1.0, 0, mention, "", None) for mention in start
        ]
        heapq.heapify(waiting)
        while waiting:
            strength, steps, mention, _, came = heapq.heappop(waiting)
            if mention in found:
                continue
            found[mention] = came
            for other, link in self._links[mention]:
                if other not in found and link != without:
                    weaker = max(strength, -link.score)
                    heapq.heappush(waiting, (weaker, steps + 1, other, mention, link))
        return found

    def way(self, start: Iterable[str], end: Iterable[str]) -> Path | None:
        """The strongest way from one of these mentions to one of those; () where they share one, None if none."""
        starts, ends = sorted(set(start)), sorted(set(end))
        if set(starts) & set(ends):
            return ()
        reached = self.reached(starts)
        ways = [_back(reached, mention) for mention in ends if mention in reached]
        return min(ways, key=lambda way: (-min(one.score for one in way), len(way)), default=None)

    def breaks(self, start: Iterable[str], end: Iterable[str], way: Path) -> Decision | None:
        """The first judgement on a way without which nothing would link its two ends."""
        starts, ends = sorted(set(start)), set(end)
        for one in way:
            if one.judged and not ends & set(self.reached(starts, without=one)):
                return one
        return None


def _back(came: Mapping[str, Decision | None], mention: str) -> Path:
    found: list[Decision] = []
    while (link := came[mention]) is not None:
        found.append(link)
        mention = link.left if link.right == mention else link.right
    return tuple(reversed(found))
