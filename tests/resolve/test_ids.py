"""Ids are readable, unique, and those of the earliest mention."""

from __future__ import annotations

from dataclasses import replace

from generique.resolve.ids import assign, plain, references, suffixed
from generique.resolve.records import records
from tests.resolve.helpers import claims

ONE, TWO = (records(n, claims(("Victoire", None, [("editor", "Jean Martin")]))) for n in (1, 2))


def test_the_earliest_mention_keeps_the_plain_id_and_the_next_entity_gets_a_suffix() -> None:
    ids, aliases = assign([[TWO[1]], [ONE[1]]])
    assert ids[ONE[1].mention] == "person/jean-martin"
    assert ids[TWO[1].mention] == suffixed(TWO[1])
    assert not aliases


def test_a_suffix_that_another_bears_already_is_the_whole_key() -> None:
    alike = [
        replace(TWO[1], mention=TWO[1].mention[:6] + letter * 10, position=n)
        for n, letter in enumerate("ab", 3)
    ]
    ids, _ = assign([[alike[1]], [ONE[1]], [alike[0]]])
    assert ids[alike[0].mention] == suffixed(alike[0])
    assert ids[alike[1].mention] == f"person/jean-martin-{alike[1].mention}"
    assert len(set(ids.values())) == 3


def test_another_name_of_an_entity_redirects_to_it() -> None:
    stage_name = records(2, claims(("Victoire", None, [("editor", "Superpoze")])))[1]
    ids, aliases = assign([[stage_name, ONE[1]]])
    assert set(ids.values()) == {"person/jean-martin"}
    assert aliases == {"person/jean-martin": {"person/superpoze"}}


def test_a_source_that_uses_our_ids_keeps_them() -> None:
    assert plain(replace(ONE[1], own_id="person/jean-martin-3f2a")) == "person/jean-martin-3f2a"


def test_a_film_without_a_title_has_an_id_too() -> None:
    assert plain(records(1, claims(("", None, [])))[0]) == "film/sans-titre"


def test_a_judgement_may_name_a_mention_in_three_ways() -> None:
    named = references([*ONE, *TWO])
    assert named["person/jean-martin"] is ONE[1]
    assert named[suffixed(TWO[1])] is TWO[1]
    assert named["source/2#victoire/jean-martin"] is TWO[1]
