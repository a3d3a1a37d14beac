"""SPARQL for people: questions with a form, a text area, and results with names beside IRIs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from generique.asked import Value
from generique.builds import Build
from generique.catalogue.asking import values
from generique.errors import GeneriqueError
from generique.graph.guard import check_query
from generique.graph.query import NamedQuery, find, queries
from generique.graph.results import GRAPH_FORMATS, TABLE_FORMATS
from generique.graph.values import rows
from generique.namespaces import PREFIXES, ROLE, Iri, local
from generique.resources import folder
from generique.sparql import form, with_values
from generique.web import labels
from generique.web.i18n import language
from generique.web.page import catalogue, path, render
from generique.web.sandbox import Question, Sandbox
from generique.web.security import href

_ROWS = 500
"""Rows that are shown; all of them are in the downloads."""

_FIRST = """PREFIX gen: <https://w3id.org/generique/ontology#>
PREFIX role: <https://w3id.org/generique/role/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?film ?title ?director WHERE {
  ?film role:director ?director ; rdfs:label ?title .
} ORDER BY ?title LIMIT 50
"""
_HUGE = 6000
"""Letters of a query that still fit in an address."""


class Cell(NamedTuple):
    """A cell of a result: its text, its name where it is an IRI of ours, where it leads."""

    text: str
    name: str | None = None
    address: str | None = None


class Results(NamedTuple):
    """An answer as it is shown: a table, or the text of a graph; ``more`` than is shown."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    total: int = 0
    text: str | None = None


async def query(request: Request) -> Response:
    """The list of questions, one with its form, or a query as text; and the answer where it was asked for."""
    given = await request.form() if request.method == "POST" else request.query_params
    lang = language(request)
    build = catalogue(request).current
    name, text = str(given.get("name") or ""), str(given.get("query") or "")
    error: GeneriqueError | None = None
    results: Results | None = None
    chosen: NamedQuery | None = None
    params: dict[str, str] = {}
    try:
        if name:
            chosen = find(name, folder("queries"))
            params = {param.name: str(given.get(param.name) or "") for param in chosen.params}
            text = chosen.text
        if text and (chosen is None or _complete(chosen, params)):
            if chosen is not None:
                known = {key: value for key, value in params.items() if value}
                bound = await to_thread.run_sync(values, build, chosen, known, lang)
                text = with_values(_code(chosen.text), bound)
            check_query(text)
            results = await _asked(request, build, text, lang)
    except GeneriqueError as wrong:
        error = wrong
    return await to_thread.run_sync(
        lambda: render(
            request,
            "query.html",
            status_code=400 if error else 200,
            questions=queries(folder("queries")),
            chosen=chosen,
            params=params,
            text=_code(text) if text else _FIRST,
            error=error,
            results=results,
            shown=_ROWS,
            downloads=_downloads(text) if results else [],
            role_options=labels.in_order(build.network.roles),
        )
    )


def _complete(chosen: NamedQuery, params: Mapping[str, str]) -> bool:
    """Whether all that a question needs was given; one that needs nothing is asked at once."""
    return all(
        params[param.name] or param.default is not None or param.name == "lang" for param in chosen.params
    )


def _code(text: str) -> str:
    """A query without the lines that describe it."""
    lines = text.splitlines()
    while lines and (not lines[0].strip() or lines[0].startswith(("# summary", "# param"))):
        lines.pop(0)
    return "\n".join(lines) + "\n"


async def _asked(request: Request, build: Build, text: str, lang: str) -> Results:
    sandbox: Sandbox = request.app.state.sandbox
    graph = form(text) in ("CONSTRUCT", "DESCRIBE")
    with await sandbox.answer(build.path, Question(text, "turtle" if graph else "tsv")) as file:
        answer = await to_thread.run_sync(file.read)
    if graph:
        said = answer.decode()
        return Results(text=said[:100_000], total=len(said))
    if form(text) == "ASK":
        return Results(("answer",), ((Cell(answer.decode().strip()),),), 1)
    return await to_thread.run_sync(_table, build, answer, lang)


def _table(build: Build, answer: bytes, lang: str) -> Results:
    columns = tuple(name[1:] for name in answer.decode().split("\n", 1)[0].split("\t") if name)
    found = list(rows(answer))
    known: dict[str, Cell] = {}

    def cell(value: Value | None) -> Cell:
        if not isinstance(value, Iri):
            return Cell("" if value is None else str(value))
        if value not in known:
            known[value] = named(build, value, lang)
        return known[value]

    return Results(columns, tuple(tuple(map(cell, row)) for row in found[:_ROWS]), len(found))


def named(build: Build, iri: str, lang: str) -> Cell:
    """An IRI with its name and address, as far as the catalogue knows it."""
    if iri.startswith(ROLE):
        id = iri.removeprefix(ROLE)
        return Cell(f"role:{id}", labels.role(id, lang), path(f"role/{id}"))
    id = local(iri, build.base)
    if id == iri or "#" in id:
        return Cell(_prefixed(iri), None, href(iri))
    entity = build.names.get(id)
    if entity is not None:
        return Cell(id, entity.name, path(id))
    return Cell(id, None, path(id) if id.startswith("source/") else None)


def _prefixed(iri: str) -> str:
    """An IRI in short, where a prefix is known.

    >>> _prefixed("http://www.w3.org/2000/01/rdf-schema#label")
    'rdfs:label'
    """
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _downloads(text: str) -> list[tuple[str, str]]:
    """Formats with the address of this answer in each; none for a query too long for an address."""
    if len(text) > _HUGE:
        return []
    forms = GRAPH_FORMATS if form(text) in ("CONSTRUCT", "DESCRIBE") else TABLE_FORMATS
    return [(name, path("sparql", query=text, format=name)) for name in forms]


ROUTES = (Route("/query", query, methods=["GET", "POST"], name="query"),)
