"""``/reconcile``: the reconciliation service for OpenRefine, as version 0.2 of its API describes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from generique.builds import Build
from generique.namespaces import GEN
from generique.search import Entity
from generique.version import __version__
from generique.web import extending, matching
from generique.web.i18n import language
from generique.web.receiving import FORM, RequestError, body, pairs
from generique.web.security import policy
from generique.web.sending import failure

BATCH = 50
"""Queries that clients are asked to send at a time; four times as many are too many."""
PAGE = 20
_NAMES = {"fr": ("Film", "Personne", "Organisme"), "en": ("Film", "Person", "Organization")}


async def reconcile(request: Request) -> Response:
    """The manifest, the candidates for a batch of queries, or the values of some properties."""
    try:
        given = pairs(request.url.query)
        if request.method == "POST":
            if request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != FORM:
                raise RequestError(415, f"a POST is {FORM}")
            given |= pairs((await body(request)).decode("utf-8"))
        if "queries" in given:
            return await _threaded(_batch, request, _object(given["queries"][-1]))
        if "extend" in given:
            return await _threaded(_extension, request, _object(given["extend"][-1]))
    except RequestError as error:
        return failure(error.status, error.why)
    except UnicodeDecodeError:
        return failure(400, "a form is written in UTF-8")
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        return failure(400, f"not a batch of queries as the API has them: {error}")
    return JSONResponse(manifest(request))


def _object(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


async def _threaded(work: Callable[[Build, str, Any], Any], request: Request, given: Any) -> Response:
    build = request.app.state.catalogue.current
    return JSONResponse(await to_thread.run_sync(work, build, language(request), given))


def manifest(request: Request) -> dict[str, Any]:
    """What the service is and where its parts are."""
    build: Build = request.app.state.catalogue.current
    here = str(request.base_url).rstrip("/")

    def service(path: str) -> dict[str, str]:
        return {"service_url": here, "service_path": f"/reconcile/{path}"}

    limit = {
        "name": "limit",
        "label": "Limite",
        "type": "number",
        "default": 0,
        "help_text": "0 : toutes les valeurs",
    }
    return {
        "versions": ["0.2"],
        "name": f"Générique : {build.manifest['title']}",
        "identifierSpace": build.base,
        "schemaSpace": GEN,
        "documentation": f"{here}/",
        "serviceVersion": __version__,
        "batchSize": BATCH,
        "defaultTypes": types(language(request)),
        "view": {"url": f"{here}/{{{{id}}}}"},
        "preview": {"url": f"{here}/reconcile/preview?id={{{{id}}}}", "width": 400, "height": 200},
        "suggest": {name: service(f"suggest/{name}") for name in ("entity", "type", "property")},
        "extend": {"propose_properties": service("properties"), "property_settings": [limit]},
    }


def types(lang: str) -> list[dict[str, str]]:
    """The types of entities."""
    return [{"id": id, "name": name} for id, name in zip(matching.TYPES, _NAMES[lang], strict=True)]


def _type(entity: Entity, lang: str) -> dict[str, str]:
    kinds = list(matching.TYPES.values())
    return types(lang)[kinds.index(entity.kind)]


def _about(entity: Entity, lang: str) -> str:
    """What tells an entity from its namesakes."""
    if entity.kind == "film":
        return str(entity.year or "")
    films = "film" if entity.films == 1 else "films"
    return f"{_type(entity, lang)['name']}, {entity.films} {films}"


def _batch(build: Build, lang: str, asked: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    if len(asked) > 4 * BATCH:
        raise RequestError(413, f"at most {BATCH} queries at a time")
    queries = {name: matching.query(query) for name, query in asked.items()}
    return {
        name: {"result": [_result(each, lang) for each in matching.candidates(build, query)]}
        for name, query in queries.items()
    }


def _result(candidate: matching.Candidate, lang: str) -> dict[str, Any]:
    entity = candidate.entity
    return {
        "id": entity.id,
        "name": entity.name,
        "description": _about(entity, lang),
        "type": [_type(entity, lang)],
        "score": candidate.score,
        "match": candidate.match,
        "features": [{"id": name, "value": round(value, 1)} for name, value in candidate.features.items()],
    }


def _extension(build: Build, lang: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    ids, wanted = [str(id) for id in asked["ids"]], asked["properties"]
    limits = {str(each["id"]): int((each.get("settings") or {}).get("limit") or 0) for each in wanted}
    if len(ids) * len(limits) > 10_000:
        raise RequestError(413, "at most 10,000 cells at a time")
    names = {each.id: each.name for each in extending.properties(build, lang)}
    rows = {}
    for id in ids:
        found = extending.values(build, id, list(limits), lang)
        rows[id] = {property: cells[: limits[property] or None] for property, cells in found.items()}
    return {
        "meta": [{"id": property, "name": names.get(property, property)} for property in limits],
        "rows": rows,
    }


async def suggest(request: Request) -> Response:
    """What begins with what was typed so far: entities, types or properties."""
    prefix = request.query_params.get("prefix", "")
    cursor = request.query_params.get("cursor") or "0"
    what = _SUGGEST.get(request.path_params["what"])
    if what is None or not cursor.isdecimal():
        return failure(404 if what is None else 400, "entity, type or property, from a whole number on")
    found = await to_thread.run_sync(
        what, request.app.state.catalogue.current, prefix, language(request), min(int(cursor), 1000)
    )
    return JSONResponse({"result": found})


def _entities(build: Build, prefix: str, lang: str, cursor: int) -> list[dict[str, Any]]:
    known = build.names.get(prefix)
    entities = [known] if known else [Entity(*each[:-1]) for each in build.names.find(prefix, cursor + PAGE)]
    return [
        {"id": each.id, "name": each.name, "description": _about(each, lang), "notable": [_type(each, lang)]}
        for each in entities[cursor:]
    ]


def _types(build: Build, prefix: str, lang: str, cursor: int) -> list[dict[str, Any]]:
    typed = prefix.lower()
    fitting = [
        each
        for each in types(lang)
        if typed in (each["id"].lower(), "") or each["name"].lower().startswith(typed)
    ]
    return [dict(each) for each in fitting][cursor:]


def _properties(build: Build, prefix: str, lang: str, cursor: int) -> list[dict[str, Any]]:
    found = extending.suggested(build, prefix, lang)[cursor : cursor + PAGE]
    return [dict(each.as_dict()) for each in found]


_SUGGEST: Mapping[str, Callable[[Build, str, str, int], list[dict[str, Any]]]] = {
    "entity": _entities,
    "type": _types,
    "property": _properties,
}


async def propose(request: Request) -> Response:
    """The properties that a type of entity has."""
    type, limit = request.query_params.get("type"), request.query_params.get("limit") or "0"
    if not limit.isdecimal():
        return failure(400, "limit is a number")
    build = request.app.state.catalogue.current
    kind = matching.TYPES.get(type or "")
    found = await to_thread.run_sync(extending.proposed, build, kind, language(request))
    listed = [each.as_dict() for each in found][: int(limit) or None]
    return JSONResponse({"type": type, "limit": int(limit) or len(listed), "properties": listed})


async def preview(request: Request) -> Response:
    """A few lines on one entity, to be shown in a frame of OpenRefine."""
    build: Build = request.app.state.catalogue.current
    lang = language(request)
    entity = await to_thread.run_sync(build.names.get, request.query_params.get("id", ""))
    if entity is None:
        return failure(404, "there is no such entity")
    wanted = ["role/director", "runningTime", "country"] if entity.kind == "film" else ["role", "film"]
    found = await to_thread.run_sync(extending.values, build, entity.id, wanted, lang)
    lines = [", ".join(escape(_text(cell)) for cell in cells[:8]) for cells in found.values() if cells]
    page = (
        f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{escape(entity.name)}</title>'
        f'<p><a href="/{escape(entity.id)}" target="_blank" rel="noopener">{escape(entity.name)}</a>'
        f" ({escape(_about(entity, lang))})</p>{''.join(f'<p>{line}</p>' for line in lines)}</html>"
    )
    return HTMLResponse(page, headers={"Content-Security-Policy": policy(frame_ancestors="*")})


def _text(cell: Mapping[str, Any]) -> str:
    return str(cell.get("name") or next(iter(cell.values())))


ROUTES = (
    Route("/reconcile", reconcile, methods=["GET", "POST"]),
    Route("/reconcile/suggest/{what}", suggest, methods=["GET"]),
    Route("/reconcile/properties", propose, methods=["GET"]),
    Route("/reconcile/preview", preview, methods=["GET"]),
)
