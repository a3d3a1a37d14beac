"""Grounds gathered from a resolution: places, decisions of evidence and of people, doubts, bars."""

from __future__ import annotations

from dataclasses import replace

from generique.grounds import Grounds
from generique.resolve import Doubt, resolve
from generique.resolve.grounds import grounds
from generique.resolve.judgements import Judgement
from tests.resolve.helpers import claims

SOURCES = {
    1: claims(("Roxane", 2018, [("director", "Mélanie Auffret"), ("editor", "Jean Martin")])),
    2: claims(("ROXANE", 2018, [("director", "Melanie AUFFRET"), ("editor", "Jo Martin")])),
}
SAME = Judgement(
    "2026-11-21", "Claire", "same", "person", "person/jean-martin", "person/jo-martin", "letter", 2
)


def made(*judgements: Judgement, withheld: tuple[str, ...] = ()) -> Grounds:
    return grounds(SOURCES, judgements, resolve(SOURCES, judgements, withheld))


def test_every_mention_with_its_place() -> None:
    assert [(one.reference, one.source, one.place, one.roles) for one in made().mentions] == [
        ("source/1#roxane", "1", "line 1", ""),
        ("source/1#roxane/melanie-auffret", "1", "line 2", "director"),
        ("source/1#roxane/jean-martin", "1", "line 3", "editor"),
        ("source/2#roxane", "2", "line 1", ""),
        ("source/2#roxane/melanie-auffret", "2", "line 2", "director"),
        ("source/2#roxane/jo-martin", "2", "line 3", "editor"),
    ]


def test_evidence_and_judgements_decide() -> None:
    known = made(SAME)
    judged = [one for one in known.decisions if one.judged]
    assert [(one.reason, one.row, one.score) for one in judged] == [("letter", 2, 1.0)]
    assert [one for one in known.decisions if not one.judged and one.verdict == "same"]
    assert [(one.who, one.honoured) for one in known.judgements] == [("Claire", True)]


def test_a_judgement_that_contradicts_others_is_not_honoured() -> None:
    known = made(replace(SAME, verdict="different"), replace(SAME, row=3))
    assert [(one.row, one.honoured) for one in known.judgements] == [(2, True), (3, False)]


def test_a_doubt_within_one_entity_is_none() -> None:
    found = resolve(SOURCES)
    keys = {one.reference: one.mention for one in made().mentions}
    directors = Doubt(
        keys["source/1#roxane/melanie-auffret"], keys["source/2#roxane/melanie-auffret"], 0.6, ("x",)
    )
    editors = Doubt(keys["source/1#roxane/jean-martin"], keys["source/2#roxane/jo-martin"], 0.6, ("x", "y"))
    known = grounds(SOURCES, (), replace(found, doubts=(directors, editors)))
    assert [(one.left, one.reason) for one in known.doubts] == [(editors.left, "x; y")]


def test_who_is_withheld_is_in_none() -> None:
    known = made(SAME, withheld=("person/jean-martin",))
    assert not [one for one in known.mentions if "martin" in one.reference]
    assert not known.judgements
    assert not [one for one in known.decisions if one.judged]
