"""Workbooks: one sheet, or all that a pattern names one after the other, as people see their cells.

Options of a source: ``sheet`` (a name, or a pattern: ``"20*"``, ``"*"`` for all), ``header`` (the first cell of the
header, where a banner stands above it) and ``sheet_column`` (a column to hold the name of each row's sheet).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from generique.errors import UnreadableError
from generique.text import squeeze

_ZEROS = re.compile(r"0{2,}")  # the format of a number that is shown with leading zeros


class Line(NamedTuple):
    """One line of a table: where it stands, and its fields."""

    place: str
    fields: tuple[str, ...]


def lines(path: Path, options: Mapping[str, object]) -> list[Line]:
    """The header and the rows of a workbook; the columns of several sheets are put together by their names."""
    sheets = _chosen(_sheets(path), options.get("sheet"), str(path))
    start, named = options.get("header"), options.get("sheet_column")
    found = [
        (title, _below(rows, str(start) if start else "", f"sheet {title}", str(path)))
        for title, rows in sheets.items()
    ]
    if len(found) == 1 and not named:
        return found[0][1]
    titles = [str(named)] if named else []
    columns = tuple(dict.fromkeys([*titles, *(name for _, some in found for name in _header(some) if name)]))
    body = [
        Line(f"sheet {title}, {line.place}", tuple(row.get(name, "") for name in columns))
        for title, some in found
        for line in some[1:]
        if _header([line]) != _header(some) and any(line.fields)
        for row in [dict.fromkeys(titles, title) | _row(some, line, f"sheet {title}", str(path))]
    ]
    return [Line("row 1", columns), *body]


def _header(some: list[Line]) -> tuple[str, ...]:
    return tuple(map(squeeze, some[0].fields)) if some else ()


def _row(some: list[Line], line: Line, sheet: str, where: str) -> dict[str, str]:
    header = _header(some)
    if any(field.strip() and not name for name, field in zip(header, line.fields, strict=True)):
        raise UnreadableError(f"{sheet}, {line.place}: a value in a column without a name", where=where)
    return {name: field for name, field in zip(header, line.fields, strict=True) if name}


def _below(rows: list[tuple[str, ...]], start: str, sheet: str, where: str) -> list[Line]:
    """The lines from the header on: that which begins with ``start``, else the first that is not empty."""
    some = [Line(f"row {number}", row) for number, row in enumerate(rows, start=1)]
    for index, line in enumerate(some):
        if any(map(str.strip, line.fields)) and (not start or squeeze(line.fields[0]) == start):
            return some[index:]
    if start:
        raise UnreadableError(f"{sheet} has no header that begins with “{start}”", where=where)
    return []


def _chosen(
    sheets: dict[str, list[tuple[str, ...]]], wanted: object, where: str
) -> dict[str, list[tuple[str, ...]]]:
    filled = {title: rows for title, rows in sheets.items() if any(map(any, rows))}
    if wanted is None:
        if len(filled) > 1:
            raise UnreadableError(
                f"several sheets: {', '.join(filled)}",
                where=where,
                do="name one as `sheet` in its .toml, or give a pattern",
            )
        return filled
    among = sheets if str(wanted) in sheets else filled
    chosen = {title: rows for title, rows in among.items() if title == wanted}
    chosen = chosen or {title: rows for title, rows in among.items() if fnmatchcase(title, str(wanted))}
    if not chosen:
        raise UnreadableError(f"no sheet “{wanted}”", where=where, do=f"there are: {', '.join(sheets)}")
    return chosen


def _sheets(path: Path) -> dict[str, list[tuple[str, ...]]]:
    """The cells of all sheets, each row as long as the longest of its sheet."""
    try:
        import openpyxl
    except ImportError as error:
        raise UnreadableError(
            "workbooks need openpyxl", where=str(path), do="run `pip install 'generique[documents]'`"
        ) from error
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever its parts do
        raise UnreadableError("not an XLSX workbook", where=str(path)) from error
    try:
        return {sheet.title: list(_even(map(_shown, sheet.iter_rows()))) for sheet in book.worksheets}
    finally:
        book.close()


def _even(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    every = list(rows)
    width = max(map(len, every), default=0)
    return ((*row, *[""] * (width - len(row))) for row in every)


def _shown(row: Iterable[object]) -> tuple[str, ...]:
    return tuple(
        cell(getattr(one, "value", None), str(getattr(one, "number_format", "") or "")) for one in row
    )


def cell(value: object, style: str = "") -> str:
    """A cell as people see it: whole numbers without a point, dates without midnight, zeros before a number.

    >>> cell(2022.0), cell(93072, "000000"), cell("093072"), cell(None)
    ('2022', '093072', '093072', '')
    >>> import datetime
    >>> cell(datetime.datetime(2023, 3, 1))
    '2023-03-01'
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and _ZEROS.fullmatch(style):
        return str(value).zfill(len(style))
    return str(value).removesuffix(" 00:00:00")
