"""How well documents are read: ``make evaluate``, or ``python bench/evaluate.py [FOLDER ...] [--errors]``.

A FOLDER holds documents with gold files beside them; the default are the model documents of the tests and, where
they are there, ``../shared/dev_documents``. Prints precision, recall and F1 of credits for each document, each
layout and overall, with the accuracy of characters, titles, years and durations. The held-out documents of the
tests are scored only when named.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import score

from generique.errors import GeneriqueError
from generique.extract import extract
from generique.model import Claims, Document, Records
from generique.read import read

ROOT = Path(__file__).parents[1]
DOCUMENTS = ROOT / "tests" / "documents"
FOLDERS = (DOCUMENTS / "model", DOCUMENTS / "practice", ROOT.parent / "shared" / "dev_documents")


def predicted(claims: Claims) -> dict[str, object]:
    """Claims as the scorer wants them."""

    def number(film: str, name: str) -> int | None:
        values = (one.value for one in claims.statements if (one.film, one.property) == (film, name))
        return next((int(value) for value in values), None)

    return {
        "films": [
            {
                "title": film.title,
                "year": number(film.key, "year"),
                "duration_minutes": number(film.key, "runningTime"),
                "credits": [
                    {"role": one.role, "agent": one.agent, "agent_kind": one.kind, "character": one.character}
                    for one in claims.credits
                    if one.film == film.key
                ],
            }
            for film in claims.films
        ]
    }


def layouts(documents: list[dict[str, object]]) -> None:
    """Print F1 by layout: the documents of one layout taken together."""
    rows = csv.DictReader((ROOT / "bench" / "layouts.tsv").open(encoding="utf-8"), delimiter="\t")
    known = {row["document"]: row["layout"] for row in rows}
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for document in documents:
        credits = document["credits"]
        assert isinstance(credits, dict)
        total = counts[known.get(str(document["doc"]), "other")]
        for at, what in enumerate(("tp", "fp", "fn")):
            total[at] += credits[what]
        total[3] += 1
    print(f"{'layout':24} {'F1':>6} {'documents':>10}")
    for layout, (tp, fp, fn, number) in sorted(counts.items()):
        print(f"{layout:24} {2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 1:6.3f} {number:10}")


def evaluate(folder: Path, errors: bool) -> None:
    """Read every document of a folder that has gold, and print how well."""
    documents = [path for path in sorted(folder.iterdir()) if path.with_suffix(".gold.json").exists()]
    print(f"\n{folder.name}: {len(documents)} documents")
    started = time.process_time()
    with tempfile.TemporaryDirectory() as place:
        for path in documents:
            try:
                found = read(path)
            except GeneriqueError as error:
                print(f"not read: {error}", file=sys.stderr)
                continue
            claims = extract(found) if isinstance(found, Document | Records) else found
            Path(place, path.name + ".json").write_text(json.dumps(predicted(claims)), encoding="utf-8")
            for residue in claims.residue if errors else ():
                print(f"not understood: {path.name}, {residue.place}: {residue.text}")
        result = score.score_folder(str(folder), place)
    score.show(result, errors)
    layouts(result["documents"])
    print(f"{len(documents) / (time.process_time() - started):.1f} documents a second of CPU")


def main() -> int:
    """Score the folders that are there."""
    parser = argparse.ArgumentParser(description="Score the reading of documents against their gold files.")
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--errors", action="store_true", help="print each miss, and what was not understood")
    options = parser.parse_args()
    for folder in options.folders:
        if folder.is_dir():
            evaluate(folder, options.errors)
        else:
            print(f"\n{folder}: not there, left out", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
