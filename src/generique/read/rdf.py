"""Graphs that this package exported: the claims in them, with the sources they came from as parts.

A file is data, not a request: nothing that it refers to is fetched, and it must be of the shape that
``generique export`` writes. Ids of that catalogue stay the source's own ids of films and agents.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping
from pathlib import Path

from generique.errors import UnreadableError
from generique.model import Claims
from generique.read.exported import Node, claims
from generique.read.reader import MEGABYTE, Options, Reader, text_of

_LIMIT = 300 * MEGABYTE
_FORMATS = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "nt",
    ".nq": "nquads",
    ".jsonld": "json-ld",
    ".rdf": "xml",
}
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def _read(path: Path, options: Options) -> Claims:
    form = _FORMATS.get(path.suffix.casefold())
    if form is None:
        raise UnreadableError("the suffix does not say which RDF format it is", where=str(path))
    text = text_of(path, limit=_LIMIT)
    if form == "xml" and re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE):
        raise UnreadableError("a document type (<!DOCTYPE …), which is refused in RDF/XML", where=str(path))
    if form == "json-ld":
        _refuse_remote(text, path)
    return claims(_nodes(_DECLARATION.sub("", text), form, path), str(path))


def _refuse_remote(text: str, path: Path) -> None:
    try:
        waiting = [json.loads(text)]
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg}", where=f"{path}, line {error.lineno}") from error
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            contexts = value.get("@context")
            listed = contexts if isinstance(contexts, list) else [contexts]
            if "@import" in value or any(isinstance(context, str) for context in listed):
                raise UnreadableError(
                    "a context to be fetched from elsewhere, which is refused", where=str(path)
                )
            waiting.extend(value.values())


def _nodes(text: str, form: str, path: Path) -> Mapping[str, Node]:
    """The graph as subject → property → values, all as plain texts."""
    from rdflib import Dataset

    graph = Dataset()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # RDFLib's parsers use RDFLib's older names
            graph.parse(data=text, format=form, publicID="urn:relative:")
    except RecursionError:
        raise
    except Exception as error:  # every parser of RDFLib has errors of its own
        first_line = " ".join(str(error).split())[:200]
        raise UnreadableError(f"not {form}: {first_line}", where=str(path)) from error
    found: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value, _ in graph.quads((None, None, None, None)):
        found.setdefault(str(subject), {}).setdefault(str(predicate), []).append(str(value))
    return found


READERS = (Reader("rdf", tuple(_FORMATS), _read),)
