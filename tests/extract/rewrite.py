"""Writes the golden files anew: ``python -m tests.extract.rewrite``. Read the differences before committing them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from generique.extract import extract
from generique.model import Claims, Document
from generique.read import read

DOCUMENTS = Path(__file__).parent / "documents"


def documents() -> list[Path]:
    """The model documents: invented films and people, one layout each."""
    return sorted(path for path in DOCUMENTS.iterdir() if path.suffix in {".txt", ".md", ".html", ".lines"})


def golden(path: Path) -> Path:
    return path.with_suffix(".golden.json")


def claims_of(path: Path, date: str | None = None) -> Claims:
    document = read(path)
    assert isinstance(document, Document)
    return extract(document, date=date)


def as_golden(claims: Claims) -> dict[str, list[dict[str, object]]]:
    """Claims without what is empty, so that golden files are read easily."""
    shown = {}
    for name in ("films", "credits", "statements", "residue"):
        rows = [asdict(claim) for claim in getattr(claims, name)]
        shown[name] = [{k: v for k, v in row.items() if v not in (None, "")} for row in rows]
    return shown


def main() -> None:
    for path in documents():
        text = json.dumps(as_golden(claims_of(path)), ensure_ascii=False, indent=1)
        golden(path).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
