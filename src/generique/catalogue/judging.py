"""Recording what people decide: rows added to ``judgements.tsv``, checked against those that stand there.

Rows are only ever added. A judgement that says the opposite of others is refused with the rows it
contradicts; to change one's mind is to withdraw.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from generique.errors import GeneriqueError, NotFoundError, UsageError
from generique.grounds import Grounds, Mention
from generique.namespaces import local
from generique.resolve.judgements import (
    COLUMNS,
    Judgement,
    Placed,
    chain,
    contradiction,
    place,
    read,
    read_rows,
)
from generique.search import Names
from generique.text import squeeze


class Bench:
    """Where judgements on one build are written: ``path`` is the file, ``grounds`` are those of the build."""

    def __init__(self, path: Path, grounds: Grounds, names: Names, base: str) -> None:
        self.path, self.grounds = path, grounds
        self._names, self._base = names, base

    def mention(self, text: str) -> tuple[str, Mention]:
        """What a text means, and how to write it into the file: an id, an alias, a source record, a name.

        An id or alias means the earliest mention that bears it; a name, the earliest of its entity.
        """
        asked = local(text.strip(), self._base)
        found = self.grounds.named.get(asked)
        if found is not None:
            return asked, found
        if "#" in asked:
            raise NotFoundError(f"no record is called “{text}”", suggestions=self._near(asked))
        entity = self._names.lookup(text).id
        first = self.grounds.by_entity[entity][0]
        return self.grounds.own_name(first), first

    def standing(self) -> list[Placed]:
        """The judgements in force that can be placed on mentions of the build."""
        return place(read(self.path), self.grounds.named)[0]

    def judge(
        self, verdict: str, a: str, b: str, *, because: str, who: str | None = None
    ) -> tuple[Judgement, bool]:
        """Record that A and B are “same”, “different”, or that one is “unsure”: (the row, whether it is new).

        Raises GeneriqueError with the chain of rows that say the opposite; nothing is written then.
        """
        (left, one), (right, other) = self.mention(a), self.mention(b)
        with _locked(self.path.parent):
            rows = self._checked([self._judgement(verdict, (left, one), (right, other), because, who)])
            append(self.path, rows)
        row = self._standing_on({one.mention, other.mention}, verdict)
        return row.judgement, bool(rows)

    def withdraw(self, a: str, b: str, *, because: str, who: str | None = None) -> tuple[Judgement, ...]:
        """Take back what stands on A and B; the rows that were added. Raises NotFoundError if nothing stands."""
        (_, one), (_, other) = self.mention(a), self.mention(b)
        pair = {one.mention, other.mention}
        with _locked(self.path.parent):
            stand = [spot.judgement for spot in self.standing() if {spot.left, spot.right} == pair]
            if not stand:
                raise NotFoundError(f"no judgement stands on {a} and {b}", where=self.path.name)
            pairs = dict.fromkeys((row.left, row.right) for row in stand)
            reason, by = _reason(because), _name(who)
            rows = [Judgement(_today(), by, "withdrawn", one.kind, *sides, reason, 0) for sides in pairs]
            append(self.path, rows)
        return read_rows(self.path)[-len(rows) :]

    def record(self, judgements: Iterable[Judgement]) -> int:
        """Record several at once, all or none; how many were new."""
        with _locked(self.path.parent):
            rows = self._checked(list(judgements))
            append(self.path, rows)
        return len(rows)

    def _judgement(
        self,
        verdict: str,
        left: tuple[str, Mention],
        right: tuple[str, Mention],
        because: str,
        who: str | None,
    ) -> Judgement:
        (a, one), (b, other) = left, right
        if one.kind != other.kind:
            raise UsageError(f"{a} is a {one.kind}, {b} a {other.kind}", do="judge two of one kind")
        if one is other:
            records = ", ".join(each.reference for each in self.grounds.by_entity[one.entity])
            raise UsageError(f"{a} and {b} name one record", do=f"give source records: {records}")
        return Judgement(_today(), _name(who), verdict, one.kind, a, b, _reason(because), 0)

    def _checked(self, new: list[Judgement]) -> list[Judgement]:
        """Those that are not there already. Raises for the first that contradicts what stands."""
        standing, kept = self.standing(), []
        for judgement in new:
            spots, problems = place([judgement], self.grounds.named)
            if problems:
                raise GeneriqueError(problems[0].partition(": ")[2], do="run `generique build`")
            (spot,) = spots
            pair = {spot.left, spot.right}
            on_pair = [one for one in standing if {one.left, one.right} == pair]
            if any(one.judgement.verdict == judgement.verdict for one in on_pair):
                continue
            against = chain(spot, standing)
            if judgement.verdict == "unsure":
                against = tuple(one for one in on_pair if one.judgement.verdict != "unsure")
            if against:
                one = against[0].judgement
                raise GeneriqueError(
                    contradiction(spot, against),
                    where=self.path.name,
                    do=f"withdraw one of them first: generique withdraw {one.left} {one.right} --because …",
                )
            standing.append(spot)
            kept.append(judgement)
        return kept

    def _standing_on(self, pair: set[str], verdict: str) -> Placed:
        return next(
            one
            for one in self.standing()
            if {one.left, one.right} == pair and one.judgement.verdict == verdict
        )

    def _near(self, reference: str) -> tuple[str, ...]:
        film = reference.rpartition("/")[0] if reference.count("/") > 1 else reference.partition("#")[0]
        return tuple(sorted(name for name in self.grounds.named if name.startswith(film)))[:3]


def append(path: Path, rows: Iterable[Judgement]) -> None:
    """Add rows below those there are, all or none; no byte of what stands there changes."""
    text = "".join(
        "\t".join(" ".join(str(getattr(row, column)).split()) for column in COLUMNS) + "\n" for row in rows
    )
    if text:
        add_lines(path, COLUMNS, text)


def add_lines(path: Path, columns: Iterable[str], text: str) -> None:
    """Add whole lines to a table that people edit; the file appears whole or stays as it was."""
    before = path.read_bytes() if path.exists() else b""
    if not before.strip():
        before = ("\t".join(columns) + "\n").encode()
    elif not before.endswith(b"\n"):
        before += b"\n"
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("wb") as file:
        file.write(before + text.encode())
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One at a time: two people who judge at once both keep their rows. No file is left behind."""
    with suppress(ImportError):  # no fcntl on Windows: there the lock is left out
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)
        return
    yield


def _today() -> str:
    return date.today().isoformat()


def _name(who: str | None) -> str:
    return squeeze(who or os.environ.get("USER") or os.environ.get("USERNAME") or "unknown")


def _reason(because: str) -> str:
    reason = squeeze(because)
    if not reason:
        raise UsageError("a judgement needs its reason", do="say it with --because …")
    return reason
