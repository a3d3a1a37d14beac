"""The command serve, as a process."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

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
