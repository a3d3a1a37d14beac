"""Words are data: the tables of this folder, one ``.tsv`` each, read once and shared."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``words/NAME.tsv``; lines that start with “#” are remarks.

    >>> table("months")[2]["fr"].split("|")[0]
    'mars'
    """
    text = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return tuple(dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:])


@cache
def words(name: str) -> frozenset[str]:
    """The first column of a table, where a list of words is all there is."""
    rows = table(name)
    column = next(iter(rows[0]))
    return frozenset(row[column] for row in rows)
