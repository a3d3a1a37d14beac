"""Exact names: who is meant, or who might be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generique.errors import AmbiguousError, GeneriqueError, NotFoundError
from generique.search import AGENTS, FILMS, Names, build
from tests.answers.world import BLANC, LITTLE, OSTIER, OTHER, ROXANE, VICTOIRE, write_tables


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Names]:
    folder = tmp_path_factory.mktemp("names")
    build(write_tables(folder / "tables"), folder / "names.sqlite")
    with Names.open(folder / "names.sqlite") as names:
        yield names


@pytest.mark.parametrize(
    "text",
    [
        BLANC,
        f"https://w3id.org/generique/{BLANC}",
        "Michel Blanc",
        "michel blanc",
        "MICHEL  BLANC",
        "Michel-Blanc",
    ],
)
def test_an_id_an_iri_or_the_exact_folded_name(names: Names, text: str) -> None:
    assert names.lookup(text, AGENTS) == (BLANC, "person", "Michel Blanc", None, 1)


def test_an_id_that_was_merged_redirects(names: Names) -> None:
    assert names.lookup("person/cassandra-ostier").id == OSTIER


def test_every_credited_form_and_every_title_is_a_name(names: Names) -> None:
    assert names.lookup("Cassandra Ostier", AGENTS).id == OSTIER
    assert names.lookup("Roxane la poule", FILMS).id == ROXANE


def test_a_title_never_means_a_longer_one(names: Names) -> None:
    with pytest.raises(AmbiguousError) as caught:
        names.lookup("Victoire", FILMS)
    assert caught.value.candidates == (("Victoire", VICTOIRE, None, 1), ("Victoire", OTHER, 1922, 1))
    with pytest.raises(NotFoundError, match="Les Petites Victoires"):
        names.lookup("Petites Victoires", FILMS)


def test_the_year_narrows(names: Names) -> None:
    assert names.lookup("victoire", FILMS, 1922).id == OTHER
    with pytest.raises(NotFoundError, match=r"of 2001 \(there is: no year, 1922\)"):
        names.lookup("victoire", FILMS, 2001)


def test_homonyms_are_told_with_their_ids(names: Names) -> None:
    with pytest.raises(AmbiguousError) as caught:
        names.lookup("Anne Blanc", AGENTS)
    assert [id for _, id, _, _ in caught.value.candidates] == ["person/anne-blanc", "person/anne-blanc-2"]


def test_no_such_name_gets_near_ones(names: Names) -> None:
    with pytest.raises(NotFoundError) as caught:
        names.lookup("Blanc Michel", AGENTS)
    assert caught.value.suggestions[0] == "Michel Blanc"
    with pytest.raises(NotFoundError) as caught:
        names.lookup("Quelqu'un d'absent", AGENTS)
    assert caught.value.suggestions == ()


def test_the_wrong_kind_is_said(names: Names) -> None:
    with pytest.raises(NotFoundError, match="film/roxane is a film, not a person or organization"):
        names.lookup(ROXANE, AGENTS)


def test_completion_begins_so_whatever_the_accents(names: Names) -> None:
    assert names.complete("mela", AGENTS) == ["Mélanie Auffret"]
    assert names.complete("les p", FILMS) == ["Les Petites Victoires"]
    assert len(names.complete("", n=3)) == 3


def test_no_index_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GeneriqueError, match="run `generique build`"):
        Names.open(tmp_path / "names.sqlite")


def test_an_index_is_never_written(names: Names) -> None:
    assert names.get(LITTLE) is not None
    with pytest.raises(Exception, match="readonly"):
        names._database.execute("DELETE FROM entities")
