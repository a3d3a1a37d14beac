"""Tables of credits: CSV, TSV, XLSX, Parquet and JSON lines, their columns named as in the general table.

Options of a source: ``expect`` (``rows``, a number, and ``columns``, the names in the file), what
:mod:`generique.read.workbook` says of sheets and :mod:`generique.read.mapping` of the columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generique.errors import UnreadableError, UsageError
from generique.model import Records, Row
from generique.read import workbook
from generique.read.delimited import fields
from generique.read.limited import limited
from generique.read.mapping import general
from generique.read.reader import MEGABYTE, Options, Reader, lines_of, text_of
from generique.read.workbook import Line, cell
from generique.text import squeeze


def _delimited(path: Path, options: Options) -> Records:
    delimiter = "\t" if path.suffix.casefold() == ".tsv" else None
    rows = fields(text_of(path, limit=500 * MEGABYTE), str(path), delimiter)
    return _records(path, options, [Line(f"row {number}", row) for number, row in enumerate(rows, start=1)])


def _parquet(path: Path, options: Options) -> Records:
    import duckdb

    with duckdb.connect() as database:
        try:
            found = database.execute("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet(?)", [str(path)])
            header = tuple(str(column[0]) for column in found.description or ())
            rows = found.fetchall()
        except duckdb.Error as error:
            raise UnreadableError("not a Parquet file", where=str(path)) from error
    lines = [Line(f"row {number}", tuple(map(cell, row))) for number, row in enumerate(rows, start=2)]
    return _records(path, options, [Line("row 1", header), *lines])


def _json_lines(path: Path, options: Options) -> Records:
    left_out = options.get("without")
    without = [str(name) for name in left_out] if isinstance(left_out, list) else []
    objects = list(_objects(path, without))
    header = tuple(dict.fromkeys(name for _, row in objects for name in row))
    lines = [Line(place, tuple(row.get(name, "") for name in header)) for place, row in objects]
    return _records(path, options, [Line("line 1", header), *lines])


def _objects(path: Path, without: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    for number, line in enumerate(lines_of(text_of(path, limit=500 * MEGABYTE)), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise UnreadableError(f"not JSON: {error.msg}", where=where) from error
        if not isinstance(row, dict):
            raise UnreadableError("not a JSON object", where=where)
        yield (
            f"line {number}",
            {name: "" if name in without else _text(value, name, where) for name, value in row.items()},
        )


def _text(value: object, name: str, where: str) -> str:
    """A JSON value as the text of a field; several are joined by “|”."""
    if isinstance(value, list):
        return "|".join(_text(part, name, where) for part in value)
    if isinstance(value, dict):
        raise UnreadableError(
            f"an object in the field “{name}”", where=where, do="write one value, or a list"
        )
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _workbook(path: Path, options: Options) -> Records:
    return _records(path, options, workbook.lines(path, options))


def _records(path: Path, options: Options, lines: Sequence[Line]) -> Records:
    """The table under its header, the first line that is not empty; headers said again are no rows."""
    filled = [line for line in lines if any(map(str.strip, line.fields))]
    if len(filled) < 2:
        raise UnreadableError("no rows under a header" if filled else "empty file", where=str(path))
    header = tuple(squeeze(name) for name in filled[0].fields)
    while not header[-1]:
        header = header[:-1]
    body = [line for line in filled[1:] if tuple(map(squeeze, line.fields)) != header]
    _expected(path, options, header, len(body))
    rows = tuple(Row(_values(path, header, line), line.place) for line in body)
    return general(Records(header, rows), options, str(path))


def _values(path: Path, header: Sequence[str], line: Line) -> Mapping[str, str]:
    """The fields of a line by column; one too many, one too few or one without a name is an error."""
    where = f"{path}, {line.place}"
    if len(line.fields) < len(header) or any(line.fields[len(header) :]):
        raise UnreadableError(f"{len(line.fields)} fields where the header has {len(header)}", where=where)
    if any(field.strip() and not name for name, field in zip(header, line.fields, strict=False)):
        raise UnreadableError("a value in a column without a name", where=where)
    return {name: field for name, field in zip(header, line.fields, strict=False) if name}


def _expected(path: Path, options: Options, header: Sequence[str], rows: int) -> None:
    """Hold a file against what its source promises of it, so that a truncated one is not taken for whole."""
    expect = options.get("expect") or {}
    if not isinstance(expect, Mapping):
        raise UsageError("`expect` is not a table", where=str(path))
    if expect.get("rows", rows) != rows:
        raise UnreadableError(f"{rows} rows instead of {expect['rows']}", where=str(path))
    columns = [str(name) for name in expect.get("columns", header)]
    if columns != list(header):
        raise UnreadableError(f"columns {', '.join(header)} instead of {', '.join(columns)}", where=str(path))


READERS = (
    Reader("table", (".csv", ".tsv"), _delimited),
    Reader("workbook", (".xlsx",), limited(_workbook)),
    Reader("parquet", (".parquet",), _parquet),
    Reader("json-lines", (".jsonl", ".ndjson"), _json_lines),
)
