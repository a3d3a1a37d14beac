"""What changed from one build to another: who and what was added, merged, parted or moved, what gained or lost
a source, where sources began or ceased to disagree.

Entities are compared through the mentions they are made of, contributions through their credits: neither has a
name that depends on a decision, so that a changed id is told as such and not as a loss and a gain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generique.answers.asking import Graph, kind_of, source_order
from generique.answers.conflicts import Conflict, conflicts
from generique.answers.table import Answers, Layout, Record, plain
from generique.grounds import Grounds
from generique.parquet import rows

ORDER = (
    "source added", "source removed", "merged", "split", "moved", "added", "removed",
    "corroborated", "weakened", "credited", "no longer credited", "contradicted", "settled",
)  # fmt: skip


class Change(NamedTuple):
    """One difference. ``before`` and ``after`` are ids of entities or sources, or what sources said.

    ``what`` is “source”, “film”, “person”, “organization”, “contribution” or “conflict”.
    """

    change: str
    what: str
    id: str
    name: str
    detail: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    def as_dict(self) -> Record:
        """The JSON of one change."""
        found: Record = plain(self)
        return found

    def records(self) -> list[Record]:
        """One line."""
        return [self.as_dict()]


LAYOUT = Layout(Change._fields, ("change", "what", "name", "detail", "before", "after"), grouped=1)


class Difference(Answers[Change]):
    """The changes from one build to another, named by their versions."""

    def __init__(self, old: str, new: str, changes: Iterable[Change]) -> None:
        super().__init__(sorted(changes, key=_order), LAYOUT)
        self.old, self.new = old, new

    def as_dict(self) -> Record:
        """The JSON of ``diff``."""
        return {"from": self.old, "to": self.new, "changes": self.as_dicts()}


class Side(NamedTuple):
    """What is compared of a build."""

    version: str
    tables: Path
    graph: Graph


def diff(old: Side, new: Side) -> Difference:
    """What is otherwise in the new build."""
    before, after = _Tables(old), _Tables(new)
    return Difference(
        old.version,
        new.version,
        [
            *_sources(before, after),
            *_entities(before, after),
            *_contributions(before, after),
            *_conflicts(before, after, *(conflicts(side.graph, tables=side.tables) for side in (old, new))),
        ],
    )


class _Credit(NamedTuple):
    credit: str
    contribution: str
    film: str
    agent: str
    role: str
    source: str


class _Tables:
    """A build's tables, as far as they are compared."""

    def __init__(self, side: Side) -> None:
        def read(name: str, *columns: str) -> list[tuple[Any, ...]]:
            return rows(side.tables / f"{name}.parquet", columns)

        self.sources = {f"source/{number}": title for number, title in read("sources", "source", "title")}
        self.names: dict[str, str] = dict(read("films", "film", "label")) | dict(
            read("agents", "agent", "name")
        )
        self.credits = [_Credit(*row) for row in read("credits", *_Credit._fields)]
        self.entity = {one.mention: one.entity for one in Grounds.load(side.tables).mentions}

    def supports(self) -> dict[str, list[_Credit]]:
        """The credits of each contribution."""
        found: dict[str, list[_Credit]] = defaultdict(list)
        for one in self.credits:
            found[one.contribution].append(one)
        return found


def _sources(before: _Tables, after: _Tables) -> Iterator[Change]:
    for change, one, other in (("source added", after, before), ("source removed", before, after)):
        for source in sorted(set(one.sources) - set(other.sources), key=source_order):
            sides = ((), (source,)) if one is after else ((source,), ())
            yield Change(change, "source", source, one.sources[source], "", *sides)


def _entities(before: _Tables, after: _Tables) -> Iterator[Change]:
    """Entities by the mentions that both builds know."""
    became: dict[str, set[str]] = defaultdict(set)
    came: dict[str, set[str]] = defaultdict(set)
    for mention in before.entity.keys() & after.entity.keys():
        became[before.entity[mention]].add(after.entity[mention])
        came[after.entity[mention]].add(before.entity[mention])
    for entity, old in came.items():
        if len(old) > 1:
            yield _entity("merged", entity, after, old, {entity})
    for entity, new in became.items():
        if len(new) > 1:
            yield _entity("split", entity, before, {entity}, new)
        elif (only := next(iter(new))) != entity and len(came[only]) == 1:
            yield _entity("moved", only, after, {entity}, {only})
    for entity in set(after.entity.values()) - came.keys():
        yield _entity("added", entity, after, (), (entity,))
    for entity in set(before.entity.values()) - became.keys():
        yield _entity("removed", entity, before, (entity,), ())


def _entity(change: str, id: str, of: _Tables, old: Iterable[str], new: Iterable[str]) -> Change:
    return Change(change, kind_of(id), id, of.names.get(id, id), "", tuple(sorted(old)), tuple(sorted(new)))


def _contributions(before: _Tables, after: _Tables) -> Iterator[Change]:
    """Contributions by the credits that both builds know; what a new film or agent brings is not told again."""
    was = {one.credit: one for one in before.credits}
    old, new = before.supports(), after.supports()
    known = {one.contribution for one in after.credits if one.credit in was}
    gone = set(old) - {was[one.credit].contribution for one in after.credits if one.credit in was}
    for id, credits in new.items():
        sources = _named({one.source for one in credits})
        if id not in known:
            yield _contribution("credited", credits[0], after, (), sources)
            continue
        earlier = {
            each.source for one in credits if one.credit in was for each in old[was[one.credit].contribution]
        }
        if set(sources) > set(_named(earlier)):
            yield _contribution("corroborated", credits[0], after, _named(earlier), sources)
        elif set(sources) < set(_named(earlier)):
            yield _contribution("weakened", credits[0], after, _named(earlier), sources)
    for id in gone:
        sources = _named({one.source for one in old[id]})
        yield _contribution("no longer credited", old[id][0], before, sources, ())


def _contribution(
    change: str, one: _Credit, of: _Tables, old: tuple[str, ...], new: tuple[str, ...]
) -> Change:
    film, agent = of.names.get(one.film, one.film), of.names.get(one.agent, one.agent)
    return Change(change, "contribution", one.contribution, agent, f"{one.role}, {film}", old, new)


def _conflicts(
    before: _Tables, after: _Tables, old: Iterable[Conflict], new: Iterable[Conflict]
) -> Iterator[Change]:
    """Disagreements that are new, say more, or are over."""
    moved = {one: after.entity[mention] for mention, one in before.entity.items() if mention in after.entity}
    had = {_about(one, moved): one for one in old}
    has = {_about(one, {}): one for one in new}
    for about, one in has.items():
        earlier = had.get(about)
        if earlier is None or set(_said(one, {})) - set(_said(earlier, moved)):
            yield _conflict("contradicted", one, _said(earlier, moved) if earlier else (), _said(one, {}))
    for about, one in had.items():
        if about not in has:
            yield _conflict("settled", one, _said(one, {}), ())


def _about(one: Conflict, moved: Mapping[str, str]) -> tuple[str, str, str]:
    return (one.kind, moved.get(one.film, one.film), moved.get(one.property, one.property))


def _said(one: Conflict, moved: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        f"{moved.get(str(each.value), each.value)} ({each.source}, {each.locator})" for each in one.values
    )


def _conflict(change: str, one: Conflict, old: tuple[str, ...], new: tuple[str, ...]) -> Change:
    detail = f"{one.kind} of {one.property}: {one.grade}"
    return Change(change, "conflict", one.film, one.title, detail, old, new)


def _named(sources: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((f"source/{source}" for source in sources), key=source_order))


def _order(one: Change) -> tuple[int, str, str, str, str]:
    return (ORDER.index(one.change), one.what, one.name, one.detail, one.id)
