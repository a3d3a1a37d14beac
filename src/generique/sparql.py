"""SPARQL as a text: its tokens, its form, and values put where a service sees them. Knows no store."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generique.errors import GeneriqueError
from generique.namespaces import Iri

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
PROLOGUE = ("BASE", "PREFIX", "VERSION")

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\r\n]*)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | \'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'
        | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>_:[\w.\-]+ | (?:[^\W\d_][\w.\-]*)?:(?:[\w.:\-]|%[0-9A-Fa-f]{2}|\\.)*)
    | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d_]\w*)
    | (?P<open>[{(\[]|<<)
    | (?P<close>[})\]]|>>)
    | (?P<sign>[!+\-*/|&^=<>]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_NOT_IN_IRI = re.compile(r'[<>"{}|^`\\\x00-\x20]')
_ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in map(chr, range(32))} | {
    ord("\\"): "\\\\",
    ord('"'): '\\"',
}


def tokens(text: str) -> Iterator[re.Match[str]]:
    """The tokens of a query less its comments; ``lastgroup`` is the kind of each."""
    return (token for token in _TOKEN.finditer(text) if token.lastgroup != "comment")


@lru_cache(maxsize=256)
def form(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE, or the first word of what is no query.

    >>> form("# select\\nPREFIX ask: <urn:describe> CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    'CONSTRUCT'
    """
    words = (token[0].upper() for token in tokens(query) if token.lastgroup == "word")
    return next((word for word in words if word not in PROLOGUE), "")


def term(value: Iri | str | int | float | bool) -> str:
    """A value as SPARQL.

    >>> term(Iri("urn:a")), term('say "é"'), term(23), term(True), term(0.5)
    ('<urn:a>', '"say \\\\"é\\\\""', '23', 'true', '0.5e0')
    """
    if isinstance(value, Iri):
        if _NOT_IN_IRI.search(value):
            raise GeneriqueError(f"“{value}” is no IRI")
        return f"<{value}>"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value) if "e" in repr(value) else f"{value!r}e0"  # without an exponent it is a decimal
    return str(value) if isinstance(value, int) else f'"{value.translate(_ESCAPES)}"'


def with_values(query: str, values: Mapping[str, Iri | str | int | float | bool]) -> str:
    """The query with these variables bound by a VALUES block wherever a SELECT or ASK starts its pattern.

    Sub-selects get it too: a service works them out alone, and would not see a value given outside. Nor would
    a FILTER in braces of its own: in expressions the value stands in the place of the variable.

    >>> with_values("ASK { ?film ?p ?o }", {"film": Iri("urn:a")})
    'ASK { VALUES (?film) { (<urn:a>) } ?film ?p ?o }'
    """
    if not values:
        return query
    pieces = list(_template(query, tuple(values)))
    pieces[1::2] = (term(values[name]) for name in pieces[1::2])
    return "".join(pieces)


@lru_cache(maxsize=256)  # the same questions are asked of ever other people
def _template(query: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The query in pieces: every second one is the name of the variable whose value goes there."""
    known = {token[0][1:] for token in tokens(query) if token.lastgroup == "variable"}
    for name in names:
        if name not in known:
            raise GeneriqueError(f"the query has no variable ?{name} to give a value")
    marks = [f"\0{name}\0" for name in names]  # no query holds such a sign
    query = _in_expressions(query.replace("\0", ""), dict(zip(names, marks, strict=True)))
    block = f" VALUES ({' '.join(f'?{name}' for name in names)}) {{ ({' '.join(marks)}) }}"
    places = list(_patterns(query))
    if places:
        ends = zip([0, *places], [*places, len(query)], strict=True)
        query = block.join(query[start:end] for start, end in ends)
    else:  # DESCRIBE ?film
        query = f"{query}\nWHERE {{{block} }}"
    return tuple(query.split("\0"))


def _in_expressions(query: str, terms: Mapping[str, str]) -> str:
    """The query with these terms for their variables in what FILTER, BIND and HAVING compute.

    >>> _in_expressions('{ FILTER(?n > 1 && BOUND(?n)) BIND(?n AS ?m) }', {"n": "2"})
    '{ FILTER(2 > 1 && BOUND(?n)) BIND(2 AS ?m) }'
    """
    pieces, end, depth = [], 0, 0
    waiting, before = False, ("", "")
    for token in tokens(query):
        text = token[0].upper()
        if token.lastgroup == "word" and text in ("FILTER", "BIND", "HAVING"):
            waiting = True
        elif text == "(" and (waiting or depth):
            waiting, depth = False, depth + 1
        elif text == ")" and depth:
            depth -= 1
        elif text == "{":
            waiting = False
        elif depth and token.lastgroup == "variable" and token[0][1:] in terms:
            read = before[1] != "AS" and before != ("BOUND", "(")
            pieces += [query[end : token.start()], terms[token[0][1:]] if read else token[0]]
            end = token.end()
        before = (before[1], text)
    return "".join([*pieces, query[end:]])


def _patterns(query: str) -> Iterator[int]:
    """Where the pattern of each SELECT, ASK, CONSTRUCT and DESCRIBE starts: behind its brace."""
    depth = 0
    waiting: str | None = None
    for token in tokens(query):
        text = token[0].upper()
        if token.lastgroup == "word" and text in FORMS:
            waiting, depth = text, 0
        elif token.lastgroup == "word" and text == "WHERE":
            waiting = "WHERE"
        elif waiting == "CONSTRUCT" and text in "{}":
            continue  # its template
        elif waiting and text in "()":
            depth += 1 if text == "(" else -1
        elif waiting and text == "{" and depth == 0:
            waiting = None
            yield token.end()
