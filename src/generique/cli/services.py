"""Commands on SPARQL services: publish, harvest."""

from __future__ import annotations

from pathlib import Path

import click

from generique.cli.options import State, output, shared
from generique.cli.output import emit, progress, say
from generique.errors import UsageError

_timeout = click.option("--timeout", type=click.FloatRange(min=1), help="Seconds for one answer; default 60.")


@click.command()
@shared
@click.option("--update", metavar="URL", help="Where the service takes updates; default: at its endpoint.")
@click.option("--graph-store", metavar="URL", help="Send by the Graph Store Protocol instead of updates.")
@click.option("--private", is_flag=True, help="Private sources, too.")
@click.option("--replace", is_flag=True, help="Replace another catalogue that is published there.")
@click.option("--keep-previous", is_flag=True, help="Remove the build before only at the next publication.")
@_timeout
@output()
@click.pass_obj
def publish(
    state: State,
    update: str | None,
    graph_store: str | None,
    private: bool,
    replace: bool,
    keep_previous: bool,
    timeout: float | None,
    form: str | None,
    target: str,
) -> None:
    """Publish the build at the SPARQL service of --endpoint, where `--endpoint` then asks it.

    It becomes visible whole, at once; the build before is removed after that. Stopped, it goes on at the next
    call. GENERIQUE_USER and GENERIQUE_PASSWORD are the credentials. An endpoint …/query takes updates at …/update.
    """
    from generique.catalogue.folder import Folder
    from generique.catalogue.sending import send

    if update is None and (state.endpoint or "").endswith("/query"):
        update = f"{(state.endpoint or '').removesuffix('query')}update"
    done = send(
        Folder(Path(state.path)),
        state.client(update, timeout),
        graph_store=graph_store,
        private=private,
        replace=replace,
        keep_previous=keep_previous,
        progress=progress,
    )
    emit(done.as_dict(), ("what", "value"), done.as_dict().items(), form, target)


@click.command()
@shared
@click.argument("profile", required=False, metavar="PROFILE|FILE.rq")
@click.option("--country", help="ISO code of a country, such as FR.")
@click.option("--from", "since", type=int, metavar="YEAR", help="From this year on.")
@click.option("--to", "until", type=int, metavar="YEAR", help="Up to this year.")
@click.option(
    "-p", "--param", "more", multiple=True, metavar="NAME=VALUE", help="A parameter of the profile."
)
@click.option(
    "-o", "--output", "target", metavar="FILE.jsonl", help="Write a file and its .toml; add nothing."
)
@click.option("--profiles", "listing", is_flag=True, help="List the profiles.")
@_timeout
@click.pass_obj
def harvest(
    state: State,
    profile: str | None,
    country: str | None,
    since: int | None,
    until: int | None,
    more: tuple[str, ...],
    target: str | None,
    listing: bool,
    timeout: float | None,
) -> None:
    """Take films and credits from Wikidata (`wikidata`) or data.bnf.fr (`bnf`) as a source of the catalogue.

    One question at a time, with rests. Stopped, it goes on at the next call with the same parameters.
    """
    from generique.catalogue import harvesting
    from generique.catalogue.folder import Folder

    if listing or profile is None:
        for name, query in harvesting.profiles().items():
            click.echo(f"{name}\t{query.summary_en if state.lang == 'en' else query.summary_fr}")
        return
    given = {"country": country, "from": since, "to": until, **dict(map(_parameter, more))}
    params = {name: value for name, value in given.items() if value is not None}
    client = state.client(timeout=timeout) if state.endpoint else None
    if target is None:
        folder = Folder(Path(state.path))
        source, new = harvesting.into(folder, profile, params, client=client, progress=progress)
        what = "added as" if new else "is there already as"
        say(f"{source.title}: {what} source/{source.accession} ({source.path.name}); run `generique build`")
        return
    path = Path(target)
    work = path.with_name(f".{path.name}.pages")
    fetched, facts = harvesting.harvest(profile, params, work=work, client=client, progress=progress)
    harvesting.write(fetched, facts, path)
    fetched.forget()
    work.rmdir()
    say(f"{target}: {facts['title']}; `generique add {target}` makes it a source")


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"“{text}” is no parameter", do="write it as NAME=VALUE")
    return name.strip(), value
