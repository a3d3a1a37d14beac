"""Harvesting a service into a source of the catalogue, or into a file with its ``.toml``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generique.catalogue import metadata
from generique.catalogue.folder import Folder, Source
from generique.errors import GeneriqueError, NotFoundError
from generique.graph.query import NamedQuery, bind, parse, queries
from generique.progress import Progress, silent
from generique.remote.client import Client
from generique.remote.endpoint import Endpoint
from generique.remote.harvest import AFTER, Harvest, Profile, line
from generique.resources import folder
from generique.target import whole


def profiles() -> dict[str, NamedQuery]:
    """The profiles there are, by name."""
    return {query.name: query for query in queries(folder("queries") / "harvest")}


def harvest(
    profile: str,
    params: Mapping[str, str | int],
    *,
    work: Path,
    client: Client | None = None,
    progress: Progress = silent,
) -> tuple[Harvest, dict[str, Any]]:
    """Fetch what a profile (its name, or the path of a ``.rq``) asks for: the harvest, and the facts of its source.

    Stopped, it goes on at the next call with the same parameters; its pages are in ``work`` meanwhile.
    """
    query = _profile(profile)
    about = Profile.of(query.text, profile)
    endpoint = Endpoint(client or Client(about.endpoint))
    values = {name: value for name, value in bind(query, params, _no_names).items() if name != AFTER}
    fetched = Harvest(endpoint, about, values, work)
    rows = fetched.run(progress)
    if not rows:
        fetched.forget()
        raise GeneriqueError("nothing there is like that; nothing was written", where=endpoint.url)
    narrowed = ", ".join(f"{name} {value}" for name, value in sorted(params.items()))
    title = f"{about.title} ({narrowed})" if narrowed else about.title
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    facts = {"title": title, "publisher": about.publisher, "date": today, "licence": about.licence}
    return fetched, {**facts, "url": endpoint.url, "reader": "json-lines", "public": True}


def write(fetched: Harvest, facts: Mapping[str, Any], target: Path) -> None:
    """Write the rows to a file of JSON lines, whole or not at all, and its ``.toml`` beside it."""
    with whole(target) as file:
        file.writelines(f"{line(row)}\n".encode() for row in fetched.rows())
    metadata.write(target, facts)


def into(
    catalogue: Folder, profile: str, params: Mapping[str, str | int], **options: Any
) -> tuple[Source, bool]:
    """Harvest into a new source of the catalogue: (the source, whether it is new)."""
    catalogue.settings()
    work = catalogue.builds_dir / "harvest"
    fetched, facts = harvest(profile, params, work=work, **options)
    name = re.sub(r"[^\w-]+", "-", "-".join([Path(profile).stem, *map(str, params.values())]))
    file = work / f"{name}.jsonl"
    write(fetched, facts, file)
    placed = catalogue.place(file, facts)
    for each in (file, file.with_name(file.name + ".toml")):
        each.unlink()
    fetched.forget()
    return placed


def _profile(name: str) -> NamedQuery:
    if name.endswith(".rq"):
        try:
            return parse(Path(name).read_text(encoding="utf-8"), Path(name).stem, name)
        except (OSError, UnicodeDecodeError) as error:
            raise GeneriqueError(f"cannot be read: {error}", where=name) from error
    known = profiles()
    if name not in known:
        raise NotFoundError(f"no profile is called “{name}”", suggestions=tuple(known))
    return known[name]


def _no_names(kind: str, text: str) -> str:
    return text
