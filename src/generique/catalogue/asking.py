"""Putting SPARQL questions: to a catalogue, to RDF files, or to a service; named, from a file, or as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generique.asked import Asked, Value
from generique.catalogue.answering import Answering
from generique.errors import UsageError
from generique.graph.guard import check_query
from generique.graph.query import NamedQuery, bind, find, parse, queries, read
from generique.graph.results import Answer
from generique.graph.store import Store
from generique.namespaces import BASE, ROLE, local
from generique.resources import folder

if TYPE_CHECKING:  # only questions to services need it
    from generique.remote.client import Client

_AGENTS = {"agent": ("person", "organization")}


def listing() -> list[dict[str, Any]]:
    """The named questions: name, summary_fr, summary_en, params."""
    return [query.as_dict() for query in queries(folder("queries"))]


def ask_build(
    build: Answering, query: str | Path, params: Mapping[str, str | int], *, lang: str, inline: bool = False
) -> Answer:
    """Ask a finished build. Parameters that take an entity take a name, a title, an id or an IRI."""
    question = _question(query, inline)
    return Answer(build.store, question.text, values(build, question, params, lang))


def values(
    build: Answering, question: NamedQuery, params: Mapping[str, str | int], lang: str
) -> Mapping[str, Value]:
    """What the variables of a question stand for, from what was typed."""
    given = _with_language(question, params, lang)
    return bind(question, given, lambda kind, text: _entity(build, kind, text), build.base)


def ask_files(
    query: str | Path, files: Sequence[str], params: Mapping[str, str | int], **options: Any
) -> Answer:
    """Ask RDF files instead of a catalogue; entity parameters take ids and IRIs."""
    question = _question(query, **options)
    given = _with_language(question, params, "fr")
    return Answer(Store.memory([Path(file) for file in files]), question.text, bind(question, given, _as_id))


def ask_service(
    client: Client,
    query: str | Path,
    params: Mapping[str, str | int],
    *,
    lang: str | None = None,
    inline: bool = False,
) -> Answer:
    """Ask the catalogue that is published at a SPARQL service; or any service, where parameters take ids and IRIs."""
    from generique.catalogue.service import ServiceCatalogue
    from generique.remote.endpoint import Endpoint
    from generique.remote.faults import NotPublishedError, RefusedError

    question = _question(query, inline)
    check_query(question.text)
    catalogue = ServiceCatalogue(client, lang=lang)
    try:
        return ask_build(catalogue.published, query, params, lang=catalogue.lang, inline=inline)
    except (NotPublishedError, RefusedError):  # a service that is no catalogue of ours
        given = _with_language(question, params, lang or "fr")
        return Answer(Endpoint(client), question.text, bind(question, given, _as_id))


def check(store: Asked, base: str = BASE) -> list[dict[str, str]]:
    """What breaks the shapes: severity, focus, path, message of each; one query for each shape."""
    found = []
    for each in queries(folder("queries") / "checks"):
        for row in store.select(each.text).rows:
            severity, focus, path, message = (str(cell or "") for cell in row)
            found.append(
                {"severity": severity, "focus": local(focus, base), "path": path, "message": message}
            )
    return sorted(
        found, key=lambda row: (row["severity"] != "violation", row["focus"], row["path"], row["message"])
    )


def _question(query: str | Path, inline: bool = False) -> NamedQuery:
    """The query in a file, under a name, or in the text itself."""
    text = str(query)
    if inline or "{" in text:
        return parse(text, "query", "query")
    if isinstance(query, Path) or text.endswith(".rq") or Path(text).is_file():
        return read(Path(text))
    return find(text, folder("queries"))


def _with_language(question: NamedQuery, params: Mapping[str, str | int], lang: str) -> dict[str, str | int]:
    """Labels come in the language of the reader, where a query has a parameter for it."""
    if any(param.name == "lang" for param in question.params):
        return {"lang": lang, **params}
    return dict(params)


def _entity(build: Answering, kind: str, text: str) -> str:
    if kind == "role":
        return _role(text)
    return build.names.lookup(text, _AGENTS.get(kind, (kind,))).id


def _role(text: str) -> str:
    from generique.roles import named

    return named(local(text, ROLE))


def _as_id(kind: str, text: str) -> str:
    if kind == "role":
        return _role(text)
    if "/" not in text:
        raise UsageError(f"“{text}” is no IRI or id", do="names are found in catalogues only")
    return text
