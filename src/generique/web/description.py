"""What the SPARQL service is and holds, as RDF: its service description, VoID, and example queries."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from generique.builds import Build
from generique.graph.query import NamedQuery, queries
from generique.graph.store import Store
from generique.namespaces import GEN, PREFIXES, Iri
from generique.resources import folder
from generique.sparql import form, term
from generique.web.media import GRAPHS, TABLES
from generique.web.negotiate import best
from generique.web.sending import content_type

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_VOID = "http://rdfs.org/ns/void#"
_SH = "http://www.w3.org/ns/shacl#"
_RDF, _RDFS, _DCTERMS, _DCAT, _SCHEMA = (
    PREFIXES[name] for name in ("rdf", "rdfs", "dcterms", "dcat", "schema")
)
_PREFIXES = PREFIXES | {"sd": _SD, "void": _VOID, "sh": _SH, "formats": _FORMATS}
_NAMED_FORMATS = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)
_CLASSES = {"films": "Film", "people": "Person", "organizations": "Organization", "sources": "Source"}
_CLASSES |= {"contributions": "Contribution", "credits": "Credit", "residue": "Residue"}
_KINDS = {"SELECT": ("SPARQLSelectExecutable", "select"), "ASK": ("SPARQLAskExecutable", "ask")}
_KINDS["CONSTRUCT"] = ("SPARQLConstructExecutable", "construct")

Object = Iri | str | int | tuple[str, str]
"""An object of a triple; a pair is a text and its language."""
Triple = tuple[Iri, str, Object]


def respond(request: Request) -> Response:
    """The description in the form of RDF that is wanted; to browsers the page on which one asks."""
    media = best(request.headers.get("Accept"), (*GRAPHS, "text/html"))
    if media == "text/html":
        return RedirectResponse("/query", 303, {"Vary": "Accept"})
    if media is None:
        if best(request.headers.get("Accept"), tuple(TABLES)):
            return PlainTextResponse("no query\n", 400)
        return PlainTextResponse(f"this service is described as {', '.join(GRAPHS)}\n", 406)
    build = request.app.state.catalogue.current
    endpoint = str(request.url.replace(path="/sparql", query="", fragment=""))
    made = _written(build, endpoint, GRAPHS[media])
    return Response(made, headers={"Content-Type": content_type(media), "Vary": "Accept"})


def _written(build: Build, endpoint: str, format: str) -> bytes:
    store = Store.memory()
    store.load("".join(_lines(build, endpoint)), "ntriples")
    file = BytesIO()
    store.write(file, format, _PREFIXES)
    return file.getvalue()


def _lines(build: Build, endpoint: str) -> Iterator[str]:
    for subject, predicate, object in (
        *_service(endpoint, build),
        *_dataset(endpoint, build),
        *_examples(endpoint),
    ):
        yield f"{term(subject)} <{predicate}> {_object(object)} .\n"


def _object(value: Object) -> str:
    if isinstance(value, int):
        return f'"{value}"^^<{PREFIXES["xsd"]}integer>'
    return f"{term(value[0])}@{value[1]}" if isinstance(value, tuple) else term(value)


def _service(endpoint: str, build: Build) -> Iterator[Triple]:
    service, dataset, graph = (Iri(endpoint + part) for part in ("", "#dataset", "#graph"))
    yield service, _RDF + "type", Iri(_SD + "Service")
    yield service, _SD + "endpoint", Iri(endpoint)
    yield service, _SD + "supportedLanguage", Iri(_SD + "SPARQL11Query")
    for name in _NAMED_FORMATS:
        yield service, _SD + "resultFormat", Iri(_FORMATS + name)
    yield service, _SD + "defaultDataset", dataset
    yield dataset, _RDF + "type", Iri(_SD + "Dataset")
    yield dataset, _SD + "defaultGraph", graph
    yield graph, _RDF + "type", Iri(_SD + "Graph")
    yield graph, _VOID + "triples", int(build.manifest["triples"])


def _dataset(endpoint: str, build: Build) -> Iterator[Triple]:
    dataset, manifest = Iri(build.base + "catalogue"), build.manifest
    for kind in (_VOID + "Dataset", _DCAT + "Dataset"):
        yield dataset, _RDF + "type", Iri(kind)
    yield dataset, _DCTERMS + "title", str(manifest["title"])
    if manifest.get("licence"):
        licence = str(manifest["licence"])
        yield dataset, _DCTERMS + "license", Iri(licence) if "://" in licence else licence
    yield dataset, _DCTERMS + "hasVersion", build.version
    yield dataset, _VOID + "sparqlEndpoint", Iri(endpoint)
    yield dataset, _VOID + "uriSpace", build.base
    yield dataset, _VOID + "triples", int(manifest["triples"])
    for name in ("gen", "skos", "prov", "dcterms", "schema"):
        yield dataset, _VOID + "vocabulary", Iri(PREFIXES[name])
    for counted, name in _CLASSES.items():
        part = Iri(f"{endpoint}#{counted}")
        yield dataset, _VOID + "classPartition", part
        yield part, _VOID + "class", Iri(GEN + name)
        yield part, _VOID + "entities", int(manifest["counts"][counted])


def _examples(endpoint: str) -> Iterator[Triple]:
    for query in queries(folder("queries")):
        yield from _example(query, Iri(f"{endpoint}#query-{query.name}"), endpoint)


def _example(query: NamedQuery, example: Iri, endpoint: str) -> Iterator[Triple]:
    kind, property = _KINDS[form(query.text)]
    yield example, _RDF + "type", Iri(_SH + "SPARQLExecutable")
    yield example, _RDF + "type", Iri(_SH + kind)
    yield example, _RDFS + "comment", (query.summary_fr, "fr")
    yield example, _RDFS + "comment", (query.summary_en, "en")
    yield example, _SH + property, query.text
    yield example, _SCHEMA + "target", Iri(endpoint)


ROUTES = (Route("/.well-known/void", respond, methods=["GET"]),)
