"""Commands that walk the network: chain, pairs."""

from __future__ import annotations

import sys

import click

from generique.cli.complete import agents
from generique.cli.options import State, output, shared
from generique.cli.options import role as one_role
from generique.cli.options import warrant as warrant_option
from generique.cli.output import emit_answer, say


@click.command()
@shared
@click.argument("a", shell_complete=agents)
@click.argument("b", shell_complete=agents)
@click.option("--all", "every", is_flag=True, help="All shortest chains, not only one.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    callback=one_role,
    help="Walk only contributions in this role (repeatable).",
)
@click.option("--from", "since", type=int, metavar="YEAR", help="Only films from this year on.")
@click.option("--to", "until", type=int, metavar="YEAR", help="Only films up to this year.")
@click.option(
    "--max-cast", "largest_cast", type=click.IntRange(min=2), help="Avoid films with more people than this."
)
@warrant_option
@click.option("--organizations", is_flag=True, help="Walk through organizations, too.")
@output()
@click.pass_obj
def chain(
    state: State,
    a: str,
    b: str,
    every: bool,
    roles: tuple[str, ...],
    since: int | None,
    until: int | None,
    largest_cast: int | None,
    warrant: bool,
    organizations: bool,
    form: str | None,
    target: str,
) -> None:
    """The shortest chain from A to B: on which films, with whom, in which roles. Exit 3 where there is none."""
    found = state.catalogue.chain(
        a,
        b,
        all=every,
        roles=roles,
        since=since,
        until=until,
        largest_cast=largest_cast,
        organizations=organizations,
        warrant=warrant,
    )
    emit_answer(found, form, target)
    if not found.chains:
        say(f"generique: no chain links {a} and {b}")
        sys.exit(3)


@click.command()
@shared
@click.option("--role", callback=one_role, help="One of the two has this role.")
@click.option("--other-role", callback=one_role, help="The other one has this role.")
@click.option("--from", "since", type=int, metavar="YEAR", help="Only films from this year on.")
@click.option("--to", "until", type=int, metavar="YEAR", help="Only films up to this year.")
@click.option("--min-films", "minimum", type=click.IntRange(min=1), default=1, help="So many films at least.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many at most.")
@warrant_option
@click.option("--organizations", is_flag=True, help="Organizations, too.")
@output()
@click.pass_obj
def pairs(
    state: State,
    role: str | None,
    other_role: str | None,
    since: int | None,
    until: int | None,
    minimum: int,
    limit: int,
    warrant: bool,
    organizations: bool,
    form: str | None,
    target: str,
) -> None:
    """The pairs who share most films."""
    found = state.catalogue.pairs(
        a_roles=(role,) if role else (),
        b_roles=(other_role,) if other_role else (),
        since=since,
        until=until,
        minimum=minimum,
        limit=limit,
        organizations=organizations,
        warrant=warrant,
    )
    emit_answer(found, form, target)
