"""What is wrong with the rows of tables: counted, the first told, all of it in a file of the build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generique.extract.records import PROBLEMS_FILE
from generique.parquet import connect, quoted, stage

FILE = "rows.tsv"
FIRST = 20


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows there is something to say of, the first of it in words, and the file that says all."""

    count: int = 0
    first: tuple[str, ...] = ()
    file: str = ""

    def lines(self) -> list[str]:
        """What to tell, in lines."""
        if not self.count:
            return []
        more = f"; all of them: {self.file}" if self.count > len(self.first) else f"; also in {self.file}"
        noun = "row is" if self.count == 1 else "rows are"
        return [f"{self.count} {noun} not understood in full{more}", *(f"  {line}" for line in self.first)]


def gather(claims: Mapping[str, Path], target: Path) -> Rows:
    """Write what is wrong with the rows of these sources (file name → folder of claims) to ``target``."""
    tables = {name: folder / PROBLEMS_FILE for name, folder in claims.items()}
    tables = {name: file for name, file in tables.items() if file.exists()}
    if not tables:
        return Rows()
    with connect() as database:
        named = ((name, number) for number, name in enumerate(tables))
        stage(database, "source", {"file": "VARCHAR", "number": "INTEGER"}, named)
        parts = (
            f"SELECT {number} AS number, file_row_number AS nth, place, what, text"
            f" FROM read_parquet({quoted(file)}, file_row_number = true)"
            for number, file in enumerate(tables.values())
        )
        database.execute(
            f"""CREATE TEMP TABLE problem AS SELECT file, place, what,
                regexp_replace(text, '\\s+', ' ', 'g') AS text
            FROM ({" UNION ALL ".join(parts)}) JOIN source USING (number) ORDER BY number, nth"""
        )
        (count,) = database.execute("SELECT count(*) FROM problem").fetchall()[0]
        if not count:
            return Rows()
        first = database.execute(f"FROM problem LIMIT {FIRST}").fetchall()
        database.execute(
            f"COPY problem TO {quoted(target)} (FORMAT csv, HEADER, DELIMITER '\t', QUOTE '', ESCAPE '')"
        )
    return Rows(count, tuple(f"{file}, {place}: {what}: {text}" for file, place, what, text in first))


def told(facts: Mapping[str, Any], build: Path) -> Rows:
    """What the manifest of a build says of rows."""
    found = facts.get("rows") or {}
    return Rows(found.get("count", 0), tuple(found.get("first", ())), str(build / FILE))
