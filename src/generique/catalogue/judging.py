"""Recording what people decide: rows added to ``judgements.tsv``, checked against those that stand there.

Rows are only ever added. A judgement that says the opposite of others is refused with the rows it
contradicts; to change one's mind is to withdraw.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from generique.catalogue.locking import locked
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
from generique.text import fold, squeeze


class Bench:
    """Where judgements on one build are written: ``path`` is the file, ``grounds`` are those of the build."""

    def __init__(self, path: Path, grounds: Grounds, names: Names, base: str) -> None:
        self.path, self.grounds = path, grounds
        self._names, self._base = names, base

    def mention(self, text: str) -> tuple[str, Mention]:
        """What a text means, and how to write it into the file: an id, an alias, a source record, a name.

        An id or alias means the earliest mention that bears it; a name, the earliest so called of its entity.
        """
        asked = local(text.strip(), self._base)
        found = self.grounds.named.get(asked)
        if found is not None:
            return asked, found
        if "#" in asked:
            raise NotFoundError(f"no record is called “{text}”", suggestions=self._near(asked))
        entity = self._names.lookup(text).id
        members = self.grounds.by_entity[entity]
        first = next((one for one in members if fold(one.name) == fold(asked)), members[0])
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
        new = self.judgement(verdict, a, b, because=because, who=who)
        with self.draft() as draft:
            added = draft.add(new)
        (pair,) = pairs([new], self.grounds)
        rows = [one.judgement for one in self.standing() if {one.left, one.right} == pair]
        return next(row for row in rows if row.verdict == verdict), added

    def withdraw(self, a: str, b: str, *, because: str, who: str | None = None) -> tuple[Judgement, ...]:
        """Take back what stands on A and B; the rows that were added. Raises NotFoundError if nothing stands."""
        new = self.judgement("withdrawn", a, b, because=because, who=who)
        with self.draft() as draft:
            draft.add(new)
        return read_rows(self.path)[-len(draft.rows) :]

    def judgement(
        self, verdict: str, a: str, b: str, *, because: str, who: str | None = None, day: str | None = None
    ) -> Judgement:
        """A row that is not written yet; UsageError for two of other kinds, one record, or no reason."""
        (left, one), (right, other) = self.mention(a), self.mention(b)
        if one.kind != other.kind:
            raise UsageError(f"{a} is a {one.kind}, {b} a {other.kind}", do="judge two of one kind")
        if one is other:
            records = ", ".join(each.reference for each in self.grounds.by_entity[one.entity])
            raise UsageError(f"{a} and {b} name one record", do=f"give source records: {records}")
        reason = squeeze(because)
        if not reason:
            raise UsageError("a judgement needs its reason", do="say it with --because …")
        by = squeeze(who or os.environ.get("USER") or os.environ.get("USERNAME") or "unknown")
        return Judgement(day or date.today().isoformat(), by, verdict, one.kind, left, right, reason, 0)

    @contextmanager
    def draft(self) -> Iterator[Draft]:
        """Rows to be added together: all of them when the block ends, none where it raises."""
        with locked(self.path.parent):
            draft = Draft(self)
            yield draft
            if draft.rows:
                add_lines(self.path, COLUMNS, (_fields(row) for row in draft.rows))

    def _near(self, reference: str) -> tuple[str, ...]:
        film = reference.rpartition("/")[0] if reference.count("/") > 1 else reference.partition("#")[0]
        return tuple(sorted(name for name in self.grounds.named if name.startswith(film)))[:3]


class Draft:
    """New rows, each checked against those that stand and those drafted before it."""

    def __init__(self, bench: Bench) -> None:
        self._named = bench.grounds.named
        self._where = bench.path.name
        self._standing = bench.standing()
        self.rows: list[Judgement] = []

    def add(self, new: Judgement) -> bool:
        """Draft a row; False where it stands already. Raises GeneriqueError for what contradicts others."""
        spots, problems = place([new], self._named)
        if problems:
            raise GeneriqueError(problems[0].partition(": ")[2], do="run `generique build`")
        (spot,) = spots
        on_pair = [one for one in self._standing if {one.left, one.right} == {spot.left, spot.right}]
        if new.verdict == "withdrawn":
            return self._withdraw(new, on_pair)
        if any(one.judgement.verdict == new.verdict for one in on_pair):
            return False
        against = chain(spot, self._standing)
        if new.verdict == "unsure":
            against = tuple(one for one in on_pair if one.judgement.verdict != "unsure")
        if against:
            one = against[0].judgement
            raise GeneriqueError(
                contradiction(spot, against),
                where=self._where,
                do=f"withdraw one of them first: generique withdraw {one.left} {one.right} --because …",
            )
        self._standing.append(spot)
        self.rows.append(new)
        return True

    def _withdraw(self, new: Judgement, on_pair: list[Placed]) -> bool:
        """A row for each way in which the pair is written in the rows that are taken back."""
        if not on_pair:
            raise NotFoundError(f"no judgement stands on {new.left} and {new.right}", where=self._where)
        self._standing = [one for one in self._standing if one not in on_pair]
        written = dict.fromkeys((one.judgement.left, one.judgement.right) for one in on_pair)
        self.rows += [replace(new, left=left, right=right) for left, right in written]
        return True


def pairs(judgements: Iterable[Judgement], grounds: Grounds) -> list[set[str]]:
    """The mentions of each of these judgements."""
    return [{one.left, one.right} for one in place(judgements, grounds.named)[0]]


def add_lines(path: Path, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Add rows to a table that people edit: no byte of what stands there changes, all are added or none."""
    before = path.read_bytes() if path.exists() else b""
    if not before.strip():
        before = ("\t".join(columns) + "\n").encode()
    elif not before.endswith(b"\n"):
        before += b"\n"
    lines = ("\t".join(" ".join(field.split()) for field in row) + "\n" for row in rows)
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("wb") as file:
        file.write(before + "".join(lines).encode())
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        shutil.copymode(path, temporary)
    temporary.replace(path)


def _fields(row: Judgement) -> list[str]:
    return [str(getattr(row, column)) for column in COLUMNS]
