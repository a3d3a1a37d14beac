"""Write the records that ``evaluate_links`` compares as Parquet, visas apart, for other libraries to link.

Usage: ``python bench/export_records.py OUT [DATA]``; then, where Splink is installed,
``python bench/splink_links.py OUT``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
from evaluate_links import CINEMATHEQUE, CNC, CREDITS, DEFAULT, FILES, FILMS, load, without_visas

from generique.resolve import people, titles
from generique.resolve.records import records


def main() -> int:
    out = Path(sys.argv[1])
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT
    out.mkdir(parents=True, exist_ok=True)
    films, directors = [], []
    for number, name in enumerate(FILES, start=1):
        if number not in (CNC, CREDITS, FILMS, CINEMATHEQUE):
            continue
        said, visas = without_visas(load(name, folder))
        found = records(number, said)
        keys = dict(
            zip((film.key for film in said.films), (r for r in found if r.kind == "film"), strict=True)
        )
        of_mention = {record.mention: key for key, record in keys.items()}
        for key, record in keys.items():
            facts = record.facts
            title = min(facts.titles, default="")
            form = titles.forms(title)
            films.append(
                (
                    record.mention, number, visas.get(key), form.whole, form.main,
                    sorted(" ".join(people.core(name)) for name in facts.directors),
                    min(facts.years | facts.begun, default=None), min(facts.budgets, default=None),
                )
            )  # fmt: skip
        for record in found:
            if "director" in record.roles:
                film = keys[of_mention[record.film]]
                directors.append(
                    (
                        record.mention, number, visas.get(of_mention[record.film]),
                        " ".join(people.core(min(record.names))),
                        titles.forms(min(film.facts.titles, default="")).whole,
                        min(record.facts.years | record.facts.begun, default=None),
                    )
                )  # fmt: skip
    with duckdb.connect() as database:
        database.execute(
            "CREATE TABLE films (unique_id VARCHAR, source INT, visa VARCHAR, title VARCHAR, main VARCHAR,"
            " directors VARCHAR[], year INT, budget VARCHAR)"
        )
        database.executemany("INSERT INTO films VALUES (?, ?, ?, ?, ?, ?, ?, ?)", films)
        database.execute(
            "CREATE TABLE directors (unique_id VARCHAR, source INT, visa VARCHAR, name VARCHAR, title VARCHAR,"
            " year INT)"
        )
        database.executemany("INSERT INTO directors VALUES (?, ?, ?, ?, ?, ?)", directors)
        for table in ("films", "directors"):
            database.execute(f"COPY {table} TO '{out / table}.parquet'")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
