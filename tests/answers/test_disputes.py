"""When two sources disagree, and how gravely."""

from __future__ import annotations

from typing import Any

import pytest

from generique.answers.disputes import Complete, Dispute, Rules, facts, names, roles, substitutions
from generique.answers.evidence import Credit, Statement

RULES = Rules(frozenset({"release", "runningTime", "title", "year"}))


def said(source: int, property: str, value: str | int, **more: Any) -> Statement:
    known: dict[str, Any] = dict.fromkeys(Statement._fields) | more
    known |= {"property": property, "value": value, "verbatim": str(value), "source": f"source/{source}"}
    return Statement(**known | {"position": 1, "locator": "line 1"})


def credit(
    source: int, agent: str, role: str, holders: str = "few", name: str = "", department: str = "d"
) -> Credit:
    agent = f"person/{agent}"
    return Credit(
        role,
        department,
        holders,
        agent,
        agent,
        f"source/{source}",
        1,
        "line 1",
        role.upper(),
        name or agent,
        None,
    )


def grades(disputes: list[Dispute]) -> list[str]:
    return [dispute.grade for dispute in disputes]


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        (said(1, "release", "2023-03-01"), said(2, "release", "2023-05-24"), "country not stated"),
        (
            said(1, "release", "2023-03-01", country="FR"),
            said(2, "release", "2023-05-24"),
            "country not stated",
        ),
        (
            said(1, "release", "2023-03-01", country="FR"),
            said(2, "release", "2023-05-24", country="FR"),
            "contradiction",
        ),
        (
            said(1, "release", "2023-03-01", country="FR"),
            said(2, "release", "2023-05-24", country="BE"),
            None,
        ),
        (said(1, "release", "2023"), said(2, "release", "2023-03-01"), "precision"),
        (said(1, "release", "2022"), said(2, "release", "2023-03-01"), "country not stated"),
        (said(1, "release", "2023-03-01", kind="preview"), said(2, "release", "2023-05-24"), None),
        (said(1, "release", "2023-03-01", kind="festival"), said(2, "release", "2023-05-24"), None),
        (said(1, "runningTime", 90), said(2, "runningTime", 92), "rounding"),
        (said(1, "runningTime", 90), said(2, "runningTime", 93), "contradiction"),
        (said(1, "title", "L'Été"), said(2, "title", "L’ETE"), None),
        (said(1, "title", "L'Été"), said(2, "title", "L'Hiver"), "contradiction"),
        (said(1, "year", 2022), said(1, "year", 2023), None),
        (said(1, "country", "FR"), said(2, "country", "BE"), None),
    ],
)
def test_values(one: Statement, other: Statement, grade: str | None) -> None:
    assert grades(list(facts([one, other], RULES))) == ([grade] if grade else [])
    assert grades(list(facts([other, one], RULES))) == ([grade] if grade else [])


def test_sources_that_share_a_value_agree() -> None:
    assert not list(facts([said(1, "year", 2022), said(1, "year", 2023), said(2, "year", 2023)], RULES))


def test_the_gravest_grade_names_the_whole_and_bystanders_are_left_out() -> None:
    dates = [
        said(1, "release", "2023-03-01", country="FR"),
        said(2, "release", "2023-05-24", country="FR"),
        said(3, "release", "2023"),
        said(3, "release", "2023-02-01", kind="preview"),
    ]
    (dispute,) = facts(dates, RULES)
    assert dispute.grade == "contradiction"
    assert [claim.value for claim in dispute.claims] == ["2023-03-01", "2023-05-24", "2023"]


def test_other_holders_of_a_role_that_few_have() -> None:
    lists = [credit(1, "ana", "editor"), credit(2, "bob", "editor")]
    (dispute,) = substitutions(lists, RULES)
    assert (dispute.kind, dispute.grade, dispute.about) == ("substitution", "incomplete lists", "editor")
    assert [claim.value for claim in dispute.claims] == ["person/ana", "person/bob"]
    assert not list(substitutions([*lists, credit(2, "ana", "editor")], RULES))
    assert not list(substitutions([one._replace(holders="many") for one in lists], RULES))


def test_where_only_one_can_be_it_is_a_contradiction() -> None:
    lists = [credit(1, "ana", "unit-manager", "one"), credit(2, "bob", "unit-manager", "one")]
    assert grades(list(substitutions(lists, RULES))) == ["contradiction"]


def test_leaving_somebody_out_contradicts_only_where_a_list_says_it_is_complete() -> None:
    cast = [
        credit(source, agent, "cast-member", "many", department="cast")
        for source, agent in ((1, "ana"), (2, "ana"), (2, "bob"))
    ]
    assert not list(substitutions(cast, RULES))
    complete = Rules(complete=frozenset({Complete("source/1", "cast")}))
    (dispute,) = substitutions(cast, complete)
    assert (dispute.grade, dispute.about) == ("omission", "cast-member")
    assert [(claim.value, claim.source) for claim in dispute.claims] == [
        ("person/bob", "source/2"),  # who is left out, and by whose list
        ("person/ana", "source/1"),
    ]
    assert not list(substitutions(cast, Rules(complete=frozenset({Complete("source/2", "cast")}))))


def test_the_same_person_in_another_role_of_the_department() -> None:
    image = [credit(1, "ana", "director-of-photography"), credit(2, "ana", "camera-operator")]
    (dispute,) = roles(image, RULES)
    assert (dispute.kind, dispute.about, dispute.grade) == ("role", "person/ana", "incomplete lists")
    assert [claim.verbatim for claim in dispute.claims] == ["DIRECTOR-OF-PHOTOGRAPHY", "CAMERA-OPERATOR"]
    assert not list(roles([image[0], image[1]._replace(department="other")], RULES))
    complete = Rules(complete=frozenset({Complete("source/1", "d")}))
    assert grades(list(roles(image, complete))) == ["contradiction"]


def test_a_name_in_two_forms_but_not_for_case_and_accents() -> None:
    forms = [credit(1, "ana", "editor", name="Ana Été"), credit(2, "ana", "editor", name="A. Été")]
    assert grades(list(names(forms, RULES))) == ["other form"]
    assert not list(names([forms[0], forms[1]._replace(credited_as="ANA ETE")], RULES))
