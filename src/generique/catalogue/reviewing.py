"""The doubts of a build as questions for people: the most valuable first, never one that is settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from generique.answers.table import Answers, Layout, Record, plain
from generique.catalogue.judging import Bench
from generique.grounds import Doubt, Grounds, Mention
from generique.resolve.cluster import Clusters
from generique.resolve.judgements import Placed, honour

VERDICTS = {"y": "same", "n": "different", "u": "unsure"}
_SHOWN = 6  # mentions of a side: enough to decide by


class Seen(NamedTuple):
    """One place where a side of a question is named: on which film, in which roles, by which source.

    For a film, ``roles`` are the directors it names.
    """

    name: str
    title: str
    year: int | None
    roles: tuple[str, ...]
    source: str
    locator: str


class Side(NamedTuple):
    """One of two that may be one: the record in doubt, its entity, and where the entity is named."""

    record: str
    entity: str
    name: str
    credits: int
    seen: tuple[Seen, ...]


class Question(NamedTuple):
    """Two that may be one: what speaks for it, and what an answer is worth.

    ``value`` is the score times the credits that a “yes” moves: those of the smaller side.
    """

    kind: str
    value: float
    score: float
    reason: str
    left: Side
    right: Side

    def as_dict(self) -> Record:
        """The JSON of one doubt."""
        found: Record = plain(self)
        return found

    def records(self) -> list[Record]:
        """One line."""
        return [
            {
                "kind": self.kind,
                "value": self.value,
                "score": self.score,
                "reason": self.reason,
                **{f"{side}_{name}": plain(part) for side, whole in (("left", self.left), ("right", self.right))
                   for name, part in (("record", whole.record), ("name", whole.name), ("entity", whole.entity),
                                      ("films", [_film(one) for one in whole.seen]))},
            }
        ]  # fmt: skip


_SIDES = tuple(
    f"{side}_{name}" for side in ("left", "right") for name in ("record", "name", "entity", "films")
)
LAYOUT = Layout(
    ("kind", "value", "score", "reason", *_SIDES),
    ("kind", "score", "reason", "left_name", "left_record", "right_name", "right_record"),
)


class Review:
    """The open questions of a build. What an answer settles, others included, is not asked any more."""

    def __init__(self, bench: Bench, years: Mapping[str, int | None], kind: str | None = None) -> None:
        self.bench = bench
        self._grounds, self._years, self._kind = bench.grounds, years, kind
        self._groups = _groups(bench.grounds)
        self._unsure: set[frozenset[str]] = set()
        self._credits = _credits(bench.grounds)
        self._hear(bench.standing())

    def __iter__(self) -> Iterator[Question]:
        """The questions one by one, leaving out those that answers given meanwhile have settled."""
        asked: set[frozenset[str]] = set()
        for doubt in self._ranked():
            pair = self._pair(doubt.left, doubt.right)
            if pair not in asked and not self._settled(doubt):
                asked.add(pair)
                yield self._question(doubt)

    def answers(self) -> Answers[Question]:
        """All open questions, as they stand now."""
        return Answers(self, LAYOUT)

    def answer(self, question: Question, verdict: str, *, because: str, who: str | None = None) -> None:
        """Record what somebody decided about a question: “same”, “different” or “unsure”."""
        left, right = question.left.record, question.right.record
        judgement, _ = self.bench.judge(verdict, left, right, because=because, who=who)
        named = self._grounds.named
        self._hear([Placed(judgement, named[left].mention, named[right].mention)])

    def _hear(self, placed: list[Placed]) -> None:
        keys = self._grounds.by_key
        self._unsure |= {
            self._pair(one.left, one.right) for one in placed if one.judgement.verdict == "unsure"
        }
        # What the build has as one cannot be parted before the next build.
        apart = [
            one
            for one in placed
            if not (one.judgement.verdict == "different" and keys[one.left].entity == keys[one.right].entity)
        ]
        honour(apart, self._groups)

    def _settled(self, doubt: Doubt) -> bool:
        groups = self._groups
        return (
            groups.root(doubt.left) == groups.root(doubt.right)
            or groups.parted(doubt.left, doubt.right)
            or self._pair(doubt.left, doubt.right) in self._unsure
        )

    def _pair(self, left: str, right: str) -> frozenset[str]:
        """Two entities: whoever was unsure about them is not asked again about other records of the two."""
        keys = self._grounds.by_key
        return frozenset((keys[left].entity, keys[right].entity))

    def _ranked(self) -> list[Doubt]:
        keys = self._grounds.by_key
        doubts = [one for one in self._grounds.doubts if self._kind in (None, keys[one.left].kind)]
        return sorted(doubts, key=lambda one: (-self._value(one), -one.score, one.left, one.right))

    def _value(self, doubt: Doubt) -> float:
        keys, credits = self._grounds.by_key, self._credits
        moved = min(credits[keys[doubt.left].entity], credits[keys[doubt.right].entity])
        return round(doubt.score * moved, 3)

    def _question(self, doubt: Doubt) -> Question:
        left, right = (self._grounds.by_key[key] for key in (doubt.left, doubt.right))
        return Question(
            left.kind, self._value(doubt), doubt.score, doubt.reason, self._side(left), self._side(right)
        )

    def _side(self, one: Mention) -> Side:
        others = [each for each in self._grounds.by_entity[one.entity] if each is not one]
        seen = tuple(self._seen(each) for each in (one, *others)[:_SHOWN])
        name = self._grounds.own_name(one)
        return Side(name, one.entity, one.name, self._credits[one.entity], seen)

    def _seen(self, one: Mention) -> Seen:
        film = self._grounds.by_key.get(one.film, one)
        roles = tuple(one.roles.split("|")) if one.roles else ()
        if one.kind == "film":
            crew = self._crew.get(one.mention, ())
            roles = tuple(each.name for each in crew if "director" in each.roles.split("|"))
        return Seen(
            one.name, film.name, self._years.get(film.entity), roles, f"source/{one.source}", one.place
        )

    @cached_property
    def _crew(self) -> Mapping[str, list[Mention]]:
        """The mentions of agents on each mention of a film."""
        found: dict[str, list[Mention]] = {}
        for one in self._grounds.mentions:
            if one.kind != "film":
                found.setdefault(one.film, []).append(one)
        return found


def _groups(grounds: Grounds) -> Clusters:
    """The entities of a build, as groups of their mentions."""
    groups = Clusters(grounds.by_key)
    for members in grounds.by_entity.values():
        for one in members[1:]:
            groups.join(members[0].mention, one.mention)
    return groups


def _credits(grounds: Grounds) -> dict[str, int]:
    """How much each entity holds: an agent its roles on films, a film all roles on it; at least one."""
    found = dict.fromkeys(grounds.by_entity, 0)
    for one in grounds.mentions:
        held = len(one.roles.split("|")) if one.roles else 0
        found[one.entity] += held
        film = grounds.by_key.get(one.film)
        if film is not None and one.kind != "film":
            found[film.entity] += held
    return {entity: max(count, 1) for entity, count in found.items()}


def _film(one: Seen) -> str:
    return f"{one.title} ({one.year})" if one.year else one.title
