"""The answer to a query, in the form that is wanted: rows, a table, or one of the W3C's formats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generique.asked import Asked, Value
from generique.errors import UsageError
from generique.sparql import form

TABLE_FORMATS = ("json", "xml", "csv", "tsv")
GRAPH_FORMATS = ("turtle", "ntriples", "jsonld", "rdfxml")


@dataclass(frozen=True)
class Answer:
    """A query with the values of its variables, put to a store; each method asks it.

    >>> from generique.graph.store import Store
    >>> store = Store.memory()
    >>> store.load('<urn:victoire> <urn:minutes> 23 .', "turtle")
    >>> answer = Answer(store, "SELECT ?film ?minutes { ?film <urn:minutes> ?minutes }")
    >>> answer.records()
    [{'film': 'urn:victoire', 'minutes': 23}]
    >>> print(answer.serialize("csv").decode().strip())
    film,minutes
    urn:victoire,23
    """

    asked: Asked = field(repr=False)
    query: str
    bindings: Mapping[str, Value] = field(default_factory=dict)

    @property
    def form(self) -> str:
        """SELECT, ASK, CONSTRUCT or DESCRIBE."""
        return form(self.query)

    @property
    def is_graph(self) -> bool:
        """Whether the answer is triples."""
        return self.form in ("CONSTRUCT", "DESCRIBE")

    def default_format(self, *, terminal: bool) -> str:
        """What to write where nothing is said: a table to eyes, CSV to a program, Turtle for triples."""
        return "turtle" if self.is_graph else "table" if terminal else "csv"

    def table(self) -> tuple[tuple[str, ...], Sequence[tuple[Value | None, ...]]]:
        """Columns and rows; an ASK has one of each."""
        if self.is_graph:
            raise UsageError(f"{self.form} gives triples", do=f"use one of {', '.join(GRAPH_FORMATS)}")
        if self.form == "ASK":
            return ("answer",), [(self.asked.ask(self.query, self.bindings),)]
        columns, rows = self.asked.select(self.query, self.bindings)
        return columns, rows

    def records(self) -> list[dict[str, Value | None]]:
        """The rows, each by the names of its columns."""
        columns, rows = self.table()
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def frame(self) -> Any:
        """The rows as a pandas frame."""
        try:
            import pandas
        except ImportError as error:
            raise UsageError("frames need pandas", do="pip install 'generique[notebook]'") from error
        columns, rows = self.table()
        return pandas.DataFrame(rows, columns=list(columns))

    def serialize(self, format: str) -> bytes:
        """The answer as SPARQL results (json, xml, csv, tsv) or as RDF (turtle, ntriples, jsonld, rdfxml)."""
        return self.asked.results(self.query, self.bindings, format)

    def _repr_html_(self) -> str:
        from html import escape

        if self.is_graph:
            return f"<pre>{escape(self.serialize('turtle').decode())}</pre>"
        columns, rows = self.table()
        head = "".join(f"<th>{escape(column)}</th>" for column in columns)
        lines = ("".join(f"<td>{escape('' if v is None else str(v))}</td>" for v in row) for row in rows)
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
