"""The command that shows a catalogue in a browser: serve."""

from __future__ import annotations

import os
from typing import Any

import click

from generique.cli.options import State, shared
from generique.cli.output import say
from generique.errors import GeneriqueError, UsageError


@click.command()
@shared
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0: any free one."
)
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name by which others may ask for it.")
@click.option("--edit", is_flag=True, help="Let readers add documents and correct what was understood.")
@click.option(
    "--public", is_flag=True, help="Show only what public sources say; so it is for others in any case."
)
@click.option("--everything", is_flag=True, help="Show others, too, what private sources say.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Processes that answer; default 1, for others one a processor.",
)
@click.pass_obj
def serve(
    state: State,
    host: str,
    port: int,
    names: tuple[str, ...],
    edit: bool,
    public: bool,
    everything: bool,
    workers: int | None,
) -> None:
    """Show the catalogue in a browser, on this machine alone unless --host says otherwise.

    On this machine its owner sees everything. With another --host, or a --name by which others ask for it, only
    what public sources say is shown, as `export --public` would give it.
    """
    try:
        from generique.web import serving
        from generique.web.app import create
        from generique.web.sandbox import Limits, Sandbox
        from generique.web.security import LOOPBACK
    except ImportError as error:
        raise GeneriqueError(f"{error.name} is not installed", do="pip install 'generique[web]'") from error
    others = bool({host, *names} - {"::1", *LOOPBACK})
    public = _public(others, edit=edit, public=public, everything=everything)
    catalogue = _opened(state, public)
    _ = catalogue.current  # no build yet: said before anything listens
    if edit and others:
        say(f"generique: whoever reaches {host}:{port} may change this catalogue")
    workers = _workers(workers, others)

    def make() -> Any:
        sandbox = Sandbox(Limits(children=max(4 // workers, 2)))
        return create(catalogue, edit=edit, hosts={*LOOPBACK, host.lower(), *names}, sandbox=sandbox)

    with serving.listening(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        say(f"http://{shown}:{listener.getsockname()[1]}/ (Ctrl+C ends it)")
        serving.serve(make, listener, workers)


def _workers(wanted: int | None, others: bool) -> int:
    """How many processes answer; one where the system cannot divide them."""
    return (wanted or (min(os.cpu_count() or 1, 4) if others else 1)) if hasattr(os, "fork") else 1


def _public(others: bool, *, edit: bool, public: bool, everything: bool) -> bool:
    """Whether what private sources say is to be left out."""
    if public and everything:
        raise UsageError("--public and --everything are opposites", do="give one of them")
    if edit and public:
        raise UsageError("--edit shows the whole catalogue", do="leave --public out")
    if edit and others and not everything:
        raise UsageError(
            "--edit shows private sources to whoever may edit", do="add --everything if so it be"
        )
    return public or (others and not everything)


def _opened(state: State, public: bool) -> Any:
    if state.endpoint or not public:
        return state.catalogue
    from generique.catalogue.public import PublicCatalogue

    say("generique: what private sources say is left out")
    return PublicCatalogue(state.path, lang=state.lang)
