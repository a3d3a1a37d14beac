"""What is refused before the engine sees it: what writes, reaches the network, or would crash the process.

The engine has no switch for SERVICE and no limit of its own: 2,000 nested brackets or 5,000 BINDs overflow
its stack and end the process, and a kilobyte of RDF/XML entities takes all memory.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from generique.errors import GeneriqueError, UnreadableError
from generique.sparql import PROLOGUE, tokens

MAX_QUERY = 1_000_000
MAX_DEPTH = 200
MAX_STEPS = 1_000
MAX_DATA = 1 << 30

_UPDATES = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"))
_STEPS = frozenset(("AS", "BIND", "EXISTS", "FILTER", "GRAPH", "MINUS", "OPTIONAL", "UNION"))
# SERVICE, what it calls, and the brace: no other construct has that order.
_SKIP = r"(?:\s|\#[^\r\n]*)*"
_CALL = re.compile(
    rf"service{_SKIP}(?:silent)?{_SKIP}(?:<[^<>{{}}]*>|[?$]\w+|[\w.\-]*:(?:[\w.:%\-]|\\.)*){_SKIP}\{{",
    re.IGNORECASE,
)
_AT = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)")
# What the engine expected: a text in quotes, a class of characters, a word, a sentence that says what is wrong.
_EXPECTED = re.compile(r"""\"(?:\\.|[^"\\])*\"|\[(?:'(?:\\.|[^'])*'|[^\]])*\]|[^,\s][^,]*""")
_PARSER = re.compile(r"^Parser error (?:at )?| \((?:[^()]*, )?line \d+\)$")


@lru_cache(maxsize=256)
def check_query(query: str) -> None:
    """Raise GeneriqueError for an update, a SERVICE, or a text too long or too deep for the engine.

    >>> check_query("PREFIX service: <urn:load> SELECT * { ?s service:SERVICE 'SERVICE' } # SERVICE")
    >>> check_query("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    ...
    generique.errors.GeneriqueError: line 1, column 12: SERVICE is refused: a query stays in this catalogue
    """
    if len(query) > MAX_QUERY:
        raise GeneriqueError(f"the query is longer than {MAX_QUERY:,} characters")
    depth = steps = 0
    update_possible, previous = True, ""
    for token in tokens(query):
        kind, text = str(token.lastgroup), token[0].upper()
        if kind == "word":
            if update_possible and text in _UPDATES:
                raise _refusal(query, token, f"{text} is refused: a query reads, it does not write")
            update_possible = update_possible and text in PROLOGUE
        if "SERVICE" in text and _is_service(kind, query, token, previous):
            raise _refusal(query, token, "SERVICE is refused: a query stays in this catalogue")
        if kind == "iri":  # “1<2((” is no IRI to the engine; in true ones brackets come in pairs
            depth += text.count("(") - text.count(")")
        depth += (kind == "open") - (kind == "close")
        steps += len(text) if kind == "sign" else text in _STEPS
        if depth > MAX_DEPTH or steps > MAX_STEPS:
            raise _refusal(query, token, "the query is nested too deeply")
        previous = text


def check_data(data: str | bytes | Path, format: str) -> bytes:
    """The content of a text or file of RDF, unless it would hurt the engine."""
    where = str(data) if isinstance(data, Path) else ""
    try:
        if isinstance(data, Path) and data.stat().st_size > MAX_DATA:
            raise UnreadableError(
                f"larger than {MAX_DATA >> 20} MB", where=where, do="make a catalogue of it"
            )
        content = data.read_bytes() if isinstance(data, Path) else data
    except OSError as error:
        raise UnreadableError(error.strerror or str(error), where=where) from error
    content = content.encode() if isinstance(content, str) else content
    if format == "rdfxml" and _has_doctype(content):
        raise UnreadableError("RDF/XML with a DOCTYPE is refused", where=where, do="expand its entities")
    if content.count(b"<<") > MAX_DEPTH and _triple_depth(content) > MAX_DEPTH:
        raise UnreadableError("quoted triples are nested too deeply", where=where)
    return content


def explain(message: str) -> str:
    """An engine's message in one line, its “error at 1:18” in words, without the characters that it would take.

    >>> explain("error at 1:18: expected one of FILTER, BIND, [_]")
    'line 1, column 18: expected FILTER or BIND'
    >>> explain("error at 1:22: expected one of Prefix not found, ['%'], ['A' ..= 'Z' | ':']")
    'line 1, column 22: Prefix not found'
    >>> explain("error at 1:1: expected [_]")
    'line 1, column 1: this cannot stand here, or something is missing'
    >>> explain("Parser error at line 2 between columns 9 and 13: oops is not a valid predicate (line 2)")
    'line 2 between columns 9 and 13: oops is not a valid predicate'
    """
    plain = " ".join(message.split())
    found = _AT.fullmatch(plain)
    if found is None:
        return _PARSER.sub("", plain)
    expected = [text for text in _EXPECTED.findall(found[3]) if not text.startswith("[")]
    sentences = [text for text in expected if " " in text and text[0].isalpha()]
    wanted = (
        f"expected {' or '.join(expected)}" if expected else "this cannot stand here, or something is missing"
    )
    return f"line {found[1]}, column {found[2]}: {'; '.join(sentences) or wanted}"


def _is_service(kind: str, query: str, token: re.Match[str], previous: str) -> bool:
    """Whether the engine would see a call of SERVICE from inside this token.

    Its grammar wants no space around the word (“trueSERVICE<urn:x>{”, “SERVICE:x{”), and takes “<” for an
    operator where one fits (“?a<?b)SERVICE#>”, a comment, then the name).
    """
    if kind == "word":
        return True
    if kind not in ("name", "iri") or previous in ("GRAPH", "FROM", "NAMED"):
        return False
    return any(
        _CALL.match(query, found.start())
        for found in re.compile("service", re.IGNORECASE).finditer(query, token.start(), token.end())
        if kind == "iri" or ":" not in query[token.start() : found.start()]
    )


def _refusal(query: str, token: re.Match[str], why: str) -> GeneriqueError:
    before = query[: token.start()]
    line, column = before.count("\n") + 1, token.start() - before.rfind("\n")
    return GeneriqueError(f"line {line}, column {column}: {why}")


def _has_doctype(content: bytes) -> bool:
    # UTF-16 puts a zero byte beside each letter.
    return b"<!DOCTYPE" in content.replace(b"\0", b"").upper()


def _triple_depth(content: bytes) -> int:
    depth = deepest = 0
    for token in tokens(content.decode("utf-8", "replace")):
        depth += (token[0] == "<<") - (token[0] == ">>")
        deepest = max(depth, deepest)
    return deepest
