"""What an answer rests on, and its weakest link: sources, certainty, decisions on who is who, judgements.

An answer needs **ties**: that an agent worked on a film. A tie is as good as its best credits. Where two ties
share a film or an agent, sources must speak of the same one: the answer then rests on the decisions that made
their mentions one, and on the weakest of these on the strongest way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from generique.answers.links import Links
from generique.answers.table import Answer, Answers, Layout, Record, plain
from generique.answers.why import Because, Ruling, told
from generique.grounds import Decision, Grounds, Judged, Mention

Tie = tuple[str, str]
"""An agent and a film, as ids."""


class Held(NamedTuple):
    """A tie, and the best credit that says so."""

    agent: str
    name: str
    film: str
    title: str
    sources: int
    certainty: float
    source: str
    locator: str
    because: str


class Warrant(NamedTuple):
    """The weakest link of an answer.

    ``fewest`` is the tie with the fewest sources, ``least`` that of the lowest certainty, ``identity`` the weakest
    decision that it rests on (None: no source needs another); undoing one of the ``judgements`` breaks it.
    """

    fewest: Held | None
    least: Held | None
    identity: Because | None
    judgements: tuple[Ruling, ...]

    def as_dict(self) -> Record:
        """The JSON of a warrant."""
        return {
            "sources": self.fewest and self.fewest.sources,
            "certainty": self.least and self.least.certainty,
            "fewest_sources": self.fewest and plain(self.fewest),
            "lowest_certainty": self.least and plain(self.least),
            "identity": self.identity and plain(self.identity),
            "judgements": plain(self.judgements),
        }

    def text(self) -> str:
        """The same in a line."""
        parts = []
        if self.fewest:
            some = "source" if self.fewest.sources == 1 else "sources"
            where = f"{self.fewest.source}, {self.fewest.locator}"
            parts.append(f"{self.fewest.sources} {some}: {self.fewest.name}, {self.fewest.title} ({where})")
        if self.least and self.least.certainty < 1:
            parts.append(f"certainty {self.least.certainty:g}: {self.least.name}, {self.least.title}")
        if self.identity:
            by = f", row {self.identity.row}" if self.identity.judged else ""
            parts.append(f"identity {self.identity.score:g}: {self.identity.reason}{by}")
        parts += [f"breaks without row {one.row} of judgements.tsv" for one in self.judgements]
        return "; ".join(parts)


T = TypeVar("T", bound=Answer)


class Warranted(NamedTuple, Generic[T]):
    """An answer with its warrant."""

    answer: T
    warrant: Warrant

    def as_dict(self) -> Record:
        """The JSON of the answer, and “warrant”."""
        return {**self.answer.as_dict(), "warrant": self.warrant.as_dict()}

    def records(self) -> list[Record]:
        """The records of the answer, each with the warrant in words."""
        return [{**record, "warrant": self.warrant.text()} for record in self.answer.records()]


class Warrants:
    """The warrants of answers of one build."""

    def __init__(self, tables: Path) -> None:
        self._tables = tables

    def answers(self, some: Answers[T], ties: Iterable[Sequence[Tie]]) -> Answers[Warranted[T]]:
        """The same answers, each with the warrant of its ties."""
        layout = some.layout
        columns = Layout((*layout.columns, "warrant"), (*layout.shown, "warrant"), layout.grouped)
        pairs = zip(some, self.of(list(ties)), strict=True)
        return Answers((Warranted(*pair) for pair in pairs), columns, some.label)

    def of(self, needs: Sequence[Sequence[Tie]]) -> Iterator[Warrant]:
        """The warrant of each of these sets of ties."""
        known = _Known(self._tables, set(chain.from_iterable(needs)))
        for ties in needs:
            yield known.warrant(list(dict.fromkeys(ties)))


class _Known:
    """What is known of some ties: their credits, and the decisions on the films and agents they are of."""

    def __init__(self, tables: Path, ties: set[Tie]) -> None:
        self._held = _held(tables, ties) if ties else {}
        self._grounds = Grounds.load(tables, {id for tie in ties for id in tie}) if ties else Grounds(())

    def warrant(self, ties: list[Tie]) -> Warrant:
        held = [self._held[tie] for tie in ties if tie in self._held]
        links: list[Decision] = []
        judgements: list[Judged] = []
        for starts, ends in self._needed(ties):
            way = self._links.way(starts, ends) or ()
            links += way
            if breaking := self._links.breaks(starts, ends, way):
                judgements += [one for one in self._grounds.judgements if one.row == breaking.row]
        weakest = min(links, key=lambda one: (one.score, one.left, one.right), default=None)
        return Warrant(
            min(held, key=lambda one: (one.sources, one.certainty), default=None),
            min(held, key=lambda one: (one.certainty, one.sources), default=None),
            weakest and told(self._grounds, weakest),
            tuple(
                Ruling(*(getattr(one, name) for name in Ruling._fields)) for one in dict.fromkeys(judgements)
            ),
        )

    def _needed(self, ties: list[Tie]) -> Iterator[tuple[set[str], set[str]]]:
        """Sets of mentions that must be of one entity: of a film by its agents, of an agent on its films."""
        for side, of in ((0, "agent"), (1, "film")):
            groups: dict[str, list[set[str]]] = defaultdict(list)
            for tie in ties:
                mentions = self._on.get(tie, [])
                keys = {one.mention if of == "agent" else one.film for one in mentions}
                if keys:
                    groups[tie[side]].append(keys)
            for first, *others in groups.values():
                yield from ((first, other) for other in others)

    @cached_property
    def _on(self) -> Mapping[Tie, list[Mention]]:
        """The mentions of an agent on a film."""
        keys = self._grounds.by_key
        found: dict[Tie, list[Mention]] = defaultdict(list)
        for one in self._grounds.mentions:
            if one.kind != "film" and one.film in keys:
                found[one.entity, keys[one.film].entity].append(one)
        return found

    @cached_property
    def _links(self) -> Links:
        return Links(self._grounds.decisions)


def _held(tables: Path, ties: set[Tie]) -> dict[Tie, Held]:
    """What is credited of each tie, by its best credit."""
    from generique.parquet import connect, scan, stage

    def table(name: str) -> str:
        return f"{scan(tables, name)} AS {name}"

    with connect() as database:
        stage(database, "tie", {"agent": "VARCHAR", "film": "VARCHAR"}, sorted(ties))
        rows: list[tuple[Any, ...]] = database.execute(
            f"""SELECT agent, name, film, label, count(DISTINCT source) OVER each AS sources, certainty,
                'source/' || source, place, because
            FROM {table("credits")} JOIN tie USING (agent, film)
            JOIN {table("agents")} USING (agent) JOIN {table("films")} USING (film)
            WINDOW each AS (PARTITION BY agent, film)
            ORDER BY certainty, credit"""
        ).fetchall()
    return {(row[0], row[2]): Held(*row) for row in rows}
