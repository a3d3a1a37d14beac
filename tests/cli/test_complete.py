"""Names proposed to a shell come from the index, and only of the kind that fits."""

from __future__ import annotations

from pathlib import Path

import click

from generique.cli import complete
from generique.cli.options import State


def asked(path: Path) -> click.Context:
    state = State()
    state.path = str(path)
    return click.Context(click.Command("film"), obj=state)


def test_titles_and_names_are_kept_apart(demo: Path) -> None:
    param = click.Argument(["name"])
    assert complete.films(asked(demo), param, "vict") == ["Victoire"]
    assert complete.agents(asked(demo), param, "vict") == []
    assert complete.agents(asked(demo), param, "Vertigo") == ["Vertigo Films Distribution"]


def test_no_catalogue_no_proposals(tmp_path: Path) -> None:
    assert complete.films(asked(tmp_path), click.Argument(["name"]), "v") == []
