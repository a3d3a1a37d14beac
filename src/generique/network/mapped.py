"""The arrays of a network as they lie on disk: mapped, and read one number at a time.

A question about one agent reads some hundred numbers. Python does that by itself, in a fraction of the time that
loading numpy takes; what looks at all of the network, and filters, are in :mod:`generique.network.arrays`.
"""

from __future__ import annotations

from collections.abc import Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, Literal

from generique.errors import GeneriqueError
from generique.network.texts import Texts

# What numpy calls the kinds of numbers that we write, and what Python does.
_KINDS: Mapping[bytes, Literal["?", "B", "H", "I", "i", "q"]] = {
    b"|b1": "?",
    b"|u1": "B",
    b"<u2": "H",
    b"<u4": "I",
    b"<i4": "i",
    b"<i8": "q",
}


class Arrays:
    """The arrays of one network by their names, each mapped when it is first asked for, read-only."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: dict[str, memoryview[Any]] = {}

    @classmethod
    def open(cls, path: Path) -> Arrays:
        """Those in this folder."""
        if not (path / "agents.bounds.npy").exists():
            raise GeneriqueError("no network here", where=str(path), do="run `generique build`")
        return cls(path)

    def __getitem__(self, name: str) -> memoryview[Any]:
        if name not in self._known:
            self._known[name] = mapped(self.path / f"{name}.npy")
        return self._known[name]

    def texts(self, name: str) -> Texts:
        """Texts, which are two arrays."""
        return Texts(self[name], self[f"{name}.bounds"])


def mapped(path: Path) -> memoryview[Any]:
    """The numbers of a flat ``.npy`` file."""
    with path.open("rb") as file:
        whole = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    # A mark and a version take eight bytes, the length of the head two; the head is a dict as Python writes it.
    start = 10 + int.from_bytes(whole[8:10], "little")
    kind = bytes(whole[10:start]).split(b"'")[3]
    if kind not in _KINDS:
        raise GeneriqueError(
            f"numbers of kind {kind.decode()} are not read here", where=str(path), do="run `generique build`"
        )
    return whole[start:].cast(_KINDS[kind])
