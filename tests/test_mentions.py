"""The digest of Python and the digest of SQL are one digest; ids depend on what is said, not where."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from generique.mentions import agent_mention, credit_id, digest, own_ids, sql_digest, statement_id
from generique.model import Credit, Statement
from generique.parquet import connect, stage

ALICE = Credit(
    "victoire",
    "director-of-photography",
    "Alice Fave",
    "person",
    "Alice FAVE",
    "DIRECTION PHOTO",
    13,
    "line 124",
)


@given(st.lists(st.tuples(st.none() | st.text(), st.integers(0, 99)), max_size=5))
@settings(max_examples=30)
def test_sql_and_python_digest_alike(parts: list[tuple[str | None, int]]) -> None:
    with connect() as database:
        stage(database, "said", {"a": "VARCHAR", "b": "INTEGER"}, parts)
        found = database.execute("SELECT " + sql_digest("'film'", "a", "b") + " FROM said").fetchall()
    assert found == [(digest("film", *row),) for row in parts]


def test_a_credit_keeps_its_id_when_its_line_moves() -> None:
    moved = replace(ALICE, position=99, place="line 300", certainty=0.5, agent="ALICE FAVÉ")
    assert credit_id(1, ALICE) == credit_id(1, moved)
    assert credit_id(1, ALICE) != credit_id(2, ALICE)
    assert credit_id(1, ALICE) != credit_id(1, ALICE, 2)


def test_a_statement_keeps_its_id_when_its_line_moves() -> None:
    said = Statement("victoire", "runningTime", "23", "23 minutes", 2, "line 3")
    assert statement_id(1, said) == statement_id(1, replace(said, position=4, place="line 5"))


def test_the_sources_own_id_comes_before_the_name() -> None:
    by_id = agent_mention(1, "victoire", "person", "nm1", "alice fave")
    assert by_id == agent_mention(1, "victoire", "person", "nm1", "a fave")
    assert by_id != agent_mention(1, "victoire", "person", None, "alice fave")


def test_a_statement_finds_the_own_id_of_the_agent_it_names() -> None:
    credits = [ALICE, replace(ALICE, own_id="nm1"), replace(ALICE, own_id="nm2", position=14)]
    assert own_ids(credits) == {("victoire", "person", "alice fave"): "nm1"}
