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
from generique.read import columnar, workbook
from generique.read.delimited import delimiter_of, fields
from generique.read.limited import limited
from generique.read.mapping import general
from generique.read.reader import MEGABYTE, Options, Reader, ends, lines_of, text_of
from generique.read.workbook import Line
from generique.text import squeeze


def _delimited(path: Path, options: Options) -> Records:
    head = ends(path)[0].decode("utf-8", "replace")
    tabs = path.suffix.casefold() == ".tsv"
    delimiter = "\t" if tabs or not head.strip() else delimiter_of(head)
    if (stored := columnar.delimited(path, delimiter)) is not None:
        return _general(path, options, stored.columns, stored)
    rows = fields(text_of(path, limit=500 * MEGABYTE), str(path), "\t" if tabs else None)
    return _records(path, options, [Line(f"row {number}", row) for number, row in enumerate(rows, start=1)])


def _parquet(path: Path, options: Options) -> Records:
    stored = columnar.parquet(path)
    return _general(path, options, stored.columns, stored)


def _json_lines(path: Path, options: Options) -> Records:
    left_out = options.get("without")
    without = [str(name) for name in left_out] if isinstance(left_out, list) else []
    if (stored := columnar.json_lines(path, without)) is not None:
        return _general(path, options, stored.columns, stored)
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
    return _general(path, options, header, tuple(_row(path, header, line) for line in body))


def _row(path: Path, header: Sequence[str], line: Line) -> Row:
    """The fields of a line by column; a line with too many or too few is a wrong row."""
    if len(line.fields) < len(header) or any(line.fields[len(header) :]):
        said = " | ".join(filter(None, map(squeeze, line.fields)))
        return Row({}, line.place, f"{len(line.fields)} fields where the header has {len(header)}: {said}")
    if any(field.strip() and not name for name, field in zip(header, line.fields, strict=False)):
        raise UnreadableError("a value in a column without a name", where=f"{path}, {line.place}")
    return Row({name: field for name, field in zip(header, line.fields, strict=False) if name}, line.place)


def _general(path: Path, options: Options, header: Sequence[str], rows: Sequence[Row]) -> Records:
    """The table in general columns, held against what its source promises."""
    if not len(rows):
        raise UnreadableError("no rows under a header", where=str(path))
    _expected(path, options, header, len(rows))
    return general(Records(tuple(header), rows), options, str(path))


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
