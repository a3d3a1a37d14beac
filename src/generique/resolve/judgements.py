"""``judgements.tsv``: recorded decisions that two records are, or are not, the same."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generique.errors import GeneriqueError
from generique.resolve.cluster import Clusters
from generique.resolve.records import Record

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


def read(path: Path) -> tuple[Judgement, ...]:
    """The judgements in force, in the file's order: a withdrawn row takes back the earlier ones on its pair.

    Raises GeneriqueError naming the row for a wrong number of fields or an unknown verdict.
    """
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if rows and tuple(rows[0]) != COLUMNS:
        raise GeneriqueError(
            f"the columns are {', '.join(rows[0])}", where=str(path), do=f"they must be {', '.join(COLUMNS)}"
        )
    standing: list[Judgement] = []
    for number, row in enumerate(rows[1:], start=2):
        if not any(row):
            continue
        if len(row) != len(COLUMNS):
            raise GeneriqueError(
                f"{len(row)} fields instead of {len(COLUMNS)}", where=f"{path}, row {number}"
            )
        date, who, verdict, kind, left, right, reason = (field.strip() for field in row)
        judgement = Judgement(date, who, verdict, kind, left, right, reason, number)
        if judgement.verdict not in VERDICTS:
            raise GeneriqueError(
                f"unknown verdict “{judgement.verdict}”",
                where=f"{path}, row {number}",
                do=f"use {', '.join(VERDICTS)}",
            )
        pair = {judgement.left, judgement.right}
        if judgement.verdict == "withdrawn":
            standing = [other for other in standing if {other.left, other.right} != pair]
        else:
            standing.append(judgement)
    return tuple(standing)


def apply(judgements: Iterable[Judgement], groups: Clusters, named: Mapping[str, Record]) -> list[str]:
    """Join and part as judged, “different” before “same”; returns what could not be honoured, in words.

    A judgement that contradicts others is left out and reported with the chain of rows it contradicts.
    """
    problems: list[str] = []
    told_apart: list[tuple[Judgement, str, str]] = []
    joined: list[tuple[Judgement, str, str]] = []
    placed: list[tuple[Judgement, str, str]] = []
    for judgement in judgements:
        left, right = named.get(judgement.left), named.get(judgement.right)
        missing = [text for text, record in ((judgement.left, left), (judgement.right, right)) if not record]
        if missing:
            problems.append(f"row {judgement.row}: no record is called {' or '.join(missing)}")
        elif left and right and left.kind != right.kind:
            problems.append(f"row {judgement.row}: a {left.kind} cannot be judged against a {right.kind}")
        elif left and right and judgement.verdict in ("same", "different"):
            placed.append((judgement, left.mention, right.mention))
    for judgement, one, two in placed:
        if judgement.verdict == "different":
            if one == two:
                problems.append(f"row {judgement.row}: one record cannot differ from itself")
                continue
            groups.part(one, two)
            told_apart.append((judgement, one, two))
    for judgement, one, two in placed:
        if judgement.verdict == "same":
            if groups.join(one, two, judged=True):
                joined.append((judgement, one, two))
            else:
                problems.append(_contradiction(judgement, one, two, groups, told_apart, joined))
    return problems


def _contradiction(
    judgement: Judgement,
    one: str,
    two: str,
    groups: Clusters,
    told_apart: list[tuple[Judgement, str, str]],
    joined: list[tuple[Judgement, str, str]],
) -> str:
    left, right = groups.members(one), groups.members(two)
    bars = [j.row for j, a, b in told_apart if (a in left and b in right) or (a in right and b in left)]
    chain = [j.row for j, a, _ in joined if a in left or a in right]
    rows = ", ".join(str(row) for row in sorted({*bars, *chain}))
    return (
        f"row {judgement.row}: “same” of {judgement.left} and {judgement.right} contradicts row(s) {rows}; "
        "it is left out until one of them is withdrawn"
    )
