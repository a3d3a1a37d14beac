"""Builds are swapped in whole or not at all, and damage is told."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from generique import builds
from generique.errors import GeneriqueError


def make(root: Path, version: str, text: str = "x") -> builds.Build:
    with builds.locked(root):
        folder = builds.begin(root)
        (folder / "graph").mkdir()
        (folder / "graph" / "data").write_text(text)
        return builds.finish(root, folder, version, {"counts": {}, "failed": []})


def test_before_the_first_build_there_is_none(tmp_path: Path) -> None:
    assert builds.current(tmp_path) is None


def test_the_newest_build_answers_and_the_one_before_is_kept(tmp_path: Path) -> None:
    for version in ("one", "two", "three"):
        make(tmp_path, version)
    current = builds.current(tmp_path)
    assert current is not None
    assert current.version == "three"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["three", "two"]
    assert (tmp_path / "previous").read_text().strip() == "two"


def test_a_build_left_half_written_is_removed_by_the_next(tmp_path: Path) -> None:
    make(tmp_path, "one")
    (tmp_path / ".new-99999").mkdir()
    make(tmp_path, "two")
    assert not list(tmp_path.glob(".new-*"))


@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "No space left on device"), RuntimeError("IO Error: No space left on device")],
)
def test_a_full_disk_leaves_the_build_before_and_nothing_else(tmp_path: Path, error: Exception) -> None:
    make(tmp_path, "one")
    with (
        pytest.raises(GeneriqueError, match="the disk is full; the build that was there still answers"),
        builds.locked(tmp_path),
    ):
        (builds.begin(tmp_path) / "graph").mkdir()
        raise error
    assert not list(tmp_path.glob(".new-*"))
    current = builds.current(tmp_path)
    assert current is not None
    assert current.version == "one"


def test_a_truncated_file_is_damage_and_not_an_answer(tmp_path: Path) -> None:
    build = make(tmp_path, "one", "all of it")
    (build.path / "graph" / "data").write_text("all")
    with pytest.raises(GeneriqueError, match="3 bytes instead of 9; run `generique build`"):
        builds.current(tmp_path)


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    build = make(tmp_path, "one")
    (build.path / "graph" / "data").unlink()
    with pytest.raises(GeneriqueError, match="is missing"):
        builds.current(tmp_path)


def test_other_bytes_of_the_same_length_are_found_by_their_hash(tmp_path: Path) -> None:
    build = make(tmp_path, "one", "abc")
    (build.path / "graph" / "data").write_text("abd")
    build.check_sizes()
    with pytest.raises(GeneriqueError, match="has changed since the build"):
        build.check_hashes()


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    refused = pytest.raises(GeneriqueError, match="another build is running")
    with builds.locked(tmp_path), refused, builds.locked(tmp_path):
        pass
