"""What all tests share: where the real documents are, when they are there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generique.catalogue import Catalogue
from tests import small

ROOT = Path(__file__).parents[1]

# A machine that is busy makes no test fail.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


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


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo catalogue, built in a place of its own; for reading only."""
    path = tmp_path_factory.mktemp("demo") / "data"
    shutil.copytree(ROOT / "data", path, ignore=shutil.ignore_patterns("build"))
    Catalogue(path).build(strict=True)
    return path


@pytest.fixture
def own_demo(tmp_path: Path) -> Path:
    """The demo catalogue, not built, for a test to change."""
    path = tmp_path / "data"
    shutil.copytree(ROOT / "data", path, ignore=shutil.ignore_patterns("build"))
    return path


@pytest.fixture(scope="session")
def kits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small catalogue of three press kits, built; for reading only."""
    return small.catalogue(tmp_path_factory.mktemp("kits")).path


@pytest.fixture
def own_kits(kits: Path, tmp_path: Path) -> Catalogue:
    """The same, built, for a test to change."""
    shutil.copytree(kits, tmp_path / "catalogue")
    return Catalogue(tmp_path / "catalogue")
