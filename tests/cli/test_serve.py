"""The command serve, as a process."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from generique.catalogue import Catalogue
from tests import small
from tests.cli.run import generique


def test_it_serves_on_this_machine_alone_until_stopped(demo: Path) -> None:
    words = [sys.executable, "-m", "generique", "-c", str(demo), "serve", "--port", "0"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
        assert address is not None
        with urlopen(Request(address[0], headers={"Accept": "text/html"})) as answer:
            assert b"rique" in answer.read()
        server.send_signal(signal.SIGINT)
        server.wait(20)


def test_no_build_is_said_before_anything_listens(tmp_path: Path) -> None:
    done = generique("-c", tmp_path, "serve", "--port", "0")
    assert done.code == 1
    assert "no catalogue here" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--public", "--everything"], "opposites"),
        (["--public", "--edit"], "--edit shows the whole catalogue"),
        (["--edit", "--name", "museum.example"], "add --everything"),
        (["--edit", "--host", "0.0.0.0"], "add --everything"),
    ],
)
def test_what_would_show_others_too_much_is_refused(demo: Path, words: list[str], said: str) -> None:
    done = generique("-c", demo, "serve", "--port", "0", *words)
    assert (done.code, said in done.err) == (2, True), done.err


@pytest.mark.parametrize(("words", "status"), [([], 200), (["--everything", "--name", "museum.example"], 200),
                                               (["--public"], 404), (["--name", "museum.example"], 404)])  # fmt: skip
def test_others_see_only_what_is_public(tmp_path: Path, words: list[str], status: int) -> None:
    made = Catalogue.init(tmp_path / "catalogue")
    small.add(made, tmp_path, "roxane.txt", small.ROXANE, public=False)
    small.add(made, tmp_path, "victoires.txt", small.VICTOIRES)
    made.build(strict=True)
    command = [sys.executable, "-m", "generique", "-c", str(made.path), "serve", "--port", "0", *words]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        assert ("left out" in line) == (status == 404)
        address = re.search(r"http://127\.0\.0\.1:\d+/", line if status == 200 else server.stderr.readline())
        assert address is not None
        try:
            with urlopen(f"{address[0]}film/roxane.json") as answer:
                found = answer.status
        except HTTPError as error:
            found = error.code
        server.send_signal(signal.SIGINT)
        server.wait(20)
    assert found == status
