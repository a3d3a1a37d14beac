"""Commands that read and build: build, extract, stats, check."""

from __future__ import annotations

import sys
from typing import Any

import click

from generique.cli.options import FORMATS, State, output, reading, shared
from generique.cli.output import as_json, default_form, emit, progress, say, write

_COUNTS = ("films", "people", "organizations", "contributions", "credits", "sources", "residue")


@click.command()
@shared
@click.option("--strict", is_flag=True, help="Build nothing if any source, row or decision fails.")
@output()
@click.pass_obj
def build(state: State, strict: bool, form: str | None, target: str) -> None:
    """Build the catalogue: all or nothing, and only what changed is read again."""
    report = state.catalogue.build(strict=strict, progress=progress)
    _emit_counts(report.as_dict(), form, target)
    for path, message in report.failed:
        say(f"generique: {message if path in message else f'{path}: {message}'}")
    for line in report.rows.lines():
        say(f"generique: {line}" if not line.startswith(" ") else line)
    if report.failed:
        sys.exit(1)


@click.command()
@shared
@output()
@click.pass_obj
def stats(state: State, form: str | None, target: str) -> None:
    """What the catalogue holds: films, people, organizations, credits, sources, what was not understood."""
    _emit_counts(state.catalogue.stats(), form, target)


def _emit_counts(found: dict[str, Any], form: str | None, target: str) -> None:
    rows = [("build", found["build"]), *((name, found[name]) for name in _COUNTS)]
    rows.append(("failed", len(found["failed"])))
    emit(found, ("what", "number"), rows, form, target)


@click.command()
@shared
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--reader", help="Read with this reader, whatever the suffix.")
@click.option("--date", help="Date of the document, to infer years from (ISO).")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Default: table on a terminal, CSV when piped."
)
@click.option("-o", "--output", "target", metavar="FILE", default="-", help="Write to a file; “-” is stdout.")
@click.pass_obj
def extract(
    state: State, files: tuple[str, ...], reader: str | None, date: str | None, form: str | None, target: str
) -> None:
    """Show what documents say, line by line, without touching any catalogue."""
    from generique.catalogue import extract_file

    date = reading(reader, date)
    found: list[dict[str, Any]] = []
    for file in files:
        result = extract_file(file, reader=reader, date=date)
        if "error" in result:
            say(f"generique: {result['error']}")
        found.append(result)
    if form == "ndjson":
        write("".join(as_json(result) + "\n" for result in found), target)
    else:
        data = found if len(found) > 1 else found[0]
        columns = ["path", "place", "film", "what", "value", "as written", "certainty"]
        rows = [row for result in found for row in _lines(result)]
        if len(found) == 1 and (form or default_form(target)) == "table":
            columns, rows = columns[1:], [row[1:] for row in rows]
        emit(data, columns, rows, form, target)
    if any("error" in result for result in found):
        sys.exit(1)


def _lines(result: dict[str, Any]) -> list[tuple[Any, ...]]:
    """One row for each credit, fact and piece of residue of a file."""
    path = result["path"]
    rows: list[tuple[Any, ...]] = []
    for film in result["films"]:
        title = film["title"]
        for credit in film["credits"]:
            value = f"{credit['agent']} ({credit['character']})" if credit["character"] else credit["agent"]
            written = f"{credit['heading'].rstrip(' :')} : {credit['credited_as']}"
            rows.append((path, credit["locator"], title, credit["role"], value, written, credit["certainty"]))
        rows += [
            (
                path,
                fact["locator"],
                title,
                fact["property"],
                fact["value"],
                fact["verbatim"],
                fact["certainty"],
            )
            for fact in film["facts"]
        ]
    rows += [
        (path, piece["locator"], "", "not understood", "", piece["text"], "") for piece in result["residue"]
    ]
    return rows


@click.command()
@shared
@output()
@click.pass_obj
def check(state: State, form: str | None, target: str) -> None:
    """Check the build against the shapes of the ontology; exit 1 where something is violated."""
    found = state.catalogue.check()
    columns = ("severity", "focus", "path", "message")
    emit(found, columns, ([row[column] for column in columns] for row in found), form, target)
    if any(row["severity"] == "violation" for row in found):
        sys.exit(1)
