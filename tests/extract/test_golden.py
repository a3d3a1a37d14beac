"""Each model document gives what its golden file says; ``python -m tests.extract.rewrite`` writes these anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generique.model import Credit, Residue, Statement
from generique.text import fold
from tests.extract.rewrite import as_golden, claims_of, documents, golden


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_document_gives_its_golden_claims(path: Path) -> None:
    assert as_golden(claims_of(path)) == json.loads(golden(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_no_agent_is_invented(path: Path) -> None:
    words = set(fold(path.read_text(encoding="utf-8")).split())
    for credit in claims_of(path).credits:
        assert set(fold(credit.agent).split()) <= words, credit


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_no_contact_detail_enters_a_claim(path: Path) -> None:
    claims = claims_of(path)
    said = [credit.credited_as for credit in claims.credits]
    said += [statement.verbatim for statement in claims.statements]
    said += [residue.text for residue in claims.residue]
    assert not [
        text for text in said if "@" in text or "06 " in text or "[contact]" in text or "rue " in text
    ]


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_positions_follow_the_document(path: Path) -> None:
    claims = claims_of(path)
    everything: list[Credit | Statement | Residue] = [*claims.credits, *claims.statements, *claims.residue]
    assert sorted(claim.position for claim in everything) == list(range(1, len(everything) + 1))
