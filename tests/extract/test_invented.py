"""Nothing is invented and nobody is called: true of every document, whatever its layout."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generique.extract import extract
from generique.model import Claims, Document
from generique.read import read
from generique.text import fold
from tests.extract.helpers import credits_of

TESTS = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path
    for folder in (TESTS / "documents" / "model", TESTS / "extract" / "documents")
    for path in folder.iterdir()
    if not path.name.endswith(".json")
)
_REACHED = re.compile(r"@|(?:\d[\s.-]?){6}|www\.|https?:|\bcontact\]")
_DETAILS = " – 06 99 11 22 33 – bureau@example.example – 12, rue des Lilas, 75011 Paris"


@cache
def documents() -> list[Document]:
    return [found for path in DOCUMENTS if isinstance(found := read(path), Document)]


def said(document: Document) -> set[str]:
    """The words of a document, also those that a hyphen or a mark of inclusive writing parts."""
    text = " ".join(cell for block in document.blocks for cell in (block.text, *block.cells))
    return set(fold(text).split()) | set(fold(text.replace("-", "")).split())


def agents(claims: Claims) -> list[str]:
    return [agent for credit in claims.credits for agent in (credit.agent, credit.credited_as)]


def test_every_word_of_an_agent_stands_in_the_document() -> None:
    for document in documents():
        words = said(document)
        for agent in agents(extract(document)):
            assert set(fold(agent).split()) <= words, agent


@pytest.mark.parametrize("where", ["lines", "names"])
def test_no_agent_has_a_telephone_number_or_an_address(where: str) -> None:
    """Also where contact details stand behind each line, or behind each name."""
    for document in documents():
        blocks = tuple(
            replace(block, text=f"{block.text}{_DETAILS}")
            if where == "lines" and not block.cells
            else replace(block, cells=(*block.cells[:-1], f"{block.cells[-1]}{_DETAILS}"))
            if block.cells
            else block
            for block in document.blocks
        )
        for agent in agents(extract(replace(document, blocks=blocks))):
            assert not _REACHED.search(agent), agent
            assert "rue des Lilas" not in agent, agent


def test_ratios_and_formats_are_nobody() -> None:
    text = "LE PHARE\n\nUn film de Ada Nkomo\nImage : 1.85\nSon : 5.1\nFormat : Scope"
    assert credits_of(text) == [("director", "Ada Nkomo")]
