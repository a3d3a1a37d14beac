"""A published catalogue at a SPARQL service: the same questions, answered there.

Questions are queries over the graph of the build that the service names. Names, and the network that chains
and pairs walk, are made once for each published build from tables fetched from it, and kept in the user's
cache; so are whole tables and the graph, for exports alone.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generique.answers.asking import Label
from generique.asked import NOTHING, Value
from generique.builds import Build
from generique.catalogue import Catalogue
from generique.errors import UsageError
from generique.namespaces import token
from generique.network.mapped import Arrays
from generique.remote.client import Client
from generique.remote.endpoint import Endpoint, Table
from generique.remote.faults import BadAnswerError, SupersededError
from generique.remote.publication import THERE, Publication, current

if TYPE_CHECKING:  # each made only for the questions that need it
    from generique.answers.warrant import Warrants
    from generique.answers.worked import Worked
    from generique.catalogue.folder import Folder
    from generique.graph.store import Store
    from generique.network.arrays import Network
    from generique.search import Names


class PublishedGraph(Endpoint):
    """The graph of one published build. It says so when that build has gone, instead of answering “nothing”."""

    def table(self, query: str, bindings: Mapping[str, Value], limit: int | None = None) -> Table:
        """The columns and terms of a SELECT."""
        found = super().table(query, bindings, limit)
        if not found.rows:
            self.still_there()
        return found

    def ask(self, query: str, bindings: Mapping[str, Value] = NOTHING) -> bool:
        """The answer to an ASK."""
        answer = super().ask(query, bindings)
        if not answer and query != THERE:
            self.still_there()
        return answer

    def results(self, query: str, bindings: Mapping[str, Value], format: str) -> bytes:
        """The answer in a format: the same bytes for the same rows, whatever the service; whole, or an error."""
        from generique.graph.store import Store, rewritten
        from generique.sparql import form

        if form(query) in ("CONSTRUCT", "DESCRIBE"):
            triples = Store.memory()
            triples.load(super().results(query, bindings, "ntriples"), "ntriples")
            return triples.results("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", {}, format)
        if form(query) == "ASK":
            answer = json.dumps({"head": {}, "boolean": self.ask(query, bindings)})
            return rewritten(answer.encode(), format)
        return rewritten(self.table(query, bindings).json, format)

    def still_there(self) -> None:
        """Raises SupersededError where the build has gone."""
        if not self.ask(THERE):
            raise SupersededError(
                "the catalogue was published anew in the meantime", where=self.url, do="ask again"
            )


_LABELS = (
    "SELECT ?role ?label ?lang { ?role a gen:Role ; skos:prefLabel ?label FILTER(LANG(?label) = ?lang) }"
)


class PublishedBuild:
    """A published build, asked as one on disk is."""

    def __init__(self, client: Client, publication: Publication) -> None:
        self.store = PublishedGraph(client, publication.graph)
        self.manifest: Mapping[str, Any] = publication.facts
        self.version, self.base = str(self.manifest["version"]), str(self.manifest["base"])
        self.path = cache_folder(client.url) / token(publication.graph, self.manifest["fingerprint"])

    def about(self, *ids: str) -> PublishedGraph:
        """The graph, which holds what is known of everybody."""
        return self.store

    @cached_property
    def names(self) -> Names:
        """The search index, made when first asked for."""
        from generique import search

        place = self._made("names.sqlite", lambda new: search.build(self._index, new))
        return search.Names.open(place, self.base)

    @cached_property
    def arrays(self) -> Arrays:
        """The arrays of the film–agent network, made when first asked for."""
        from generique import network

        return Arrays.open(self._made("network", lambda new: network.build(self._index, new)))

    @cached_property
    def network(self) -> Network:
        """The film–agent network."""
        from generique.network.arrays import Network

        return Network(self.arrays)

    @cached_property
    def tables_dir(self) -> Path:
        """All tables, fetched when first asked for."""
        from generique.remote.tables import fetch_tables

        return self._made("tables", lambda new: fetch_tables(self.store, self.base, new))

    @cached_property
    def graph_dir(self) -> Path:
        """The graph on this machine, made from the tables; it must hold as many triples as were published."""
        from generique.graph import build

        def make(new: Path) -> None:
            title, licence = (str(self.manifest.get(name) or "") for name in ("title", "licence"))
            found = build.build(self.tables_dir, new, base=self.base, title=title, licence=licence)
            if found != self.manifest["triples"]:
                raise BadAnswerError(
                    f"{found:,} triples follow from its tables, {self.manifest['triples']:,} were published",
                    where=self.store.url,
                )

        return self._made("graph", make)

    @cached_property
    def _index(self) -> Path:
        from generique.remote.tables import fetch_index

        return self._made("index", lambda new: fetch_index(self.store, self.base, new))

    def _made(self, name: str, make: Callable[[Path], None]) -> Path:
        """A part of the cache; made beside and moved in whole, so that a broken fetch leaves nothing."""
        place = self.path / name
        if place.exists():
            return place
        self._forget_older()
        new = self.path / f".new-{name}-{os.getpid()}"
        try:
            make(new)
            new.replace(place)
        except OSError:
            if not place.exists():  # else another process was faster
                raise
        finally:
            shutil.rmtree(new, ignore_errors=True)
            new.unlink(missing_ok=True)
        return place

    def _forget_older(self) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        for other in self.path.parent.iterdir():
            if other != self.path:
                shutil.rmtree(other, ignore_errors=True)


class Copy:
    """What exports look at: the graph on this machine, the tables, the network."""

    def __init__(self, build: PublishedBuild) -> None:
        self._build, self.base, self.version = build, build.base, build.version

    @cached_property
    def store(self) -> Store:
        """The graph, read-only."""
        from generique.graph.store import Store

        return Store.open(self._build.graph_dir)

    def about(self, *ids: str) -> Store:
        """The graph, which holds what is known of everybody."""
        return self.store

    @property
    def tables_dir(self) -> Path:
        """The folder of the tables."""
        return self._build.tables_dir

    @property
    def network(self) -> Network:
        """The film–agent network."""
        return self._build.network


class ServiceCatalogue(Catalogue):
    """The catalogue that is published at a SPARQL service. What changes sources belongs to folders.

    It stays with the build that answered first, and says so when that one has been replaced: open it anew.
    """

    def __init__(self, client: Client | str, *, lang: str | None = None) -> None:
        super().__init__(lang=lang)
        self._client = Client(client) if isinstance(client, str) else client

    def __repr__(self) -> str:
        return f"ServiceCatalogue({self._client.url!r})"

    @property
    def _build(self) -> PublishedBuild:
        return self.published

    @cached_property
    def published(self) -> PublishedBuild:
        """The published build that answers."""
        return PublishedBuild(self._client, current(Endpoint(self._client)))

    @cached_property
    def current(self) -> Build:
        """No build is on this machine."""
        raise self._elsewhere("no build on disk")

    @property
    def _worked(self) -> Worked:
        """From what was fetched, as long as that is what is published."""
        self._build.store.still_there()
        return super()._worked

    @property
    def _folder(self) -> Folder:
        raise self._elsewhere("no sources to edit")

    def _elsewhere(self, what: str) -> UsageError:
        return UsageError(
            f"a service has {what}", where=self._client.url, do="use the catalogue’s own folder"
        )

    @cached_property
    def _label(self) -> Label:
        """The names of roles, all asked for at once when first shown: a service is far away."""
        known: dict[str, str] = {}

        def label(role: str) -> str:
            if not known:
                found = self._build.store.select(_LABELS, {"lang": self.lang}).rows
                known.update((str(role).rpartition("/")[2], str(words)) for role, words, _ in found)
            return known.get(role, role)

        return label

    def stats(self) -> dict[str, Any]:
        """The published version and counts."""
        facts = self._build.manifest
        return {"build": self._build.version, **facts.get("counts", {}), "failed": []}

    def export(
        self, form: str, target: str | Path, *, public: bool = False, **options: Any
    ) -> tuple[str, ...]:
        """Write the published build in a format, from its tables fetched to this machine; it is public already."""
        from generique.catalogue.exporting import export

        export(Copy(self._build), form, str(target), options)
        return ()

    @property
    def _warrants(self) -> Warrants:
        raise self._elsewhere("no record of who was found to be the same")


def cache_folder(url: str) -> Path:
    """Where what was fetched from a service is kept: under ``$XDG_CACHE_HOME``, else ``~/.cache``."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "generique" / "services" / token(url)
