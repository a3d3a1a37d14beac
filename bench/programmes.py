"""How well real cinema programmes are read: ``python bench/programmes.py [FOLDER] [--errors]``.

FOLDER (default ``../shared/data/cinematheque``) holds programmes and the records they came from. These are
incomplete: a film counts only where its title stands in the text, a name only where it stands there. Counts the
titles, directors, years and cast that were found, and directors and cast that the records do not know.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path

from generique.extract import extract
from generique.model import Claims, Document
from generique.read import read
from generique.text import fold

DEFAULT = Path(__file__).parents[2] / "shared" / "data" / "cinematheque"
Record = dict[str, object]


def bare(title: str) -> str:
    return re.sub(r"^(?:le|la|les|l|un|une|des|the) ", "", fold(title))


def people(record: Record) -> tuple[set[str], set[str]]:
    """The folded directors and cast of a record."""
    directors = re.split(r",| et ", str(record.get("realisateurs") or "").replace("[etc.]", ""))
    cast = record.get("generique") or []
    assert isinstance(cast, list)
    return {fold(name) for name in directors if fold(name)}, {
        fold(str(name)) for name in cast if fold(str(name))
    }


def compare(claims: Claims, text: str, records: list[Record]) -> Counter[str]:
    """Counts of what was found, missed and unknown, for the films of the records that stand in the text."""
    found: Counter[str] = Counter()
    films = {bare(film.title or ""): film.key for film in claims.films}
    for record in records:
        key = bare(str(record["titre"]))
        if not key or f" {key} " not in text:
            continue
        film = films.get(key)
        found["title found" if film is not None else "title missed"] += 1
        if film is None:
            continue
        credits = [one for one in claims.credits if one.film == film]
        for what, names, role in zip(
            ("director", "cast"), people(record), ("director", "cast-member"), strict=True
        ):
            told = {fold(one.agent) for one in credits if one.role == role}
            wanted = {name for name in names if f" {name} " in text}
            found[f"{what} found"] += len(wanted & told)
            found[f"{what} missed"] += len(wanted - told)
            found[f"{what} not in the record"] += len(told - names) if names else 0
        years = {one.value for one in claims.statements if (one.film, one.property) == (film, "year")}
        found["year found" if str(record.get("annee")) in years else "year missed"] += 1
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Compare the reading of cinema programmes with their records."
    )
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--errors", action="store_true", help="print the counts of each programme")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for path in sorted((options.folder / "programmes_md").glob("*.md")):
        records = options.folder / "gold" / ("_".join(path.name.split("_")[:2]) + ".json")
        document = read(path)
        if not records.exists() or not isinstance(document, Document):
            continue
        text = f" {fold(path.read_text(encoding='utf-8'))} "
        counts = compare(extract(document), text, json.loads(records.read_text(encoding="utf-8")))
        total += counts
        if options.errors:
            print(path.name, dict(counts))
    for name, count in sorted(total.items()):
        print(f"{name:28} {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
