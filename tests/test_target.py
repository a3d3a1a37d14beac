"""What is asked for with ``-o FILE`` appears whole, or the file that was there stays; devices stay devices."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generique.errors import GeneriqueError, UsageError
from generique.target import whole


def write(target: str | Path, content: bytes) -> None:
    with whole(target) as file:
        file.write(content)


def test_a_file_is_replaced_only_when_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    write(target, b"old")
    with pytest.raises(ZeroDivisionError), whole(target) as file:
        file.write(b"half")
        _ = 1 / 0
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_pipe_is_written_to_and_not_replaced_as_a_device_would_be(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, b"all of it")
    assert os.read(reader, 100) == b"all of it"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_link_keeps_leading_to_what_it_led_to(tmp_path: Path) -> None:
    file, link = tmp_path / "x.csv", tmp_path / "link.csv"
    file.write_bytes(b"old")
    link.symlink_to(file)
    write(link, b"new")
    assert (link.is_symlink(), file.read_bytes()) == (True, b"new")


def test_where_nothing_can_be_written_is_told_by_the_name_that_was_given(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a directory"):
        write(tmp_path, b"")
    with pytest.raises(UsageError, match="is a directory"):
        write("", b"")
    with pytest.raises(GeneriqueError, match=r"nowhere/x\.csv: there is no such folder"):
        write(tmp_path / "nowhere" / "x.csv", b"")
    assert list(tmp_path.iterdir()) == []
