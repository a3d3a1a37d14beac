"""Commands on the sources of a catalogue: init, add, remove, sources."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generique.cli.options import State, output, reading, shared
from generique.cli.output import default_form, emit, say
from generique.errors import GeneriqueError

_DETAILS = ("title", "publisher", "date", "licence")


@click.command()
@shared
@click.argument("directory", required=False, metavar="[DIR]")
@click.option("--title", default="Catalogue", help="What the catalogue is called.")
@click.option("--licence", default="", help="IRI of the licence of the catalogue.")
@click.pass_obj
def init(state: State, directory: str | None, title: str, licence: str) -> None:
    """Make a new, empty catalogue in DIR (default: the catalogue of -c)."""
    from generique.catalogue import Catalogue

    path = directory or state.path
    Catalogue.init(path, title=title, licence=licence, lang=state.lang or "fr")
    say(f"{path}: a new catalogue; `generique -c {path} add FILE` gives it a source")


@click.command()
@shared
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--title", help="Title of the source.")
@click.option("--publisher", help="Who published it.")
@click.option("--date", help="Date of publication, ISO (2023-03-02) or French (2 mars 2023).")
@click.option("--licence", help="Its licence, in words or as an IRI.")
@click.option("--reader", help="Read it with this reader, whatever its suffix.")
@click.option("--private", is_flag=True, help="Keep it out of what is published.")
@click.pass_obj
def add(state: State, /, files: tuple[str, ...], private: bool, **given: str | None) -> None:
    """Add documents or tables as sources; each gets its permanent accession number.

    A file that cannot be read is refused with one line and the next one is taken. The same content twice
    changes nothing.
    """
    reading(given["reader"], given["date"])
    bad = 0
    for file in files:
        try:
            details = dict(given) if len(files) == 1 else {**given, "title": None}
            if sys.stdin.isatty() and len(files) == 1:
                details = _ask_for(details, Path(file).stem)
            source, new = state.catalogue.add(file, public=not private, **details)
        except GeneriqueError as error:
            bad += 1
            say(f"generique: {error}")
            continue
        what = "added as" if new else "is there already as"
        say(f"{file}: {what} source/{source.accession} ({source.path.name})")
    if bad:
        sys.exit(1)


def _ask_for(details: dict[str, str | None], stem: str) -> dict[str, str | None]:
    """On a terminal, ask for what the options did not say; an empty answer means unknown."""
    for name in _DETAILS:
        if details[name] is None:
            default = stem if name == "title" else ""
            details[name] = click.prompt(
                name.capitalize(), default=default, show_default=bool(default), err=True
            )
    return details


@click.command()
@shared
@click.argument("source", metavar="SOURCE")
@click.pass_obj
def remove(state: State, source: str) -> None:
    """Remove a source, given by file name or number; its number is never given to another."""
    gone = state.catalogue.remove(source)
    say(f"source/{gone.accession} ({gone.path.name}) removed; run `generique build`")


@click.command()
@shared
@output()
@click.pass_obj
def sources(state: State, form: str | None, target: str) -> None:
    """List the sources with publisher, date and licence."""
    found = state.catalogue.sources()
    columns = ["source", "title", "publisher", "date", "file"]
    if (form or default_form(target)) != "table":
        columns += ["licence", "url", "public", "complete_for"]
    emit(found, columns, ([row[column] for column in columns] for row in found), form, target)
