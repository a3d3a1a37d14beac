"""The command line: one command is one call of the library.

Modules of commands are imported when one of their commands runs, so that a question starts fast.
"""

from __future__ import annotations

import os
from importlib import import_module

import click

from generique.cli.options import State, shared
from generique.cli.output import say
from generique.errors import AmbiguousError, GeneriqueError
from generique.version import __version__

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
    "same": "judging",
    "different": "judging",
    "unsure": "judging",
    "withdraw": "judging",
    "why": "judging",
    "review": "reviewing",
    "diff": "comparing",
    "find": "ask",
    "film": "ask",
    "person": "ask",
    "who": "ask",
    "shared": "ask",
    "chain": "paths",
    "pairs": "paths",
    "network": "network",
    "conflicts": "ask",
    "cite": "ask",
    "queries": "queries",
    "query": "queries",
    "export": "exporting",
    "publish": "services",
    "harvest": "services",
    "serve": "serve",
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

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader such as ``head`` that has had enough ends it well (click would leave with 1)."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return 0


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="generique", message="%(prog)s %(version)s")
@shared
def generique() -> None:
    """Who worked with whom in French cinema, on which film, in which role, according to whom.

    Build a catalogue from press kits, programme sheets, articles and tables; every credit keeps the line of
    the source that says so.
    """


def run(words: list[str] | None = None) -> int:
    """Run one command (default: that of the process); the exit code."""
    try:
        result = generique.main(words, prog_name="generique", standalone_mode=False, obj=State())
        return result if isinstance(result, int) else 0
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        say(f"generique: {_usage(error)}")
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("generique: stopped")
        return 130
    except AmbiguousError as error:
        say(f"generique: {error}")
        for name, entity, year, films in error.candidates:
            say(f"  {name}\t{entity}\t{year or ''}\t{films} film{'s' if films != 1 else ''}")
        return error.exit_code
    except GeneriqueError as error:
        say(f"generique: {error}")
        return error.exit_code
    except OSError as error:
        say(f"generique: {error.filename or 'system'}: {error.strerror or error}")
        return 1
    except Exception as error:  # a fault of ours: one line all the same, and a way to see more
        if os.environ.get("GENERIQUE_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        say(f"generique: unexpected {what[:300]}; GENERIQUE_DEBUG=1 shows where: please report it")
        return 1


def _usage(error: click.ClickException) -> str:
    """What is wrong with the words of a command, and where its options are told."""
    what = " ".join(error.format_message().split()).rstrip(".")
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    return f"{what[:1].lower()}{what[1:]}; see `{ctx.command_path} --help`" if ctx else what
