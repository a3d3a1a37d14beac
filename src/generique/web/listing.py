"""The pages that list things are data, too: ``/sources.csv``, ``/chain.json?a=…&b=…``, ``/ontology.ttl``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from generique.answers.sources import Described, described
from generique.errors import GeneriqueError, UsageError
from generique.web import labels
from generique.web.errors import status_of
from generique.web.formats import LISTS, RDF, SUFFIXES
from generique.web.media import GRAPHS
from generique.web.negotiate import wanted
from generique.web.page import catalogue, graph, text_of
from generique.web.pages import chain as chains
from generique.web.pages import disagreements, home, vocabulary
from generique.web.sandbox import Question, RefusedError, Rows, Sandbox, Work
from generique.web.security import spreadsheet
from generique.web.sending import content_type, etag, failure, fresh, send

_CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { %s ?s ?p ?o }"
_GRAPHS: Mapping[str, str] = {
    "sources": _CONSTRUCT % "?s a gen:Source .",
    "roles": _CONSTRUCT % "?s a gen:Role .",
    "ontology": _CONSTRUCT % "?s rdfs:isDefinedBy <https://w3id.org/generique/ontology> .",
}


class Table(NamedTuple):
    """Records with their columns, and what is written as JSON."""

    columns: Sequence[str]
    records: Sequence[Mapping[str, object]]
    told: object


class ListRoute(Route):
    """The address of a list, where its data are wanted: by suffix, or as the Accept header wants no page."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """A page that is wanted is no match, and goes to who makes pages."""
        match, child = super().matches(scope)
        if match is Match.NONE:
            return match, child
        name = self.path[1:].partition(".")[0]
        suffix = child["path_params"].get("suffix")
        if suffix is None:
            suffix = wanted(scope, {form: SUFFIXES[form] for form in LISTS[name]}) or ""
        if suffix == "page":
            return Match.NONE, {}
        child["path_params"] = {"name": name, "suffix": suffix}
        return match, child


async def data(request: Request) -> Response:
    """The data of one list."""
    name, suffix = request.path_params["name"], request.path_params["suffix"]
    if suffix not in LISTS[name]:
        forms = ", ".join(SUFFIXES[form] for form in LISTS[name])
        return failure(404 if suffix else 406, f"{name} comes as {forms}")
    build = catalogue(request).current
    tag = etag(build.version, name, suffix, request.url.query)
    place = f"/{name}.{suffix}" + (f"?{request.url.query}" if request.url.query else "")
    about = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept", "Content-Location": place}
    if fresh(request, tag):
        return Response(status_code=304, headers=about)
    try:
        if suffix in RDF or name == "residue":
            work: Work = Rows(suffix, "residue/")
            if suffix in RDF:
                work = Question(_GRAPHS[name], GRAPHS[SUFFIXES[suffix]])
            sandbox: Sandbox = request.app.state.sandbox
            file = await sandbox.answer(build.path, work)
            return send(file, SUFFIXES[suffix], head=request.method == "HEAD", headers=about)
        content = await to_thread.run_sync(_written, request, name, suffix)
    except RefusedError as error:
        return failure(error.status, str(error))
    except GeneriqueError as error:
        return failure(status_of(error), str(error))
    return Response(content, headers={**about, "Content-Type": content_type(SUFFIXES[suffix])})


def _written(request: Request, name: str, suffix: str) -> bytes:
    found = _TABLES[name](request)
    if suffix == "csv":
        return spreadsheet(found.columns, found.records)
    return json.dumps(found.told, ensure_ascii=False).encode()


def _search(request: Request) -> Table:
    found = catalogue(request).find(text_of(request, "q") or "", limit=home.LISTED)
    return Table(found.columns, found.records(), found.as_dicts())


def _chain(request: Request) -> Table:
    ends = {name: text_of(request, name) for name in ("a", "b")}
    if None in ends.values():
        raise UsageError("a chain has two ends", do="give a= and b=")
    found = catalogue(request).chain(*map(str, ends.values()), **chains.narrowed(request))
    return Table(found.columns, found.records(), found.as_dict())


def _disagreements(request: Request) -> Table:
    """Those of the page, from ``start`` on; ``next`` says where the next ones begin."""
    part = disagreements.part(request)
    records = [record for one in part.conflicts for record in one.records()]
    told = {"conflicts": [one.as_dict() for one in part.conflicts], "next": part.following}
    return Table(disagreements.COLUMNS, records, told)


def _sources(request: Request) -> Table:
    records = [one._asdict() for one in described(graph(request))]
    return Table(Described._fields, records, records)


def _roles(request: Request) -> Table:
    columns = ("role", "department", "holders", "label_fr", "label_en", "contributions")
    used = vocabulary.used(catalogue(request))
    rows = (
        (id, role.department, role.holders, role.label_fr, role.label_en, used.get(id, 0))
        for id, role in labels.roles().items()
    )
    records: list[Mapping[str, Any]] = [dict(zip(columns, row, strict=True)) for row in rows]
    return Table(columns, records, records)


_TABLES: Mapping[str, Callable[[Request], Table]] = {
    "search": _search,
    "chain": _chain,
    "disagreements": _disagreements,
    "sources": _sources,
    "roles": _roles,
}

ROUTES: tuple[BaseRoute, ...] = tuple(
    ListRoute(path, data, methods=["GET"]) for name in LISTS for path in (f"/{name}", f"/{name}.{{suffix}}")
)
