"""The tables of ``ontology/`` that a person edits: roles, departments, combined and ambiguous headings."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generique.resources import folder
from generique.roles.match import Alternative, Department, Role

CODES = ("marc", "wikidata", "tmdb", "fiaf")


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``ontology/NAME.tsv`` without its remarks.

    >>> next(rows("departments"))["label_fr"]
    'Réalisation'
    """
    with (folder("ontology") / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def several(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list.

    >>> several("screenwriter|director")
    ('screenwriter', 'director')
    """
    return tuple(part for part in cell.split("|") if part)


def roles() -> dict[str, Role]:
    """All roles by id, in the order of the table."""
    return {row["id"]: _role(row) for row in rows("roles")}


def departments() -> dict[str, Department]:
    """All departments by id, in the order a générique shows them."""
    return {row["id"]: Department(row["id"], row["label_fr"], row["label_en"]) for row in rows("departments")}


def combined() -> dict[str, tuple[str, ...]]:
    """Headings that stand for several roles at once."""
    return {row["form"]: several(row["roles"]) for row in rows("combined")}


def ambiguous() -> dict[str, tuple[Alternative, ...]]:
    """What headings mean under which conditions, in the order in which these are tried."""
    found: dict[str, tuple[Alternative, ...]] = {}
    for row in rows("ambiguous"):
        found[row["form"]] = (*found.get(row["form"], ()), Alternative(row["when"], several(row["roles"])))
    return found


def _role(row: Mapping[str, str]) -> Role:
    return Role(
        id=row["id"],
        department=row["department"],
        label_fr=row["label_fr"],
        label_en=row["label_en"],
        forms_fr=several(row["forms_fr"]),
        forms_en=several(row["forms_en"]),
        agent_kind=row["agent_kind"],
        holders=row["holders"],
        codes=MappingProxyType({code: row[code] for code in CODES if row[code]}),
        note=row["note"],
    )
