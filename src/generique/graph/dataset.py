"""The graph of a build as an ``rdflib.Dataset``: read-only, and behaving as RDFLib's own memory store does.

Queries run in the engine. Those with ``initBindings`` run in RDFLib's evaluator over the engine's triples:
only it binds any variable, also in sub-selects and in filters, as RDFLib does. No query fetches anything:
FROM names graphs of this store, and SERVICE is refused.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from oxrdflib.store import OxigraphStore
from pyparsing import ParseException
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID, Dataset, Graph
from rdflib.namespace import XSD
from rdflib.plugins.sparql.evaluate import evalQuery
from rdflib.plugins.sparql.processor import SPARQLResult, prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier, Literal, Node

from generique.errors import GeneriqueError
from generique.graph import guard
from generique.graph.store import Store
from generique.namespaces import PREFIXES

_FROM = re.compile(r"\bFROM\b", re.IGNORECASE)


class ReadOnlyError(GeneriqueError):
    """Raised by everything that would change the graph of a build."""

    def __init__(self) -> None:
        super().__init__(
            "the graph of a build is read-only", do="add a source and build, or copy the triples"
        )


def dataset(store: Store | Path) -> Dataset:
    """The graph of a finished build, for RDFLib and all that works with it.

    >>> store = Store.memory()
    >>> store.load('<urn:victoire> <urn:title> "Victoire" .', "turtle")
    >>> graph = dataset(store)
    >>> from rdflib import Literal, URIRef
    >>> (URIRef("urn:victoire"), URIRef("urn:title"), Literal("Victoire")) in graph
    True
    >>> graph.remove((None, None, None))
    Traceback (most recent call last):
    ...
    generique.graph.dataset.ReadOnlyError: the graph of a build is read-only; ...
    """
    opened = store if isinstance(store, Store) else Store.open(store)
    made = _Dataset(store=_ReadOnlyStore(store=opened.engine), default_union=False)
    for prefix, namespace in PREFIXES.items():
        made.bind(prefix, namespace, replace=True)
    return made


class _Dataset(Dataset):
    """RDFLib 7.6 asks itself for ``default_context``, and warns of it: a warning nobody can act on."""

    @property
    def default_context(self) -> Graph:
        """The default graph."""
        graph: Graph = self.default_graph
        return graph

    @default_context.setter
    def default_context(self, graph: Graph) -> None:
        self.default_graph = graph


class _ReadOnlyStore(OxigraphStore):
    """Oxigraph under RDFLib, less writing, with RDFLib's own ways where oxrdflib has others."""

    def __init__(self, store: Any) -> None:
        super().__init__(store=store)
        self._named: dict[Node, Graph] = {}

    def triples(self, triple_pattern: Any, context: Graph | None = None) -> Iterator[Any]:
        """The triples of one graph or, without one, of all, each with the graphs it is in."""
        for (subject, predicate, object), contexts in super().triples(triple_pattern, context):
            yield (subject, predicate, _as_rdflib(object)), contexts

    def __len__(self, context: Graph | None = None) -> int:
        """How many triples are in one graph or, without one, in all."""
        if context is None:
            return super().__len__() if any(self._inner.named_graphs()) else len(self._inner)
        return sum(1 for _ in super().triples((None, None, None), context))

    def contexts(self, triple: Any = None) -> Generator[Graph, None, None]:
        """The named graphs, also those asked for and empty, or the graphs that hold a triple."""
        found = {graph.identifier: graph for graph in super().contexts(triple)}
        yield from (found if triple else self._named | found).values()

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],  # noqa: N803
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: object,
    ) -> Result:
        """Answer in the engine, or leave it to RDFLib's evaluator by raising NotImplementedError."""
        text = query if isinstance(query, str) else query._original_args[0]
        guard.check_query(text)
        whole = queryGraph == DATASET_DEFAULT_GRAPH_ID
        if isinstance(query, Query) or initBindings or (whole and _FROM.search(text)):
            parsed = _parsed(query, initNs)
            if whole and parsed.algebra.datasetClause:
                return self._query_from(parsed, initBindings)
            if isinstance(query, Query) or initBindings:
                raise NotImplementedError("RDFLib evaluates this")
        # The engine's default is RDFLib's default graph, under a name that only RDFLib knows.
        graph: Any = None if whole else queryGraph
        try:
            return _with_rdflib_terms(super().query(query, initNs, {}, graph, **kwargs))
        except SyntaxError as error:
            raise GeneriqueError(guard.explain(str(error))) from error

    def _query_from(self, query: Query, bindings: Mapping[str, Identifier]) -> Result:
        """Answer a query with FROM. RDFLib would fetch a graph that it does not know: it gets those here only.

        (The engine counts a triple twice that stands in two of the graphs.)
        """
        clauses = query.algebra.datasetClause
        chosen = _Dataset()
        for clause in clauses:
            target = chosen.default_graph if clause.default else chosen.graph(clause.named)
            target += Graph(store=self, identifier=clause.default or clause.named)
        query.algebra.datasetClause = None
        try:
            return SPARQLResult(evalQuery(chosen, query, bindings))
        finally:
            query.algebra.datasetClause = clauses

    def add_graph(self, graph: Graph) -> None:
        """Name a graph: asking for one makes it known, as in RDFLib's memory store, and writes nothing."""
        if graph.identifier != DATASET_DEFAULT_GRAPH_ID:
            self._named[graph.identifier] = graph

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise ReadOnlyError

    add = remove = remove_graph = update = destroy = _refuse

    def addN(self, quads: object) -> NoReturn:  # noqa: N802
        """Refuse."""
        raise ReadOnlyError


def _parsed(query: Query | str, namespaces: Mapping[str, Any]) -> Query:
    try:
        return query if isinstance(query, Query) else prepareQuery(query, initNs=dict(namespaces))
    except ParseException as error:
        raise GeneriqueError(f"line {error.lineno}, column {error.column}: {error.msg}") from error


def _with_rdflib_terms(result: Result) -> Result:
    if result.type == "SELECT":
        rows = result.bindings
        result.bindings = [
            {name: _as_rdflib(term) for name, term in row.items() if term is not None} for row in rows
        ]
    elif result.graph is not None:
        graph = Graph()
        for subject, predicate, object in result.graph:
            graph.add((subject, predicate, _as_rdflib(object)))
        result.graph = graph
    return result


def _as_rdflib(term: Any) -> Any:
    """RDFLib's parsers leave xsd:string out, and its ``Literal("x")`` equals only a literal without it."""
    return Literal(str(term)) if isinstance(term, Literal) and term.datatype == XSD.string else term
