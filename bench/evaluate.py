"""How well documents are read: ``python bench/evaluate.py [FOLDER] [--errors]``.

FOLDER holds documents with gold files beside them and the ``score.py`` that compares; the default is
``../shared/dev_documents``. Prints precision, recall and F1 of credits for each document and overall.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

from generique.errors import GeneriqueError
from generique.extract import extract
from generique.model import Claims, Document, Records
from generique.read import read

DEFAULT = Path(__file__).parents[2] / "shared" / "dev_documents"


def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


def main() -> int:
    parser = argparse.ArgumentParser(description="Score the reading of documents against their gold files.")
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--errors", action="store_true", help="print each miss, and what was not understood")
    options = parser.parse_args()
    if not (options.folder / "score.py").exists():
        print(f"no documents to evaluate in {options.folder}", file=sys.stderr)
        return 0
    score = scorer(options.folder)
    documents = sorted(path for path in options.folder.iterdir() if path.with_suffix(".gold.json").exists())
    started = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        for path in documents:
            if path.name.endswith(".gold.json"):
                continue
            try:
                found = read(path)
            except GeneriqueError as error:
                print(f"not read: {error}", file=sys.stderr)
                continue
            claims = extract(found) if isinstance(found, Document | Records) else found
            Path(folder, path.name + ".json").write_text(json.dumps(predicted(claims)), encoding="utf-8")
            for residue in claims.residue if options.errors else ():
                print(f"not understood: {path.name}, {residue.place}: {residue.text}")
        score.show(score.score_folder(str(options.folder), folder), options.errors)
    print(f"{len(documents) / (time.process_time() - started):.1f} documents a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
