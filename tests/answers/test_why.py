"""Why mentions are one, or two."""

from __future__ import annotations

from typing import Any

from generique.answers.why import between, why
from generique.grounds import Decision, Doubt, Grounds, Judged, Mention


def mention(key: str, entity: str, name: str, accession: int) -> Mention:
    return Mention(
        key, f"source/{accession}#roxane/{key}", f"person/{key}-000000", entity, "person", name, accession,
        str(accession), accession, "line 3", "film", "editor",
    )  # fmt: skip


FILM = Mention("film", "source/1#roxane", "film/roxane-0", "film/roxane", "film", "Roxane", 1, "1", 0, "line 1",
               "film", "")  # fmt: skip
JEAN, JO = mention("jean", "person/jean", "Jean Martin", 1), mention("jo", "person/jean", "Jo Martin", 2)
JULES, ZOE = mention("jules", "person/jules", "Jules Martin", 3), mention("zoe", "person/zoe", "Zoé", 4)
GROUNDS = Grounds(
    [FILM, JEAN, JO, JULES, ZOE],
    [
        Decision("jean", "jo", "same", 1.0, "a letter says so", True, 2),
        Decision("jo", "jules", "different", 1.0, "two careers", True, 3),
    ],
    [Doubt("jean", "zoe", 0.6, "nickname")],
    [
        Judged(2, "2026-11-21", "Claire", "same", "person", "person/jean", "person/jo", "a letter says so",
               "jean", "jo", True),
        Judged(3, "2026-11-21", "Claire", "different", "person", "person/jo", "person/jules", "two careers",
               "jo", "jules", True),
    ],
)  # fmt: skip


def test_each_mention_with_what_joined_it() -> None:
    found = why(GROUNDS, "person/jean", "Jean Martin").as_dict()
    assert [one.get("because") for one in found["mentions"]] == [
        None,
        {
            "left": "source/1#roxane/jean",
            "right": "source/2#roxane/jo",
            "verdict": "same",
            "score": 1.0,
            "reason": "a letter says so",
            "judged": True,
            "row": 2,
        },
    ]
    assert found["mentions"][0] == {
        "mention": "source/1#roxane/jean",
        "name": "Jean Martin",
        "film": "Roxane",
        "roles": ["editor"],
        "source": "source/1",
        "locator": "line 3",
        "because": None,
    }
    assert [one["row"] for one in found["judgements"]] == [2, 3]


def test_the_table_numbers_the_mentions() -> None:
    found = why(GROUNDS, "person/jean", "Jean Martin")
    assert [(row[0], row[3], row[6]) for row in found.table().rows] == [("1", "", ""), ("2", "1", "row 2")]
    assert "row 2: person/jean same person/jo (Claire, 2026-11-21): a letter says so" in str(found)
    assert all(tuple(record) == found.columns for record in found.records())


def told(one: Mention, other: Mention) -> dict[str, Any]:
    return between(GROUNDS, one, other).as_dict()


def test_why_two_are_one() -> None:
    found = told(JO, JEAN)
    assert (found["same"], [one["row"] for one in found["path"]]) == (True, [2])
    assert "are one: person/jean" in str(between(GROUNDS, JO, JEAN))


def test_why_two_are_not_one() -> None:
    found = told(JEAN, JULES)
    assert (found["same"], found["path"], [one["reason"] for one in found["bars"]]) == (
        False,
        [],
        ["two careers"],
    )
    assert [one["row"] for one in found["judgements"]] == [2, 3]


def test_what_is_in_doubt() -> None:
    assert [one["reason"] for one in told(ZOE, JO)["doubts"]] == ["nickname"]


def test_nothing_speaks_for_one() -> None:
    assert "nothing was found that speaks for one" in str(between(GROUNDS, ZOE, JULES))
    assert "one and the same record" in str(between(GROUNDS, ZOE, ZOE))
