"""The store of triples. The only module that knows the engine (Oxigraph, through pyoxigraph)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO, FileIO
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple, TypeVar

import pyoxigraph as ox

from generique.asked import NOTHING, Rows, Value
from generique.errors import GeneriqueError, UnreadableError, UsageError
from generique.graph import values
from generique.namespaces import PREFIXES

__all__ = ["Graphs", "Rows", "Store", "Value", "load", "rewritten"]

_F = TypeVar("_F", ox.QueryResultsFormat, ox.RdfFormat)

_RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_FILES = _GRAPHS | {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS}
_SUFFIXES = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
}


class Graphs(NamedTuple):
    """What a query sees as its default graph and as its named graphs, where it does not say so itself."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


ALL_GRAPHS = Graphs()


class Store:
    """A store of triples, read-only when opened from disk.

    >>> from generique.namespaces import Iri
    >>> store = Store.memory()
    >>> store.load('<urn:victoire> <urn:minutes> 23 .', "turtle")
    >>> store.select("SELECT ?film ?minutes { ?film <urn:minutes> ?minutes }").rows
    [('urn:victoire', 23)]
    >>> store.ask("ASK { ?film ?p ?o }", {"film": Iri("urn:roxane")})
    False
    """

    def __init__(self, engine: ox.Store, prefixes: Mapping[str, str] | None = None) -> None:
        self._engine, self._prefixes = engine, dict(prefixes or {})

    @property
    def engine(self) -> object:
        """The engine's own store, for an adapter that knows it."""
        return self._engine

    @classmethod
    def open(cls, path: Path) -> Store:
        """The finished store in this folder. Opening changes nothing there; queries may leave out our prefixes."""
        try:
            return cls(ox.Store.read_only(str(path)), PREFIXES)
        except (OSError, RuntimeError) as error:
            raise GeneriqueError(
                f"the graph cannot be opened ({error})", where=str(path), do="run `generique build`"
            ) from error

    @classmethod
    def memory(cls, files: Iterable[Path] = ()) -> Store:
        """A store in memory with these RDF files, each in its own format, named graphs as they are."""
        store = cls(ox.Store())
        for file in files:
            store.load(file)
        return store

    @classmethod
    def around(cls, files: Iterable[Path], prefixes: Mapping[str, str]) -> Store:
        """A store in memory with these N-Triples files of our own; queries may leave out the prefixes."""
        engine = ox.Store()
        for file in files:
            engine.bulk_load(path=str(file), format=ox.RdfFormat.N_TRIPLES)
        return cls(engine, prefixes)

    def load(self, data: str | bytes | Path, format: str | None = None) -> None:
        """Add RDF to a store in memory: a text in this format, or a file in the format of its suffix."""
        where = str(data) if isinstance(data, Path) else ""
        name = format or _SUFFIXES.get(Path(where).suffix.lower(), "")
        if name not in _FILES:
            raise UsageError(
                f"no RDF format is called “{name or Path(where).suffix}”",
                where=where,
                do=f"use one of {', '.join(_FILES if format else _SUFFIXES)}",
            )
        from generique.graph import guard

        content = guard.check_data(data, name)
        base = data.absolute().as_uri() if isinstance(data, Path) else None
        try:
            self._engine.load(content, _FILES[name], base_iri=base)
        except (SyntaxError, ValueError) as error:
            raise UnreadableError(f"not {name}: {_explained(error)}", where=where) from error

    def select(self, query: str, bindings: Mapping[str, Value] = NOTHING, *, ours: bool = False) -> Rows:
        """The rows of a SELECT; ``bindings`` gives variables a value before it runs.

        A query that is ``ours``, a constant of this package, is not held against the guard.
        """
        result = self._run(query, bindings, ours)
        if not isinstance(result, ox.QuerySolutions):
            raise UsageError("this question wants a SELECT query")
        with _one_line_errors():
            table = result.serialize(format=ox.QueryResultsFormat.TSV) or b""
        return Rows(tuple(variable.value for variable in result.variables), values.rows(table))

    def ask(self, query: str, bindings: Mapping[str, Value] = NOTHING) -> bool:
        """The answer to an ASK."""
        result = self._run(query, bindings)
        if not isinstance(result, ox.QueryBoolean):
            raise UsageError("this question wants an ASK query")
        return bool(result)

    def results(self, query: str, bindings: Mapping[str, Value], format: str) -> bytes:
        """The answer in a SPARQL results format or, to CONSTRUCT and DESCRIBE, in an RDF format."""
        file = BytesIO()
        self.write_results(file, query, bindings, format)
        return file.getvalue()

    def write_results(
        self,
        file: IO[bytes],
        query: str,
        bindings: Mapping[str, Value],
        format: str,
        graphs: Graphs = ALL_GRAPHS,
    ) -> None:
        """The same, written to a file as it comes; a file that refuses to go on ends the query."""
        result = self._run(query, bindings, graphs=graphs)
        if isinstance(result, ox.QueryTriples):
            graph = _format(format, _GRAPHS, "CONSTRUCT and DESCRIBE queries")
            prefixes = PREFIXES if format in ("turtle", "rdfxml") else None
            with _one_line_errors():
                ox.serialize(result, file, graph, prefixes=prefixes)
            return
        table = _format(format, _RESULTS, "SELECT and ASK queries")
        with _one_line_errors():
            result.serialize(file, format=table)

    def nquads(self) -> Iterator[str]:
        """All statements as N-Quads lines (each with its line end), sorted, each once, at any size."""
        from generique.graph.sorting import sorted_lines  # dumps alone need temporary files

        return sorted_lines(lambda file: self._engine.dump(file, ox.RdfFormat.N_QUADS))

    def write(self, file: IO[bytes], format: str, prefixes: Mapping[str, str] = PREFIXES) -> None:
        """All statements in an RDF format, in the order of :meth:`nquads`, at any size.

        The order of the namespaces in the head of a file is the engine's own, and changes.
        """
        form = _format(format, _FILES, "graphs")
        with _one_line_errors():
            ox.serialize(self._sorted(form.supports_datasets), file, form, prefixes=dict(prefixes))

    def _sorted(self, with_graphs: bool) -> Iterator[ox.Quad] | Iterator[ox.Triple]:
        lines = self.nquads()
        while some := "".join(islice(lines, 10_000)):
            for quad in ox.parse(some, ox.RdfFormat.N_QUADS):
                yield quad if with_graphs else quad.triple

    def __len__(self) -> int:
        """How many statements it holds."""
        return len(self._engine)

    def _run(
        self, query: str, bindings: Mapping[str, Value], ours: bool = False, graphs: Graphs = ALL_GRAPHS
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        if not ours:
            from generique.graph import guard  # a cold question of our own does not need it

            guard.check_query(query)
        # Values stand in the text: what is substituted comes after the engine has made its plan, often a bad one.
        text = _with_values(query, bindings) if bindings else query
        with _one_line_errors():
            try:
                return self._ask(text, graphs)
            except SyntaxError:
                return self._ask(query, graphs)  # says where in the query as it was given

    def _ask(self, query: str, graphs: Graphs) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        # As the SPARQL Protocol has it: who names a graph of one kind sees no other graph of either kind.
        named = graphs != ALL_GRAPHS
        return self._engine.query(
            query,
            prefixes=self._prefixes,
            default_graph=[ox.NamedNode(name) for name in graphs.default] if named else None,
            named_graphs=[ox.NamedNode(name) for name in graphs.named] if named else None,
        )


def _with_values(query: str, bindings: Mapping[str, Value]) -> str:
    from generique.sparql import with_values  # a cold question of our own does not need it

    return with_values(query, bindings)


class _Heard(FileIO):
    """A file that tells how much of it is read."""

    def __init__(self, path: Path, heard: Callable[[int], None]) -> None:
        super().__init__(path)
        self._heard = heard

    def read(self, size: int | None = -1) -> bytes:
        piece = super().read(-1 if size is None else size) or b""
        self._heard(len(piece))
        return piece


def load(target_dir: Path, files: Sequence[Path], read: Callable[[int], None] = lambda size: None) -> int:
    """Make a store on disk in a new folder from .nt and .ttl files; the number of triples that it then holds.

    ``read`` hears of each piece of a file how many bytes it has. The count is taken after closing the store and
    opening it again, so what it says is on the disk.
    """
    if target_dir.exists():
        raise GeneriqueError("this folder is there already", where=str(target_dir))
    target_dir.parent.mkdir(parents=True, exist_ok=True)
    engine = ox.Store(str(target_dir))
    for file in files:
        with _Heard(file, read) as content:
            try:
                # Our own IRIs are not checked again.
                engine.bulk_load(content, format=_FILES[_SUFFIXES[file.suffix]], lenient=True)
            except (SyntaxError, ValueError) as error:
                raise UnreadableError(_explained(error), where=str(file)) from error
    # What was loaded lies in layers, each of which every look-up goes through: as one, it answers three times as
    # fast, for a tenth of the time of loading.
    engine.optimize()
    engine.flush()
    del engine  # closes it: the lock goes with the last reference
    return len(Store.open(target_dir))


def patch(target_dir: Path, out: Path, new: Path, read: Callable[[int], None] = lambda size: None) -> int:
    """Take the triples of one .nt file out of a store on disk and put those of another in; how many that were.

    ``read`` hears of each piece of a file how many bytes it has. Raises GeneriqueError where a triple that goes is
    not there, or one that comes is there already: then the store is not the one that was meant.
    """
    engine = ox.Store(str(target_dir))
    count = 0
    for file, meant, change in ((out, True, engine.remove), (new, False, engine.add)):
        with _Heard(file, read) as content:
            for quad in ox.parse(content, ox.RdfFormat.N_TRIPLES):
                if (quad in engine) is not meant:
                    said = "not in the graph" if meant else "in the graph already"
                    raise GeneriqueError(f"{quad.triple} is {said}", where=str(target_dir))
                change(quad)
                count += 1
    engine.flush()
    del engine
    return count


def rewritten(results: bytes, format: str) -> bytes:
    """SPARQL results in JSON, written in another of the W3C's formats.

    >>> json = b'{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal", "value": "a"}}]}}'
    >>> rewritten(json, "csv")
    b'n\\r\\na\\r\\n'
    """
    wanted = _format(format, _RESULTS, "SELECT and ASK queries")
    with _one_line_errors():
        return ox.parse_query_results(results, ox.QueryResultsFormat.JSON).serialize(format=wanted) or b""


def _explained(error: Exception) -> str:
    from generique.graph import guard

    return guard.explain(str(error))


def _format(name: str, formats: Mapping[str, _F], queries: str) -> _F:
    if name not in formats:
        raise UsageError(f"{queries} have no format “{name}”", do=f"use one of {', '.join(formats)}")
    return formats[name]


@contextmanager
def _one_line_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:  # who reads has had enough
        raise
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise GeneriqueError(_explained(error)) from error
