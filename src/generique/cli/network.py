"""The commands of ``network``: what is measured on who worked with whom, and drawn of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from generique.cli.complete import agents, films
from generique.cli.options import Command, State, output, shared
from generique.cli.options import role as one_role
from generique.cli.output import emit_answer


@click.group()
@shared
def network() -> None:
    """Measures and pictures: partnership, faithful, newcomers, bridges, communities, decades, picture."""


def _narrowed(command: Command) -> Command:
    """Give a command the filters of the network, and the forms of an answer."""
    options: tuple[Callable[[Command], Command], ...] = (
        click.option("--role", "roles", multiple=True, callback=one_role, help="Count only contributions in this role (repeatable)."),
        click.option("--from", "since", type=int, metavar="YEAR", help="Only films from this year on."),
        click.option("--to", "until", type=int, metavar="YEAR", help="Only films up to this year."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


_minimum = click.option(
    "--min-films", "minimum", type=click.IntRange(min=1), default=2, show_default=True,
    help="So many films at least.",
)  # fmt: skip
_organizations = click.option("--organizations", is_flag=True, help="Organizations, too.")


@network.command()
@shared
@click.argument("a", shell_complete=agents)
@click.argument("b", shell_complete=agents)
@_narrowed
@output()
@click.pass_obj
def partnership(state: State, /, a: str, b: str, form: str | None, target: str, **narrowed: Any) -> None:
    """The films of A and B together, year by year, and what part of the work of each they are."""
    emit_answer(state.catalogue.partnership(a, b, **narrowed), form, target)


@network.command()
@shared
@click.argument("name", shell_complete=agents)
@click.option(
    "--as",
    "role",
    default="director",
    show_default=True,
    callback=one_role,
    help="The role of NAME on these films.",
)
@_minimum
@_narrowed
@_organizations
@output()
@click.pass_obj
def faithful(state: State, /, name: str, form: str | None, target: str, **narrowed: Any) -> None:
    """Who follows NAME, a director, from film to film."""
    emit_answer(state.catalogue.faithful(name, **narrowed), form, target)


@network.command()
@shared
@click.option(
    "--from", "since", type=int, metavar="YEAR", required=True, help="First films from this year on."
)
@click.option(
    "--to", "until", type=int, metavar="YEAR", help="And up to this year; default: that year alone."
)
@_organizations
@output()
@click.pass_obj
def newcomers(
    state: State, /, since: int, until: int | None, organizations: bool, form: str | None, target: str
) -> None:
    """Who has a first film in these years, and when each first headed a department."""
    emit_answer(state.catalogue.newcomers(since, until, organizations=organizations), form, target)


@network.command()
@shared
@click.argument("a", metavar="FILM", shell_complete=films)
@click.argument("b", metavar="FILM", shell_complete=films)
@_narrowed
@_organizations
@output()
@click.pass_obj
def bridges(state: State, /, a: str, b: str, form: str | None, target: str, **narrowed: Any) -> None:
    """Who ties the crews of two films."""
    emit_answer(state.catalogue.bridges(a, b, **narrowed), form, target)


@network.command()
@shared
@click.option(
    "--min-members", "minimum", type=click.IntRange(min=2), default=3, show_default=True,
    help="So many members at least.",
)  # fmt: skip
@_narrowed
@_organizations
@output()
@click.pass_obj
def communities(state: State, /, form: str | None, target: str, **narrowed: Any) -> None:
    """Who worked mostly among themselves, decade by decade."""
    emit_answer(state.catalogue.communities(**narrowed), form, target)


@network.command()
@shared
@_narrowed
@_organizations
@output()
@click.pass_obj
def decades(state: State, /, form: str | None, target: str, **narrowed: Any) -> None:
    """How many people held each role, and on how many films, decade by decade."""
    emit_answer(state.catalogue.decades(**narrowed), form, target)


@network.command()
@shared
@click.argument("name", required=False, shell_complete=agents)
@click.option(
    "--people", "most", type=click.IntRange(2, 20_000), default=60, show_default=True, help="How many."
)
@_narrowed
@_organizations
@click.option(
    "-o", "--output", "target", metavar="FILE", required=True, help="A file ending in .svg or .png."
)
@click.pass_obj
def picture(state: State, /, name: str | None, most: int, target: str, **narrowed: Any) -> None:
    """Draw the nearest collaborators of NAME or, without a name, the strongest ties of all."""
    state.catalogue.picture(name, most=most, **narrowed).save(target)
