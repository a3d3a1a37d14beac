"""Publishing the catalogue at a SPARQL service: its build, or one of its public sources alone."""

from __future__ import annotations

from pathlib import Path

from generique import builds
from generique.catalogue import pipeline
from generique.catalogue.folder import Folder, Source
from generique.errors import GeneriqueError
from generique.remote.client import Client
from generique.remote.endpoint import Endpoint
from generique.remote.publish import Edition, Progress, Published
from generique.remote.publish import publish as send
from generique.remote.writing import ByGraphStore, ByUpdate


class PublicFolder(Folder):
    """The catalogue without its private sources, its builds apart.

    All that is published follows from public sources alone: no name, title or id that only a private source gives.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.builds_dir = path / "build" / "public"

    def sources(self) -> tuple[list[Source], list[tuple[str, str]]]:
        """The public sources."""
        found, bad = super().sources()
        return [source for source in found if source.public], bad


def publish(
    folder: Folder,
    client: Client,
    *,
    graph_store: str | None = None,
    private: bool = False,
    replace: bool = False,
    keep_previous: bool = False,
    progress: Progress = lambda text: None,
) -> Published:
    """Publish the build that stands; with private sources in the catalogue, a build of the public ones instead."""
    build = _edition(folder, private, progress)
    facts = {name: build.manifest[name] for name in ("title", "licence", "lang", "counts")}
    edition = Edition(build.store.nquads, build.version, build.base, facts)
    writer = ByGraphStore(client, graph_store) if graph_store else ByUpdate(client)
    return send(
        Endpoint(client), writer, edition, keep_previous=keep_previous, replace=replace, progress=progress
    )


def _edition(folder: Folder, private: bool, progress: Progress) -> builds.Build:
    standing = builds.current(folder.builds_dir)
    if standing is None:
        raise GeneriqueError("no build yet", where=str(folder.path), do="run `generique build`")
    sources, _ = folder.sources()
    if private or all(source.public for source in sources):
        if not private and _has_private(standing):
            raise GeneriqueError(
                "the build holds private sources", where=str(folder.path), do="run `generique build` again"
            )
        return standing
    if not any(source.public for source in sources):
        raise GeneriqueError(
            "no source is public", where=str(folder.path), do="give --private to publish all"
        )
    progress("building the public sources alone")
    public = PublicFolder(folder.path)
    with builds.locked(folder.builds_dir):
        pipeline.build(public, progress=progress)
    built = builds.current(public.builds_dir)
    if built is None:
        raise GeneriqueError("the public sources gave no build", where=str(folder.path))
    return built


def _has_private(build: builds.Build) -> bool:
    """Whether a source of the build was, or became, private."""
    return build.store.ask("ASK { ?source gen:public false }")
