"""Values of query results: from the SPARQL tab-separated form to Python."""

from __future__ import annotations

import re
from collections.abc import Callable

from generique.asked import Value
from generique.namespaces import Iri

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = (
    "integer int long short byte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger "
    "unsignedLong unsignedInt unsignedShort unsignedByte"
)
_READ: dict[str, Callable[[str], Value]] = (
    {_XSD + name: int for name in _INTEGERS.split()}
    | {_XSD + name: float for name in ("decimal", "double", "float")}
    | {_XSD + "boolean": lambda text: text in ("true", "1")}
)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def rows(table: bytes) -> list[tuple[Value | None, ...]]:
    r"""The rows of SPARQL TSV results, less its header. A cell met again is not read again.

    >>> rows(b'?film\t?note\n<urn:victoire>\t23\n"\\"Moteur\\""@fr\t\n')
    [('urn:victoire', 23), ('"Moteur"', None)]
    """
    lines = table.decode().split("\n")
    if not lines[0]:
        return [() for _ in lines[1:-1]]
    known = _Cells()
    if "\t" not in lines[0]:
        return [(known[line],) for line in lines[1:-1]]
    return [tuple([known[cell] for cell in line.split("\t")]) for line in lines[1:-1]]


class _Cells(dict[str, "Value | None"]):
    def __missing__(self, cell: str) -> Value | None:
        value = self[cell] = _value(cell)
        return value


def _value(cell: str) -> Value | None:
    if not cell:
        return None
    if cell[0] == "<" and not cell.startswith("<<"):
        return Iri(cell[1:-1])
    if cell[0] == '"':
        return _literal(cell)
    if cell[0] == "_":
        return Iri(cell)
    return _plain(cell)


def _literal(cell: str) -> Value:
    end = cell.rindex('"')
    text, mark = cell[1:end], cell[end + 1 :]
    if "\\" in text:
        text = _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[1]), text)
    read = _READ.get(mark[3:-1]) if mark.startswith("^^") else None
    try:
        return read(text) if read else text
    except ValueError:  # “abc”^^xsd:integer stays the text it is
        return text


def _plain(cell: str) -> Value:
    """A number or a truth value without quotes, as the engine abbreviates them."""
    if cell in ("true", "false"):
        return cell == "true"
    try:
        return int(cell)
    except ValueError:
        pass
    try:
        return float(cell)
    except ValueError:
        return cell
