"""Which mentions are one: examples, and the laws that hold for every order of building."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from generique.model import Claims
from generique.resolve import resolve
from generique.resolve.judgements import Judgement
from tests.resolve.helpers import claims


def entities(sources: Mapping[int, Claims], *judgements: Judgement) -> list[str]:
    return sorted(set(resolve(sources, judgements).identity.entities.values()))


def judge(verdict: str, left: str, right: str, row: int = 2) -> Judgement:
    return Judgement("2026-11-21", "Claire", verdict, "person", left, right, "seen", row)


def test_one_film_in_two_sources_is_one_film_and_its_people_are_one() -> None:
    sheet = claims(("LES PETITES VICTOIRES", 2022, [("director", "Mélanie Auffret")]))
    article = claims(("Les petites victoires", None, [("director", "Mélanie AUFFRET")]))
    assert entities({1: sheet, 2: article}) == ["film/les-petites-victoires", "person/melanie-auffret"]


def test_another_title_is_another_film() -> None:
    assert entities({1: claims(("Victoire", None, [])), 2: claims(("Les Petites Victoires", None, []))}) == [
        "film/les-petites-victoires",
        "film/victoire",
    ]


def test_one_title_with_years_far_apart_is_two_films() -> None:
    found = entities({1: claims(("Roxane", 1990, [])), 2: claims(("Roxane", 2018, []))})
    assert len(found) == 2
    assert found[0] == "film/roxane"
    assert found[1].startswith("film/roxane-")


def test_one_title_by_other_directors_is_two_films() -> None:
    one = claims(("Victoire", None, [("director", "Anne Un")]))
    two = claims(("Victoire", None, [("director", "Béa Deux")]))
    assert len([entity for entity in entities({1: one, 2: two}) if entity.startswith("film/")]) == 2


def test_half_of_a_compound_name_in_the_same_role_is_the_same_person() -> None:
    kit = claims(
        ("Victoire", None, [("director", "Cassandra Ostier-Alamarguy"), ("cast-member", "Marah Ostier"),
                            ("director", "Cassandra Ostier")])
    )  # fmt: skip
    found = resolve({1: kit})
    people = {entity for entity in found.identity.entities.values() if entity.startswith("person/")}
    assert people == {"person/cassandra-ostier-alamarguy", "person/marah-ostier"}
    assert found.identity.aliases == {"person/cassandra-ostier": "person/cassandra-ostier-alamarguy"}
    assert [decision.reason for decision in found.decisions] == [
        "on the same film in the same role; half of a compound name"
    ]


def test_half_of_a_compound_name_in_another_role_is_somebody_else() -> None:
    kit = claims(
        ("Victoire", None, [("director", "Cassandra Ostier-Alamarguy"), ("editor", "Cassandra Ostier")])
    )
    assert "person/cassandra-ostier" in entities({1: kit})


def test_a_judgement_parts_homonyms_and_the_later_one_gets_a_suffix() -> None:
    sources = {
        1: claims(("Un", None, [("editor", "Jean Martin")])),
        2: claims(("Deux", None, [("editor", "Jean Martin")])),
    }
    assert "person/jean-martin" in entities(sources)
    parted = entities(sources, judge("different", "source/1#un/jean-martin", "source/2#deux/jean-martin"))
    people = [entity for entity in parted if entity.startswith("person/")]
    assert people[0] == "person/jean-martin"
    assert people[1].startswith("person/jean-martin-")


def test_a_judgement_joins_other_names_and_the_old_id_leads_to_the_new() -> None:
    sources = {
        1: claims(("Un", None, [("composer", "Superpoze")])),
        2: claims(("Deux", None, [("composer", "Gabriel Legeleux")])),
    }
    found = resolve(sources, [judge("same", "person/superpoze", "person/gabriel-legeleux")])
    assert found.identity.aliases["person/gabriel-legeleux"] == "person/superpoze"
    assert "person/gabriel-legeleux" not in found.identity.entities.values()


def test_contradicting_judgements_are_reported_with_their_rows() -> None:
    sources = {1: claims(("Un", None, [("editor", "A B"), ("editor", "C D"), ("editor", "E F")]))}
    found = resolve(
        sources,
        [
            judge("same", "person/a-b", "person/c-d", 2),
            judge("same", "person/c-d", "person/e-f", 3),
            judge("different", "person/a-b", "person/e-f", 4),
        ],
    )
    assert len(found.problems) == 1
    assert "row 3" in found.problems[0]
    assert "row(s) 2, 4" in found.problems[0]


def test_a_judgement_on_nobody_is_reported() -> None:
    assert resolve({}, [judge("same", "person/x", "person/y")]).problems == (
        "row 2: no record is called person/x or person/y",
    )


NAMES = st.sampled_from(["Ada Un", "Ada Un-Deux", "Béa Trois", "ADA UN", "Cleo"])
FILM = st.tuples(
    st.sampled_from(["Victoire", "Roxane"]),
    st.sampled_from([None, 1990, 2018]),
    st.lists(st.tuples(st.sampled_from(["director", "editor"]), NAMES), max_size=4),
)


@given(st.dictionaries(st.integers(1, 9), FILM, max_size=5))
def test_identity_does_not_depend_on_the_order_of_the_sources(
    films: dict[int, tuple[str, int | None, list[tuple[str, str]]]],
) -> None:
    sources = {number: claims(film) for number, film in films.items()}
    turned = dict(reversed(sources.items()))
    assert resolve(sources).identity == resolve(turned).identity


@given(st.dictionaries(st.integers(1, 9), FILM, max_size=4), st.sampled_from(["same", "different"]))
def test_withdrawing_a_judgement_restores_exactly_what_was(
    films: dict[int, tuple[str, int | None, list[tuple[str, str]]]], verdict: str
) -> None:
    sources = {number: claims(film) for number, film in films.items()}
    before = resolve(sources)
    resolve(sources, [judge(verdict, "person/ada-un", "person/bea-trois")])
    assert resolve(sources) == before
