"""Finished builds on disk: immutable, listed in a manifest, swapped in whole or not at all.

``build/current`` and ``build/previous`` hold the name of a folder beside them. A build is written under a
temporary name, flushed, checked against its own manifest, renamed, and only then named as current: a
process killed at any moment leaves the old build or the new one.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generique.errors import GeneriqueError, NotFoundError
from generique.namespaces import BASE
from generique.network.mapped import Arrays

if TYPE_CHECKING:  # opened only by the questions that need them
    from generique.graph.store import Store
    from generique.network.arrays import Network
    from generique.search import Names

_MANIFEST = "manifest.json"


class BusyError(GeneriqueError):
    """Somebody else is writing here."""


class Build:
    """One finished build: ``store``, ``names``, ``arrays``, ``network`` and the folder of tables, opened when asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """What the build holds: version, base, title, counts, files with size and hash, failures."""
        import json

        try:
            found: Mapping[str, Any] = json.loads((self.path / _MANIFEST).read_bytes())
        except (OSError, ValueError) as error:
            raise _damaged(self.path, str(error)) from error
        return found

    @property
    def version(self) -> str:
        """The name of the build: a hash of all it was made from."""
        return self.path.name

    @property
    def base(self) -> str:
        """What entity IRIs start with."""
        return str(self.manifest.get("base", BASE))

    @property
    def tables_dir(self) -> Path:
        """The folder of the Parquet tables."""
        return self.path / "tables"

    @property
    def graph_dir(self) -> Path:
        """The folder of the graph; GeneriqueError where the build has none."""
        if not self.has_graph:
            raise GeneriqueError(
                "this build has no graph to ask",
                where=str(self.path),
                do="set `graph = true` under [build] in catalogue.toml and run `generique build`",
            )
        return self.path / "graph"

    @property
    def has_graph(self) -> bool:
        """Whether the build holds the graph, or tables, network and names alone."""
        return bool(self.manifest.get("graph", True))

    def about(self, *ids: str) -> Store:
        """The graph, or where the build has none as much of it as stands around these films and agents."""
        if self.has_graph:
            return self.store
        from generique.graph.excerpt import excerpt

        facts = {name: str(self.manifest.get(name) or "") for name in ("title", "licence")}
        return excerpt(self.tables_dir, ids, base=self.base, **facts)

    @cached_property
    def store(self) -> Store:
        """The graph, read-only."""
        from generique.graph.store import Store

        return Store.open(self.graph_dir)

    @cached_property
    def names(self) -> Names:
        """The search index."""
        from generique.search import Names

        return Names.open(self.path / "names.sqlite", self.base)

    @cached_property
    def arrays(self) -> Arrays:
        """The arrays of the network, as they lie on disk."""
        return Arrays.open(self.path / "network")

    @cached_property
    def network(self) -> Network:
        """The two-sided film–agent structure."""
        from generique.network.arrays import Network

        return Network(self.arrays)

    def check_sizes(self) -> None:
        """Refuse a build whose files are not all there with the size the manifest states."""
        for name, entry in self.manifest["files"].items():
            try:
                size = (self.path / name).stat().st_size
            except OSError as error:
                raise _damaged(self.path, f"{name} is missing") from error
            if size != entry["size"]:
                raise _damaged(self.path, f"{name} has {size} bytes instead of {entry['size']}")

    def check_hashes(self, digest: Callable[[Path], str] | None = None) -> None:
        """Refuse a build one of whose files has other bytes than the manifest states."""
        digest = digest or _sha256
        self.check_sizes()
        for name, entry in self.manifest["files"].items():
            if digest(self.path / name) != entry["sha256"]:
                raise _damaged(self.path, f"{name} has changed since the build")


def _damaged(path: Path, why: str) -> GeneriqueError:
    return GeneriqueError(f"this build is damaged: {why}", where=str(path), do="run `generique build`")


def current(root: Path) -> Build | None:
    """The build that answers now, or None before the first. Damage is told, never answered from."""
    name = named(root)
    if name is None:
        return None
    build = Build(root / name)
    build.check_sizes()
    return build


def kept(root: Path, name: str) -> Build:
    """A build that is still there: “current”, “previous”, or one by its name. Raises NotFoundError."""
    version = named(root, name) if name in ("current", "previous") else name
    folders = sorted(path.parent.name for path in root.glob(f"*/{_MANIFEST}"))
    if version not in folders:
        what = "there is no previous build yet" if name == "previous" else f"no build is called “{name}”"
        raise NotFoundError(what, where=str(root), suggestions=tuple(folders))
    build = Build(root / version)
    build.check_sizes()
    return build


def named(root: Path, which: str = "current") -> str | None:
    """The version of the build that answers now, or answered before (“previous”); None where there is none."""
    try:
        return (root / which).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """One writer at a time; a second one is told so at once. The lock ends with the process.

    What a killed or failed writer left half written is removed. A full disk is told in one line.
    """
    root.mkdir(parents=True, exist_ok=True)
    with (root / "lock").open("a") as file:
        with suppress(ImportError):  # no fcntl on Windows: there the lock is left out
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise BusyError("another build is running", where=str(root), do="wait for its end") from error
        _clear(root)
        try:
            yield
        except Exception as error:
            if getattr(error, "errno", None) == errno.ENOSPC or os.strerror(errno.ENOSPC) in str(error):
                what = "the disk is full; the build that was there still answers"
                raise GeneriqueError(what, where=str(root), do="make room, then build again") from error
            raise
        finally:
            _clear(root)


def _clear(root: Path) -> None:
    for left in root.rglob(".new-*"):
        _remove(left)


def begin(root: Path) -> Path:
    """An empty folder to write a build in. Call it under ``locked``."""
    folder = root / f".new-{os.getpid()}"
    folder.mkdir()
    return folder


def finish(root: Path, folder: Path, version: str, facts: Mapping[str, Any]) -> Build:
    """Write the manifest, flush, check, and let the new build answer; the one before is kept.

    A file that the build shares with the one before (a hard link) has the hash that stands there.
    """
    import json

    known = _hashes(root)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    listed = {
        str(path.relative_to(folder)): {
            "size": path.stat().st_size,
            "sha256": known.get(_inode(path)) or _sha256(path),
        }
        for path in files
    }
    text = json.dumps({**facts, "version": version, "files": listed}, ensure_ascii=False, indent=1)
    (folder / _MANIFEST).write_text(text + "\n", encoding="utf-8")
    for path in [*files, folder / _MANIFEST, *(p for p in folder.rglob("*") if p.is_dir()), folder]:
        _flush(path)
    Build(folder).check_sizes()
    target = root / version
    if target.exists():  # a damaged or half-removed build of the same name
        _remove(target)
    folder.rename(target)
    _flush(root)
    point(root, version)
    return Build(target)


def _hashes(root: Path) -> dict[tuple[int, int], str]:
    """The hashes of the files of the build that answers now, by inode."""
    name = named(root)
    if name is None:
        return {}
    build = Build(root / name)
    try:
        build.check_sizes()
    except GeneriqueError:
        return {}
    files: Mapping[str, Mapping[str, str]] = build.manifest["files"]
    return {_inode(build.path / file): entry["sha256"] for file, entry in files.items()}


def _inode(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def point(root: Path, version: str) -> None:
    """Name the build that answers, keep the one that answered before, remove older ones."""
    before = named(root)
    if before and before != version:
        _write(root / "previous", before)
    _write(root / "current", version)
    kept = {version, named(root, "previous")}
    for folder in root.iterdir():
        if folder.is_dir() and (folder / _MANIFEST).exists() and folder.name not in kept:
            _remove(folder)


def _remove(folder: Path) -> None:
    import shutil  # readers never need it

    shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_text(text + "\n", encoding="utf-8")
    _flush(temporary)
    temporary.replace(path)
    _flush(path.parent)


def _flush(path: Path) -> None:
    """Make sure the disk has it; folders cannot be flushed everywhere."""
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sha256(path: Path) -> str:
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
