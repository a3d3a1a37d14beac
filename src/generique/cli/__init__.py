"""The command line: one command is one call of the library.

Modules of commands are imported when one of their commands runs, so that a question starts fast.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from generique.version import __version__
from generique.cli.options import State, shared
from generique.errors import AmbiguousError, GeneriqueError

# Command → the module that holds it, under its own name (“_” for “-”).
_COMMANDS = {
    "init": "sources",
    "add": "sources",
    "remove": "sources",
    "sources": "sources",
    "build": "building",
    "extract": "building",
    "stats": "building",
    "check": "building",
    "find": "ask",
    "film": "ask",
    "person": "ask",
    "who": "ask",
    "shared": "ask",
    "chain": "paths",
    "pairs": "paths",
    "conflicts": "ask",
    "cite": "ask",
    "queries": "queries",
    "query": "queries",
    "export": "exporting",
    "completion": "completion",
}


class Commands(click.Group):
    """The commands, imported one by one when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All command names, in the order of work."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from the module that holds it."""
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        found = getattr(import_module(f"generique.cli.{module}"), cmd_name)
        assert isinstance(found, click.Command)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="generique", message="%(prog)s %(version)s")
@shared
def generique() -> None:
    """Who worked with whom in French cinema, on which film, in which role, according to whom.

    Build a catalogue from press kits, programme sheets, articles and tables; every credit keeps the line of
    the source that says so.
    """


def main() -> None:
    """Run the command line; every error is one line on stderr and an exit code of the contract."""
    try:
        generique.main(prog_name="generique", standalone_mode=False, obj=State())
    except AmbiguousError as error:
        click.echo(f"generique: {error}", err=True)
        for name, entity, year, films in error.candidates:
            click.echo(f"  {name}\t{entity}\t{year or ''}\t{films} film{'s' if films != 1 else ''}", err=True)
        sys.exit(error.exit_code)
    except GeneriqueError as error:
        click.echo(f"generique: {error}", err=True)
        sys.exit(error.exit_code)
    except click.exceptions.Exit as left:
        sys.exit(left.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("generique: stopped", err=True)
        sys.exit(130)
    except BrokenPipeError:
        _quiet_end()
    except OSError as error:
        click.echo(f"generique: {error.filename or 'system'}: {error.strerror or error}", err=True)
        sys.exit(1)


def _quiet_end() -> None:
    """A reader such as ``head`` has had enough: leave without a word."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)
