"""Hashes of large files, remembered: a file whose size, time and place on disk are the same is not read again."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_SETTLED = 2.0
"""Seconds after which a change to a file is sure to change its time, too."""


class Hashes:
    """The SHA-256 of files, kept in a file of its own; what is in there may be thrown away at any time."""

    def __init__(self, memory: Path) -> None:
        self._memory = memory
        self._known: dict[str, list[object]] = {}
        self._changed = False
        with suppress(OSError, ValueError):
            found = json.loads(memory.read_text(encoding="utf-8"))
            self._known = found if isinstance(found, dict) else {}

    def of(self, path: Path) -> str:
        """The hash of a file; of a folder, that of its files by name."""
        return sha256(path, self._file)

    def learn(self, path: Path, digest: str) -> None:
        """Remember the hash of a file that was just written and read back."""
        self._known[str(path)] = [*_stamp(path), digest]
        self._changed = True

    def save(self) -> None:
        """Keep what is known of the files that are there."""
        if self._changed and self._memory.parent.is_dir():
            there = {name: entry for name, entry in self._known.items() if Path(name).exists()}
            temporary = self._memory.with_name(f".{self._memory.name}.tmp")
            temporary.write_text(json.dumps(there), encoding="utf-8")
            temporary.replace(self._memory)
            self._changed = False

    def _file(self, path: Path) -> str:
        known, stamp = self._known.get(str(path)), _stamp(path)
        if known and known[:-1] == stamp:
            return str(known[-1])
        digest = _read(path)
        if stamp == _stamp(path) and time.time() - path.stat().st_mtime > _SETTLED:
            self._known[str(path)] = [*stamp, digest]
            self._changed = True
        return digest


def _stamp(path: Path) -> list[object]:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns, found.st_ino]


def _read(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sha256(path: Path, of_file: Callable[[Path], str] = _read) -> str:
    """The hash of a file's bytes, in hexadecimal; of a folder, that of its files by name."""
    if not path.is_dir():
        return of_file(path)
    files = sorted(file for file in path.iterdir() if file.is_file())
    return hashlib.sha256("\0".join(f"{file.name} {of_file(file)}" for file in files).encode()).hexdigest()
