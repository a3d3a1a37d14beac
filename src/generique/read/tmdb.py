"""Films as TMDB gives them, one JSON object a line, with ``credits`` (``cast`` and ``crew``) inside each."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from generique.errors import UnreadableError
from generique.model import Records
from generique.parquet import connect, keep, quoted
from generique.read.reader import Options, Reader
from generique.stored import Stored

_SHAPE = re.compile(rb'\s*\{.*"credits"\s*:\s*\{\s*"(?:cast|crew)"\s*:\s*\[')
_FILM = {
    "film_id": "'tmdb:' || (film->>'id')",
    "film_title": "coalesce(film->>'title', film->>'original_title')",
    "film_originalTitle": "CASE WHEN film->>'original_title' <> film->>'title' THEN film->>'original_title' END",
    "film_year": "left(film->>'release_date', 4)",
    "film_release": "film->>'release_date'",
    "film_runningTime": "nullif(film->>'runtime', '0')",
    "film_country": "array_to_string(film->>'$.production_countries[*].iso_3166_1', '|')",
    "film_language": "film->>'original_language'",
    "film_genre": "array_to_string(film->>'$.genres[*].name', '|')",
    "film_imdb": "film->>'imdb_id'",
}
_CREDIT = {
    "agent_id": "'tmdb:' || (agent->>'id')",
    "agent_name": "agent->>'name'",
    "agent_kind": "of_kind",
    "role": "coalesce(agent->>'job', role)",
    "character": "agent->>'character'",
    "order": "agent->>'order'",
}
_ROWS = """
WITH line AS (SELECT json AS film, row_number() OVER () AS number FROM read_ndjson_objects({path})),
listed AS (
    SELECT number, 1 AS list, 'person' AS of_kind, 'cast-member' AS role,
        unnest((film->'$.credits.cast[*]')::JSON[]) AS agent,
        generate_subscripts((film->'$.credits.cast[*]')::JSON[], 1) AS nth FROM line
    UNION ALL SELECT number, 2, 'person', NULL, unnest((film->'$.credits.crew[*]')::JSON[]),
        generate_subscripts((film->'$.credits.crew[*]')::JSON[], 1) FROM line
    UNION ALL SELECT number, 3, 'organization', 'production-company',
        unnest((film->'$.production_companies[*]')::JSON[]),
        generate_subscripts((film->'$.production_companies[*]')::JSON[], 1) FROM line)
SELECT 'line ' || line.number AS place, CAST(NULL AS VARCHAR) AS wrong, {cells}
FROM line LEFT JOIN listed USING (number) ORDER BY line.number, list, nth
"""


def _read(path: Path, options: Options) -> Records:
    columns = {**_FILM, **_CREDIT}
    made = Stored(tuple(columns))
    cells = ", ".join(
        f"coalesce(CAST({value} AS VARCHAR), '') AS {cell}"
        for value, cell in zip(columns.values(), made.cells, strict=True)
    )
    with connect() as database:
        try:
            keep(database, _ROWS.format(path=quoted(path), cells=cells), made.path, passing=True)
        except duckdb.Error as error:
            what = re.sub(r"\s+", " ", str(error))[:200]
            raise UnreadableError(f"not JSON lines of films: {what}", where=str(path)) from error
    if not len(made):
        raise UnreadableError("empty file", where=str(path))
    return Records(made.columns, made)


def _knows(head: bytes, tail: bytes) -> bool:
    return bool(_SHAPE.match(head.partition(b"\n")[0]))


READERS = (Reader("tmdb", (), _read, _knows),)
