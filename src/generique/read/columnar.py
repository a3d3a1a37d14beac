"""Tables that DuckDB reads as they stand: Parquet, and text in columns or JSON lines without irregularities.

A text with empty lines, other encodings than UTF-8, or rows of uneven length is left to
:mod:`generique.read.delimited`, which reads row after row and knows what to say of each; so are JSON lines with
objects inside, or numbers that are not written the plain way, to :mod:`generique.read.table`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from generique.errors import UnreadableError
from generique.parquet import NOT_WHITE, SQUEEZED, connect, keep, quoted
from generique.read.reader import ends
from generique.stored import Stored
from generique.text import squeeze

_CHUNK = 1 << 24
# A field without the quotes around it, where it is quoted as a whole.
_UNQUOTED = """unquoted(said) AS CASE
    WHEN length(said) > 1 AND said[1] = '"' AND said[-1] = '"' AND NOT contains(replace(said[2:-2], '""', ''), '"')
    THEN replace(said[2:-2], '""', '"') ELSE said END"""

# A JSON value as the text of a field, as :mod:`generique.read.table` makes it; several are joined by “|”.
_VALUES = (
    r"""plain(said) AS CASE coalesce(json_type(said), 'NULL') WHEN 'NULL' THEN '' WHEN 'VARCHAR' THEN said->>'$'
    WHEN 'BIGINT' THEN CAST(said AS VARCHAR) WHEN 'UBIGINT' THEN CAST(said AS VARCHAR)
    WHEN 'BOOLEAN' THEN CAST(said AS VARCHAR)
    ELSE CASE WHEN regexp_full_match(CAST(said AS VARCHAR), '-?[0-9]{1,12}\.[0-9]{1,4}')
        THEN CAST(said AS VARCHAR) ELSE error('not plain') END END""",
    """valued(said) AS CASE WHEN json_type(said) = 'ARRAY'
    THEN array_to_string(list_transform((said->'$[*]')::JSON[], lambda one: plain(one)), '|') ELSE plain(said) END""",
)
# The names of fields as they first appear; each object has each field once.
_FIELDS = """
SELECT name FROM (
    SELECT number, unnest(names) AS name, generate_subscripts(names, 1) AS nth FROM (
        SELECT number, CASE WHEN json_type(json) = 'OBJECT' AND len(list_distinct(names)) = len(names) THEN names
            ELSE error('not plain') END AS names
        FROM (SELECT number, json, json_keys(json) AS names FROM line)))
GROUP BY name ORDER BY min((number, nth))
"""
_PLAIN = re.compile(r"[\w .:-]+")  # names of fields that JSON paths take as they stand


def parquet(path: Path) -> Stored:
    """The rows of a Parquet file, each value as text."""
    with _database() as database:
        source = f"read_parquet({quoted(path)}, file_row_number = true)"
        try:
            header = [str(row[0]) for row in database.execute(f"DESCRIBE FROM {source}").fetchall()][:-1]
            values = ", ".join(
                f"""regexp_replace(coalesce(CAST("{name.replace('"', '""')}" AS VARCHAR), ''), ' 00:00:00$', '')
                AS c{number}"""
                for number, name in enumerate(header)
            )
            return _stored(
                database,
                header,
                f"SELECT 'row ' || (file_row_number + 2) AS place, {values} FROM {source}",
                path,
            )
        except duckdb.Error as error:
            raise UnreadableError("not a Parquet file", where=str(path)) from error


def delimited(path: Path, delimiter: str) -> Stored | None:
    """The rows of a regular text in columns, None where it is not regular."""
    header = _header(path, delimiter)
    if header is None or not _regular(path):
        return None
    tabs = delimiter == "\t"
    columns = ", ".join(f"'c{number}': 'VARCHAR'" for number, _ in enumerate(header))
    value = "unquoted(coalesce(c{0}, ''))" if tabs else "coalesce(c{0}, '')"
    values = ", ".join(f"{value.format(number)} AS c{number}" for number, _ in enumerate(header))
    quote = "quote = '', escape = ''" if tabs else "quote = '\"', escape = '\"'"
    rows = f"""SELECT 'row ' || (row_number() OVER () + 1) AS place, {values} FROM read_csv({quoted(path)}, header = false,
        skip = 1, auto_detect = false, delim = {quoted(delimiter)}, {quote}, columns = {{{columns}}},
        strict_mode = true, max_line_size = {_CHUNK})"""
    with _database() as database:
        try:
            return _stored(database, header, rows, path)
        except duckdb.Error:
            return None  # a row that is not like the others: read with more care, and named


def json_lines(path: Path, without: Collection[str]) -> Stored | None:
    """The rows of JSON lines, those fields left empty that are to be left out; None where a value is not plain."""
    if not _regular(path):
        return None
    with _database() as database:
        for macro in _VALUES:
            database.execute(f"CREATE MACRO {macro}")
        try:
            database.execute(
                f"""CREATE VIEW line AS SELECT json, row_number() OVER () AS number
                FROM read_ndjson_objects({quoted(path)})"""
            )
            header = [name for (name,) in database.execute(_FIELDS).fetchall()]
            if not all(map(_PLAIN.fullmatch, header)):
                return None
            values = ", ".join(
                f"{quoted('') if name in without else f'valued(json->{quoted(name)})'} AS c{number}"
                for number, name in enumerate(header)
            )
            return _stored(database, header, f"SELECT 'line ' || number AS place, {values} FROM line", path)
        except duckdb.Error:
            return None  # a line that is not like the others: read with more care, and named


@contextmanager
def _database() -> Iterator[duckdb.DuckDBPyConnection]:
    with connect() as database:
        for macro in (SQUEEZED, _UNQUOTED):
            database.execute(f"CREATE MACRO {macro}")
        yield database


def _stored(database: duckdb.DuckDBPyConnection, header: Sequence[str], rows: str, where: Path) -> Stored:
    """Write the rows down without empty ones and headers said again; columns without a name must be empty."""
    names = [squeeze(name) for name in header]
    known = [number for number, name in enumerate(names) if name]
    made = Stored([names[number] for number in known])
    filled = " OR ".join(f"regexp_matches(c{number}, '{NOT_WHITE}')" for number, _ in enumerate(names))
    # What is true of nearly all rows, and told at once, stands first.
    other = " OR ".join(
        [f"NOT contains(c{number}, {quoted(names[number].split()[0])})" for number in known]
        + [f"squeezed(c{number}) <> {quoted(name)}" for number, name in enumerate(names)]
    )
    nameless = [f"squeezed(c{number}) <> ''" for number, name in enumerate(names) if not name]
    lost = (
        f"CASE WHEN {' OR '.join(nameless)} THEN 'a value in a column without a name' END"
        if nameless
        else "NULL"
    )
    cells = ", ".join(f"c{number} AS {cell}" for number, cell in zip(known, made.cells, strict=True))
    keep(
        database,
        f"""SELECT place, CAST({lost} AS VARCHAR) AS wrong, {cells} FROM ({rows})
        WHERE ({filled}) AND ({other})""",
        made.path,
        passing=True,
    )
    if nameless and (wrong := next((row for row in made if row.wrong), None)):
        raise UnreadableError(str(wrong.wrong), where=f"{where}, {wrong.place}")
    return made


def _header(path: Path, delimiter: str) -> list[str] | None:
    """The fields of the first line, None where it is not plain text or not a header by itself."""
    try:
        line = ends(path)[0].decode("utf-8-sig", "ignore").partition("\n")[0].removesuffix("\r")
        fields = (
            line.split("\t")
            if delimiter == "\t"
            else next(csv.reader([line], delimiter=delimiter, strict=True), [])
        )
    except (UnicodeDecodeError, csv.Error):
        return None
    return fields if len(fields) > 1 and any(map(str.strip, fields)) else None


def _regular(path: Path) -> bool:
    """Whether there are neither empty lines nor bytes that are no text nor line ends of old."""
    returns = ends_of_line = 0
    last = b"\n"
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            some = last[-2:] + chunk
            if b"\0" in chunk or b"\n\n" in some or b"\n\r\n" in some:
                return False
            returns += chunk.count(b"\r")
            ends_of_line += some.count(b"\r\n") - last[-2:].count(b"\r\n")
            last = chunk
    return returns == ends_of_line
