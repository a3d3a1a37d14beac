"""Options that all commands share; they stand before the command and are accepted after it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generique.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])
FORMATS = ("table", "csv", "tsv", "json", "ndjson")


class State:
    """What the shared options said: catalogue, SPARQL service, language. ``catalogue`` opens it."""

    def __init__(self) -> None:
        self.path = os.environ.get("GENERIQUE_CATALOGUE") or "data"
        self.endpoint: str | None = None
        self.lang: str | None = None

    @property
    def folder(self) -> Path:
        """Where the builds of the catalogue are."""
        return Path(self.path) / "build"

    @property
    def catalogue(self) -> Any:
        """The catalogue that the options name."""
        if self.endpoint:
            from generique.catalogue.service import ServiceCatalogue

            return ServiceCatalogue(self.client(), lang=self.lang)
        from generique.catalogue import Catalogue

        return Catalogue(self.path, lang=self.lang)

    def client(self, update: str | None = None, timeout: float | None = None) -> Any:
        """The SPARQL service that the options name, with the credentials of the environment."""
        from generique.remote.client import Client, Limits

        if not self.endpoint:
            raise UsageError("no service is named", do="give --endpoint URL")
        return Client(
            self.endpoint,
            update=update,
            user=os.environ.get("GENERIQUE_USER") or None,
            password=os.environ.get("GENERIQUE_PASSWORD"),
            limits=Limits(timeout=timeout) if timeout else None,
        )


def _keep(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None:
        setattr(ctx.ensure_object(State), str(param.name), value)


def shared(command: Command) -> Command:
    """Give a command ``-c``, ``--endpoint`` and ``--lang``."""
    options = (
        click.option("-c", "--catalogue", "path", metavar="DIR", expose_value=False, callback=_keep,
                     help="The catalogue; default $GENERIQUE_CATALOGUE, else ./data."),
        click.option("--endpoint", metavar="URL", expose_value=False, callback=_keep,
                     help="Ask this SPARQL service instead of a catalogue."),
        click.option("--lang", type=click.Choice(["fr", "en"]), expose_value=False, callback=_keep,
                     help="Language of role and department labels; default fr."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def role(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """The id of each role that an option names, by its id or a heading; NotFoundError for what names none."""
    if not value:
        return value
    from generique.roles import named

    return tuple(map(named, value)) if isinstance(value, tuple) else named(value)


def reading(reader: str | None, date: str | None) -> str | None:
    """The date as ISO has it; UsageError for a reader or a date that is none, before any file is looked at."""
    if reader:
        from generique.read import named

        named(reader)
    if not date:
        return None
    from generique.dates import one_date

    return one_date(date)


def output(*more: str) -> Callable[[Command], Command]:
    """Give a command ``--format`` (with ``more`` formats beside the usual ones) and ``-o``."""

    def give(command: Command) -> Command:
        formats = click.option("--format", "form", type=click.Choice([*FORMATS, *more]),
                               help="Default: table on a terminal, CSV when piped.")  # fmt: skip
        target = click.option("-o", "--output", "target", metavar="FILE", default="-",
                              help="Write to a file, whole or not at all; “-” is stdout.")  # fmt: skip
        return formats(target(command))

    return give


def warrant(command: Command) -> Command:
    """Give a command ``--warrant``."""
    return click.option(
        "--warrant",
        is_flag=True,
        help="Name the weakest link of each answer: sources, certainty, decisions on who is who.",
    )(command)
