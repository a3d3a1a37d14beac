"""Compare two records: a score with its reason in words, or nothing that speaks for them.

Only the two records and the shipped table of weights decide; never what else the catalogue holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generique.names import compound_half
from generique.resolve.records import Record
from generique.text import fold


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two records may be one: ``score`` between 0 and 1, ``reason`` in words."""

    score: float
    reason: str


@cache
def weights() -> dict[tuple[str, str], Evidence]:
    """The table ``weights.tsv``: (evidence, kind) → what it is worth."""
    lines = (Path(__file__).parent / "weights.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {(row[0], row[1]): Evidence(float(row[2]), row[3]) for row in rows}


def threshold() -> float:
    """The score from which two records are one."""
    return weights()["threshold", "any"].score


def doubtful() -> float:
    """The score from which two records may be one: a person should look at them."""
    return weights()["doubt", "any"].score


def films(left: Record, right: Record) -> Evidence | None:
    """What speaks for two film mentions being one film; None where they are told apart.

    The same title is not enough when years lie more than two apart, when both name directors and share
    none, when their identifiers of one scheme differ, or when one source lists both.
    """
    if left.identifiers & right.identifiers:
        return weights()["same-identifier", "film"]
    if _identifiers_differ(left, right) or left.accession == right.accession:
        return None
    if not left.names & right.names:
        return None
    near = any(abs(a - b) <= 2 for a in left.years for b in right.years)
    if left.years and right.years and not near:
        return None
    shared = _share_director(left, right)
    if left.directors and right.directors and not shared:
        return None
    evidence = "title" + ("-year" if near else "") + ("-director" if shared else "")
    return weights()[evidence, "film"]


def agents(left: Record, right: Record, *, same_film: bool) -> Evidence | None:
    """What speaks for two agent mentions being one agent; ``same_film`` after films are resolved."""
    if left.identifiers & right.identifiers:
        return weights()["same-identifier", "agent"]
    if left.own_id and right.own_id and left.accession == right.accession:
        return weights()["same-own-id", "agent"] if left.own_id == right.own_id else None
    if _identifiers_differ(left, right):
        return None
    same_role = bool(left.roles & right.roles)
    if left.names & right.names:
        where = "-film-role" if same_film and same_role else "-film" if same_film else ""
        return weights()["name" + where, "agent"]
    if same_film and same_role and compound_half(left.name, right.name):
        return weights()["compound-film-role", "agent"]
    if same_film and same_role and left.accession != right.accession:
        return weights()["word-film-role", "agent"]  # a candidate pair on one film shares a word at least
    return None


def told_apart(left: Record, right: Record) -> bool:
    """Two records that must never be one: listed twice by one source, or with different identifiers."""
    if left.identifiers & right.identifiers or left.kind != right.kind:
        return False
    if _identifiers_differ(left, right):
        return True
    if left.accession != right.accession:
        return False
    return left.kind == "film" or bool(left.own_id and right.own_id and left.own_id != right.own_id)


def _identifiers_differ(left: Record, right: Record) -> bool:
    return any(
        scheme == other and value != theirs
        for scheme, value in left.identifiers
        for other, theirs in right.identifiers
    )


def _share_director(left: Record, right: Record) -> bool:
    return any(
        fold(one) == fold(other) or compound_half(one, other)
        for one in left.directors
        for other in right.directors
    )
