"""The command diff: what changed from one build to another."""

from __future__ import annotations

import click

from generique.cli.options import State, output, shared
from generique.cli.output import default_form, emit, emit_answer


@click.command()
@shared
@click.argument("build1", default="previous")
@click.argument("build2", default="current")
@output()
@click.pass_obj
def diff(state: State, build1: str, build2: str, form: str | None, target: str) -> None:
    """What changed from BUILD1 to BUILD2: merged, split, moved, corroborated, contradicted …

    A build is “current”, “previous” or its id, as `stats` shows it.
    """
    found = state.catalogue.diff(build1, build2)
    if (form or default_form(target)) == "json":
        emit(found.as_dict(), (), (), "json", target)
    else:
        emit_answer(found, form, target)
