"""Commands on SPARQL: queries, query."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from generique.cli.options import State, output, shared
from generique.cli.output import emit, write
from generique.errors import UsageError
from generique.namespaces import PREFIXES, Iri, local

_RESULTS = ("json", "xml", "csv", "tsv")
_GRAPHS = ("turtle", "ntriples", "jsonld", "rdfxml")


@click.command()
@shared
@output()
@click.pass_obj
def queries(state: State, form: str | None, target: str) -> None:
    """List the named questions with their parameters."""
    from generique.catalogue import named_queries

    found = named_queries()
    summary = f"summary_{state.lang or 'fr'}"
    rows = ((query["name"], query[summary], _parameters(query["params"])) for query in found)
    emit(found, ("name", "question", "parameters"), rows, form, target)


def _parameters(params: list[dict[str, str | None]]) -> list[str]:
    return [
        f"{param['name']}={param['type']}"
        + (f" [{param['default']}]" if param["default"] is not None else "")
        for param in params
    ]


@click.command()
@shared
@click.argument("query", metavar="NAME|FILE.rq|-")
@click.argument("values", nargs=-1, metavar="[PARAM=VALUE]...")
@click.option("-p", "--param", "more", multiple=True, metavar="PARAM=VALUE", help="A parameter of the query.")
@click.option("--data", multiple=True, metavar="FILE", help="Ask these RDF files instead of a catalogue.")
@click.option("--format", "form", type=click.Choice(["table", *_RESULTS, *_GRAPHS]),
              help="SPARQL 1.1 results formats, or an RDF format for CONSTRUCT and DESCRIBE.")  # fmt: skip
@click.option("-o", "--output", "target", metavar="FILE", default="-", help="Write to a file; “-” is stdout.")
@click.pass_obj
def query(
    state: State,
    query: str,
    values: tuple[str, ...],
    more: tuple[str, ...],
    data: tuple[str, ...],
    form: str | None,
    target: str,
) -> None:
    """Ask a named question, or a SPARQL query from a file (“-”: from stdin).

    Entity parameters take a name, a title or an IRI: generique query films-of-director director="Mélanie Auffret"
    """
    from generique.catalogue import asking

    given = [_parameter(text) for text in (*values, *more)]
    params = dict(given)
    if len(params) < len(given):
        raise UsageError(f"{_twice(given)} is given twice", do="give each parameter once")
    inline = query == "-"
    text = sys.stdin.read() if inline else query
    if data:
        answer = asking.ask_files(text, data, params, inline=inline)
    elif state.endpoint:
        answer = asking.ask_service(state.client(), text, params, lang=state.lang, inline=inline)
    else:
        catalogue = state.catalogue
        answer = asking.ask_build(catalogue.current, text, params, lang=catalogue.lang, inline=inline)
    if form is None:
        form = answer.default_format(terminal=target == "-" and sys.stdout.isatty())
    if form == "table":
        columns, rows = answer.table()
        asked = [at for at, column in enumerate(columns) if column not in answer.bindings]
        shown = ([shortened(row[at]) for at in asked] for row in rows)
        emit(None, [columns[at] for at in asked], shown, "table", target)
    else:
        write(answer.serialize(form), target)


def shortened(cell: object) -> object:
    """An IRI as people read it: an id, or a prefixed name.

    >>> from generique.namespaces import BASE, ROLE
    >>> shortened(Iri(BASE + "film/victoire")), shortened(Iri(ROLE + "editor")), shortened("Victoire")
    ('film/victoire', 'role:editor', 'Victoire')
    """
    if isinstance(cell, Iri):
        for prefix, start in PREFIXES.items():
            if cell.startswith(start):
                return f"{prefix}:{cell.removeprefix(start)}"
        return local(cell)
    return cell


def _twice(given: Sequence[tuple[str, str]]) -> str:
    names = [name for name, _ in given]
    return next(name for name in names if names.count(name) > 1)


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"“{text}” is no parameter", do="write it as NAME=VALUE")
    return name.strip(), value
