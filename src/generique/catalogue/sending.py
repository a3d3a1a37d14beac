"""Publishing the catalogue at a SPARQL service: what of its build may leave the house, or all of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generique import builds
from generique.catalogue.folder import Folder
from generique.catalogue.publishing import publish
from generique.errors import GeneriqueError
from generique.graph.store import Store
from generique.progress import Progress, silent
from generique.remote.client import Client
from generique.remote.endpoint import Endpoint
from generique.remote.publish import Edition, Sent
from generique.remote.publish import publish as publish_at
from generique.remote.writing import ByGraphStore, ByUpdate
from generique.tables import counts


def send(
    folder: Folder,
    client: Client,
    *,
    graph_store: str | None = None,
    private: bool = False,
    replace: bool = False,
    keep_previous: bool = False,
    progress: Progress = silent,
) -> Sent:
    """Publish the build that stands, without what only private sources say unless ``private``."""
    build = builds.current(folder.builds_dir)
    if build is None:
        raise GeneriqueError("no build yet", where=str(folder.path), do="run `generique build`")
    with _public(folder, build, private) as (store, tables, version):
        facts = {name: build.manifest[name] for name in ("title", "licence", "lang")}
        edition = Edition(store.nquads, version, build.base, {**facts, "counts": counts(tables)})
        writer = ByGraphStore(client, graph_store) if graph_store else ByUpdate(client)
        return publish_at(
            Endpoint(client),
            writer,
            edition,
            keep_previous=keep_previous,
            replace=replace,
            progress=progress,
        )


@contextmanager
def _public(folder: Folder, build: builds.Build, private: bool) -> Iterator[tuple[Store, Path, str]]:
    """The graph and tables to send, and their version: what leaves something out is not the same build."""
    if private:
        yield build.store, build.tables_dir, build.version
        return
    with tempfile.TemporaryDirectory(prefix="generique-") as scratch:
        part, _ = publish(folder, build, Path(scratch))
        whole = len(part.store) == len(build.store)
        yield part.store, part.tables_dir, build.version if whole else f"{build.version}-public"
