"""Film credits made up from a seed, from ten thousand to ninety million: ``python bench/generate.py SIZE DIR``.

Films have 15 to 40 credits and stand in eras; careers follow Zipf's law inside an era, and a crew is taken mostly
from the era of its film, a tenth of it from any; sixty roles, the heads of department first; one agent in 33 is an organization; names
repeat. The same size and seed give the same credits. DIR receives the tables of a build as Parquet and the same
credits as one ``credits.csv``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generique.parquet import connect, quoted
from generique.roles import vocabulary

Array = NDArray[Any]

FIRST_YEAR, YEARS, ERAS = 1900, 126, 12
PER_FILM, PER_AGENT = 27.5, 6
ORGANIZATIONS = 33  # one agent in so many
HEADS = (
    "director",
    "screenwriter",
    "producer",
    "director-of-photography",
    "editor",
    "composer",
    "production-sound-mixer",
    "production-designer",
    "costume-designer",
)
ANYWHERE = 0.1  # of a crew: authors of sources, composers, archives … of any era
CHUNK = 50_000  # films made at a time
SYLLABLES = [
    "ba",
    "ber",
    "can",
    "da",
    "del",
    "fo",
    "ger",
    "jan",
    "la",
    "lou",
    "ma",
    "mi",
    "na",
    "or",
    "pa",
    "ri",
    "ro",
    "sa",
    "ti",
    "va",
]


def number(size: str) -> int:
    """A size as people write it: ``10k``, ``1.5M``, ``2000``."""
    scale = {"k": 1_000, "m": 1_000_000}
    return int(float(size[:-1]) * scale[size[-1].lower()]) if size[-1].lower() in scale else int(size)


def roles() -> tuple[str, ...]:
    """Sixty roles: the heads of department, cast, the company, then others of the vocabulary."""
    first = (*HEADS, "cast-member", "production-company")
    others = (id for id in vocabulary().roles if id not in first)
    return (*first, *(id for id, _ in zip(others, range(60 - len(first)), strict=False)))


@dataclass(frozen=True)
class Credits:
    """Credits as integer columns, by film, agent and role; no two rows alike."""

    film: Array
    agent: Array
    role: Array
    years: Array
    agents: int
    roles: tuple[str, ...]

    @property
    def person(self) -> Array:
        """Whether each agent is a person."""
        return is_person(np.arange(self.agents))


def is_person(agents: Array) -> Array:
    found: Array = agents % ORGANIZATIONS != ORGANIZATIONS // 2
    return found


def generate(size: int, seed: int = 1895) -> Credits:
    """About ``size`` credits (repeated ones are left out)."""
    films, agents = max(round(size / PER_FILM), 1), max(size // PER_AGENT, 100)
    generator = np.random.default_rng(seed)
    years = (FIRST_YEAR + YEARS * np.sort(generator.random(films)) ** 0.5).astype(np.int32)
    eras = (np.arange(films) * ERAS // films).astype(np.int32)
    names = roles()
    chunks = [
        _chunk(np.random.default_rng([seed, at]), at, eras[at : at + CHUNK], agents, names)
        for at in range(0, films, CHUNK)
    ]
    columns = [np.concatenate(column) for column in zip(*chunks, strict=True)]
    # Ids say nothing of eras: films are named in another order than they were made.
    shuffled = generator.permutation(films).astype(np.int32)
    named = np.empty_like(years)
    named[shuffled] = years
    return Credits(shuffled[columns[0]], columns[1], columns[2], named, agents, names)


def _chunk(
    generator: np.random.Generator, start: int, eras: Array, agents: int, names: tuple[str, ...]
) -> tuple[Array, Array, Array]:
    counts = generator.integers(15, 41, len(eras))
    film = np.repeat(np.arange(len(eras), dtype=np.int32), counts)
    place = np.arange(len(film)) - np.repeat(np.cumsum(counts) - counts, counts)
    era = np.clip(eras[film] + generator.choice([-1, 0, 1], len(film), p=[0.15, 0.7, 0.15]), 0, ERAS - 1)
    era = np.where(generator.random(len(film)) < ANYWHERE, generator.integers(0, ERAS, len(film)), era)
    pool = agents // ERAS
    agent = (_zipf(generator, len(film), pool) * ERAS + era).astype(np.int32)
    head, cast, company = len(HEADS), len(HEADS), len(HEADS) + 1
    other = company + 1 + _zipf(generator, len(film), len(names) - company - 1)
    role = np.where(place < head, place, np.where(generator.random(len(film)) < 0.5, cast, other))
    role = np.where(is_person(agent), role, company)
    keys = np.unique((film.astype(np.int64) << 40) | (agent.astype(np.int64) << 8) | role)
    return (
        (keys >> 40).astype(np.int32) + np.int32(start),
        (keys >> 8 & 0xFFFFFFFF).astype(np.int32),
        (keys & 0xFF).astype(np.uint8),
    )


def _zipf(generator: np.random.Generator, count: int, total: int) -> Array:
    """Ranks below ``total``: the first thousandths about equal, the rest as 1 / rank ** 0.9."""
    flat = total / 2000 + 1
    low, high = flat**0.1, (total + flat) ** 0.1
    found: Array = ((generator.random(count) * (high - low) + low) ** 10 - flat).astype(np.int64)
    return np.clip(found, 0, total - 1)


def fixed(prefix: str, count: int) -> tuple[Array, Array]:
    """The ids ``prefix`` + seven or eight figures as bytes end to end, and where each begins."""
    width = len(prefix) + 8
    blob = np.empty((count, width), np.uint8)
    blob[:, : len(prefix)] = np.frombuffer(prefix.encode(), np.uint8)
    numbers = np.arange(count)
    for at in range(width - 1, len(prefix) - 1, -1):
        blob[:, at] = 48 + numbers % 10
        numbers //= 10
    return blob.ravel(), np.arange(0, (count + 1) * width, width)


def words(seed: int, count: int, syllables: int) -> list[str]:
    """Names of so many syllables, each once."""
    generator = np.random.default_rng(seed)
    drawn = (
        "".join(SYLLABLES[at] for at in row).capitalize()
        for row in generator.integers(0, len(SYLLABLES), (3 * count, syllables)).tolist()
    )
    return list(dict.fromkeys(drawn))[:count]


# Ids carry their kind; two thousand family names and three hundred first names make many homonyms.
_TABLES = {
    "films": """SELECT film, label, year, NULL::INTEGER AS minutes, 1 AS mentions FROM film ORDER BY film""",
    "agents": "SELECT agent, kind, name, lower(name) AS folded, 1 AS mentions FROM agent ORDER BY agent",
    "contributions": """SELECT 'contribution/' || c AS contribution, film, agent, role, 1 AS sources FROM credit
        ORDER BY film, agent, role""",
    "credits": """SELECT 'credit/' || c AS credit, 'contribution/' || c AS contribution, film, agent, role, '1' AS source,
        (c + 1)::INTEGER AS position, 'row ' || (c + 2) AS place, role AS heading, name AS credited_as,
        NULL::VARCHAR AS character, 1.0::DOUBLE AS certainty, '' AS because FROM credit ORDER BY c""",
    "sources": """SELECT '1' AS source, 1 AS accession, 'Générique d''essai' AS title, '' AS publisher, '' AS date,
        '' AS licence, '' AS url, 'credits.csv' AS file, 'csv' AS reader, '' AS sha256, true AS public, '' AS complete_for""",
}
_CSV = """SELECT label AS film_title, year AS film_year, film AS film_id, name AS agent_name, agent AS agent_id,
    kind AS agent_kind, role, '' AS character, (c + 1)::INTEGER AS "order" FROM credit ORDER BY c"""


def write(credits: Credits, directory: Path) -> None:
    """The tables of a build and the general credits table of the same credits."""
    directory.mkdir(parents=True, exist_ok=True)
    generator = np.random.default_rng(len(credits.film))
    arrays: dict[str, dict[str, Array]] = {
        "rows": {"f": credits.film, "a": credits.agent, "r": credits.role.astype(np.int32)},
        "years": {"i": np.arange(len(credits.years)), "year": credits.years},
        "drawn": {
            "i": np.arange(credits.agents),
            "first": generator.integers(1, 301, credits.agents),
            "last": (generator.random(credits.agents) ** 2 * 2000).astype(np.int64) + 1,
            "person": credits.person,
        },
    }
    with connect() as database:
        for name, columns in arrays.items():
            database.register(name, columns)
        for step in _steps(credits.roles):
            database.execute(step)
        for name, query in _TABLES.items():
            database.execute(f"COPY ({query}) TO {quoted(directory / f'{name}.parquet')} (FORMAT parquet)")
        database.execute(f"COPY ({_CSV}) TO {quoted(directory / 'credits.csv')} (HEADER)")


def _steps(names: tuple[str, ...]) -> Iterator[str]:
    lists = {"firsts": words(1, 300, 2), "lasts": words(2, 2000, 3), "roles": list(names)}
    for name, values in lists.items():
        yield f"SET VARIABLE {name} = [{', '.join(map(quoted, values))}]"
    yield """CREATE TEMP TABLE film AS SELECT i, printf('film/f%08d', i) AS film, getvariable('lasts')[1 + i % 2000] ||
        CASE WHEN i < 2000 THEN '' ELSE ' ' || (i // 2000) END AS label, year FROM years"""
    yield """CREATE TEMP TABLE agent AS SELECT i, printf(if(person, 'person/p%08d', 'organization/o%08d'), i) AS agent,
        if(person, 'person', 'organization') AS kind, if(person, getvariable('firsts')[first] || ' ' ||
        getvariable('lasts')[last], getvariable('lasts')[last] || ' Films') AS name FROM drawn"""
    yield """CREATE TEMP TABLE credit AS SELECT row_number() OVER () - 1 AS c, film, label, year, agent, kind, name,
        getvariable('roles')[r + 1] AS role FROM (SELECT row_number() OVER () AS n, * FROM rows)
        JOIN film ON f = film.i JOIN agent ON a = agent.i ORDER BY n"""


def main(size: str = "10k", directory: str = "bench-data") -> None:
    """Write the tables of this size."""
    credits = generate(number(size))
    write(credits, Path(directory))
    print(f"{len(credits.film)} credits of {credits.agents} agents on {len(credits.years)} films")


if __name__ == "__main__":
    main(*sys.argv[1:])
