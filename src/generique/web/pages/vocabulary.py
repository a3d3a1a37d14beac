"""The words of the catalogue: the roles, and the ontology, each with its own page or place."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from generique.builds import Build
from generique.catalogue import Catalogue
from generique.errors import NotFoundError
from generique.namespaces import GEN, PREFIXES, ROLE
from generique.network.arrays import Network
from generique.roles.match import Role
from generique.web import columns, labels
from generique.web.i18n import language, name_key
from generique.web.page import catalogue, render

_HOLDERS = 100
_CODES = {
    "marc": "https://id.loc.gov/vocabulary/relators/{}",
    "wikidata": "https://www.wikidata.org/wiki/Property:{}",
}


def roles(request: Request) -> Response:
    """All roles by department, with how many contributions each has here."""
    grouped: dict[str, list[Role]] = {}
    for role in labels.roles().values():
        grouped.setdefault(role.department, []).append(role)
    ordered = {name: grouped[name] for name in labels.departments() if name in grouped}
    return render(request, "roles.html", departments=ordered, used=used(catalogue(request)))


def role(request: Request) -> Response:
    """One role: its names, its codes elsewhere, who held it."""
    id = request.path_params["id"]
    found = labels.roles().get(id)
    if found is None:
        raise NotFoundError(f"there is no role/{id}")
    # Told by the network: the graph would have to count all of them.
    holders, total = _holders(catalogue(request).current.network, id)
    codes = [(name, code, address(name, code)) for name, code in found.codes.items()]
    return render(
        request, "role.html", id=id, found=found, iri=ROLE + id, codes=codes, holders=holders,
        total=total,
    )  # fmt: skip


def address(vocabulary: str, code: str) -> str | None:
    """Where a code of another vocabulary leads.

    >>> address("marc", "fmd"), address("tmdb", "Director")
    ('https://id.loc.gov/vocabulary/relators/fmd', None)
    """
    pattern = _CODES.get(vocabulary)
    return pattern.format(code) if pattern and code.isalnum() else None


class Holder(NamedTuple):
    """Someone who held a role, and on how many films."""

    agent: str
    name: str
    films: int


@lru_cache(maxsize=64)
def _holders(network: Network, role: str) -> tuple[list[Holder], int]:
    """Those who held a role on most films (of those alike the busiest), and how many did at all."""
    if role not in network.roles:
        return [], 0
    agents = network.agents
    rows = np.flatnonzero(agents.side.roles == network.roles.index(role))
    held, films = np.unique(agents.side.owners(rows), return_counts=True)
    first = np.lexsort((held, -agents.films[held], -films))[:_HOLDERS]
    holders = [
        Holder(agents.ids[agent], agents.labels[agent], count)
        for agent, count in zip(held[first].tolist(), films[first].tolist(), strict=True)
    ]
    return sorted(holders, key=lambda one: (-one.films, name_key(one.name), one.agent)), len(held)


def used(shown: Catalogue) -> dict[str, int]:
    """How many contributions each role has, of the build that answers."""
    return _used(shown.current)


@lru_cache(maxsize=4)
def _used(build: Build) -> dict[str, int]:
    return dict(columns.ask(build, "SELECT role, count(*) FROM contributions GROUP BY role"))


class Term(NamedTuple):
    """A class or property of the ontology, as its documentation says it; relations are local names or IRIs."""

    name: str
    is_class: bool
    label: str
    comment: str
    about: tuple[tuple[str, tuple[str, ...]], ...]


_RELATIONS = {
    "domain": "http://www.w3.org/2000/01/rdf-schema#domain",
    "range": "http://www.w3.org/2000/01/rdf-schema#range",
    "subClassOf": "http://www.w3.org/2000/01/rdf-schema#subClassOf",
    "subPropertyOf": "http://www.w3.org/2000/01/rdf-schema#subPropertyOf",
    "equivalentClass": "http://www.w3.org/2002/07/owl#equivalentClass",
    "equivalentProperty": "http://www.w3.org/2002/07/owl#equivalentProperty",
    "closeMatch": "http://www.w3.org/2004/02/skos/core#closeMatch",
    "exactMatch": "http://www.w3.org/2004/02/skos/core#exactMatch",
}


def ontology(request: Request) -> Response:
    """The classes and properties, in words."""
    terms = _terms(language(request))
    return render(request, "ontology.html", terms=terms, gen=GEN, prefixes=PREFIXES)


@lru_cache(maxsize=2)
def _terms(lang: str) -> list[Term]:
    """The terms of the shipped ontology, with its alignments."""
    from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

    from generique.resources import folder

    graph = Graph()
    for name in ("generique", "alignments"):
        graph.parse(folder("ontology") / f"{name}.ttl")

    def text(subject: URIRef, property: URIRef) -> str:
        texts = [each for each in graph.objects(subject, property) if isinstance(each, Literal)]
        return next((str(each) for each in texts if each.language == lang), str(texts[0]) if texts else "")

    def short(iri: str) -> str:
        for prefix, start in PREFIXES.items():
            if iri.startswith(start):
                return f"{prefix}:{iri[len(start) :]}"
        return iri

    named = {URIRef(str(each)) for each in graph.subjects(RDFS.isDefinedBy) if str(each).startswith(GEN)}
    return [
        Term(
            str(term).removeprefix(GEN),
            (term, RDF.type, OWL.Class) in graph,
            text(term, RDFS.label),
            text(term, RDFS.comment),
            tuple(
                (relation, tuple(sorted(short(str(other)) for other in graph.objects(term, URIRef(iri)))))
                for relation, iri in _RELATIONS.items()
                if (term, URIRef(iri), None) in graph
            ),
        )
        for term in sorted(named, key=str)
    ]


ROUTES = (
    Route("/roles", roles, name="roles"),
    Route("/role/{id}", role, name="role"),
    Route("/ontology", ontology, name="ontology"),
)
