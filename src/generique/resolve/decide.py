"""From pairs with evidence to groups: films first, then agents; what stays in doubt is kept for a person to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from generique.resolve import candidates, compare, organizations, people
from generique.resolve.cluster import Clusters, Labels, Link, join_by_evidence
from generique.resolve.records import Record
from generique.resolve.weights import Evidence, threshold

_EXACT = frozenset({"name", "name-order", "name-particles", "name-form", "same-identifier", "same-own-id"})


def labels(record: Record) -> Labels:
    """What tells a mention from all that have another: its identifiers by scheme, its own id in its source."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for scheme, value in record.identifiers:
        found["identifier", scheme].add(value)
    if record.own_id:
        found["source", str(record.accession)].add(record.own_id)
    return {kind: frozenset(values) for kind, values in found.items()}


class Decided(NamedTuple):
    """What became of the links: those that joined, those left open, and the pairs that look alike and are two."""

    joined: list[Link]
    open: list[Link]
    bars: list[Link]


def films(groups: Clusters, records: list[Record]) -> Decided:
    """Join the films."""
    order = {record.mention: record.order for record in records}
    found = candidates.pairs(records, candidates.film_keys, reach=candidates.MANY)
    bars: list[Link] = []
    links = [link for link in _links(found, compare.films, bars) if link.score >= threshold("doubt")]
    strong = [link for link in links if link.score >= threshold()]
    joined = join_by_evidence(groups, strong, order)
    return Decided(joined, _still_apart(groups, links), _still_apart(groups, bars))


def _still_apart(groups: Clusters, links: Iterable[Link]) -> list[Link]:
    return [link for link in links if groups.root(link.left) != groups.root(link.right)]


def agents(groups: Clusters, records: list[Record]) -> Decided:
    """Join the agents, knowing the films."""
    by_mention = {record.mention: record for record in records}
    order = {record.mention: record.order for record in records}
    films = {record.film: groups.root(record.film) for record in records}
    for left, right in _side_by_side(records):
        if groups.root(left) != groups.root(right):
            groups.part(left, right)

    def compared(left: Record, right: Record) -> Evidence | None:
        return compare.agents(left, right, same_film=films[left.film] == films[right.film])

    keys = (candidates.agent_keys, candidates.director_keys, candidates.colleague_keys(films.__getitem__))
    bars: list[Link] = []
    links = {
        (link.left, link.right): link
        for found in (
            candidates.pairs(records, *keys),
            candidates.pairs(_one_of_each_name(records), candidates.misspelt_keys),
        )
        for link in _links(found, compared, bars)
        if link.score >= threshold("doubt")
    }
    unclear = _unclear(links.values(), by_mention)
    strong = [link for link in links.values() if link.score >= threshold() and link not in unclear]
    joined = join_by_evidence(groups, strong, order)
    return Decided(joined, _still_apart(groups, links.values()), _still_apart(groups, bars))


def _links(
    found: Iterable[tuple[Record, Record]],
    compared: Callable[[Record, Record], Evidence | None],
    bars: list[Link],
) -> Iterator[Link]:
    """The pairs with evidence; those of one name that are told apart go to the bars."""
    for left, right in found:
        evidence = compared(left, right)
        if evidence:
            yield _link(left.mention, right.mention, evidence)
        elif left.names & right.names and compare.told_apart(left, right):
            numbered = left.accession == right.accession
            reason = "one source lists both" if numbered else "their identifiers differ"
            bars.append(Link(left.mention, right.mention, 0.0, (reason,)))


def _link(left: str, right: str, evidence: Evidence) -> Link:
    return Link(left, right, evidence.score, evidence.reasons, evidence.names)


def _one_of_each_name(records: Iterable[Record]) -> list[Record]:
    """The earliest record of each name."""
    first: dict[tuple[str, ...], Record] = {}
    for record in sorted(records, key=lambda record: record.order):
        for name in sorted(record.names):
            key = (organizations.key(name),) if record.kind == "organization" else people.core(name)
            first.setdefault((record.kind, *key), record)
    return list({record.mention: record for record in first.values()}.values())


def _side_by_side(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Organizations of like names in one line or row of one source are several: a house and its branch."""
    listed: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in records:
        if record.kind == "organization":
            for name in record.names:
                for place in record.places:
                    listed[record.film, place, organizations.heart(name)].append(record)
    for some in listed.values():
        for index, left in enumerate(some):
            for right in some[index + 1 :]:
                keys = ({organizations.key(name) for name in one.names} for one in (left, right))
                if left.mention != right.mention and not set.intersection(*keys):
                    yield left.mention, right.mention


def _unclear(links: Iterable[Link], records: Mapping[str, Record]) -> set[Link]:
    """Links on one film by less than a whole name, where another name of the same list would do as well."""
    choices: dict[tuple[str, int, str], list[Link]] = defaultdict(list)
    for link in links:
        if not _EXACT & set(link.evidence):
            left, right = records[link.left], records[link.right]
            choices[link.left, right.accession, right.film].append(link)
            choices[link.right, left.accession, left.film].append(link)
    found: set[Link] = set()
    for some in choices.values():
        best = max(link.score for link in some)
        equal = [link for link in some if link.score > best - 0.01]
        if len(equal) > 1:
            found.update(equal)
    return found
