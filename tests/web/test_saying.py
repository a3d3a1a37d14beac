"""Whatever a French page shows of why and what went wrong is French."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import generique
from generique.dates import parse_date
from generique.web.saying import said
from generique.words import table

PACKAGE = Path(generique.__file__).parent


def reasons() -> Iterator[str]:
    """What credits rest on, as the modules that find them say it; what two records have in common."""
    for module in sorted([*PACKAGE.glob("extract/*.py"), *PACKAGE.glob("roles/*.py")]):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.keyword)
                and node.arg == "reason"
                and isinstance(node.value, ast.Constant)
            ):
                yield str(node.value.value)
    lines = (PACKAGE / "resolve" / "weights.tsv").read_text(encoding="utf-8").splitlines()
    yield from (line.split("\t")[3] for line in lines[1:] if line.count("\t") == 3 and line[0] != "#")


def test_every_reason_is_said_in_french() -> None:
    found = {reason for reason in reasons() if reason} - {"reason"}
    assert len(found) > 60
    assert {reason for reason in found if said(reason, "fr") == reason} == set()
    assert said("same name; in the same role", "fr") == "même nom\u202f; dans la même fonction"


def test_what_was_inferred_is_said_in_french() -> None:
    date, *_ = parse_date("mercredi 1er mars", near="2023-03-02")
    assert date.inferred is not None
    assert said(date.inferred, "fr").startswith("année d’après la date de publication")


@pytest.mark.parametrize("row", table("said"), ids=lambda row: str(row["en"])[:30])
def test_both_say_as_much(row: dict[str, str]) -> None:
    assert row["en"].count("{}") == row["fr"].count("{}")
