"""What all tests share: where the real documents are, when they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and data beside the repository; absent, the test is skipped."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the real documents (../shared) are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def seeds(shared: Path) -> tuple[Path, Path, Path]:
    """The press kit, the programme sheet and the article that the project started from."""
    kit, sheet, article = sorted((shared / "seeds").glob("*.txt"))
    return kit, sheet, article
