"""What of a catalogue may be shown to others: the public part of its build, kept as a build of its own beside it."""

from __future__ import annotations

import shutil
import tempfile
from functools import cached_property
from pathlib import Path
from threading import Lock, Thread

from generique import builds, search
from generique.catalogue import Catalogue
from generique.catalogue.folder import Folder
from generique.catalogue.publishing import publish, sorted_out
from generique.errors import GeneriqueError
from generique.graph.store import Store
from generique.tables import counts

_NAME = "public"


class PublicCatalogue(Catalogue):
    """A catalogue that answers what ``export --public`` would give, and nothing else.

    After a new build the old view answers until that of the new one is made; where none can be made, because
    no source is public any more, say, nothing answers but the reason.
    """

    def __init__(self, path: str | Path = "data", *, lang: str | None = None) -> None:
        super().__init__(path, lang=lang)
        self._of: str | None = None
        self._making = Lock()
        self._problem: GeneriqueError | None = None

    @cached_property
    def current(self) -> builds.Build:
        """The public view of the finished build. Raises GeneriqueError where there is none."""
        if self._problem is not None:
            raise self._problem
        with self._making:
            whole = Catalogue(self.path).current
            self._of = whole.version
            return view(self._folder, whole)

    def refresh(self) -> None:
        """Begin to make the view of a newer build, should there be one, while the older one goes on answering."""
        opened = "current" in self.__dict__ or self._problem is not None
        if opened and self._of != builds.named(self.path / "build") and self._making.acquire(blocking=False):
            Thread(target=self._renew, name="public view", daemon=True).start()

    def _renew(self) -> None:
        try:
            whole = Catalogue(self.path).current
            self.__dict__["current"] = view(self._folder, whole)
            self._of, self._problem = whole.version, None
        except builds.BusyError:
            pass  # another process makes it; the next request looks again
        except (GeneriqueError, OSError) as error:
            why = str(error) if isinstance(error, GeneriqueError) else f"no public view can be made: {error}"
            self._of, self._problem = None, GeneriqueError(why)  # the next request tries again
            self.__dict__.pop("current", None)
        finally:
            self.__dict__.pop("network", None)
            self._making.release()


def view(folder: Folder, build: builds.Build) -> builds.Build:
    """The public part of a build: the build itself where nothing in it is private, else one made from it, and kept.

    Raises GeneriqueError where no source is public, and where the catalogue was changed since its build.
    """
    if not sorted_out(folder, build)[1]:
        return build
    root, version = folder.builds_dir / _NAME, f"{build.version}-{_NAME}"
    with builds.locked(root):
        if not _stands(root, version):
            _make(folder, build, root, version)
        return builds.kept(root, "current")


def _stands(root: Path, version: str) -> bool:
    """Whether the view of this version is there and whole."""
    try:
        found = builds.current(root)
    except GeneriqueError:
        return False
    return found is not None and found.version == version


def _make(folder: Folder, build: builds.Build, root: Path, version: str) -> None:
    for left in root.glob(".making-*"):
        shutil.rmtree(left, ignore_errors=True)
    place = Path(tempfile.mkdtemp(prefix=".making-", dir=root))
    try:
        made = place / "build"
        made.mkdir()
        publish(folder, build, made)
        search.build(made / "tables", made / "names.sqlite")
        held = {"counts": counts(made / "tables"), "triples": len(Store.open(made / "graph")), "failed": []}
        own = ("version", "files", *held)
        facts = {name: fact for name, fact in build.manifest.items() if name not in own}
        builds.finish(root, made, version, facts | held)
    finally:
        shutil.rmtree(place, ignore_errors=True)
