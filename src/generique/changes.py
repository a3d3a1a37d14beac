"""What has changed since a build: the shape in which one stage tells the next what need not be made anew."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Before(NamedTuple):
    """The tables of a build to start from: their folder, and how large its sources were."""

    directory: Path
    sizes: Mapping[int, int]


class Change(NamedTuple):
    """What is not as it was before: Parquet files of the touched entities, and of the sources that came, went or changed."""

    before: Before
    entities: Path
    sources: Path


ABOUT = {
    "films": "film IN (FROM touched)",
    "agents": "agent IN (FROM touched)",
    "contributions": "film IN (FROM touched) OR agent IN (FROM touched)",
    "credits": "film IN (FROM touched) OR agent IN (FROM touched)",
    "statements": "entity IN (FROM touched)",
    "residue": "CAST(split_part(source, '.', 1) AS INTEGER) IN (FROM changed)",
}
"""Which rows of a table (SQL) a change is about: of the others none has come, gone or changed. Other tables are small."""
