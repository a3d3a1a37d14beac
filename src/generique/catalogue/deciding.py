"""An opened catalogue: its folder, the build that answers, and the decisions on who is who."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generique import builds
from generique.errors import GeneriqueError

if TYPE_CHECKING:  # needed only by those who judge: imported where used
    from generique.answers.asking import Label
    from generique.answers.diff import Difference
    from generique.answers.why import Between, Why
    from generique.catalogue.answering import Answering
    from generique.catalogue.folder import Folder
    from generique.catalogue.judging import Bench
    from generique.catalogue.reviewing import Review
    from generique.grounds import Grounds
    from generique.resolve.judgements import Judgement
    from generique.search import Entity

AGENTS = ("person", "organization")


class Opened:
    """A folder that people edit, and the finished build that answers."""

    def __init__(self, path: str | Path = "data", *, lang: str | None = None) -> None:
        self.path = Path(path)
        self._lang = lang

    def __repr__(self) -> str:
        return f"Catalogue({str(self.path)!r})"

    @property
    def _folder(self) -> Folder:
        from generique.catalogue.folder import Folder

        return Folder(self.path)

    @cached_property
    def current(self) -> builds.Build:
        """The finished build that answers. Raises GeneriqueError where there is none yet."""
        found = builds.current(self.path / "build")
        if found is None:
            if not (self.path / "catalogue.toml").exists():
                raise GeneriqueError("no catalogue here", where=str(self.path), do="run `generique init`")
            raise GeneriqueError("no build yet", where=str(self.path), do="run `generique build`")
        return found

    def refresh(self) -> None:
        """Answer from the newest build: for processes that stay. Costs the reading of one small file."""
        known = self.__dict__.get("current")
        if known is not None and known.version != builds.named(self.path / "build"):
            for name in ("current", "network", "_grounds"):
                self.__dict__.pop(name, None)

    @property
    def _build(self) -> Answering:
        """What the questions are put to."""
        return self.current

    @property
    def lang(self) -> str:
        """The language of role labels."""
        return self._lang or str(self._build.manifest["lang"])

    @property
    def _label(self) -> Label:
        from generique.answers.asking import Labels

        return Labels(self._build.about, self.lang)

    def entity(self, name: str, kinds: Sequence[str] = (), *, year: int | None = None) -> Entity:
        """The one entity that a name, id or IRI means."""
        return self._build.names.lookup(name, kinds, year)

    def _agent(self, name: str) -> str:
        return self.entity(name, AGENTS).id


class Deciding(Opened):
    """The part of a catalogue that records and explains decisions; see :class:`generique.Catalogue`."""

    @cached_property
    def _grounds(self) -> Grounds:
        from generique.grounds import Grounds

        return Grounds.load(self.current.tables_dir)

    @property
    def _bench(self) -> Bench:
        from generique.catalogue.judging import Bench

        current = self.current
        return Bench(self._folder.judgements, self._grounds, current.names, current.base)

    def judge(
        self, verdict: str, a: str, b: str, *, because: str, who: str | None = None
    ) -> tuple[Judgement, bool]:
        """Record that A and B are “same”, “different” or “unsure”: (the row, whether it is new).

        A and B are ids, source records (``source/3#roxane/jean-martin``) or names. It counts from the next
        build on. Raises GeneriqueError with the chain of rows for what contradicts other judgements.
        """
        return self._bench.judge(verdict, a, b, because=because, who=who)

    def withdraw(self, a: str, b: str, *, because: str, who: str | None = None) -> tuple[Judgement, ...]:
        """Take back the judgements on A and B; what was before them is so again with the next build."""
        return self._bench.withdraw(a, b, because=because, who=who)

    def review(self, *, kind: str | None = None) -> Review:
        """The doubts of the build as questions, most valuable first; iterate, and ``answer`` them."""
        from generique.catalogue.reviewing import Review
        from generique.parquet import rows

        films = rows(self.current.tables_dir / "films.parquet", ("film", "year"))
        return Review(self._bench, dict(films), kind)

    def workbook(self, path: str | Path, *, who: str | None = None) -> str:
        """Write doubts, corrections and judgements as a workbook; read it back where the file is there.

        Says in one line what was done. Raises GeneriqueError naming sheet and row for what has no place;
        nothing is recorded then.
        """
        from generique.catalogue import workbook

        file = Path(path)
        if file.exists():
            judged, mended = workbook.read(file, self._folder, self._bench, who)
            return f"{file}: read back; {judged} judgements and {mended} corrections recorded"
        doubts = workbook.write(file, self._folder, self.review())
        return f"{file}: written, {doubts} doubts; fill it in and run this again to read it back"

    def why(self, a: str, b: str | None = None) -> Why | Between:
        """Why an entity is one, mention by mention; or why two are one, or are not."""
        from generique.answers import why

        if b is None:
            entity = self.current.names.lookup(self._bench.mention(a)[1].entity)
            return why.why(self._grounds, entity.id, entity.name)
        return why.between(self._grounds, self._bench.mention(a)[1], self._bench.mention(b)[1])

    def diff(self, old: str = "previous", new: str = "current") -> Difference:
        """What changed from one kept build to another: “current”, “previous” or a version."""
        from generique.answers.asking import Graph
        from generique.answers.diff import Side, diff

        sides = [builds.kept(self.path / "build", name) for name in (old, new)]
        before, after = (Side(one.version, one.tables_dir, Graph(one.store, one.base)) for one in sides)
        return diff(before, after)
