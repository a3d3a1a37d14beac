"""Commands on who is who: same, different, unsure, withdraw, why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from generique.cli.complete import agents
from generique.cli.options import State, output, shared
from generique.cli.output import emit_answer, say

_NEXT = "it counts from the next `generique build` on"


def _judging(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command A, B, ``--because`` and ``--who``."""
    for option in (
        click.option("--who", help="Who decides; default $USER."),
        click.option("--because", required=True, metavar="REASON", help="Why, in words."),
        click.argument("b", shell_complete=agents),
        click.argument("a", shell_complete=agents),
    ):
        command = option(command)
    return shared(command)


def _record(state: State, verdict: str, a: str, b: str, because: str, who: str | None) -> None:
    row, new = state.catalogue.judge(verdict, a, b, because=because, who=who)
    what = f"row {row.row} of judgements.tsv: {row.left} {row.verdict} {row.right}"
    say(f"{what}; {_NEXT}" if new else f"{what} stands there already ({row.who}, {row.date})")


@click.command()
@_judging
@click.pass_obj
def same(state: State, a: str, b: str, because: str, who: str | None) -> None:
    """Record that A and B are one: ids, source records (source/3#roxane/jean-martin) or names."""
    _record(state, "same", a, b, because, who)


@click.command()
@_judging
@click.pass_obj
def different(state: State, a: str, b: str, because: str, who: str | None) -> None:
    """Record that A and B are two, whatever speaks for one."""
    _record(state, "different", a, b, because, who)


@click.command()
@_judging
@click.pass_obj
def unsure(state: State, a: str, b: str, because: str, who: str | None) -> None:
    """Record that nobody can tell yet whether A and B are one; `review` does not ask again."""
    _record(state, "unsure", a, b, because, who)


@click.command()
@_judging
@click.pass_obj
def withdraw(state: State, a: str, b: str, because: str, who: str | None) -> None:
    """Take back what was judged on A and B; the rows stay, and the next build is as it was before them."""
    for row in state.catalogue.withdraw(a, b, because=because, who=who):
        say(f"row {row.row} of judgements.tsv withdraws what stood on {row.left} and {row.right}; {_NEXT}")


@click.command()
@shared
@click.argument("a", shell_complete=agents)
@click.argument("b", required=False, shell_complete=agents)
@output()
@click.pass_obj
def why(state: State, a: str, b: str | None, form: str | None, target: str) -> None:
    """Why A is one: every mention, and what joined it. With B: why the two are one, or are not."""
    emit_answer(state.catalogue.why(a, b), form, target)
