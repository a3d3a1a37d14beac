"""``judgements.tsv``: recorded decisions that two records are, or are not, the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generique import edited
from generique.errors import GeneriqueError
from generique.resolve.cluster import Clusters

COLUMNS = ("date", "who", "verdict", "kind", "left", "right", "reason")
VERDICTS = ("same", "different", "unsure", "withdrawn")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row: ``left`` and ``right`` are ids or source records; ``row`` is its line in the file."""

    date: str
    who: str
    verdict: str
    kind: str
    left: str
    right: str
    reason: str
    row: int


class Named(Protocol):
    """What a judgement may speak of: something with the key of a mention and a kind."""

    @property
    def mention(self) -> str:
        """The key of the mention."""

    @property
    def kind(self) -> str:
        """“film”, “person” or “organization”."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A judgement and the mentions that it speaks of."""

    judgement: Judgement
    left: str
    right: str


def read(path: Path) -> tuple[Judgement, ...]:
    """The judgements in force, in the file's order: a withdrawn row takes back the earlier ones on its pair.

    Raises GeneriqueError naming the row for a wrong number of fields or an unknown verdict.
    """
    standing: list[Judgement] = []
    for judgement in read_rows(path):
        if judgement.verdict == "withdrawn":
            pair = {judgement.left, judgement.right}
            standing = [other for other in standing if {other.left, other.right} != pair]
        else:
            standing.append(judgement)
    return tuple(standing)


def read_rows(path: Path) -> tuple[Judgement, ...]:
    """All rows as they stand, those that were withdrawn and those that withdraw included."""
    rows = edited.rows(path, COLUMNS)
    return tuple(parse(row, number, f"{path}, row {number}") for number, row in rows)


def parse(fields: list[str], number: int, where: str) -> Judgement:
    """One row of the file; GeneriqueError says what is wrong ``where``."""
    if len(fields) != len(COLUMNS):
        raise GeneriqueError(f"{len(fields)} fields instead of {len(COLUMNS)}", where=where)
    date, who, verdict, kind, left, right, reason = (field.strip() for field in fields)
    if verdict not in VERDICTS:
        raise GeneriqueError(f"unknown verdict “{verdict}”", where=where, do=f"use {', '.join(VERDICTS)}")
    return Judgement(date, who, verdict, kind, left, right, reason, number)


def place(judgements: Iterable[Judgement], named: Mapping[str, Named]) -> tuple[list[Placed], list[str]]:
    """The judgements with the mentions they speak of, and what is wrong with those that have no place."""
    placed: list[Placed] = []
    problems: list[str] = []
    for judgement in judgements:
        left, right = named.get(judgement.left), named.get(judgement.right)
        if left is None or right is None:
            missing = [text for text in (judgement.left, judgement.right) if text not in named]
            problems.append(f"row {judgement.row}: no record is called {' or '.join(missing)}")
        elif left.kind != right.kind:
            problems.append(f"row {judgement.row}: a {left.kind} cannot be judged against a {right.kind}")
        elif left.mention == right.mention and judgement.verdict == "different":
            problems.append(f"row {judgement.row}: one record cannot differ from itself")
        else:
            placed.append(Placed(judgement, left.mention, right.mention))
    return placed, problems


def apply(judgements: Iterable[Judgement], groups: Clusters, named: Mapping[str, Named]) -> list[str]:
    """Join and part as judged, “different” before “same”; returns what could not be honoured, in words.

    A judgement that contradicts others is left out and reported with the chain of rows it contradicts.
    """
    placed, problems = place(judgements, named)
    _, contradictions = honour(placed, groups)
    return problems + contradictions


def honour(placed: Iterable[Placed], groups: Clusters) -> tuple[list[Placed], list[str]]:
    """Join and part as judged: the judgements honoured, and what those contradict that were left out."""
    every = list(placed)
    honoured = [one for one in every if one.judgement.verdict == "different"]
    for one in honoured:
        groups.part(one.left, one.right)
    problems: list[str] = []
    for one in every:
        if one.judgement.verdict == "same":
            if groups.join(one.left, one.right, judged=True):
                honoured.append(one)
            else:
                row = f"row {one.judgement.row}: {contradiction(one, chain(one, honoured))}"
                problems.append(f"{row}; it is left out until one of them is withdrawn")
    return honoured, problems


def chain(new: Placed, standing: Iterable[Placed]) -> tuple[Placed, ...]:
    """The judgements that together say the opposite of a new one, from its left to its right; () if none do.

    “same” is contradicted by a chain of “same” with one “different” in it, “different” by one without.
    """
    others = [one for one in standing if one.judgement.verdict in ("same", "different")]
    links: dict[str, list[tuple[str, Placed]]] = defaultdict(list)
    for one in others:
        links[one.left].append((one.right, one))
        links[one.right].append((one.left, one))
    wanted = 1 if new.judgement.verdict == "same" else 0
    if new.judgement.verdict not in ("same", "different"):
        return ()
    start, end = (new.left, 0), (new.right, wanted)
    came: dict[tuple[str, int], tuple[tuple[str, int], Placed] | None] = {start: None}
    waiting = [start]
    for state in waiting:  # breadth first: the shortest chain
        mention, bars = state
        for other, link in links[mention]:
            after = (other, bars + (link.judgement.verdict == "different"))
            if after[1] <= wanted and after not in came:
                came[after] = (state, link)
                waiting.append(after)
    return _back(came, end)


def _back(
    came: Mapping[tuple[str, int], tuple[tuple[str, int], Placed] | None], end: tuple[str, int]
) -> tuple[Placed, ...]:
    found: list[Placed] = []
    step = came.get(end)
    while step is not None:
        end, link = step
        found.append(link)
        step = came[end]
    return tuple(reversed(found))


def contradiction(new: Placed, against: Iterable[Placed]) -> str:
    """In words: which rows, and what they say of whom."""
    rows = [one.judgement for one in against]
    numbers = ", ".join(str(one.row) for one in rows)
    said = "; ".join(f"{one.left} {'=' if one.verdict == 'same' else '≠'} {one.right}" for one in rows)
    one = new.judgement
    return f"“{one.verdict}” of {one.left} and {one.right} contradicts row(s) {numbers} ({said})"
