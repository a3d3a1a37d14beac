"""Which pairs are worth comparing: those that share a key made from one record alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from generique.resolve.records import Record
from generique.text import fold

Key = tuple[str, ...]


def film_keys(record: Record) -> Iterator[Key]:
    """A film meets those with one of its titles or identifiers."""
    for name in record.names:
        yield ("title", name)
    for scheme, value in record.identifiers:
        yield ("identifier", scheme, value)


def agent_keys(record: Record) -> Iterator[Key]:
    """An agent meets those of its kind with the same name, identifier or id in the source."""
    for name in record.names:
        yield ("name", record.kind, name)
    for scheme, value in record.identifiers:
        yield ("identifier", record.kind, scheme, value)
    if record.own_id:
        yield ("own id", str(record.accession), record.own_id)


def colleague_keys(film: Callable[[str], str]) -> Callable[[Record], Iterator[Key]]:
    """An agent also meets those who share a word of its name, on the same (resolved) film and role."""

    def keys(record: Record) -> Iterator[Key]:
        for role in record.roles:
            for word in {word for name in record.names for word in fold(name).split() if len(word) > 1}:
                yield ("colleague", record.kind, film(record.film), role, word)

    return keys


def pairs(
    records: Iterable[Record], *keys: Callable[[Record], Iterator[Key]]
) -> Iterator[tuple[Record, Record]]:
    """Each pair that shares a key, once: along a chain from the earliest, then all against all if few.

    A block of n records that share one name would give n² pairs; records are compared with the earliest
    dozen of their block, which is enough to connect equal names and keeps the work linear.
    """
    blocks: dict[Key, list[Record]] = defaultdict(list)
    for record in sorted(records, key=lambda record: record.order):
        for make in keys:
            for key in make(record):
                blocks[key].append(record)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        for index, right in enumerate(block):
            for left in (*block[:12], *block[max(12, index - 1) : index]):
                if left is right:
                    break
                pair = (left.mention, right.mention)
                if pair not in seen:
                    seen.add(pair)
                    yield left, right
