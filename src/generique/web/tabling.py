"""The tables of a source, of a role and of what was not understood, from the tables of a build.

A graph takes minutes for a million lines.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import IO, Any

from generique.builds import Build
from generique.parquet import connect, quoted, scan
from generique.web.security import neutral

_QUERIES: Mapping[str, str] = {
    "source": """SELECT credit, film, label AS title, role, agent, name, character, heading, credited_as, place
    FROM credits JOIN films USING (film) JOIN agents USING (agent) WHERE source = $name ORDER BY position, credit""",
    "role": """SELECT film, label AS title, agent, name, sources
    FROM contributions JOIN films USING (film) JOIN agents USING (agent) WHERE role = $name ORDER BY film, agent""",
    "residue": """SELECT residue, source, title, place, text
    FROM residue JOIN sources USING (source) WHERE $name IN ('', source) ORDER BY source, position, residue""",
}
KINDS = ("source", "role")
"""The kinds of things that have rows of their own; those of residue are of no thing."""
_TABLES = ("credits", "contributions", "films", "agents", "residue", "sources")
_MEMORY = "256MB"
_AT_ONCE = 5000


def write(build: Build, file: IO[bytes], id: str, format: str) -> None:
    """Write the rows of ``source/1`` or ``role/editor`` as CSV for spreadsheets or as JSON, piece by piece."""
    kind, _, name = id.partition("/")
    with connect() as database:
        database.execute(f"SET memory_limit = {quoted(_MEMORY)}; SET threads = 1")
        for table in _TABLES:
            database.execute(f"CREATE VIEW {table} AS FROM {scan(build.tables_dir, table)}")
        found = database.execute(_QUERIES[kind], {"name": name})
        columns = [column[0] for column in found.description or ()]
        if format == "csv":
            file.write(_lines([columns]))
            while rows := found.fetchmany(_AT_ONCE):
                file.write(_lines(rows))
        else:
            between = b"["
            while rows := found.fetchmany(_AT_ONCE):
                file.write(between + _objects(columns, rows))
                between = b","
            file.write(b"]" if between == b"," else b"[]")


def _lines(rows: Sequence[Sequence[Any]]) -> bytes:
    """Rows as RFC 4180 has them, with no cell that a spreadsheet takes for a formula."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _objects(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    made = (dict(zip(columns, row, strict=True)) for row in rows)
    return ",".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in made).encode()
