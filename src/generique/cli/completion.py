"""The command completion: what a shell needs to complete commands, options and names."""

from __future__ import annotations

import click

from generique.cli.options import shared


@click.command()
@shared
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell: eval "$(generique completion bash)"."""
    from click.shell_completion import get_completion_class

    from generique.cli import generique

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(generique, {}, "generique", "_GENERIQUE_COMPLETE").source())
