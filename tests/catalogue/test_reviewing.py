"""Doubts as questions: the most valuable first, and nothing twice."""

from __future__ import annotations

import pytest

from generique.catalogue import Catalogue
from tests import small

JEAN, CLAIRE, YANNICK = "person/jean-martin", "person/claire-un", "person/yannick-deux"

DOUBTS = (
    (JEAN, CLAIRE, 0.6, "it may be"),
    (CLAIRE, YANNICK, 0.7, "same film, same role"),
    (JEAN, YANNICK, 0.5, "it may be"),
    ("film/roxane", "film/les-petites-victoires", 0.5, "it may be"),
)


@pytest.fixture
def made(own_kits: Catalogue) -> Catalogue:
    made = own_kits
    small.plant(made, *DOUBTS)
    return made


def asked(made: Catalogue) -> list[tuple[str, str]]:
    return [(one.left.record, one.right.record) for one in made.review().answers()]


def test_what_moves_most_credits_comes_first(made: Catalogue) -> None:
    assert asked(made) == [
        ("film/roxane", "film/les-petites-victoires"),
        (CLAIRE, YANNICK),
        (JEAN, CLAIRE),
        (JEAN, YANNICK),
    ]
    assert [one.value for one in made.review(kind="film").answers()] == [1.0]


def test_the_evidence_of_both_sides(made: Catalogue) -> None:
    film, first, *_ = made.review()
    assert first.as_dict()["left"] == {
        "record": CLAIRE,
        "entity": CLAIRE,
        "name": "Claire Un",
        "credits": 1,
        "seen": [
            {"name": "Claire Un", "title": "Les Petites Victoires", "year": 2022, "roles": ["editor"],
             "source": "source/2", "locator": "line 4"},
        ],
    }  # fmt: skip
    assert film.left.seen[0].roles == ("Mélanie Auffret",), "a film shows its directors"
    assert first.records()[0]["right_films"] == ["Les Petites Victoires (2022)"]


def test_an_answer_settles_what_follows_from_it(made: Catalogue) -> None:
    review = made.review(kind="person")
    questions = iter(review)
    review.answer(next(questions), "same", because="seen")
    review.answer(next(questions), "different", because="seen")
    assert list(questions) == [], "Jean is not Claire, who is Yannick"
    assert asked(made) == [("film/roxane", "film/les-petites-victoires")]


def test_what_was_judged_is_not_asked_again(made: Catalogue) -> None:
    made.judge("unsure", CLAIRE, YANNICK, because="hm")
    made.judge("different", "film/roxane", "film/les-petites-victoires", because="two films")
    assert asked(made) == [(JEAN, CLAIRE), (JEAN, YANNICK)]
    made.withdraw(CLAIRE, YANNICK, because="now I know")
    assert (CLAIRE, YANNICK) in asked(made)


def test_a_pair_is_asked_once_in_a_session(made: Catalogue) -> None:
    small.plant(made, *DOUBTS, ("source/2#les-petites-victoires", "film/roxane", 0.4, "the other way"))
    films = [one for one in made.review() if one.kind == "film"]
    assert len(films) == 1
