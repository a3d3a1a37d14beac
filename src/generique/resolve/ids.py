"""Ids of entities: readable, from the earliest mention, the same whatever the order of building."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generique.resolve.records import Record
from generique.text import slug

SUFFIX = 6


def plain(record: Record) -> str:
    """The id the mention would have if nobody else bore its name; the source's own where it is such an id."""
    if record.own_id and record.own_id.startswith(record.kind + "/"):
        return record.own_id
    return f"{record.kind}/{slug(record.name) if record.name else 'sans-titre'}"


def suffixed(record: Record) -> str:
    """The id that is always free, since it holds a piece of the mention's own key."""
    return f"{plain(record)}-{record.mention[:SUFFIX]}"


def assign(groups: Iterable[list[Record]]) -> tuple[dict[str, str], dict[str, set[str]]]:
    """Entity id of every mention, and the other ids by which each entity may be called.

    The earliest mention of all those with one plain id keeps it for its entity; an entity whose earliest
    mention comes later gets a suffix, of its whole key where two suffixes are the same. A plain id that belongs to
    no entity's earliest mention redirects.
    """
    clusters = [sorted(group, key=lambda record: record.order) for group in groups]
    clusters.sort(key=lambda cluster: cluster[0].order)
    everyone = [record for cluster in clusters for record in cluster]
    owner: dict[str, Record] = {}
    for record in sorted(everyone, key=lambda record: record.order):
        owner.setdefault(plain(record), record)
    taken: set[str] = set()
    ids: dict[str, str] = {}
    aliases: dict[str, set[str]] = defaultdict(set)
    for cluster in clusters:
        first = cluster[0]
        entity = plain(first) if owner[plain(first)] is first else suffixed(first)
        if entity in taken:
            entity = f"{plain(first)}-{first.mention}"
        taken.add(entity)
        for record in cluster:
            ids[record.mention] = entity
            if owner[plain(record)] is record and plain(record) != entity:
                aliases[entity].add(plain(record))
    return ids, dict(aliases)


def references(records: Iterable[Record]) -> Mapping[str, Record]:
    """How a judgement may name a mention: its reference, its suffixed id, or the plain id it is first to bear."""
    named: dict[str, Record] = {}
    ordered = sorted(records, key=lambda record: record.order)
    for record in ordered:
        named.setdefault(plain(record), record)
    for record in ordered:
        named.setdefault(suffixed(record), record)
        named.setdefault(record.reference, record)
    return named
