"""Whose work an export is: the catalogue, its sources, and the licence of each. It travels with every format.

The formats of RDF have it in the graph; the network formats in their description; what is written as a
folder has a ``CITATION.cff`` beside the data.
"""

from __future__ import annotations

import json
from typing import NamedTuple, Protocol

from generique.graph.store import Store
from generique.namespaces import PREFIXES, Iri

_HEAD = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("gen", "dcterms", "schema"))
_CATALOGUE = (
    _HEAD
    + """
SELECT ?catalogue ?title ?licence {
  ?catalogue dcterms:title ?title . OPTIONAL { ?catalogue dcterms:license ?licence }
}"""
)
_SOURCES = (
    _HEAD
    + """
SELECT ?title ?publisher ?date ?licence ?url {
  ?source a gen:Source ; dcterms:title ?title ; gen:accession ?accession .
  OPTIONAL { ?source dcterms:publisher ?publisher } OPTIONAL { ?source dcterms:issued ?date }
  OPTIONAL { ?source dcterms:license ?licence } OPTIONAL { ?source schema:url ?url }
} ORDER BY ?accession ?source"""
)


class Based(Protocol):
    """As much of a build as says whose work it is."""

    def about(self) -> Store:
        """As much of the graph as says what the build is made from."""

    @property
    def base(self) -> str:
        """The IRI in front of the ids of this catalogue."""


class Work(NamedTuple):
    """A source, as far as it says of itself."""

    title: str
    publisher: str | None
    date: str | None
    licence: str | None
    url: str | None

    def text(self) -> str:
        """In a line.

        >>> Work("La région", "Ouest-France", "2023-03-02", None, None).text()
        'La région, Ouest-France, 2023-03-02, licence not stated'
        """
        known = (self.title, self.publisher, self.date, self.url, self.licence or "licence not stated")
        return ", ".join(part for part in known if part)


class Rights(NamedTuple):
    """The catalogue with its licence, and its sources with theirs."""

    title: str
    licence: str | None
    sources: tuple[Work, ...]

    def text(self) -> str:
        """For the description of a file; “” where nothing is known."""
        head = [f"{self.title}, {self.licence or 'licence not stated'}"] if self.title else []
        return "; from: ".join([*head, "; ".join(source.text() for source in self.sources)]).strip("; ")

    def cff(self, version: str) -> str:
        """A Citation File Format 1.2.0 file."""
        lines = [
            "cff-version: 1.2.0",
            "message: Please cite this data set, and the sources that it is from.",
            "type: dataset",
            f"title: {_quoted(self.title)}",
            "authors:",
            f"  - name: {_quoted(self.title)}",
            f"version: {_quoted(version)}",
            *_licence(self.licence, ""),
        ]
        if self.sources:
            lines.append("references:")
        for source in self.sources:
            lines += [
                "  - type: generic",
                f"    title: {_quoted(source.title)}",
                "    authors:",
                f"      - name: {_quoted(source.publisher or 'not stated')}",
                *([f"    date-released: {source.date}"] if source.date and len(source.date) == 10 else ()),
                *([f"    url: {_quoted(source.url)}"] if source.url else ()),
                *_licence(source.licence, "    "),
            ]
        return "\n".join(lines) + "\n"


def rights(build: Based) -> Rights:
    """Whose work a build is."""
    about = build.about()
    named = about.select(_CATALOGUE, {"catalogue": Iri(build.base + "catalogue")}).rows
    title, licence = (_text(cell) for cell in named[0][1:]) if named else (None, None)
    sources = (Work(str(title), *map(_text, facts)) for title, *facts in about.select(_SOURCES).rows)
    return Rights(title or "", licence, tuple(sources))


def _text(cell: object) -> str | None:
    return None if cell is None else str(cell)


def _licence(licence: str | None, indent: str) -> list[str]:
    """A licence that is an address has a key of its own; one in words is a note."""
    if not licence:
        return []
    key = "license-url" if "://" in licence else "notes" if indent else "abstract"
    text = licence if "://" in licence else f"Licence: {licence}"
    return [f"{indent}{key}: {_quoted(text)}"]


def _quoted(text: str) -> str:
    """A text as YAML (and JSON) writes it."""
    return json.dumps(text, ensure_ascii=False)
