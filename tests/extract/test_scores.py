"""How well the documents of the tests are read does not fall: F1 of credits, by folder, as ``make evaluate`` has it."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from generique.extract import extract
from generique.model import Claims
from generique.read import read

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "tests" / "documents"


@pytest.mark.parametrize(
    ("folder", "least"),
    [
        ("model", 0.99),
        ("practice", 0.962),
        ("heldout2", 0.942),
        ("fourth", 0.89),
        ("fifth", 0.91),
        ("sixth", 0.92),
    ],
)
def test_the_score_of_a_folder_does_not_fall(
    folder: str, least: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT / "bench")
    bench = runpy.run_path(str(ROOT / "bench" / "evaluate.py"))
    for path in sorted((DOCUMENTS / folder).iterdir()):
        if path.with_suffix(".gold.json").exists():
            found = read(path)
            claims = found if isinstance(found, Claims) else extract(found)
            answer = json.dumps(bench["predicted"](claims))
            (tmp_path / f"{path.name}.json").write_text(answer, encoding="utf-8")
    result = bench["score"].score_folder(str(DOCUMENTS / folder), str(tmp_path))
    right, wrong, missed = (
        sum(one["credits"][count] for one in result["documents"]) for count in ("tp", "fp", "fn")
    )
    assert 2 * right / (2 * right + wrong + missed) >= least
