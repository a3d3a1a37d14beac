"""How answers are shown and handed on: JSON values, flat records, aligned text, HTML, frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, overload

from generique.answers.asking import Label
from generique.errors import GeneriqueError

WIDTH = 100
_GAP = "  "
_LEAST = 8  # no column is cut below this
Record = dict[str, Any]
Page = tuple[str, dict[str, str]]
"""A title and what is known, each with its name; “” where it is not."""


def plain(value: Any) -> Any:
    """A value as JSON has it: named tuples are objects, tuples are arrays; how to show it is left out.

    >>> from generique.answers.filmography import Titled
    >>> plain([Titled("film/roxane", "Roxane", 2018)])
    [{'film': 'film/roxane', 'title': 'Roxane', 'year': 2018}]
    """
    if hasattr(value, "_asdict"):
        return {name: plain(part) for name, part in value._asdict().items() if not callable(part)}
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    return value


def flat(record: Mapping[str, Any]) -> dict[str, str | int | float | None]:
    """A record as a line of CSV holds it: lists joined with “|”.

    >>> flat({"name": "Alice Fave", "roles": ["editor", "director"], "year": None})
    {'name': 'Alice Fave', 'roles': 'editor|director', 'year': None}
    """
    return {
        name: "|".join(map(str, value)) if isinstance(value, (list, tuple)) else value
        for name, value in record.items()
    }


def frame(records: Iterable[Record], columns: Sequence[str]) -> Any:
    """A pandas frame of records."""
    try:
        import pandas
    except ImportError as error:
        raise GeneriqueError(
            "frames need pandas, which is not installed", do="pip install generique[notebook]"
        ) from error
    return pandas.DataFrame(list(records), columns=list(columns))


class Table(NamedTuple):
    """Cells as people read them. In text, the first ``grouped`` columns are blank where they repeat."""

    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    grouped: int = 0

    def text(self, width: int = WIDTH) -> str:
        """Aligned columns, none wider than fits; numbers to the right.

        >>> print(Table(("name", "films"), [("Alice Fave", "3"), ("Klem H", "12")]).text())
        name        films
        Alice Fave      3
        Klem H         12
        """
        lines = [self.columns, *self.thinned()]
        widths = self._fitted(lines, width)
        right = [all(row[at].isdecimal() for row in self.rows) for at in range(len(self.columns))]
        return "\n".join(
            _GAP.join(
                _cut(cell, wide).rjust(wide) if number else _cut(cell, wide).ljust(wide)
                for cell, wide, number in zip(line, widths, right, strict=True)
            ).rstrip()
            for line in lines
        )

    def html(self) -> str:
        """The same as an HTML table; what sources say is escaped."""
        from html import escape

        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = (
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in self.thinned()
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"

    def thinned(self) -> Iterator[tuple[str, ...]]:
        """The rows without what the row above says already."""
        above: tuple[str, ...] = ()
        for row in self.rows:
            same = 0
            while above and same < self.grouped and row[same] == above[same]:
                same += 1
            yield ("",) * same + row[same:]
            above = row

    def _fitted(self, lines: list[tuple[str, ...]], width: int) -> list[int]:
        widths = [max(len(line[at]) for line in lines) for at in range(len(self.columns))]
        while sum(widths) + len(_GAP) * (len(widths) - 1) > width and max(widths) > _LEAST:
            widths[widths.index(max(widths))] -= 1
        return widths


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else cell[: width - 1] + "…"


def shown(records: Iterable[Record], columns: Sequence[str], label: Label, grouped: int = 0) -> Table:
    """These columns of records, for reading: roles in words, lists with commas, nothing for what is absent."""

    def cell(name: str, value: Any) -> str:
        parts = value if isinstance(value, (list, tuple)) else [] if value is None else [value]
        words = (label(part) for part in parts) if name.endswith(("role", "roles")) else map(str, parts)
        return ", ".join(" ".join(word.split()) for word in words)

    heads = tuple(column.replace("_", " ") for column in columns)
    rows = [tuple(cell(name, record[name]) for name in columns) for record in records]
    return Table(heads, rows, grouped)


class Layout(NamedTuple):
    """The columns of an answer's records, those that are shown to readers, and how many of these group."""

    columns: tuple[str, ...]
    shown: tuple[str, ...]
    grouped: int = 0


class Answer(Protocol):
    """One answer: its JSON, and the flat records that say the same line by line."""

    def as_dict(self) -> Record:
        """The JSON of this answer, as the contract has it."""

    def records(self) -> list[Record]:
        """One flat object per line, for CSV and frames; a cell may be a list."""


T = TypeVar("T", bound=Answer)


class Answers(Sequence[T], Generic[T]):
    """The answers to one question: a sequence that prints well, is JSON, and becomes a frame."""

    def __init__(self, answers: Iterable[T], layout: Layout, label: Label = str) -> None:
        self._answers, self._layout, self._label = tuple(answers), layout, label

    def __len__(self) -> int:
        return len(self._answers)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Answers[T]: ...
    def __getitem__(self, index: int | slice) -> T | Answers[T]:
        if isinstance(index, slice):
            return Answers(self._answers[index], self._layout, self._label)
        return self._answers[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answers) and self._answers == other._answers

    def __hash__(self) -> int:
        return hash(self._answers)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the records, also where there is none."""
        return self._layout.columns

    @property
    def layout(self) -> Layout:
        """The columns, and which of them are shown."""
        return self._layout

    @property
    def label(self) -> Label:
        """How roles are shown."""
        return self._label

    def as_dicts(self) -> list[Record]:
        """The JSON of the answers."""
        return [answer.as_dict() for answer in self]

    def records(self) -> list[Record]:
        """The records of all answers."""
        return [record for answer in self for record in answer.records()]

    def to_frame(self) -> Any:
        """A pandas frame of the records."""
        return frame(self.records(), self.columns)

    def table(self) -> Table:
        """The records as people read them."""
        return shown(self.records(), self._layout.shown, self._label, self._layout.grouped)

    def __str__(self) -> str:
        return self.table().text() if self else "nothing found"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return self.table().html()


def page_text(page: Page, table: Table) -> str:
    """A title, the facts that are known, and a table."""
    title, facts = page
    known = [f"{name}: {value}" for name, value in facts.items() if value]
    return "\n".join([title, *known, "", table.text()])


def page_html(page: Page, table: Table) -> str:
    """The same as HTML."""
    from html import escape

    title, facts = page
    known = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts.items() if value
    )
    return f"<h3>{escape(title)}</h3><dl>{known}</dl>{table.html()}"
