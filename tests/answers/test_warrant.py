"""The weakest link of an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.answers.warrant import Warrant
from generique.catalogue import Catalogue
from tests import small


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    made = small.catalogue(tmp_path_factory.mktemp("warrant"))
    made.judge("same", "person/jean-martin", "person/yannick-deux", because="a pen name", who="Claire")
    made.build()
    return made


def warrant(made: Catalogue, a: str, b: str) -> Warrant:
    (found,) = made.chain(a, b, warrant=True).warrants
    return found


def test_one_line_of_one_source_rests_on_no_decision(made: Catalogue) -> None:
    found = warrant(made, "Claire Un", "Mélanie Auffret")
    assert found.fewest is not None
    assert (found.fewest.name, found.fewest.sources, found.fewest.locator) == ("Claire Un", 1, "line 4")
    assert (found.identity, found.judgements) == (None, ())


def test_who_stands_in_two_sources_must_be_one(made: Catalogue) -> None:
    """Claire Un and Yannick Deux are named by two sources: the film of both must be one."""
    found = warrant(made, "Claire Un", "person/yannick-deux")
    assert found.identity is not None
    assert {found.identity.left, found.identity.right} == {
        "source/2#les-petites-victoires",
        "source/3#les-petites-victoires",
    }


def test_the_judgement_whose_undoing_would_break_it(made: Catalogue) -> None:
    (pair,) = [one for one in made.pairs(warrant=True) if one.answer.films == 2]
    assert {pair.answer.a, pair.answer.b} == {"person/jean-martin", "person/melanie-auffret"}
    assert [(one.row, one.who) for one in pair.warrant.judgements] == [(2, "Claire")]
    assert pair.warrant.text().endswith("breaks without row 2 of judgements.tsv")


def test_json_has_the_key_only_where_it_is_asked_for(made: Catalogue) -> None:
    plain, warranted = made.who("Claire Un"), made.who("Claire Un", warrant=True)
    for one, other in zip(plain.as_dicts(), warranted.as_dicts(), strict=True):
        assert "warrant" not in one
        assert set(other.pop("warrant")) == {
            "sources", "certainty", "fewest_sources", "lowest_certainty", "identity", "judgements",
        }  # fmt: skip
        assert one == other
    assert "warrant" not in made.chain("Claire Un", "Mélanie Auffret").as_dict()["chains"][0]
    assert all(tuple(record) == warranted.columns for record in warranted.records())


def test_nobody_is_no_warrant(made: Catalogue, tmp_path: Path) -> None:
    (found,) = made.chain("Claire Un", "Claire Un", warrant=True).warrants
    assert found == Warrant(None, None, None, ())
    assert len(made.who("Claire Un", warrant=True, minimum=9)) == 0
