"""Answers on their way out: a table for eyes, CSV or TSV for programs, JSON to the letter of the contract."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from generique.target import whole

Cell = str | int | float | None
_NARROW = 10  # a column may be folded to this width
_WORD = 24  # a column of single words up to this length is not folded


def emit(
    data: Any, columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str | None, target: str
) -> None:
    """Write an answer: ``data`` is its JSON value, ``columns`` and ``rows`` its table."""
    form = form or default_form(target)
    if form == "json":
        write(as_json(data, indent=1) + "\n", target)
    elif form == "ndjson":
        items = data if isinstance(data, list) else [data]
        write("".join(as_json(item) + "\n" for item in items), target)
    elif form in ("csv", "tsv"):
        write(separated(columns, rows, "\t" if form == "tsv" else ","), target)
    else:
        write(aligned(columns, rows), target)


def emit_answer(answer: Any, form: str | None, target: str) -> None:
    """Write an answer of the library: its JSON, its records, or its table (after its facts, where it has some)."""
    several = hasattr(answer, "as_dicts")
    form = form or default_form(target)
    if form in ("json", "ndjson"):
        emit(answer.as_dicts() if several else answer.as_dict(), (), (), form, target)
    elif form in ("csv", "tsv"):
        rows = ([record[column] for column in answer.columns] for record in answer.records())
        emit(None, answer.columns, rows, form, target)
    else:
        table = answer.table()
        title, facts = answer.page() if hasattr(answer, "page") else ("", {})
        if table.rows or title:
            head = _facts(title, facts) if title else ""
            body = aligned(table.columns, table.thinned()) if table.rows else ""
            write(head + body, target)
        else:
            say("nothing found")


def _facts(title: str, facts: Mapping[str, str]) -> str:
    """A title and what is known, in lines no longer than the terminal is wide."""
    from textwrap import fill

    known = (f"{name}: {line}" for name, value in facts.items() for line in value.split("\n  ") if line)
    return "\n".join(
        [
            title,
            *(fill(line, _width(), subsequent_indent="  ", break_on_hyphens=False) for line in known),
            "",
            "",
        ]
    )


def _width() -> int:
    """As wide as the terminal; 100 columns for a table in a file."""
    from shutil import get_terminal_size

    return get_terminal_size().columns if sys.stdout.isatty() else 100


def default_form(target: str) -> str:
    """A table on a terminal, CSV when piped or written to a file."""
    return "table" if target == "-" and sys.stdout.isatty() else "csv"


def as_json(data: Any, indent: int | None = None) -> str:
    """JSON in UTF-8, accents as they are."""
    import json

    return json.dumps(data, ensure_ascii=False, indent=indent)


def separated(columns: Sequence[str], rows: Iterable[Sequence[Any]], delimiter: str) -> str:
    """CSV or TSV with a header; lists are joined with “|”."""
    import csv

    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([flat(cell) for cell in row] for row in rows)
    return text.getvalue()


def flat(cell: Any) -> Cell:
    """One value for one cell.

    >>> flat(["a", "b"]), flat(None), flat(2)
    ('a|b', '', 2)
    """
    if cell is None:
        return ""
    if isinstance(cell, (list, tuple)):
        return "|".join(str(item) for item in cell)
    return cell if isinstance(cell, (int, float)) else str(cell)


def aligned(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table as wide as the terminal, its cells folded, without escape codes unless on a terminal."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    body = [["" if cell is None else _line(cell) for cell in row] for row in rows]
    if _least(columns, body) > _width():
        return _one_below_the_other(columns, body)
    for index, column in enumerate(columns):
        numeric = bool(body) and all(row[index].lstrip("-").isdigit() for row in body)
        short = all(" " not in row[index] and len(row[index]) <= _WORD for row in body)
        table.add_column(column, justify="right" if numeric else "left", overflow="fold", no_wrap=short)
    for row in body:
        table.add_row(*(_plain(cell) for cell in row))
    text = io.StringIO()
    terminal = sys.stdout.isatty()
    Console(file=text, width=_width(), force_terminal=terminal, highlight=False, markup=False).print(table)
    return "\n".join(line.rstrip() for line in text.getvalue().splitlines()) + "\n"


def _least(columns: Sequence[str], body: Sequence[Sequence[str]]) -> int:
    """The width below which a table of these cells cannot be read."""
    widths = (max(len(cell) for cell in (column, *cells)) for column, cells in _by_column(columns, body))
    return sum(min(width, _NARROW) + 2 for width in widths)


def _by_column(columns: Sequence[str], body: Sequence[Sequence[str]]) -> Iterable[tuple[str, list[str]]]:
    return ((column, [row[at] for row in body]) for at, column in enumerate(columns))


def _one_below_the_other(columns: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """Rows of many columns as paragraphs; what is empty is left out."""
    from textwrap import fill

    def paragraph(row: Sequence[str]) -> str:
        known = (f"{column}: {cell}" for column, cell in zip(columns, row, strict=True) if cell)
        return "\n".join(fill(line, _width(), subsequent_indent="  ") for line in known) + "\n"

    return "\n".join(paragraph(row) for row in body)


def _line(cell: Any) -> str:
    return ", ".join(str(item) for item in cell) if isinstance(cell, (list, tuple)) else str(cell)


def _plain(cell: str) -> Any:
    from rich.text import Text

    return Text(cell)


def write(text: str | bytes, target: str) -> None:
    """To stdout for “-”, else to a file that appears whole or not at all."""
    if target == "-":
        click.echo(text, nl=False)
        return
    with whole(target) as file:
        file.write(text.encode() if isinstance(text, str) else text)


_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]+")  # all but the tab


def say(text: str) -> None:
    """A message on stderr: one line, whatever is in the names of files and people."""
    click.echo(_CONTROLS.sub(" ", text), err=True)


_doing = ""


def progress(text: str) -> None:
    """What is being done, on a terminal only: a line for each work, which is written anew as the work goes on."""
    global _doing
    if not sys.stderr.isatty():
        return
    import shutil  # answers do not need it

    work = text.partition(":")[0]
    width = shutil.get_terminal_size().columns - 3
    line = f"… {text}" if len(text) <= width else f"… {text[: width - 1]}…"
    click.echo(("\x1b[1A\x1b[K" if work == _doing else "") + line, err=True)
    _doing = work
