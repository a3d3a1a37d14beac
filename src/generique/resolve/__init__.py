"""Which mentions are one film, person or organization: films first, then agents, with reasons, judgements above all.

Each step looks at pairs of records alone, so that a decision never depends on the order of building.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generique.mentions import Identity
from generique.model import Claims
from generique.resolve import decide
from generique.resolve.cluster import Clusters, Link
from generique.resolve.ids import assign, references, suffixed
from generique.resolve.judgements import Judgement, apply
from generique.resolve.records import Record, records

__all__ = ["Decision", "Doubt", "Resolution", "resolve"]


@dataclass(frozen=True, slots=True)
class Decision:
    """Two mentions that were joined: by which evidence, in words, and how strong."""

    left: str
    right: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two mentions that may be one and were left apart: how likely that is, and the reasons in words."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The identity of every mention, why, what is worth a judgement, and the judgements not honoured.

    The doubt whose answer would probably move the most mentions comes first; ``bars`` are the pairs that were
    kept apart although they look alike.
    """

    identity: Identity
    decisions: tuple[Decision, ...]
    problems: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()
    bars: tuple[Decision, ...] = ()


def resolve(
    sources: Mapping[int, Claims],
    judgements: Iterable[Judgement] = (),
    withheld: Iterable[str] = (),
) -> Resolution:
    """Resolve the mentions of all sources (accession → claims).

    ``withheld`` are ids, or aliases of ids, of agents who asked to stay out.
    """
    everything = [
        record for accession in sorted(sources) for record in records(accession, sources[accession])
    ]
    named = references(everything)
    judged = tuple(judgements)
    labels = {record.mention: decide.labels(record) for record in everything}
    groups = Clusters((record.mention for record in everything), labels)
    problems = apply(judged, groups, named)
    films = decide.films(groups, [record for record in everything if record.kind == "film"])
    agents = decide.agents(groups, [record for record in everything if record.kind != "film"])
    asked = {
        frozenset((named[one.left].mention, named[one.right].mention))
        for one in judged
        if one.left in named and one.right in named
    }
    touched = {mention for pair in asked for mention in pair}
    open_ = [*films.open, *agents.open]
    return replace(
        _resolution(everything, groups, [*films.joined, *agents.joined], problems, withheld, touched),
        doubts=doubts_of(everything, groups, open_, asked),
        bars=tuple(
            [decision(link) for link in (*films.bars, *agents.bars)]
            + [decision(link) for link in open_ if groups.parted(link.left, link.right)]
        ),
    )


def decision(link: Link) -> Decision:
    """A link as it is told."""
    return Decision(link.left, link.right, link.score, "; ".join(link.reasons))


def doubts_of(
    everything: list[Record], groups: Clusters, links: list[Link], asked: set[frozenset[str]]
) -> tuple[Doubt, ...]:
    """One doubt for each two groups, the strongest; none where a person has judged already."""
    order = {record.mention: record.order for record in everything}
    answered = {frozenset(groups.root(mention) for mention in pair) for pair in asked}
    best: dict[frozenset[str], Link] = {}
    for link in links:
        between = frozenset((groups.root(link.left), groups.root(link.right)))
        if between in answered or groups.parted(link.left, link.right):
            continue
        known = best.get(between)
        if known is None or (-link.score, order[link.left], order[link.right]) < (
            -known.score,
            order[known.left],
            order[known.right],
        ):
            best[between] = link

    def value(link: Link) -> tuple[float, object, object]:
        moved = min(groups.size(link.left), groups.size(link.right))
        return (-link.score * moved, order[link.left], order[link.right])

    return tuple(
        Doubt(link.left, link.right, link.score, link.reasons) for link in sorted(best.values(), key=value)
    )


def _resolution(
    everything: list[Record],
    groups: Clusters,
    joined: list[Link],
    problems: list[str],
    withheld: Iterable[str],
    touched: set[str],
) -> Resolution:
    clusters: dict[str, list[Record]] = {}
    for record in everything:
        clusters.setdefault(groups.root(record.mention), []).append(record)
    ids, other_names = assign(clusters.values())
    aliases = {alias: entity for entity, names in other_names.items() for alias in names}
    for record in everything:  # an id that was in use before a judgement goes on leading to its entity
        if record.mention in touched and suffixed(record) != ids[record.mention]:
            aliases.setdefault(suffixed(record), ids[record.mention])
    known = set(ids.values())
    unknown = [text for text in withheld if text not in known and text not in aliases]
    problems = problems + [f"withheld.tsv: no agent is called {text}" for text in unknown]
    return Resolution(
        identity=Identity(
            entities=ids,
            aliases=aliases,
            withheld=frozenset(aliases.get(text, text) for text in withheld),
        ),
        decisions=tuple(decision(link) for link in joined),
        problems=tuple(problems),
    )
