"""Documents written in a test."""

from __future__ import annotations

from generique.extract import extract
from generique.extract.lines import Line, lines
from generique.model import Claims, Document
from generique.read.markup import blocks


def document(text: str) -> Document:
    return Document(tuple(blocks(enumerate(text.strip("\n").split("\n"), start=1))))


def lines_of(text: str) -> tuple[Line, ...]:
    return lines(document(text))


def claims_of(text: str, date: str | None = None) -> Claims:
    return extract(document(text), date=date)


def credits_of(text: str) -> list[tuple[str, str]]:
    return [(credit.role, credit.agent) for credit in claims_of(text).credits]


def facts_of(text: str, date: str | None = None) -> list[tuple[str, str]]:
    return [(one.property, one.value) for one in claims_of(text, date).statements]
