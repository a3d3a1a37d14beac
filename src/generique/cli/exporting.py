"""The command export: the graph, the network or the tables, in the formats that other programs open."""

from __future__ import annotations

import click

from generique.cli.options import State, shared
from generique.cli.options import role as one_role
from generique.cli.output import say


@click.command()
@shared
@click.argument("form", metavar="FORMAT", required=False)
@click.option("-o", "--output", "target", metavar="FILE", default="-",
              help="Write to a file, or a directory for formats of several files; “-” is stdout.")  # fmt: skip
@click.option(
    "--role",
    "roles",
    multiple=True,
    callback=one_role,
    help="Networks: only contributions in this role (repeatable).",
)
@click.option("--from", "since", type=int, metavar="YEAR", help="Networks: films from this year on.")
@click.option("--to", "until", type=int, metavar="YEAR", help="Networks: films up to this year.")
@click.option("--source", "sources", multiple=True, help="Networks: only what this source says (repeatable).")
@click.option(
    "--co-credit", is_flag=True, help="Networks: agent–agent links with Newman weights, not film–agent."
)
@click.option("--public", is_flag=True, help="Leave out what only private sources say.")
@click.option("--people", "people_only", is_flag=True, help="Networks: leave organizations out.")
@click.option("--formats", "listing", is_flag=True, help="List the formats.")
@click.pass_obj
def export(
    state: State,
    form: str | None,
    target: str,
    roles: tuple[str, ...],
    since: int | None,
    until: int | None,
    sources: tuple[str, ...],
    co_credit: bool,
    public: bool,
    people_only: bool,
    listing: bool,
) -> None:
    """Write the catalogue as FORMAT: turtle, trig, graphml, gexf, csv …; --formats lists them."""
    from generique.export import formats

    if listing or form is None:
        for name, each in sorted(formats().items()):
            click.echo(f"{name}\t{each.suffix}\t{'several files: -o DIR' if each.several else 'one file'}")
        return
    left_out = state.catalogue.export(
        form,
        target,
        public=public,
        roles=roles,
        since=since,
        until=until,
        sources=sources,
        projection="co-credit" if co_credit else "two-sided",
        people_only=people_only,
    )
    for line in left_out:
        say(line)
