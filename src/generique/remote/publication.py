"""What is published at a service: a named graph for each build, and a small graph that says which one answers.

In the small graph each build has a manifest and, once it is whole, a number; the highest number answers. So
a build becomes visible with one triple, in any engine, and nothing has to be deleted for it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, NamedTuple

from generique.errors import GeneriqueError
from generique.namespaces import BASE, Iri
from generique.remote.endpoint import Endpoint
from generique.remote.faults import BadAnswerError, NotPublishedError
from generique.resources import folder

POINTER = Iri(BASE + "published")
TERMS = BASE + "publishing#"
_WHERE = f"""
PREFIX pub: <{TERMS}>
SELECT ?graph ?number ?sent ?manifest {{
  GRAPH <{POINTER}> {{
    {{ ?graph pub:number ?number }} UNION {{ ?graph pub:sent ?sent }} UNION {{ ?graph pub:manifest ?manifest }}
  }}
}}"""
THERE = "ASK { ?catalogue a dcat:Dataset }"
_NEEDED = ("version", "base", "ontology", "triples", "fingerprint", "lang")


class Publication(NamedTuple):
    """A build at a service: its graph, its number, how many lines of it were sent, what it says of itself."""

    graph: Iri
    number: int | None = None
    sent: int | None = None
    manifest: str | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """The manifest: version, base, title, triples, fingerprint, ontology …"""
        try:
            found = json.loads(self.manifest or "")
        except ValueError:
            found = None
        if not isinstance(found, dict) or not all(name in found for name in _NEEDED):
            raise BadAnswerError("the published manifest is not one of ours", where=self.graph)
        return found


def publications(endpoint: Endpoint) -> list[Publication]:
    """All builds that the service knows of, whole or not, the one that answers first."""
    known: dict[Iri, dict[str, Any]] = {}
    for graph, number, sent, manifest in endpoint.select(_WHERE).rows:
        if not isinstance(graph, Iri):
            raise BadAnswerError("the list of published builds is not one of ours", where=endpoint.url)
        facts = known.setdefault(graph, {"number": None, "sent": None, "manifest": None})
        for name, value in (("number", number), ("sent", sent)):
            if isinstance(value, int):
                facts[name] = max(value, facts[name] or 0)
        facts["manifest"] = facts["manifest"] or (None if manifest is None else str(manifest))
    found = [Publication(graph, **facts) for graph, facts in known.items()]
    return sorted(found, key=lambda one: -(one.number or 0))


def current(endpoint: Endpoint) -> Publication:
    """The build that answers. Raises NotPublishedError where there is none, GeneriqueError for one we cannot read."""
    found = publications(endpoint)
    if not found or found[0].number is None:
        raise NotPublishedError(
            "no catalogue is published here", where=endpoint.url, do="`generique publish` does it"
        )
    facts = found[0].facts
    if facts["ontology"] != ontology_version():
        raise GeneriqueError(
            f"the published catalogue has version {facts['ontology']} of the ontology, "
            f"this program has {ontology_version()}",
            where=endpoint.url,
            do="publish it again, or use the program of that version",
        )
    if not endpoint.of(found[0].graph).ask(THERE):
        raise BadAnswerError(f"the published graph {found[0].graph} is not there", where=endpoint.url)
    return found[0]


@cache
def ontology_version() -> str:
    """The version of the ontology of this program.

    >>> ontology_version().count(".")
    2
    """
    text = (folder("ontology") / "generique.ttl").read_text(encoding="utf-8")
    found = re.search(r'owl:versionInfo "([^"]*)"', text)
    return found[1] if found else ""
