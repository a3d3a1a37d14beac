"""The entry: documents and tables."""

from __future__ import annotations

from generique.extract import extract
from generique.model import Document, Records, Row
from tests.extract.helpers import claims_of, document


def test_tables_go_their_own_way() -> None:
    row = Row({"film_title": "Brumes", "agent_name": "Ada Nkomo", "role": "editor"}, "row 2")
    claims = extract(Records(("film_title", "agent_name", "role"), (row,)))
    assert [credit.agent for credit in claims.credits] == ["Ada Nkomo"]


def test_the_date_of_publication_is_found_in_the_document() -> None:
    text = "# Brumes\n\nPublié le 15/04/2023\n\nRéal. : Ada Nkomo\nSortie : 12 avril"
    release = next(one for one in claims_of(text).statements if one.property == "release")
    assert release.value == "2023-04-12"


def test_the_date_given_counts_first() -> None:
    dated = Document(document("# Brumes\nRéal. : Ada Nkomo\nSortie : 12 avril").blocks, date="2021-01-01")
    values = [
        next(one.value for one in extract(dated, date=date).statements if one.property == "release")
        for date in ("2019-03-01", None)
    ]
    assert values == ["2019-04-12", "2021-04-12"]


def test_an_empty_document() -> None:
    assert extract(Document(())).films == ()
