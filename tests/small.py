"""A small catalogue of press kits in a few lines each, and a doubt planted in its build."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from generique.catalogue import Catalogue
from generique.grounds import Doubt, Grounds

ROXANE = """TITRE : Roxane
ANNÉE : 2018
RÉALISATION : Mélanie Auffret
MONTAGE : Jean Martin
"""
VICTOIRES = """TITRE : Les Petites Victoires
ANNÉE : 2022
RÉALISATION : Mélanie Auffret
MONTAGE : Claire Un
"""
AGAIN = """TITRE : Les Petites Victoires
ANNÉE : 2022
RÉALISATION : Mélanie Auffret
MONTAGE : Yannick Deux
"""
KITS = {"roxane.txt": ROXANE, "victoires.txt": VICTOIRES, "encore.txt": AGAIN}


def catalogue(path: Path, kits: dict[str, str] | None = None, **facts: Any) -> Catalogue:
    """A built catalogue of these kits, by default three; their numbers are 1, 2, 3."""
    made = Catalogue.init(path / "catalogue")
    for name, text in (kits or KITS).items():
        add(made, path, name, text, **facts)
    made.build(strict=True)
    return made


def add(made: Catalogue, path: Path, name: str, text: str, **facts: Any) -> None:
    """One more kit; not built yet."""
    (path / name).write_text(text, encoding="utf-8")
    made.add(path / name, **facts)


def plant(made: Catalogue, *doubts: tuple[str, str, float, str]) -> None:
    """Make these the doubts of the current build (two records, score, reason), whatever the resolver thinks."""
    build = made.current
    known = Grounds.load(build.tables_dir)
    planted = [
        Doubt(known.named[left].mention, known.named[right].mention, score, reason)
        for left, right, score, reason in doubts
    ]
    Grounds(known.mentions, known.decisions, planted, known.judgements).write(build.tables_dir)
    manifest = build.path / "manifest.json"
    facts = json.loads(manifest.read_text(encoding="utf-8"))
    for name, entry in facts["files"].items():
        content = (build.path / name).read_bytes()
        entry |= {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    manifest.write_text(json.dumps(facts), encoding="utf-8")
    for opened in ("current", "_grounds"):
        made.__dict__.pop(opened, None)


def exported(made: Catalogue, path: Path) -> str:
    """The hash of the sorted N-Quads of the current build."""
    made.export("nquads", path / "out.nq")
    lines = sorted((path / "out.nq").read_bytes().splitlines())
    return hashlib.sha256(b"\n".join(lines)).hexdigest()
