"""What of a build may leave the house: the same, without what only private sources say.

It is made as every build is, from the claims of the public sources and the identity that the whole catalogue
decided: so counts, displayed names and values are those of the public sources alone. An id that only a private
source gives is replaced by that of the earliest public record.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from functools import cached_property
from pathlib import Path
from typing import Any

from generique import claims, network, tables
from generique.builds import Build
from generique.catalogue.folder import Folder, Source
from generique.catalogue.pipeline import table_source
from generique.catalogue.reading import claims_of
from generique.catalogue.versions import version_of
from generique.errors import GeneriqueError
from generique.graph import build as graph
from generique.graph.store import Store
from generique.grounds import TABLES, Grounds, Mention
from generique.mentions import Identity
from generique.network.arrays import Network
from generique.parquet import THEN, rows
from generique.resolve.records import records

_WITHHELD = "withheld"  # the one entity of all mentions that no build names


class Published:
    """As much of a build as is exported, in a folder of its own."""

    def __init__(self, path: Path, base: str, version: str) -> None:
        self.path, self.base, self.version = path, base, version
        self.tables_dir = path / "tables"

    @cached_property
    def store(self) -> Store:
        """The graph, read-only."""
        return Store.open(self.path / "graph")

    def about(self, *ids: str) -> Store:
        """The graph, which holds what is known of everybody."""
        return self.store

    @cached_property
    def network(self) -> Any:
        """The film–agent network."""
        return Network.open(self.path / "network")


def sorted_out(folder: Folder, build: Build) -> tuple[list[Source], list[Source]]:
    """The public and the private sources of a build.

    Raises GeneriqueError where none is public, and where the catalogue was changed since its build: it may hold a
    new wish to be left out.
    """
    sources, failed = folder.sources()
    if version_of(folder, sources, failed) != build.version:
        raise GeneriqueError(
            "the catalogue has changed since its build", where=str(folder.path), do="run `generique build`"
        )
    built = {accession for (accession,) in rows(build.tables_dir / "sources.parquet", ("accession",))}
    public = [source for source in sources if source.accession in built and source.public]
    private = [source for source in sources if source.accession in built and not source.public]
    if not public:
        raise GeneriqueError(
            "no source is public", where=str(folder.path), do="set public = true in its .toml"
        )
    return public, private


def publish(folder: Folder, build: Build, target: Path) -> tuple[Published, list[str]]:
    """Make the public part of the current build in an empty folder, and say what was left out.

    Raises GeneriqueError as ``sorted_out`` does.
    """
    public, private = sorted_out(folder, build)
    if private:
        identity, replaced = _identity(folder, build, public)
        scrubbed = _make(folder, build, public, identity, target)
    else:
        replaced, scrubbed = 0, int(build.manifest.get("scrubbed", 0))
        _copy(build, target)
    left_out = _left_out(build, target, private, replaced)
    left_out += _withheld(len(folder.withheld_ids()), scrubbed)
    left_out = left_out or ["nothing is private or withheld: nothing was left out"]
    return Published(target, build.base, build.version), left_out


def _make(folder: Folder, build: Build, public: list[Source], identity: Identity, target: Path) -> int:
    inputs = [table_source(folder, source, claims_of(folder, source)[0]) for source in public]
    scrubbed = tables.build(inputs, identity, target / "tables")
    title, licence = (str(build.manifest[name]) for name in ("title", "licence"))
    if build.has_graph:
        graph.build(target / "tables", target / "graph", base=build.base, title=title, licence=licence)
    network.build(target / "tables", target / "network")
    return scrubbed


def _copy(build: Build, target: Path) -> None:
    """Nothing is private: the build itself, without the tables that say who decided what."""
    for part in ("graph", "network") if build.has_graph else ("network",):
        shutil.copytree(build.path / part, target / part)
    (target / "tables").mkdir()
    for path in build.tables_dir.glob("*.parquet"):
        if path.stem.partition(THEN)[0] not in TABLES:
            shutil.copyfile(path, target / "tables" / path.name)


def _identity(folder: Folder, build: Build, public: list[Source]) -> tuple[Identity, int]:
    """The identity of the mentions of public sources, and how many ids it had to replace.

    An entity keeps its id where a public record bears it; else it takes an alias that one bears.
    """
    accessions = {source.accession for source in public}
    members: dict[str, list[Mention]] = defaultdict(list)
    for one in Grounds.load(build.tables_dir).mentions:
        if one.accession in accessions:
            members[one.entity].append(one)
    known = dict(rows(build.tables_dir / "aliases.parquet", ("alias", "entity")))
    ids: dict[str, str] = {}
    borne: set[str] = set()
    for entity, mentions in members.items():
        theirs = [name for one in mentions for name in (one.id.rpartition("-")[0], one.id)]
        own = (name for name in theirs if known.get(name) == entity)
        ids[entity] = entity if entity in theirs else next(own, mentions[0].id)
        borne |= set(theirs)
    entities = {one.mention: ids[entity] for entity, mentions in members.items() for one in mentions}
    for source in public:
        for record in records(source.accession, claims.load(claims_of(folder, source)[0])):
            entities.setdefault(record.mention, _WITHHELD)
    aliases = {
        alias: ids[entity]
        for alias, entity in known.items()
        if entity in ids and alias in borne and alias != ids[entity]
    }
    replaced = sum(1 for before, after in ids.items() if before != after)
    return Identity(entities, aliases, frozenset({_WITHHELD})), replaced


def _left_out(build: Build, target: Path, private: list[Source], replaced: int) -> list[str]:
    before, after = tables.counts(build.tables_dir), tables.counts(target / "tables")
    told = [f"left out: source/{source.accession} ({source.title}), which is private" for source in private]
    fewer = [
        f"{before[what] - after[what]} {what}"
        for what in ("films", "people", "organizations", "contributions", "credits")
        if before[what] != after[what]
    ]
    if fewer:
        told.append(f"left out with them: {', '.join(fewer)}")
    if replaced:
        told.append(f"{replaced} ids that only private sources give were replaced")
    return told


def _withheld(agents: int, scrubbed: int) -> list[str]:
    told = [f"left out: {agents} who asked to stay out (withheld.tsv)"] if agents else []
    if scrubbed:
        told.append(f"“[…]” stands for their names in {scrubbed} texts of others")
    return told
