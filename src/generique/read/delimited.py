"""Text in columns → rows of fields, whatever the delimiter and the quoting."""

from __future__ import annotations

import csv
import io

from generique.errors import UnreadableError
from generique.read.reader import lines_of

_DELIMITERS = ",;\t|"


def fields(text: str, where: str, delimiter: str | None = None) -> list[tuple[str, ...]]:
    """The rows of a text in their order, empty ones included; the delimiter is that of the first row.

    Quotes are those of CSV, save in tables with tabs whose rows are even without: there they are text.

    >>> fields('titre;année\\n"L\\'une; l\\'autre";1977\\n', "films.csv")
    [('titre', 'année'), ("L'une; l'autre", '1977')]
    """
    delimiter = delimiter or delimiter_of(text)
    if delimiter == "\t":
        rows = [tuple(line.split("\t")) if line else () for line in lines_of(text)]
        if len({len(row) for row in rows if row}) == 1:
            return [tuple(map(_unquoted, row)) for row in rows]
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # for all of Python: never lowered
    found: list[tuple[str, ...]] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        found.extend(tuple(row) for row in reader)
    except csv.Error as error:
        raise UnreadableError(str(error), where=f"{where}, row {len(found) + 1}") from error
    return found


def delimiter_of(text: str) -> str:
    """The delimiter of the first line that is not empty."""
    first = next(line for line in lines_of(text) if line.strip())
    outside_quotes = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=outside_quotes.count)


def _unquoted(field: str) -> str:
    """A field without the quotes around it, where it is quoted as a whole."""
    inner = field[1:-1]
    whole = len(field) > 1 and field[0] == field[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if whole else field
