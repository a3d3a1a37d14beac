"""N-Triples terms as SQL: what DuckDB needs to write a graph from tables.

Texts keep every character: what N-Triples cannot hold as it stands is escaped, nothing is dropped. NULL
gives NULL, and so does an empty text: no term.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce

from generique.namespaces import PREFIXES
from generique.parquet import quoted

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_CONTROLS = {chr(code): f"\\u{code:04X}" for code in (*range(32), 127) if chr(code) not in _ESCAPES}
_NAME = re.compile(r"(\w+):(\w+|\{(\w+)\})")
# Characters that an id may show in an IRI; others are percent-escaped.
_PLAIN = r"[\p{L}\p{N}._~/:@!$&''()*+,;=-]*"
_IN_LINK = r"([\p{L}\p{N}._~/:@!$&''()*+,;=-]|%[0-9A-Fa-f]{2})*"
_LINK = rf"https?://[A-Za-z0-9.-]+(:[0-9]{{1,5}})?(/{_IN_LINK})?(\?{_IN_LINK})?(#{_IN_LINK})?"


def _char(char: str) -> str:
    return f"chr({ord(char)})"


def _replaced(expression: str, escapes: dict[str, str]) -> str:
    return reduce(
        lambda inner, pair: f"replace({inner}, {_char(pair[0])}, {quoted(pair[1])})",
        escapes.items(),
        expression,
    )


def macros(base: str) -> tuple[str, ...]:
    """The SQL macros that make terms, to be created in this order.

    ``entity(id)`` an IRI of the catalogue; ``text``, ``whole`` (number), ``truth``, ``typed(value, datatype)``
    literals, ``verbatim`` one of a text that may be empty; ``doubtful`` a certainty
    below 1; ``iri`` a text that is one; ``link`` that, else the text.
    """
    xsd = PREFIXES["xsd"]
    controls = (
        "[" + "".join(re.escape(char) if char > "\x1f" else f"\\x{ord(char):02x}" for char in _CONTROLS) + "]"
    )
    escaped = _replaced("said", _ESCAPES)
    return (
        f"""escaped(said) AS CASE WHEN NOT regexp_matches(said, '[\\x00-\\x1f\\x7f"\\\\]') THEN said
            WHEN regexp_matches(said, '{controls}') THEN {_replaced(escaped, _CONTROLS)} ELSE {escaped} END""",
        f"""local(id) AS CASE WHEN regexp_full_match(id, '{_PLAIN}') THEN id
            ELSE replace(url_encode(id), '%2F', '/') END""",
        f"entity(id) AS '<' || {quoted(base)} || local(id) || '>'",
        """text(said) AS CASE WHEN said <> '' THEN '"' || escaped(said) || '"' END""",
        """verbatim(said) AS '"' || escaped(coalesce(said, '')) || '"'""",
        f"iri(said) AS CASE WHEN regexp_full_match(said, '{_LINK}') THEN '<' || said || '>' END",
        "link(said) AS coalesce(iri(said), text(said))",
        f"""whole(number) AS '"' || number || '"^^<{xsd}integer>'""",
        f"""truth(is_so) AS '"' || is_so || '"^^<{xsd}boolean>'""",
        f"""doubtful(certainty) AS CASE WHEN certainty < 1 THEN '"' || rtrim(rtrim(
            CAST(CAST(certainty AS DECIMAL(9, 6)) AS VARCHAR), '0'), '.') || '"^^<{xsd}decimal>' END""",
        f"""typed(said, datatype) AS CASE WHEN datatype = 'string' THEN text(said)
            ELSE '"' || said || '"^^<{xsd}' || datatype || '>' END""",
    )


def name(written: str) -> str:
    """The SQL of a name such as ``gen:film``, or ``role:{role}`` whose end is a column.

    >>> print(name("gen:film"))
    '<https://w3id.org/generique/ontology#film>'
    >>> print(name("role:{role}"))
    '<https://w3id.org/generique/role/' || local(role) || '>'
    """
    match = _NAME.fullmatch(written)
    if match is None:
        raise ValueError(f"{written} is no name of a vocabulary")
    space, end, column = match.groups()
    start = "<" + PREFIXES[space]
    return f"{quoted(start)} || local({column}) || '>'" if column else quoted(f"{start}{end}>")


def is_there(value: str) -> bool:
    """Whether an object of a triple is never NULL: a name of a vocabulary, or an entity."""
    return bool(_NAME.fullmatch(value)) or value.startswith("entity(")


def triples(subject: str, pairs: Sequence[tuple[str, str]]) -> str:
    """The SQL of the lines, one for each of these (predicate, object) pairs whose object is there.

    >>> print(triples("subject", [("gen:title", "text(title)")]))
    concat_ws(chr(10), subject || ' <https://w3id.org/generique/ontology#title> ' || text(title) || ' .')
    """
    lines = (
        f"{subject} || ' ' || {name(predicate)} || ' ' || {name(value) if _NAME.fullmatch(value) else value} || ' .'"
        for predicate, value in pairs
    )
    # Constants side by side are one: each piece more is one more copy of the line.
    return f"concat_ws(chr(10), {', '.join(line.replace(_BETWEEN, '') for line in lines)})"


_BETWEEN = "' || '"
