"""Tables that people edit by hand: tab-separated, a header, one decision a row; no field is quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from generique.errors import GeneriqueError


def rows(path: Path, columns: Sequence[str]) -> list[tuple[int, list[str]]]:
    """The rows below the header, each with its number in the file; blank ones are left out, no file has none.

    Raises GeneriqueError naming the file for another header, and for what is no UTF-8, as spreadsheets save it.
    """
    if not path.exists():
        return []
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise GeneriqueError("not UTF-8", where=f"{path}, line {line}", do="save it as UTF-8 text") from error
    lines = [line.split("\t") for line in re.split(r"\r\n|\n|\r", text)]
    if any(lines[0]) and tuple(lines[0]) != tuple(columns):
        raise GeneriqueError(
            f"the columns are {', '.join(lines[0])}", where=str(path), do=f"they must be {', '.join(columns)}"
        )
    return [(number, line) for number, line in enumerate(lines[1:], 2) if any(map(str.strip, line))]
