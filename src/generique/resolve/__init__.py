"""Which mentions are one film, person or organization: films first, then agents, with reasons, judgements above all.

Each step looks at pairs of records alone, so that a decision never depends on the order of building.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generique.mentions import Identity
from generique.model import Claims
from generique.resolve import candidates, compare
from generique.resolve.cluster import Clusters, Link, join_by_evidence
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
    """Two mentions that may be one: something speaks for it, not enough to join them."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The identity of every mention, why, and the judgements that could not be honoured.

    ``doubts`` are for people to judge; ``bars`` are the pairs that were kept apart although they look alike.
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
    films = [record for record in everything if record.kind == "film"]
    agents = [record for record in everything if record.kind != "film"]
    named = references(everything)
    judged = tuple(judgements)

    groups = Clusters(record.mention for record in everything)
    order = {record.mention: record.order for record in everything}
    problems = apply(judged, groups, named)
    bars = _bar(groups, films) + _bar(groups, agents)

    links = [
        Link(left.mention, right.mention, evidence.score, evidence.reason)
        for left, right in candidates.pairs(films, candidates.film_keys)
        if (evidence := compare.films(left, right)) and evidence.score >= compare.doubtful()
    ]
    joined = join_by_evidence(groups, _sure(links), order)

    keys = (candidates.agent_keys, candidates.colleague_keys(groups.root))
    others = [
        Link(left.mention, right.mention, evidence.score, evidence.reason)
        for left, right in candidates.pairs(agents, *keys)
        if left.kind == right.kind
        and (
            evidence := compare.agents(
                left, right, same_film=groups.root(left.film) == groups.root(right.film)
            )
        )
        and evidence.score >= compare.doubtful()
    ]
    joined += join_by_evidence(groups, _sure(others), order)
    touched = {
        named[text].mention
        for judgement in judged
        for text in (judgement.left, judgement.right)
        if text in named
    }
    apart = [link for link in links + others if groups.root(link.left) != groups.root(link.right)]
    return replace(
        _resolution(everything, groups, joined, problems, withheld, touched),
        doubts=tuple(_doubt(link) for link in apart if not groups.parted(link.left, link.right)),
        bars=tuple(bars + [_decision(link) for link in apart if groups.parted(link.left, link.right)]),
    )


def _sure(links: Iterable[Link]) -> list[Link]:
    return [link for link in links if link.score >= compare.threshold()]


def _decision(link: Link) -> Decision:
    return Decision(link.left, link.right, link.score, link.reason)


def _doubt(link: Link) -> Doubt:
    return Doubt(link.left, link.right, link.score, (link.reason,))


def _bar(groups: Clusters, some: list[Record]) -> list[Decision]:
    """What a source itself keeps apart, and what identifiers tell apart, never meets through a third record."""
    keys = candidates.film_keys if some and some[0].kind == "film" else candidates.agent_keys
    bars = []
    for left, right in candidates.pairs(some, keys):
        if compare.told_apart(left, right) and groups.root(left.mention) != groups.root(right.mention):
            groups.part(left.mention, right.mention)
            same_source = left.accession == right.accession
            reason = "one source lists both" if same_source else "their identifiers differ"
            bars.append(Decision(left.mention, right.mention, 0.0, reason))
    return bars


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
        decisions=tuple(_decision(link) for link in joined),
        problems=tuple(problems),
    )
