"""Commands that ask who and what: find, film, person, who, shared, conflicts, cite."""

from __future__ import annotations

import click

from generique.cli.complete import agents, films
from generique.cli.options import State, output
from generique.cli.options import role as one_role
from generique.cli.options import shared as shared_options
from generique.cli.options import warrant as warrant_option
from generique.cli.output import as_json, emit_answer, write

_year = click.option("--year", type=int, help="Narrow films of one title to this year.")


@click.command()
@shared_options
@click.argument("text")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many at most.")
@output()
@click.pass_obj
def find(state: State, text: str, limit: int, form: str | None, target: str) -> None:
    """Find films, people and organizations by name; accents, case and typing errors do not matter."""
    emit_answer(state.catalogue.find(text, limit=limit), form, target)


@click.command()
@shared_options
@click.argument("title", shell_complete=films)
@_year
@output()
@click.pass_obj
def film(state: State, title: str, year: int | None, form: str | None, target: str) -> None:
    """The générique of a film: every credit with its source and place."""
    emit_answer(state.catalogue.film(title, year=year), form, target)


@click.command()
@shared_options
@click.argument("name", shell_complete=agents)
@output()
@click.pass_obj
def person(state: State, name: str, form: str | None, target: str) -> None:
    """All that a person or an organization did, by year and role."""
    emit_answer(state.catalogue.person(name), form, target)


@click.command()
@shared_options
@click.argument("name", shell_complete=agents)
@click.option("--role", callback=one_role, help="Only collaborators in this role (an id such as editor).")
@click.option("--own-role", callback=one_role, help="Only films on which NAME had this role.")
@click.option("--from", "since", type=int, metavar="YEAR", help="Only films from this year on.")
@click.option("--to", "until", type=int, metavar="YEAR", help="Only films up to this year.")
@click.option("--min-films", "minimum", type=click.IntRange(min=1), default=1, help="So many films at least.")
@click.option("--limit", type=click.IntRange(min=1), help="How many at most.")
@warrant_option
@click.option("--organizations", is_flag=True, help="Organizations, too.")
@output()
@click.pass_obj
def who(
    state: State,
    name: str,
    role: str | None,
    own_role: str | None,
    since: int | None,
    until: int | None,
    minimum: int,
    limit: int | None,
    warrant: bool,
    organizations: bool,
    form: str | None,
    target: str,
) -> None:
    """Who worked with NAME, on which films, in which roles."""
    found = state.catalogue.who(
        name,
        role=role,
        own_role=own_role,
        since=since,
        until=until,
        minimum=minimum,
        limit=limit,
        organizations=organizations,
        warrant=warrant,
    )
    emit_answer(found, form, target)


@click.command()
@shared_options
@click.argument("a", shell_complete=agents)
@click.argument("b", shell_complete=agents)
@output()
@click.pass_obj
def shared(state: State, a: str, b: str, form: str | None, target: str) -> None:
    """The films that A and B share, with the roles of each."""
    emit_answer(state.catalogue.shared(a, b), form, target)


@click.command()
@shared_options
@click.argument("title", required=False, metavar="[FILM]", shell_complete=films)
@_year
@click.option(
    "--kind", type=click.Choice(["value", "substitution", "role", "name"]), help="Only such conflicts."
)
@output()
@click.pass_obj
def conflicts(
    state: State, title: str | None, year: int | None, kind: str | None, form: str | None, target: str
) -> None:
    """Where sources disagree, graded, with both sources and places; of one film or of all."""
    emit_answer(state.catalogue.conflicts(title, year=year, kind=kind), form, target)


@click.command()
@shared_options
@click.argument("title", metavar="FILM", shell_complete=films)
@_year
@click.option(
    "--format", "form", type=click.Choice(["bibtex", "csl-json"]), default="bibtex", show_default=True
)
@click.option("-o", "--output", "target", metavar="FILE", default="-", help="Write to a file; “-” is stdout.")
@click.pass_obj
def cite(state: State, title: str, year: int | None, form: str, target: str) -> None:
    """A citation of a film, with the build and the sources it rests on."""
    citation = state.catalogue.cite(title, year=year)
    text = citation.bibtex() if form == "bibtex" else as_json([citation.as_dict()], indent=1)
    write(text + "\n", target)
