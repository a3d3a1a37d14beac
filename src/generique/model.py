"""The shapes that stages hand to each other: what was read, and what it claims. Plain values, no behaviour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["person", "organization"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line, paragraph or cell of a document, with the evidence of its layout.

    ``place`` is the locator people see (“line 12”, “page 3, line 4”); ``cells`` holds the parts that the
    document itself separates (tabs, table cells), else is empty; ``level`` is 1–6 for a heading; ``strong``
    says bold; ``gap`` counts the empty lines before it; ``rows`` are the lines as they stand where the page
    broke them and the reader joined them.
    """

    text: str
    place: str
    cells: tuple[str, ...] = ()
    level: int = 0
    strong: bool = False
    gap: int = 0
    rows: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A text in reading order. ``date`` is the ISO date of publication where the file format states one.

    ``unread`` says, with its place, what is there and holds no text to be read, such as a scanned page.
    """

    blocks: tuple[Block, ...]
    date: str | None = None
    title: str | None = None
    unread: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: column → text as it stands; ``place`` is “row 7”, the header being row 1.

    ``wrong`` says why a row cannot be taken for one, such as too few fields; else it is None.
    """

    values: Mapping[str, str]
    place: str
    wrong: str | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """A table whose columns are named as in the general credits table."""

    columns: tuple[str, ...]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class FilmMention:
    """A film as one source names it.

    ``key`` tells it from the other films of that source: the source's own id, else the folded title (with
    the year where two films of the source share one), else “” for the one film of a text that names none.
    """

    key: str
    title: str | None
    position: int
    own_id: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """One credit line for one agent and one role. ``agent`` is the display form, ``credited_as`` verbatim.

    ``certainty`` is between 0 and 1; ``reason`` says in words what it rests on. ``own_id`` is the source's
    own id of the agent. ``part`` names the source inside a source that gathers others (else “”).
    """

    film: str
    role: str
    agent: str
    kind: Kind
    credited_as: str
    heading: str
    position: int
    place: str
    character: str | None = None
    own_id: str | None = None
    certainty: float = 1.0
    reason: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact about a film, or about one of its agents when ``agent`` names one (as ``Credit.agent``).

    ``property`` is the local name of an ontology property (``runningTime``, ``release``); ``value`` its
    normal form (minutes and years as integers in decimal, dates ISO, countries ISO 3166-1 alpha-2, languages
    ISO 639-1, ratio “2.35”); ``precision`` is “day”, “month” or “year” for dates; ``inferred`` says in words
    what was not in the verbatim text; ``kind`` is the kind of release, title or identifier.
    """

    film: str
    property: str
    value: str
    verbatim: str
    position: int
    place: str
    country: str | None = None
    kind: str | None = None
    precision: str | None = None
    inferred: str | None = None
    agent: str | None = None
    agent_kind: Kind = "person"
    certainty: float = 1.0
    reason: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Residue:
    """What was seen and not understood."""

    text: str
    position: int
    place: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A source inside a source, as a re-imported graph has them; ``id`` is unique in the outer source."""

    id: str
    title: str
    publisher: str | None = None
    date: str | None = None
    licence: str | None = None
    url: str | None = None
    complete_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """All that one source says, in its order."""

    films: tuple[FilmMention, ...] = ()
    credits: tuple[Credit, ...] = ()
    statements: tuple[Statement, ...] = ()
    residue: tuple[Residue, ...] = ()
    parts: tuple[Part, ...] = field(default=())
