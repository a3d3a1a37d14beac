"""A load that can be followed, stopped, and that ends with whoever asked for it."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generique.errors import GeneriqueError
from generique.graph.loading import load
from generique.graph.store import Store

TRIPLE = '<urn:film/{}> <urn:title> "Le Film n° {}" .\n'
STARTED = """
import sys
from pathlib import Path
from generique.graph.loading import load
load(Path(sys.argv[1]), [Path(sys.argv[2])], lambda share: print(share, flush=True))
"""


@pytest.fixture
def triples(tmp_path: Path) -> Path:
    """Some 40 MB: a few seconds of work."""
    path = tmp_path / "films.nt"
    numbers = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        for _ in range(700_000):
            number = numbers.getrandbits(64)
            file.write(TRIPLE.format(number, number % 9973))
    return path


def children() -> list[int]:
    """The processes that load."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if b"generique.graph.loading" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def gone(pid: int, seconds: float) -> bool:
    """Whether a process ends within this time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.02)
    return False


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    files = []
    for name in ("a.nt", "b.nt"):
        files.append(tmp_path / name)
        files[-1].write_text("".join(TRIPLE.format(f"{name}{n}", n) for n in range(25_000)), encoding="utf-8")
    shares: list[float] = []
    assert load(tmp_path / "graph", files, shares.append) == 50_000
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.6 < shares[-1] <= 0.9
    assert len(Store.open(tmp_path / "graph")) == 50_000


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.nt"
    wrong.write_text("<urn:a> <urn:b> .\n")
    with pytest.raises(GeneriqueError, match=r"wrong\.nt") as caught:
        load(tmp_path / "graph", [wrong])
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="looks for the child in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopped_before_it_is_done(tmp_path: Path, triples: Path, how: signal.Signals) -> None:
    command = [sys.executable, "-c", STARTED, str(tmp_path / "graph"), str(triples)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, start_new_session=True) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()  # it is loading
        stat = {pid: (Path("/proc") / str(pid) / "stat").read_text() for pid in children()}
        (child,) = [
            pid for pid, text in stat.items() if text.rpartition(")")[2].split()[1] == str(parent.pid)
        ]
        # Ctrl-C reaches the whole group of the terminal; other signals the one process.
        (os.killpg if how == signal.SIGINT else os.kill)(parent.pid, how)
        assert gone(child, 60)
        assert gone(parent.pid, 60)
    # The clock of a busy machine says little: a load that had not listened would be there, whole.
    stopped = tmp_path / "graph"
    assert not stopped.exists() or len(Store.open(stopped)) == 0


def test_a_disk_that_takes_no_more(tmp_path: Path, triples: Path) -> None:
    """Here a file may not grow over 100 kB: the system refuses as it does on a full disk."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    command = [sys.executable, "-m", "generique.graph.loading"]
    given = f'["load", "{tmp_path / "graph"}", "{triples}"]\n'
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=limit
    ) as child:
        assert child.stdin is not None and child.stdout is not None
        child.stdin.write(given)
        child.stdin.flush()
        said = list(child.stdout)
        child.kill()
    assert '"what"' in said[-1], "an error, not a number of triples"
