"""IMDb's files of titles, people and their principal credits: a folder of three, which is one source.

``title.principals`` gives the rows, ``title.basics`` and ``name.basics`` the films and names; films without credits
follow. Texts stand as they are: tabs part fields, nothing is quoted, ``\\N`` is nothing. Who only appears in archive
material has no role that the vocabulary knows; such rows are told as not understood.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from generique.errors import UnreadableError
from generique.model import Records
from generique.parquet import connect, keep, quoted
from generique.read.reader import Options, Reader
from generique.stored import Stored

_FILES = ("title.basics", "title.principals", "name.basics")
_USED = {
    "title.basics": ("tconst", "primaryTitle", "originalTitle", "startYear", "runtimeMinutes", "genres"),
    "title.principals": ("tconst", "ordering", "nconst", "category", "characters"),
    "name.basics": ("nconst", "primaryName"),
}
_FILM = {
    "film_id": "'imdb:' || film.tconst",
    "film_title": "film.primaryTitle",
    "film_originalTitle": "CASE WHEN film.originalTitle <> film.primaryTitle THEN film.originalTitle END",
    "film_year": "film.startYear",
    "film_runningTime": "film.runtimeMinutes",
    "film_genre": "replace(film.genres, ',', '|')",
}
_CREDIT = {
    "agent_id": "'imdb:' || nconst",
    "agent_name": "primaryName",
    "agent_kind": "'person'",
    "role": "CASE WHEN category LIKE 'archive%' THEN 'appearance in ' || category ELSE category END",
    "character": "array_to_string(TRY_CAST(characters AS JSON)::VARCHAR[], ', ')",
    "order": '"ordering"',
}
_ROWS = """
SELECT 'title.principals, row ' || said.number AS place, {wrong} AS wrong, {cells}
FROM title_principals AS said LEFT JOIN title_basics AS film USING (tconst) LEFT JOIN name_basics USING (nconst)
ORDER BY said.number
"""
_REST = """
SELECT 'title.basics, row ' || film.number AS place, NULL AS wrong, {cells}
FROM title_basics AS film ANTI JOIN title_principals USING (tconst) ORDER BY film.number
"""
_WRONG = """CASE WHEN film.tconst IS NULL THEN 'no title ' || said.tconst || ' in title.basics'
    WHEN primaryName IS NULL THEN 'no name ' || nconst || ' in name.basics' END"""


def _read(path: Path, options: Options) -> Records:
    files = _found(path)
    made = Stored((*_FILM, *_CREDIT))
    with connect() as database:
        for name, file in files.items():
            _table(database, name, file)
        rows = _ROWS.format(wrong=_WRONG, cells=_cells({**_FILM, **_CREDIT}))
        rest = _REST.format(cells=_cells({**_FILM, **dict.fromkeys(_CREDIT, "NULL")}))
        try:
            keep(database, f"FROM ({rows}) UNION ALL FROM ({rest})", made.path, passing=True)
        except duckdb.Error as error:
            what = str(error).partition("\n")[0]
            raise UnreadableError(f"not a file of IMDb: {what}", where=str(path)) from error
    return Records(made.columns, made)


def _cells(columns: Mapping[str, str]) -> str:
    return ", ".join(
        f"coalesce(CAST({value} AS VARCHAR), '') AS c{number}"
        for number, value in enumerate(columns.values())
    )


def _found(path: Path) -> dict[str, Path]:
    names = {file.name.removesuffix(".gz").removesuffix(".tsv"): file for file in path.iterdir()}
    return {name: names[name] for name in _FILES}


def _table(database: duckdb.DuckDBPyConnection, name: str, file: Path) -> None:
    """A view of one file, its rows numbered; the header is row 1."""
    source = f"""read_csv({quoted(file)}, delim = '\t', quote = '', escape = '', header = true, all_varchar = true,
        nullstr = '\\N', auto_detect = true, sample_size = 1, max_line_size = 10000000)"""
    try:
        there = [str(row[0]) for row in database.execute(f"DESCRIBE FROM {source}").fetchall()]
    except duckdb.Error as error:
        raise UnreadableError("not a file of IMDb", where=str(file)) from error
    for column in _USED[name]:
        if column not in there:
            raise UnreadableError(
                f"no column “{column}”", where=str(file), do=f"there are: {', '.join(there)}"
            )
    chosen = ", ".join(f'"{column}"' for column in _USED[name])
    view = name.replace(".", "_")
    database.execute(
        f"CREATE TEMP TABLE {view} AS SELECT {chosen}, row_number() OVER () + 1 AS number FROM {source}"
    )


def _holds(names: frozenset[str]) -> bool:
    return {name.removesuffix(".gz").removesuffix(".tsv") for name in names}.issuperset(_FILES)


READERS = (Reader("imdb", (), _read, holds=_holds),)
