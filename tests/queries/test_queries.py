"""Every named question: described, answered, answered alike by two engines, and silent about who is absent."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import rdflib

from generique.graph.query import NamedQuery
from generique.graph.store import Store
from generique.namespaces import BASE, ROLE, Iri
from generique.roles import vocabulary
from tests.queries import demo, rewrite, world
from tests.queries.asking import ENTITIES, GIVEN, HERE, QUESTIONS, Row, as_tsv, in_oxigraph, in_rdflib, values

# The graphs on which the engines are compared: another one is another line (its Turtle, and values for parameters).
GRAPHS: dict[str, tuple[Callable[[], str], dict[str, str]]] = {
    "world": (world.turtle, GIVEN),
    "demo": (demo.ntriples, demo.GIVEN),
}
STRAIGHTFORWARD = sorted((HERE / "straightforward").glob("*.rq"), key=lambda path: path.stem)

each_question = pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)


@cache
def store(graph: str = "world") -> Store:
    found = Store.memory()
    found.load(GRAPHS[graph][0](), "turtle")
    return found


@cache
def memory(graph: str = "world") -> rdflib.Graph:
    return rdflib.Graph().parse(data=GRAPHS[graph][0](), format="turtle")


def test_there_are_many_questions() -> None:
    assert len(QUESTIONS) >= 28


@each_question
def test_it_is_described(question: NamedQuery) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", question.name)
    assert question.summary_fr and question.summary_en
    shows_labels = "prefLabel" in question.text
    assert shows_labels == any((param.name, param.default) == ("lang", "fr") for param in question.params)


@each_question
def test_a_parameter_is_a_column(question: NamedQuery) -> None:
    columns = store().select(question.text, values(question)).variables
    assert {param.name for param in question.params} <= set(columns)


@each_question
def test_its_roles_are_in_the_vocabulary(question: NamedQuery) -> None:
    assert set(re.findall(r"\brole:([\w-]+)", question.text)) <= vocabulary().roles.keys()


@each_question
def test_it_answers_as_expected(question: NamedQuery) -> None:
    """After a change that is meant: python -m tests.queries.rewrite"""
    columns, rows = store().select(question.text, values(question))
    assert rows
    expected = (HERE / "golden" / f"{question.name}.tsv").read_text(encoding="utf-8")
    assert as_tsv(columns, rows) == expected


@pytest.mark.parametrize("graph", GRAPHS)
@each_question
def test_both_engines_give_the_same_rows(question: NamedQuery, graph: str) -> None:
    bindings = values(question, GRAPHS[graph][1])
    assert in_rdflib(memory(graph), question.text, bindings) == in_oxigraph(
        store(graph), question.text, bindings
    )


@pytest.mark.parametrize(
    ("question", "name"),
    [
        pytest.param(question, param.name, id=f"{question.name}-{param.name}")
        for question in QUESTIONS.values()
        for param in question.params
        if param.type in (*ENTITIES, "string") and param.name != "lang"
    ],
)
def test_it_says_nothing_of_the_absent(question: NamedQuery, name: str) -> None:
    """A parameter that a sub-select does not project would leak other people's rows."""
    given = values(question)
    base = ROLE if next(param for param in question.params if param.name == name).type == "role" else BASE
    absent = Iri(f"{base}nobody") if isinstance(given[name], Iri) else "nobody"
    for rows in (in_oxigraph(store(), question.text, {**given, name: absent}),
                 in_rdflib(memory(), question.text, {**given, name: absent})):  # fmt: skip
        assert rows == []


@pytest.mark.parametrize("path", STRAIGHTFORWARD, ids=lambda path: str(path.stem))
def test_its_fast_form_means_the_straightforward_one(path: Path) -> None:
    question, plain = QUESTIONS[path.stem], path.read_text(encoding="utf-8")
    for language in ("fr", "en"):
        given = values(question, lang=language)
        assert in_oxigraph(store(), question.text, given) == in_oxigraph(store(), plain, given) != []


def test_labels_come_in_the_language_asked_for() -> None:
    question = QUESTIONS["uncovered-departments"]
    french, english = (
        [row[1] for row in in_oxigraph(store(), question.text, values(question, lang=lang))]
        for lang in ("fr", "en")
    )
    assert french == ["Interprétation", "Production", "Son", "Musique", "Distribution"]
    assert english == ["Cast", "Production", "Sound", "Music", "Distribution"]


def test_full_credits_cite_source_and_place_in_source_order() -> None:
    question = QUESTIONS["full-credits"]
    columns, rows = store().select(question.text, values(question))
    lines = [dict(zip(columns, row, strict=True)) for row in rows]
    assert all(
        line["sourceTitle"] and line["place"] and line["heading"] and line["creditedAs"] for line in lines
    )
    assert [line["position"] for line in lines] == list(range(1, 21))
    assert lines[14]["creditedAs"] == "A. Morel"
    assert lines[14]["sourceTitle"] == "Fiches de la cinémathèque"


def test_release_dates_are_graded() -> None:
    rows = _rows("release-date-disagreements")
    grades = {(str(row[3]), str(row[8])): row[2] for row in rows}
    assert grades == {
        ("2001-04", "2001-04-11"): "precision",
        ("2001-04-18", "2001-04"): "precision",
        ("2001-04-18", "2001-04-11"): "country not stated",
        ("2001-04-18", "2001-04-25"): "contradiction",
        ("2001-04-25", "2001-04-11"): "country not stated",
        ("2001-05-02", "2001-04-11"): "country not stated",
    }


def test_running_times_two_minutes_apart_are_rounded() -> None:
    rows = _rows("running-time-disagreements")
    assert [row[2:4] for row in rows] == [("contradiction", 88), ("rounding", 92)]


def test_the_list_of_questions_is_current() -> None:
    """Otherwise: python -m tests.queries.rewrite"""
    assert rewrite.README.read_text(encoding="utf-8") == rewrite.readme()


def test_no_golden_answer_is_left_over() -> None:
    assert {path.stem for path in (HERE / "golden").glob("*")} == set(QUESTIONS)
    assert {path.stem for path in STRAIGHTFORWARD} <= set(QUESTIONS)


def _rows(name: str) -> list[Row]:
    return in_oxigraph(store(), QUESTIONS[name].text, values(QUESTIONS[name]))
