"""Completion of names in the shell, from the index of the catalogue; no catalogue, no proposals."""

from __future__ import annotations

import click

from generique.cli.options import State
from generique.errors import GeneriqueError

_AGENTS = ("person", "organization")


def films(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Titles that begin so."""
    return _names(ctx, incomplete, ("film",))


def agents(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Names of people and organizations that begin so."""
    return _names(ctx, incomplete, _AGENTS)


def _names(ctx: click.Context, incomplete: str, kinds: tuple[str, ...]) -> list[str]:
    from generique.builds import current

    state = ctx.find_object(State) or State()
    try:
        build = current(state.folder)
    except GeneriqueError:
        return []
    return build.names.complete(incomplete, kinds) if build else []
