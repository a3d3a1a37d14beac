"""The pages of docs/ say what is true: their examples run on the demo catalogue."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from tests.conftest import ROOT

FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
PAGES = [page for page in sorted((ROOT / "docs").glob("*.md")) if ">>> " in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_examples_of_a_page_run(page: Path, demo: Path, tmp_path: Path) -> None:
    kit = tmp_path / "kit.txt"
    kit.write_text("TITRE : Le Film\nRÉALISATION : Anne Exemple\n", encoding="utf-8")
    names = {"demo": demo, "kit": kit, "scratch": tmp_path / "mine"}
    failed, tried = doctest.testfile(
        str(page), module_relative=False, globs=names, optionflags=FLAGS, encoding="utf-8"
    )
    assert tried
    assert failed == 0
