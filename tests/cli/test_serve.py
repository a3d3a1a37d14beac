"""The command serve, as a process."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
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


def test_several_processes_answer_and_end_together(demo: Path) -> None:
    words = [sys.executable, "-m", "generique", "-c", str(demo), "serve", "--port", "0", "--workers", "2"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
        assert address is not None
        workers = _children(server.pid, 2)
        for _ in range(4):
            with urlopen(Request(address[0], headers={"Accept": "text/html"})) as answer:
                assert answer.status == 200
        os.kill(workers[0], signal.SIGKILL)
        assert server.wait(20) == 1
        assert "a worker ended (-9)" in server.stderr.read()
        assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


def _children(process: int, number: int) -> list[int]:
    """The children of a process, once there are so many."""
    told = Path(f"/proc/{process}/task/{process}/children")
    if not told.parent.exists():
        pytest.skip("no /proc here to see the children of a process")
    for _ in range(100):
        found = told.read_text(encoding="utf-8").split()
        if len(found) == number:
            return [int(each) for each in found]
        time.sleep(0.05)
    pytest.fail(f"{found} instead of {number} processes")
