"""A site without a browser, and a browser where one is: in CI it must be there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from tests.conftest import ROOT
from tests.web.site import served, site

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
AXE = ROOT / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def needed(path: Path, what: str) -> Path:
    """A part of the test set-up; without it a test is skipped, but in CI it fails."""
    if not path.exists():
        said = f"{what} is not here ({path})"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless. For one module: while it runs, no other event loop can in this process."""
    path = needed(CHROMIUM, "chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(path), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The program that finds faults of accessibility."""
    return needed(AXE, "axe-core").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def address(demo: Path) -> Iterator[str]:
    """Where the demo is served, for reading."""
    with served(demo) as address:
        yield address


@pytest.fixture
def own_built(demo: Path, tmp_path: Path) -> Path:
    """The demo, built, for a test to change."""
    path = tmp_path / "built"
    shutil.copytree(demo, path, ignore=shutil.ignore_patterns("inbox"))
    return path


@pytest.fixture(scope="session")
def client(demo: Path) -> Iterator[TestClient]:
    """The demo, for reading."""
    with site(demo) as client:
        yield client
