"""A catalogue: a folder of sources and decisions, what is built from them, and every question as a method.

``docs/library.md`` shows them all, with examples that run as tests.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from generique.catalogue.measuring import Measuring
from generique.errors import UsageError
from generique.progress import Progress, silent

if TYPE_CHECKING:  # heavy, or needed only by those who build: imported where used
    import rdflib

    from generique.answers.asking import Graph
    from generique.answers.chain import Chains
    from generique.answers.cite import Citation
    from generique.answers.conflicts import Conflict
    from generique.answers.film import Film
    from generique.answers.pairs import Pair
    from generique.answers.person import Person
    from generique.answers.shared import Shared
    from generique.answers.table import Answers
    from generique.answers.warrant import Warranted, Warrants
    from generique.answers.who import Collaborator
    from generique.answers.worked import Worked
    from generique.catalogue.folder import Source
    from generique.catalogue.pipeline import Report
    from generique.catalogue.tables import Tables
    from generique.graph.results import Answer
    from generique.remote.client import Client
    from generique.remote.publish import Sent
    from generique.search import Found


class Catalogue(Measuring):
    """The catalogue in a folder. Names may be ids, IRIs, or exact names without regard to case or accents.

    Questions raise NotFoundError with near names, AmbiguousError with candidates, and GeneriqueError before
    the first build. ``lang`` is the language of role labels in what is printed; ids never depend on it.
    """

    # -- the folder that people edit ---------------------------------------------------------------

    @classmethod
    def init(
        cls, path: str | Path, *, title: str = "Catalogue", licence: str = "", lang: str = "fr"
    ) -> Catalogue:
        """Make a new, empty catalogue."""
        from generique.catalogue.folder import Folder, Settings

        Path(path).mkdir(parents=True, exist_ok=True)
        Folder(Path(path)).create(Settings(title=title, licence=licence, lang=lang))
        return cls(path)

    def add(self, file: str | Path, *, reader: str | None = None, **facts: Any) -> tuple[Source, bool]:
        """Add a file as a source: (the source, whether it is new). Facts: title, publisher, date, licence …

        Raises UnreadableError for a file that no reader takes; nothing is copied then.
        """
        from generique.catalogue.adding import add

        return add(self._folder, Path(file), reader=reader, facts=facts)

    def remove(self, source: str | int) -> Source:
        """Take a source out, given by number (``3``, ``source/3``) or file name; its number stays its own."""
        from generique.catalogue.adding import remove

        return remove(self._folder, str(source))

    def sources(self) -> list[dict[str, Any]]:
        """The sources by number, with title, publisher, date, licence …"""
        from generique.catalogue.adding import listing

        return listing(self._folder)

    def build(self, *, strict: bool = False, progress: Progress = silent) -> Report:
        """Build the catalogue, all or nothing; unreadable sources are left out and listed in the report."""
        from generique.catalogue.pipeline import build

        report = build(self._folder, strict=strict, progress=progress)
        for opened in ("current", "network", "_grounds"):
            self.__dict__.pop(opened, None)
        return report

    def publish(self, endpoint: str | Client, **options: Any) -> Sent:
        """Publish the build at a SPARQL service: see :func:`generique.catalogue.sending.send`."""
        from generique.catalogue.sending import send
        from generique.remote.client import Client

        client = Client(endpoint) if isinstance(endpoint, str) else endpoint
        return send(self._folder, client, **options)

    def harvest(self, profile: str, params: dict[str, Any], **options: Any) -> tuple[Source, bool]:
        """Take films and credits from a service as a source: see :mod:`generique.catalogue.harvesting`."""
        from generique.catalogue.harvesting import into

        return into(self._folder, profile, params, **options)

    # -- what is built -----------------------------------------------------------------------------

    def _graph(self, *ids: str) -> Graph:
        """What there is to ask of these films and agents; of all of them where none is named."""
        from generique.answers.asking import Graph

        return Graph(self._build.about(*ids) if ids else self._build.store, self._build.base)

    @property
    def graph(self) -> rdflib.Dataset:
        """The graph as a read-only ``rdflib.Dataset``."""
        from generique.graph.dataset import dataset

        return dataset(self._build.graph_dir)

    @property
    def tables(self) -> Tables:
        """The tables of the build by name: ``.films``, ``["credits"]`` … as DuckDB relations."""
        from generique.catalogue.tables import Tables

        return Tables(self._build.tables_dir)

    def stats(self) -> dict[str, Any]:
        """How many films, people, organizations, contributions, credits, sources; what failed."""
        from generique.catalogue.pipeline import report

        return report(self.current).as_dict()

    # -- who is meant ------------------------------------------------------------------------------

    def find(self, text: str, *, limit: int = 20) -> Answers[Found]:
        """The entities whose names come near a text, best first; typing errors are forgiven."""
        from generique.answers.find import find

        return find(self._build.names, text, limit)

    @property
    def _worked(self) -> Worked:
        """Who tells of who worked on what."""
        from generique.answers.worked import Worked

        return Worked(self._build.arrays)

    # -- questions ---------------------------------------------------------------------------------

    def film(self, title: str, *, year: int | None = None) -> Film:
        """A film's générique, each line with its source and place, and what is known of the film."""
        from generique.answers.film import film

        id = self.entity(title, ("film",), year=year).id
        return film(self._graph(id), id, label=self._label)

    def person(self, name: str) -> Person:
        """An agent's contributions by year, names credited, identifiers."""
        from generique.answers.person import person

        id = self._agent(name)
        return person(self._graph(id), self._worked, id, label=self._label)

    @overload
    def who(
        self, name: str, *, warrant: Literal[False] = False, **narrowed: Any
    ) -> Answers[Collaborator]: ...
    @overload
    def who(
        self, name: str, *, warrant: Literal[True], **narrowed: Any
    ) -> Answers[Warranted[Collaborator]]: ...
    def who(
        self, name: str, *, warrant: bool = False, **narrowed: Any
    ) -> Answers[Collaborator] | Answers[Warranted[Collaborator]]:
        """Who worked with somebody, on which films, in which roles: see :func:`generique.answers.who.who`.

        With ``warrant``, each answer names its weakest link: see :mod:`generique.answers.warrant`.
        """
        from generique.answers.who import who

        agent = self._agent(name)
        found = who(self._worked, agent, label=self._label, **narrowed)
        if not warrant:
            return found
        ties = ([(one, film) for film in other.shared for one in (agent, other.agent)] for other in found)
        return self._warrants.answers(found, ties)

    def shared(self, a: str, b: str) -> Answers[Shared]:
        """The films that two agents share, with the roles of each."""
        from generique.answers.shared import shared

        return shared(self._worked, self._agent(a), self._agent(b), label=self._label)

    def chain(self, a: str, b: str, *, warrant: bool = False, **narrowed: Any) -> Chains:
        """The shortest chain of films from one agent to another: see :func:`generique.answers.chain.chain`."""
        from generique.answers.chain import chain

        found = chain(self._build.network, self._agent(a), self._agent(b), label=self._label, **narrowed)
        return found.warranted(self._warrants) if warrant else found

    @overload
    def pairs(self, *, warrant: Literal[False] = False, **narrowed: Any) -> Answers[Pair]: ...
    @overload
    def pairs(self, *, warrant: Literal[True], **narrowed: Any) -> Answers[Warranted[Pair]]: ...
    def pairs(self, *, warrant: bool = False, **narrowed: Any) -> Answers[Pair] | Answers[Warranted[Pair]]:
        """The pairs who share most films: see :func:`generique.answers.pairs.pairs`."""
        from generique.answers.pairs import pairs

        found = pairs(self._build.network, label=self._label, **narrowed)
        if not warrant:
            return found
        ties = ([(one, film) for film in pair.shared for one in (pair.a, pair.b)] for pair in found)
        return self._warrants.answers(found, ties)

    @property
    def _warrants(self) -> Warrants:
        from generique.answers.warrant import Warrants

        return Warrants(self._build.tables_dir)

    def conflicts(
        self, film: str | None = None, *, year: int | None = None, kind: str | None = None
    ) -> Answers[Conflict]:
        """Where sources disagree, graded; of one film or of all."""
        from generique.answers.conflicts import conflicts

        if film is None and year is not None:
            raise UsageError("a year narrows the films of one title", do="name the film, too")
        of = None if film is None else self.entity(film, ("film",), year=year).id
        tables = self._build.tables_dir if of is None else None
        graph = self._graph(*filter(None, (of,)))
        return conflicts(graph, of, kind=kind, label=self._label, tables=tables)

    def cite(self, film: str, *, year: int | None = None) -> Citation:
        """A film's citation, with the build and the sources it rests on, as BibTeX or CSL-JSON."""
        from generique.answers.cite import cite

        id = self.entity(film, ("film",), year=year).id
        return cite(self._graph(id), id, version=self._build.version)

    def query(self, query: str | Path, **params: str | int) -> Answer:
        """Ask a named question with its parameters, or a SPARQL query given as text or as a path."""
        from generique.catalogue.asking import ask_build

        return ask_build(self._build, query, params, lang=self.lang)

    def check(self) -> list[dict[str, str]]:
        """What breaks the shapes of the ontology: severity, focus, path and message of each."""
        from generique.catalogue.asking import check

        return check(self._build.store, self._build.base)

    def export(
        self, form: str, target: str | Path, *, public: bool = False, **options: Any
    ) -> tuple[str, ...]:
        """Write the build in a format (see :func:`generique.export.formats`) to a file or directory.

        ``public`` leaves out what only private sources say. What was left out, or what is private in it, comes
        back in words.
        """
        from generique.catalogue.exporting import export_all, export_public

        if public:
            return export_public(self._folder, self.current, form, str(target), options)
        return export_all(self.current, form, str(target), options)


def named_queries() -> list[dict[str, Any]]:
    """The named questions: name, summary_fr, summary_en, params."""
    from generique.catalogue.asking import listing

    return listing()


def extract_file(path: str | Path, *, reader: str | None = None, date: str | None = None) -> dict[str, Any]:
    """What one file says, as the JSON of ``extract``; an unreadable file gives its error there."""
    from generique.catalogue.extracting import extract_file

    return extract_file(Path(path), reader=reader, date=date)
