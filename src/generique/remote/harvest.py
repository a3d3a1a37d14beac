"""Taking films and credits from a service, page by page, as they stand there.

A profile is a named query whose rows are those of the general credits table; what ``# harvest.…`` lines of its
head say is in :class:`Profile`. Each page is a file, so that a harvest that is stopped loses nothing and goes on.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generique.asked import Value
from generique.errors import GeneriqueError
from generique.progress import Progress, silent
from generique.remote.endpoint import Endpoint
from generique.remote.faults import (
    BadAnswerError,
    CutError,
    DeniedError,
    RefusedError,
    ServiceError,
    TooLargeError,
    TooSlowError,
    UnreachableError,
)
from generique.remote.terms import Cell

AFTER = "after"  # the parameter that says after which key a page begins
_SAID = re.compile(r"^#\s*harvest\.(\w+)\s*:\s*(.+?)\s*$", re.MULTILINE)
_LIMIT = re.compile(r"\bLIMIT\s+(\d+)")


class Profile(NamedTuple):
    """What the head of a profile says: where to ask, how long to rest between pages, what the source is."""

    endpoint: str
    title: str
    publisher: str
    licence: str
    pause: float
    text: str

    @classmethod
    def of(cls, text: str, where: str) -> Profile:
        """The profile in the text of a query. GeneriqueError names a file that says too little."""
        said = dict(_SAID.findall(text))
        try:
            endpoint, title, publisher, licence = (
                said[name] for name in ("endpoint", "title", "publisher", "licence")
            )
            found = cls(endpoint, title, publisher, licence, float(said.get("pause", "1")), text)
        except (KeyError, ValueError) as error:
            raise GeneriqueError(f"a profile has a line “# harvest.…: …” for {error}", where=where) from error
        if len(_LIMIT.findall(text)) != 1 or f"?{AFTER}" not in text:
            raise GeneriqueError("a profile has one LIMIT, and pages that begin after ?after", where=where)
        return found


class Harvest:
    """One harvest: a profile with its values, at a service, its pages kept in ``folder`` until it is done."""

    def __init__(
        self, endpoint: Endpoint, profile: Profile, values: Mapping[str, Value], folder: Path
    ) -> None:
        self._endpoint, self._profile, self._values = endpoint, profile, dict(values)
        asked = json.dumps([endpoint.url, profile.text, self._values], sort_keys=True, default=str)
        self.folder = folder / hashlib.sha256(asked.encode()).hexdigest()[:12]

    def run(self, progress: Progress = silent) -> int:
        """Fetch all pages that are not there yet; the number of rows of all. The service rests between pages."""
        self.folder.mkdir(parents=True, exist_ok=True)
        there = [_read(path) for path in self._pages()]
        after = there[-1][-1]["film_id"] if there else ""
        rows, number = sum(map(len, there)), len(there)
        size = int(_LIMIT.findall(self._profile.text)[0])
        while True:
            page, size = self._page(after, size)
            if not page:
                return rows
            after, rows, number = self._last(page, after), rows + len(page), number + 1
            self._keep(number, page)
            progress(f"{rows:,} rows")
            time.sleep(self._profile.pause)

    def rows(self) -> Iterator[dict[str, str]]:
        """All rows fetched so far, as the service gave them."""
        for path in self._pages():
            yield from _read(path)

    def forget(self) -> None:
        """Remove the pages."""
        for path in self.folder.iterdir():
            path.unlink()
        self.folder.rmdir()

    def _page(self, after: str, size: int) -> tuple[list[dict[str, str]], int]:
        """The rows of the films after this one, and for how many films at once the service could answer."""
        while True:
            query = _LIMIT.sub(f"LIMIT {size}", self._profile.text)
            try:
                columns, cells = self._endpoint.cells(query, {**self._values, AFTER: after})
            except (DeniedError, RefusedError, UnreachableError):
                raise
            except (TooSlowError, TooLargeError, CutError, ServiceError) as error:
                if size == 1 or (isinstance(error, BadAnswerError) and not isinstance(error, CutError)):
                    raise
                size = max(1, size // 2)
                continue
            if "film_id" not in columns:
                raise BadAnswerError("the answer has no column film_id", where=self._endpoint.url)
            own = [name for name in columns if name not in self._values and name != AFTER]
            return [_row(own, dict(zip(columns, row, strict=True))) for row in cells], size

    def _last(self, page: list[dict[str, str]], after: str) -> str:
        last = page[-1].get("film_id", "")
        if last <= after:
            raise BadAnswerError("the service gives the same page again", where=self._endpoint.url)
        return last

    def _keep(self, number: int, page: list[dict[str, str]]) -> None:
        path = self.folder / f"{number:06}.jsonl"
        temporary = path.with_suffix(".tmp")
        temporary.write_text("".join(f"{line(row)}\n" for row in page), encoding="utf-8")
        temporary.replace(path)

    def _pages(self) -> list[Path]:
        return sorted(self.folder.glob("*.jsonl"))


def line(row: Mapping[str, str]) -> str:
    """A row as a line of JSON."""
    return json.dumps(row, ensure_ascii=False)


def _row(columns: list[str], cells: Mapping[str, Cell]) -> dict[str, str]:
    """What is bound, each term as the service wrote it."""
    return {name: cell["value"] for name in columns if (cell := cells[name]) is not None}


def _read(path: Path) -> list[dict[str, str]]:
    return [json.loads(each) for each in path.read_text(encoding="utf-8").splitlines()]
