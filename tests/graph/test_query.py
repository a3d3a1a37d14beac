"""Named questions: their descriptions, and how what is typed becomes values."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import GeneriqueError, NotFoundError, UnreadableError, UsageError
from generique.graph.query import NamedQuery, Param, bind, find, parse, queries, read
from generique.namespaces import BASE, ROLE, Iri

TEXT = """# summary.fr: Les films d’une personne dans une fonction
# summary.en: The films of a person in a role
# param.person: agent
# param.role: role = director
# param.since: integer = 1900
# param.until: date = 9999-12-31
# A remark about the query.

SELECT ?film ?person ?role ?since ?until { ?film ?role ?person }
"""


def resolve(kind: str, text: str) -> str:
    """As the catalogue does: a name becomes an id, an IRI stays."""
    return text if "://" in text else {"agent": "person/", "role": ""}[kind] + text.lower().replace(" ", "-")


def test_a_description_is_read() -> None:
    query = parse(TEXT, "films")
    assert query.summary_en == "The films of a person in a role"
    assert query.params == (
        Param("person", "agent"),
        Param("role", "role", "director"),
        Param("since", "integer", "1900"),
        Param("until", "date", "9999-12-31"),
    )
    assert query.as_dict()["params"][0] == {"name": "person", "type": "agent", "default": None}
    assert "text" not in query.as_dict()


def test_a_query_without_a_description_is_still_a_query() -> None:
    assert parse("# my notes\nASK { ?s ?p ?o }", "mine") == NamedQuery(
        "mine", "", "", (), "# my notes\nASK { ?s ?p ?o }"
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "person: agent",
            "person: actor",
            "line 3: no parameter is of type “actor”; use one of film, person",
        ),
        ("person: agent", "nobody: agent", r"line 3: the query has no variable \?nobody"),
        ("person: agent", "person agent", "line 3: a parameter is written"),
        ("since: integer", "role: role", r"line 5: \?role is described twice"),
        ("summary.en", "summary.de", "line 2: a summary is written"),
        ("# summary.en: The films of a person in a role\n", "", "a named query has a"),
    ],
)
def test_a_wrong_description_is_named_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    file = tmp_path / "films.rq"
    file.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GeneriqueError, match=rf"films\.rq(, |: ).*{message}|films\.rq, {message}"):
        read(file)


def test_what_is_typed_becomes_values() -> None:
    values = bind(parse(TEXT, "films"), {"person": "Alice Fave", "since": "2000"}, resolve)
    assert values == {
        "person": BASE + "person/alice-fave",
        "role": ROLE + "director",
        "since": 2000,
        "until": "9999-12-31",
    }
    assert isinstance(values["person"], Iri) and isinstance(values["role"], Iri)
    assert type(values["until"]) is str


def test_iris_pass_and_the_base_can_be_another() -> None:
    query = parse(TEXT, "films")
    assert bind(query, {"person": Iri("urn:x")}, resolve)["person"] == "urn:x"
    assert bind(query, {"person": "https://e.org/p"}, resolve)["person"] == "https://e.org/p"
    assert bind(query, {"person": "A"}, resolve, "https://e.org/")["person"] == "https://e.org/person/a"


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({}, "films needs person=agent"),
        ({"person": "A", "actor": "B"}, "films has no parameter “actor”"),
        ({"person": "A", "since": "lately"}, "since: “lately” is no whole number"),
        ({"person": "A", "until": "1er mars"}, "until: “1er mars” is no date"),
    ],
)
def test_wrong_parameters_list_the_right_ones(params: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message) as error:
        bind(parse(TEXT, "films"), params, resolve)
    assert "it takes person=agent, role=role [director], since=integer [1900]" in str(error.value)
    assert error.value.exit_code == 2


def test_queries_of_a_folder_are_found_and_checks_are_apart(tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()
    for name in ("b.rq", "a.rq", "checks/c.rq"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [query.name for query in queries(tmp_path)] == ["a", "b"]
    assert [query.name for query in queries(tmp_path / "checks")] == ["c"]
    assert find("a", tmp_path).name == "a"


@pytest.mark.parametrize("name", ["film", "../queries/films", "checks/c"])
def test_an_unknown_query_suggests_what_is_near(tmp_path: Path, name: str) -> None:
    (tmp_path / "films.rq").write_text(TEXT, encoding="utf-8")
    with pytest.raises(NotFoundError, match=r"no query is named") as error:
        find(name, tmp_path)
    assert name != "film" or error.value.suggestions == ("films",)


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.rq"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(UnreadableError, match=r"a\.rq: not UTF-8"):
        read(file)
