"""Why mentions are one entity, or two: decisions with their reasons, bars, doubts and judgements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from generique.answers.links import Links
from generique.answers.table import Page, Record, Table, frame, page_html, page_text, plain, shown
from generique.grounds import Decision, Doubt, Grounds, Judged, Mention


class Mentioned(NamedTuple):
    """A mention as people find it again: how to name it, the name as written, film, roles, source, place."""

    mention: str
    name: str
    film: str | None
    roles: tuple[str, ...]
    source: str
    locator: str


class Because(NamedTuple):
    """What joined a mention to another, or keeps two apart: both references, and the reason in words.

    ``judged`` is true where a person decided; then ``row`` is the row of ``judgements.tsv``.
    """

    left: str
    right: str
    verdict: str
    score: float
    reason: str
    judged: bool
    row: int | None


class Ruling(NamedTuple):
    """A judgement in force, as it stands in ``judgements.tsv``; honoured unless it contradicts others."""

    row: int
    date: str
    who: str
    verdict: str
    left: str
    right: str
    reason: str
    honoured: bool


class Member(NamedTuple):
    """A mention of an entity, and what joined it; None for the earliest, which names the entity."""

    mention: Mentioned
    because: Because | None


class Why(NamedTuple):
    """Why an entity is one: all its mentions, the earliest first, and the judgements on them."""

    entity: str
    name: str
    kind: str
    mentions: tuple[Member, ...]
    judgements: tuple[Ruling, ...]

    def as_dict(self) -> Record:
        """The JSON of ``why A``."""
        return {
            **plain(self),
            "mentions": [
                {**plain(one.mention), "because": None if one.because is None else plain(one.because)}
                for one in self.mentions
            ],
        }

    def records(self) -> list[Record]:
        """One line per mention."""
        return [
            {
                **plain(one.mention),
                "with": _other(one),
                "score": one.because and one.because.score,
                "reason": one.because and one.because.reason,
                "judged": _by(one.because),
            }
            for one in self.mentions
        ]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the records."""
        return (*Mentioned._fields, "with", "score", "reason", "judged")

    def to_frame(self) -> Any:
        """A pandas frame of the mentions."""
        return frame(self.records(), self.columns)

    def table(self) -> Table:
        """The mentions as people read them, numbered; “with” is the number of the one it was joined to."""
        numbers = {one.mention.mention: number for number, one in enumerate(self.mentions, 1)}
        records = [
            {**one, "no": number, "with": numbers.get(one["with"] or "")}
            for number, one in enumerate(self.records(), 1)
        ]
        return shown(records, ("no", "mention", "locator", "with", "score", "reason", "judged"), str)

    def page(self) -> Page:
        """The name, the id and the judgements."""
        return self.name, {"id": self.entity, "judgements": _rulings(self.judgements)}

    def __str__(self) -> str:
        return page_text(self.page(), self.table())

    def _repr_html_(self) -> str:
        return page_html(self.page(), self.table())


class Between(NamedTuple):
    """Why two are one, or are not: the way of decisions between them, or the bars; doubts and judgements.

    ``same`` says what this build holds; judgements made since then count in the next.
    """

    a: str
    b: str
    same: bool
    mentions: tuple[Mentioned, Mentioned]
    path: tuple[Because, ...]
    bars: tuple[Because, ...]
    doubts: tuple[Because, ...]
    judgements: tuple[Ruling, ...]

    def as_dict(self) -> Record:
        """The JSON of ``why A B``."""
        found: Record = plain(self)
        return found

    def records(self) -> list[Record]:
        """One line per decision, bar and doubt."""
        return [
            {"what": what, **plain(one)}
            for what, some in (("joined", self.path), ("kept apart", self.bars), ("in doubt", self.doubts))
            for one in some
        ]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the records."""
        return ("what", *Because._fields)

    def to_frame(self) -> Any:
        """A pandas frame of the decisions."""
        return frame(self.records(), self.columns)

    def table(self) -> Table:
        """The decisions as people read them."""
        records = [{**one, "judged": f"row {one['row']}" if one["row"] else ""} for one in self.records()]
        return shown(records, ("what", "left", "right", "score", "reason", "judged"), str)

    def page(self) -> Page:
        """What is so, the two mentions, the judgements."""
        left, right = self.mentions
        if self.same:
            title = f"{left.name} and {right.name} are one: {self.a}"
        else:
            title = f"{left.name} ({self.a}) and {right.name} ({self.b}) are two"
        nothing = not (self.path or self.bars or self.doubts)
        return title, {
            "first": _told(left),
            "second": _told(right) if right != left else "",
            "why": ("one and the same record" if self.same else "nothing was found that speaks for one")
            if nothing
            else "",
            "judgements": _rulings(self.judgements),
        }

    def __str__(self) -> str:
        return page_text(self.page(), self.table())

    def _repr_html_(self) -> str:
        return page_html(self.page(), self.table())


def why(grounds: Grounds, entity: str, name: str) -> Why:
    """All mentions of an entity, each with the decision that joined it to those before."""
    members = grounds.by_entity[entity]
    reached = Links(_within(grounds, entity)).reached([members[0].mention])
    return Why(
        entity,
        name,
        members[0].kind,
        tuple(
            Member(mentioned(grounds, one), _because(grounds, reached.get(one.mention))) for one in members
        ),
        _judgements(grounds, {one.mention for one in members}),
    )


def between(grounds: Grounds, a: Mention, b: Mention) -> Between:
    """Why the entities of two mentions are one, or two."""
    ours, theirs = ({one.mention for one in grounds.by_entity[side.entity]} for side in (a, b))
    same = a.entity == b.entity
    way = Links(_within(grounds, a.entity)).way([a.mention], [b.mention]) if same else ()

    def across(one: Decision | Doubt | Judged, left: str, right: str) -> bool:
        return (left in ours and right in theirs) or (left in theirs and right in ours)

    bars = [one for one in grounds.decisions if one.verdict == "different"]
    bars = [] if same else [one for one in bars if across(one, one.left, one.right)]
    doubts = [] if same else [one for one in grounds.doubts if across(one, one.left, one.right)]
    judged = [
        one
        for one in grounds.judgements
        if (one.left_mention in ours and one.right_mention in ours)
        or across(one, one.left_mention, one.right_mention)
    ]
    return Between(
        a.entity,
        b.entity,
        same,
        (mentioned(grounds, a), mentioned(grounds, b)),
        tuple(told(grounds, one) for one in way or ()),
        tuple(told(grounds, one) for one in bars),
        tuple(
            told(grounds, Decision(one.left, one.right, "doubt", one.score, one.reason, False, None))
            for one in doubts
        ),
        tuple(map(_ruling, judged)),
    )


def mentioned(grounds: Grounds, one: Mention) -> Mentioned:
    """A mention as people find it again."""
    film = grounds.by_key.get(one.film)
    title = film.name if film is not None and one.kind != "film" else None
    roles = tuple(one.roles.split("|")) if one.roles else ()
    return Mentioned(one.reference, one.name, title, roles, f"source/{one.source}", one.place)


def _within(grounds: Grounds, entity: str) -> list[Decision]:
    inside = {one.mention for one in grounds.by_entity[entity]}
    return [one for one in grounds.decisions if one.left in inside and one.right in inside]


def _because(grounds: Grounds, one: Decision | None) -> Because | None:
    return None if one is None else told(grounds, one)


def told(grounds: Grounds, one: Decision) -> Because:
    """A decision, with the references of its two mentions."""
    left, right = (grounds.by_key[key].reference for key in (one.left, one.right))
    return Because(left, right, one.verdict, one.score, one.reason, one.judged, one.row)


def _judgements(grounds: Grounds, inside: set[str]) -> tuple[Ruling, ...]:
    return tuple(
        _ruling(one)
        for one in grounds.judgements
        if one.left_mention in inside or one.right_mention in inside
    )


def _ruling(one: Judged) -> Ruling:
    return Ruling(*(getattr(one, name) for name in Ruling._fields))


def _rulings(some: Iterable[Ruling]) -> str:
    return "\n  ".join(
        f"row {one.row}: {one.left} {one.verdict} {one.right} ({one.who}, {one.date}): {one.reason}"
        + ("" if one.honoured else " [not honoured: it contradicts others]")
        for one in some
    )


def _other(one: Member) -> str | None:
    if one.because is None:
        return None
    left, right = one.because.left, one.because.right
    return right if left == one.mention.mention else left


def _by(because: Because | None) -> str:
    return f"row {because.row}" if because is not None and because.judged else ""


def _told(one: Mentioned) -> str:
    where: Mapping[str, str | None] = {"on": one.film, "as": ", ".join(one.roles), "in": one.source}
    words = " ".join(f"{word} {said}" for word, said in where.items() if said)
    return f"{one.name}, {words}, {one.locator} ({one.mention})"
