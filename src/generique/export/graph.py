"""The graph in the six formats of RDF, sorted: two exports of one build are the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import IO, cast
from xml.sax.saxutils import quoteattr

from generique.errors import GeneriqueError
from generique.export.format import Built, Format, Options
from generique.namespaces import PREFIXES

# film:victoire reads better than the whole IRI; these are the folders of a catalogue's ids.
_ENTITIES = ("film", "person", "organization", "contribution", "credit", "statement", "residue", "source")
_NOT_XML = re.compile(
    r"(?<!\\)(?:\\\\)*\\(?:[bf]|u00[01][0-9A-F]|uFFF[EF])|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
)
_TURTLE_HEAD = re.compile(rb"(?:@[^\n]*\n)*(?=[^@])")
_XML_HEAD = re.compile(rb"<\?xml[^\n]*\n<rdf:RDF[^>]*>\n?")


def _prefixes(base: str) -> dict[str, str]:
    return dict(sorted((PREFIXES | {name: f"{base}{name}/" for name in _ENTITIES}).items()))


def _lines(build: Built, file: IO[bytes], options: Options) -> None:
    for line in build.store.nquads():
        file.write(line.encode())


def _turtle(format: str, build: Built, file: IO[bytes], options: Options) -> None:
    prefixes = _prefixes(build.base)
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())
    with_head = _Head(file, _TURTLE_HEAD, head.encode() + b"\n")
    build.store.write(cast(IO[bytes], with_head), format, prefixes)
    with_head.finish()


def _jsonld(build: Built, file: IO[bytes], options: Options) -> None:
    build.store.write(file, "jsonld", {})


def _rdfxml(build: Built, file: IO[bytes], options: Options) -> None:
    """XML 1.0 has no way to write control characters: a graph that holds one is refused."""
    for line in build.store.nquads():
        if _NOT_XML.search(line):
            raise GeneriqueError(
                f"RDF/XML cannot hold a control character, as {line.split(' ')[0]} has one",
                do="export turtle or another format",
            )
    names = _prefixes(build.base)
    spaces = "".join(f"\n  xmlns:{name}={quoteattr(iri)}" for name, iri in names.items())
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'
    # A carriage return as it stands is read as a new line.
    with_head = _Head(file, _XML_HEAD, head.encode(), lambda text: text.replace(b"\r", b"&#13;"))
    build.store.write(cast(IO[bytes], with_head), "rdfxml", names)
    with_head.finish()


class _Head:
    """A file that puts a head of its own, in order, in place of the one that is written to it."""

    def __init__(
        self,
        file: IO[bytes],
        old: re.Pattern[bytes],
        new: bytes,
        mend: Callable[[bytes], bytes] = bytes,
    ) -> None:
        self._file, self._old, self._new, self._mend = file, old, new, mend
        self._held: bytes | None = b""

    def write(self, data: bytes) -> int:
        if self._held is None:
            self._file.write(self._mend(data))
        else:
            self._held += data
            if found := self._old.match(self._held):
                self._file.write(self._new + self._mend(self._held[found.end() :]))
                self._held = None
        return len(data)

    def flush(self) -> None:
        self._file.flush()

    def finish(self) -> None:
        """Write the head of a file that has nothing else."""
        if self._held is not None:
            self._file.write(self._new)


FORMATS = (
    Format("turtle", ".ttl", False, partial(_turtle, "turtle"), network=False),
    Format("trig", ".trig", False, partial(_turtle, "trig"), network=False),
    Format("ntriples", ".nt", False, _lines, network=False),
    Format("nquads", ".nq", False, _lines, network=False),
    Format("jsonld", ".jsonld", False, _jsonld, network=False),
    Format("rdfxml", ".rdf", False, _rdfxml, network=False),
)
