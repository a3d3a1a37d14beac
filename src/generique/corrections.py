"""``X.corrections.tsv``: what a person mends in the reading of one source, kept apart from what was read.

A correction finds its line by the line's own text (and ``nth`` where the text stands there several times),
so it survives a better reading of the document; one that no longer finds its line is reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from generique import edited
from generique.errors import GeneriqueError
from generique.model import Claims, Credit, Document, Records
from generique.roles import vocabulary
from generique.text import fold, squeeze

COLUMNS = ("line_text", "nth", "action", "role", "agent", "character", "reason")
ACTIONS = ("replace", "drop", "add")


@dataclass(frozen=True, slots=True)
class Correction:
    """One row: on the ``nth`` line that reads ``line_text``, replace, drop or add a credit."""

    line_text: str
    nth: int
    action: str
    role: str
    agent: str
    character: str
    reason: str
    row: int


def read(path: Path) -> tuple[Correction, ...]:
    """The corrections of one source, in the file's order; none where there is no file.

    Raises GeneriqueError naming the row for a wrong number of fields, action, role or ``nth``.
    """
    return tuple(parse(row, f"{path}, row {number}", number) for number, row in edited.rows(path, COLUMNS))


def parse(row: list[str], where: str, number: int) -> Correction:
    """One row of the file; GeneriqueError says what is wrong ``where``."""
    if len(row) != len(COLUMNS):
        raise GeneriqueError(f"{len(row)} fields instead of {len(COLUMNS)}", where=where)
    text, nth, action, role, agent, character, reason = (field.strip() for field in row)
    if action not in ACTIONS:
        raise GeneriqueError(f"unknown action “{action}”", where=where, do=f"use {', '.join(ACTIONS)}")
    role = _role(role, where)
    if action == "add" and not (role and agent):
        raise GeneriqueError("a credit to add needs a role and an agent", where=where)
    if nth and not (nth.isdecimal() and int(nth)):
        raise GeneriqueError(f"“{nth}” is no number", where=where, do="nth counts equal lines from 1")
    return Correction(squeeze(text), int(nth or 1), action, role, agent, character, reason, number)


def _role(text: str, where: str) -> str:
    """A role id, given as such or as a heading that means one role."""
    if not text or text in vocabulary().roles:
        return text
    match = vocabulary().find(text)
    if match is None or len(match.roles) != 1:
        raise GeneriqueError(f"unknown role “{text}”", where=where, do="use a role id of ontology/roles.tsv")
    return match.roles[0]


def apply(
    corrections: Iterable[Correction], document: Document | Records | Claims, claims: Claims
) -> tuple[Claims, tuple[str, ...]]:
    """The claims as corrected, and a message for every correction that found no line or nothing to mend."""
    found = {(line.reads, line.nth): line for line in lines(document)}
    messages: list[str] = []
    for correction in corrections:
        line = found.get((correction.line_text, correction.nth))
        if line is None:
            messages.append(f"row {correction.row}: no line {correction.nth} reads “{correction.line_text}”")
            continue
        mended = _mend(claims, correction, line)
        if mended is claims:
            messages.append(
                f"row {correction.row}: “{correction.line_text}” holds no credit to {correction.action}"
            )
        claims = mended
    return claims, tuple(messages)


class Line(NamedTuple):
    """A line that corrections can find: the ``nth`` that reads so. ``part`` says that it was joined to others.

    ``above`` are the text and the place of the line before, where what two lines say together is put down.
    """

    text: str
    reads: str
    nth: int
    place: str
    above: tuple[str, str]
    part: bool


def lines(document: Document | Records | Claims) -> list[Line]:
    """The lines that corrections can find, in their order; those that a reader joined, and what they are as one."""
    seen: Counter[str] = Counter()
    found: list[Line] = []
    above = "", ""
    for text, place, rows in _texts(document):
        for row in dict.fromkeys((text, *rows)):
            reads = squeeze(row)
            seen[reads] += 1
            found.append(Line(row, reads, seen[reads], place, above, row != text))
        above = text, place
    return found


def _texts(document: Document | Records | Claims) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The text, the place and the rows of each line."""
    if isinstance(document, Document):
        yield from ((block.text, block.place, block.rows) for block in document.blocks)
    elif isinstance(document, Records):
        yield from (("\t".join(row.values.values()), row.place, ()) for row in document.rows)
    else:
        yield from ((credit.credited_as, credit.place, ()) for credit in document.credits)


def _standing(claims: Claims, line: Line) -> list[Credit]:
    """The credits of a line; of one that was joined to others, those whose names it holds a word of."""
    here = [credit for credit in claims.credits if credit.place == line.place]
    if here and not line.part:
        return here
    told, over = (set(fold(text).split()) for text in (line.text, line.above[0]))
    near = here or [
        credit
        for credit in claims.credits
        if credit.place == line.above[1] and not set(fold(credit.credited_as).split()) <= over
    ]
    return [credit for credit in near if told & set(fold(credit.credited_as).split())] or here


def _mend(claims: Claims, correction: Correction, line: Line) -> Claims:
    place = line.place
    here = _standing(claims, line)
    if correction.action == "add":
        return _with(claims, place, add=_added(claims, correction, place))
    wanted = [credit for credit in here if correction.action != "drop" or _meant(credit, correction)]
    if not wanted:
        return claims
    if correction.action == "drop":
        return _with(claims, place, drop=wanted)
    return _with(claims, place, drop=wanted, add=_replaced(wanted[0], correction))


def _meant(credit: Credit, correction: Correction) -> bool:
    """An empty field of a correction means any."""
    return correction.role in ("", credit.role) and correction.agent in ("", credit.agent, credit.credited_as)


def _replaced(credit: Credit, correction: Correction) -> Credit:
    return replace(
        credit,
        role=correction.role or credit.role,
        agent=correction.agent or credit.agent,
        character=correction.character or credit.character,
        certainty=1.0,
        reason=f"corrected: {correction.reason}" if correction.reason else "corrected",
    )


def _added(claims: Claims, correction: Correction, place: str) -> Credit | None:
    """A new credit at the place, after what stands there, on the film of the credits around it."""
    if not claims.films:
        return None
    here = [credit.position for credit in claims.credits if credit.place == place]
    here += [piece.position for piece in claims.residue if piece.place == place]
    position = max(here, default=max((credit.position for credit in claims.credits), default=0))
    before = [credit for credit in claims.credits if credit.position <= position]
    model = max(before, key=lambda credit: credit.position) if before else None
    kind = vocabulary().roles[correction.role].agent_kind
    return Credit(
        film=model.film if model else claims.films[0].key,
        role=correction.role,
        agent=correction.agent,
        kind="organization" if kind == "organization" else "person",
        credited_as=correction.agent,
        heading=model.heading if model and model.place == place else "",
        position=position,
        place=place,
        character=correction.character or None,
        reason=f"added by hand: {correction.reason}" if correction.reason else "added by hand",
    )


def _with(claims: Claims, place: str, *, drop: Iterable[Credit] = (), add: Credit | None = None) -> Claims:
    dropped = {id(credit) for credit in drop}
    credits = [credit for credit in claims.credits if id(credit) not in dropped]
    if add is not None:
        index = next((i for i, credit in enumerate(credits) if credit.position > add.position), len(credits))
        credits.insert(index, add)
    elif not dropped:
        return claims
    residue = tuple(piece for piece in claims.residue if piece.place != place)
    return replace(claims, credits=tuple(credits), residue=residue)
