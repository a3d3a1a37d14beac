"""Terms of SPARQL's JSON results: as values, and in a form that is the same whichever engine wrote them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b

from generique.asked import Value
from generique.namespaces import Iri

Cell = Mapping[str, str] | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = (
    "integer int long short byte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger "
    "unsignedLong unsignedInt unsignedShort unsignedByte"
)
_READ: Mapping[str, Callable[[str], Value]] = (
    {_XSD + name: int for name in _INTEGERS.split()}
    | {_XSD + name: float for name in ("decimal", "double", "float")}
    | {_XSD + "boolean": lambda text: text in ("true", "1")}
)
_LITERALS = ("literal", "typed-literal")
_TRIPLE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?) \.')
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_BITS = 128


def read(cell: Cell) -> Value | None:
    """The value of a term; a literal that is not of its datatype stays a text.

    >>> read({"type": "typed-literal", "value": "23", "datatype": "http://www.w3.org/2001/XMLSchema#integer"})
    23
    """
    if cell is None:
        return None
    text = cell["value"]
    if cell["type"] not in _LITERALS:
        return Iri(text if cell["type"] == "uri" else f"_:{text}")
    known = _READ.get(cell.get("datatype", ""))
    try:
        return known(text) if known else text
    except ValueError:
        return text


def canonical(cell: Cell) -> str:
    """A term as a text, the same for all lexical forms of one value.

    >>> canonical({"type": "typed-literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#boolean"})
    'True^^boolean'
    """
    if cell is None:
        return ""
    if cell["type"] not in _LITERALS:
        return f"<{cell['value']}>"
    language, datatype = cell.get("xml:lang", ""), cell.get("datatype", _XSD + "string")
    if language:
        return f"{cell['value']}@{language.lower()}"
    return f"{read(cell)}^^{datatype.removeprefix(_XSD)}"


def of_line(line: str) -> tuple[Cell, Cell, Cell]:
    """The three terms of a line of N-Triples, or of N-Quads in the default graph.

    >>> of_line('<urn:a> <urn:b> "dit \\\\"HMC\\\\""@fr .')[2]
    {'type': 'literal', 'value': 'dit "HMC"', 'xml:lang': 'fr'}
    """
    found = _TRIPLE.match(line)
    if not found:
        raise ValueError(f"no N-Triples: {line[:100]}")
    subject, predicate, iri, text, language, datatype = found.groups()
    object: dict[str, str] = {"type": "uri", "value": iri or ""}
    if iri is None:
        object = {"type": "literal", "value": _ESCAPE.sub(_unescaped, text)}
        object |= {"xml:lang": language} if language else {"datatype": datatype} if datatype else {}
    return {"type": "uri", "value": subject}, {"type": "uri", "value": predicate}, object


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _ESCAPES.get(found[3], found[3])


class Fingerprint:
    """How many triples there are and a hash over all of them, whatever their order.

    >>> one, other = Fingerprint(), Fingerprint()
    >>> lines = ["<urn:a> <urn:b> <urn:c> .", '<urn:a> <urn:b> "c" .']
    >>> one.add(map(of_line, lines)); other.add(map(of_line, reversed(lines)))
    >>> one.text == other.text, one.count
    (True, 2)
    """

    def __init__(self) -> None:
        self.count, self._sum = 0, 0

    def add(self, triples: Iterable[tuple[Cell, ...]]) -> None:
        """Take triples in."""
        for triple in triples:
            joined = "\x1f".join(map(canonical, triple)).encode("utf-8", "surrogatepass")
            digest = blake2b(joined, digest_size=_BITS // 8).digest()
            self._sum = (self._sum + int.from_bytes(digest, "big")) % (1 << _BITS)
            self.count += 1

    @property
    def text(self) -> str:
        """The hash, in hexadecimal."""
        return f"{self._sum:0{_BITS // 4}x}"
