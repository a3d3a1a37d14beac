"""Which pairs are worth comparing: those that share a key made from one record alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from generique.resolve import organizations, people, titles
from generique.resolve.records import Record
from generique.roles import vocabulary
from generique.text import fold

Key = tuple[str, ...]
Keys = Callable[[Record], Iterator[Key]]

FEW, MANY = 12, 150


def film_keys(record: Record) -> Iterator[Key]:
    """A film meets those with one of its titles, but for a letter, identifiers, directors or its exact budget."""
    for text in set(titles.keys(record.facts.titles)):
        yield ("title", text)
    for text in set(titles.misspelt(record.facts.titles)):
        yield ("title's letters", text)
    for scheme, value in record.identifiers:
        yield ("identifier", scheme, value)
    for director in record.facts.directors:
        yield ("director", *people.core(director))
        for variant in people.misspelt(director):
            yield ("director's letters", variant)
    for budget in record.facts.budgets:
        yield ("budget", budget)


def agent_keys(record: Record) -> Iterator[Key]:
    """An agent meets those of its kind with the same name, identifier or id in the source.

    Where many people bear the name, it meets those with the same director or role, too.
    """
    for name in record.names:
        if record.kind == "organization":
            yield ("organization", organizations.key(name))
            yield ("heart", organizations.heart(name))
            yield ("letters", record.kind, name.replace(" ", ""))
            continue
        whole = people.core(name)
        yield ("name", *whole)
        yield ("letters", name.replace(" ", ""))
        if people.rarity(name) < 1:
            for other in record.facts.directors - record.names:
                yield ("name and director", *whole, "", *people.core(other))
            for role in record.roles:
                yield ("name and role", *whole, "", role)
    for scheme, value in record.identifiers:
        yield ("identifier", record.kind, scheme, value)
    if record.own_id:
        yield ("own id", str(record.accession), record.own_id)


def director_keys(record: Record) -> Iterator[Key]:
    """An agent meets those who share a word of its name and work with the same director."""
    for director in record.facts.directors - record.names:
        for name in record.names:
            for word in _words(record.kind, name):
                yield ("with", record.kind, director, word)


def misspelt_keys(record: Record) -> Iterator[Key]:
    """A name meets those that differ from it by one letter."""
    for name in record.names:
        text = organizations.key(name) if record.kind == "organization" else name
        for variant in people.misspelt(text):
            yield ("letter", record.kind, variant)


def colleague_keys(film: Callable[[str], str]) -> Keys:
    """An agent also meets those of the same (resolved) film who share a word of its name or a rare role."""
    roles = vocabulary().roles

    def keys(record: Record) -> Iterator[Key]:
        root = film(record.film)
        for name in record.names:
            for word in _words(record.kind, name):
                yield ("colleague", record.kind, root, word)
        for role in record.roles:
            if role not in roles or roles[role].holders != "many":
                yield ("role", record.kind, root, role)

    return keys


def _words(kind: str, name: str) -> Iterable[str]:
    if kind == "organization":
        return {organizations.heart(name)}
    return {word for word in people.core(fold(name)) if len(word) > 1}


def pairs(records: Iterable[Record], *keys: Keys, reach: int = FEW) -> Iterator[tuple[Record, Record]]:
    """Each pair that shares a key, once: along a chain from the earliest, then all against all if few.

    A block of n records that share one name would give n² pairs; records are compared with the earliest
    dozen (``reach``) of their block and with the one before, which connects equal names and stays linear.
    """
    blocks: dict[Key, list[Record]] = defaultdict(list)
    for record in sorted(records, key=lambda record: record.order):
        for make in keys:
            for key in make(record):
                blocks[key].append(record)
    seen: set[tuple[str, str]] = set()
    for key in sorted(key for key, block in blocks.items() if len(block) > 1):
        block = blocks[key]
        for index, right in enumerate(block):
            for left in (*block[: min(reach, index)], *block[max(reach, index - 1) : index]):
                pair = (left.mention, right.mention)
                if left is not right and pair not in seen:
                    seen.add(pair)
                    yield left, right
