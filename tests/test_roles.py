"""What the words of a heading say: as examples, as laws, and against every form that was ever gathered."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.roles import key, lemma, vocabulary
from generique.roles.index import Index
from generique.roles.tables import CODES, rows
from generique.text import unaccent
from generique.words import table

VOCABULARY = vocabulary()
FORMS = sorted({form for role in VOCABULARY.roles.values() for form in role.forms_fr})


def roles(heading: str) -> tuple[str, ...]:
    found = VOCABULARY.find(heading)
    return found.roles if found else ()


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("ASSISTANTE RÉALISATION", "assistant-director"),
        ("maquillage FX", "sfx-makeup"),
        ("RENFORTS TECHNIQUE", "technical-reinforcement"),
        ("création sonore", "sound-designer"),
        ("DIRECTION PHOTO", "director-of-photography"),
        ("montage image", "editor"),
        ("régie générale", "unit-manager"),
        ("musiques additionnelles", "additional-music"),
        ("diffuseur", "broadcaster"),
        ("Interprété par:", "cast-member"),
        ("réalisé par", "director"),
        ("un premier film d'", "director"),
        ("d'après le roman de", "novel-author"),
        ("1er ass. réal.", "first-assistant-director"),
        ("1re assistante caméra", "first-assistant-camera"),
        ("pointeur", "first-assistant-camera"),
        ("OPV", "camera-operator"),
        ("OPS", "production-sound-mixer"),
        ("HMC", "makeup-hair"),
        ("chef déco", "production-designer"),
        ("électro", "electrician"),
        ("perchwoman", "boom-operator"),
        ("DOP", "director-of-photography"),
        ("premierAssReal", "first-assistant-director"),
        ("dirProd", "production-manager"),
        ("chefElectro", "gaffer"),
        ("chefMachino", "key-grip"),
        ("director-of-photography", "director-of-photography"),
    ],
)
def test_a_heading_names_a_role(heading: str, role: str) -> None:
    assert roles(heading) == (role,)


@pytest.mark.parametrize(
    "heading",
    [
        "réalisatrice",
        "RÉALISATEUR·RICE",
        "réalisateur.rice",
        "réalisateur-rice",
        "réalisateur/trice",
        "réalisateur(trice)",
        "réalisateurE",
        "Réalisateur•ice‧s",
        "**Réalisateur / Réalisatrice :**",
        "Réalisation / Director",
        "Réalisé par | Directed by",
        "Réal.",
    ],
)
def test_one_role_however_it_is_written(heading: str) -> None:
    assert roles(heading) == ("director",)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("chef opérateur, cadreur et étalonneur", ("director-of-photography", "camera-operator", "colorist")),
        ("maquilleuse-coiffeuse", ("makeup-artist", "hairstylist")),
        ("monteur-étalonneur", ("editor", "colorist")),
        ("Réal., scén.", ("director", "screenwriter")),
        ("montage son et mixage", ("sound-editor", "re-recording-mixer")),
        ("chef costumier et maquilleur", ("costume-designer", "makeup-artist")),
        ("assistants son et image", ("sound-assistant", "assistant-camera")),
        ("1er et 2e assistants réalisateurs", ("first-assistant-director", "second-assistant-director")),
        ("écrit et réalisé par", ("screenwriter", "director")),
    ],
)
def test_a_heading_of_several_roles(heading: str, expected: tuple[str, ...]) -> None:
    assert roles(heading) == expected


def test_one_unknown_part_makes_the_whole_unknown() -> None:
    assert VOCABULARY.find("réalisation et pâtisserie") is None


@pytest.mark.parametrize(
    ("heading", "conditions", "expected"),
    [
        ("Distribution", {"section:cast"}, "cast-member"),
        ("Distribution", {"kind:organization"}, "distributor"),
        ("Distribution / Cast", set(), "cast-member"),
        ("Production", {"kind:person"}, "producer"),
        ("Production", set(), "production-company"),
        ("Son", {"several"}, "sound"),
        ("Photo", set(), "director-of-photography"),
        ("Photos", set(), "still-photographer"),
        ("avec la participation de", {"name:channel", "kind:organization"}, "broadcaster"),
        ("avec la participation de", {"kind:organization"}, "participation"),
        ("avec la participation de", {"kind:person"}, "special-participation"),
        ("production executive", {"lang:en", "kind:person"}, "line-producer-unit"),
        ("de", {"after:title"}, "director"),
    ],
)
def test_an_ambiguous_heading_depends_on_where_it_stands(
    heading: str, conditions: set[str], expected: str
) -> None:
    found = VOCABULARY.find(heading)
    assert found is not None
    assert found.given(conditions) == (expected,)


def test_a_bare_preposition_says_nothing_by_itself() -> None:
    found = VOCABULARY.find("de")
    assert found is not None
    assert found.roles == ()
    assert found.possible() == {"director"}


@pytest.mark.parametrize(
    ("heading", "role", "qualifier"),
    [
        ("Cadreuse (2e équipe)", "camera-operator", "2e équipe"),
        ("Cadreur, deuxième équipe", "camera-operator", "2e équipe"),
        ("Électriciens additionnels", "electrician", "additionnel"),
        ("Image (AFC)", "director-of-photography", None),
        ("Réalisateur 2e équipe", "second-unit-director", None),
    ],
)
def test_what_is_said_beside_the_role_is_kept(heading: str, role: str, qualifier: str | None) -> None:
    found = VOCABULARY.find(heading)
    assert found is not None
    assert (found.roles, found.qualifier) == ((role,), qualifier)


@pytest.mark.parametrize("heading", ["", ":", "Boulangère", "Alice Fave", "chef", "assistant", "LÉO", "…"])
def test_nothing_is_guessed(heading: str) -> None:
    assert VOCABULARY.find(heading) is None


@pytest.mark.parametrize(
    ("line", "expected", "rest"),
    [
        ("Photographie de Naomi Amarger", "director-of-photography", "Naomi Amarger"),
        ("Un film réalisé par Didier BIVEL", "director", "Didier BIVEL"),
        ("Directed by X", "director", "X"),
        ("Montage Laura Parade", "editor", "Laura Parade"),
        ("Musique : les Têtes raides", "composer", "les Têtes raides"),
        ("Musique d'Alexandre Desplat", "composer", "Alexandre Desplat"),
        ("Montage son Alice Fave", "sound-editor", "Alice Fave"),
        ("un premier film d’Alice Fave", "director", "Alice Fave"),
        ("Produit par la Fémis", "producer", "la Fémis"),
    ],
)
def test_a_line_may_begin_with_a_role(line: str, expected: str, rest: str) -> None:
    found = VOCABULARY.prefix(line)
    assert found is not None
    assert (found[0].roles, found[1]) == ((expected,), rest)


@pytest.mark.parametrize(
    "line",
    [
        "Réalisation",
        "Liste artistique",
        "L'image manquante de Rithy Panh",
        "Son histoire commence",
        "Le son des choses",
    ],
)
def test_a_line_that_begins_otherwise(line: str) -> None:
    assert VOCABULARY.prefix(line) is None


def test_headings_that_are_no_role() -> None:
    heading = VOCABULARY.heading("SORTIE NATIONALE LE")
    assert heading is not None
    assert (heading.meaning, heading.property, heading.kind, heading.country) == (
        "event",
        "release",
        "theatrical",
        "FR",
    )
    assert VOCABULARY.heading("Liste artistique") is not None
    assert VOCABULARY.heading("Boulangère") is None


@given(
    st.sampled_from(FORMS),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["", " :", ".", "\xa0: "]),
)
def test_case_and_trailing_marks_change_nothing(form: str, case: Callable[[str], str], end: str) -> None:
    assert VOCABULARY.find(case(form) + end) == VOCABULARY.find(form)


@given(st.sampled_from(FORMS))
def test_accents_change_nothing(form: str) -> None:
    assert VOCABULARY.find(unaccent(form)) == VOCABULARY.find(form)


@given(
    st.sampled_from(["monteur", "réalisateur", "cadreur", "costumier", "musicien", "figurant"]),
    st.sampled_from("·•‧.-/"),
)
def test_inclusive_marks_change_nothing(word: str, mark: str) -> None:
    ending = {"teur": "rice", "r": "euse", "n": "ne", "t": "e"}
    added = next(end for tail, end in ending.items() if word.endswith(tail))
    assert roles(f"{word}{mark}{added}{mark}s") == roles(word)


@given(st.text(max_size=40))
def test_any_text_has_an_answer(text: str) -> None:
    assert lemma(text.lower()) is not None
    assert key(text) == key(text.strip())
    VOCABULARY.prefix(text)
    VOCABULARY.heading(text)


def test_no_form_is_ambiguous_by_accident() -> None:
    assert Index(VOCABULARY.roles).unruled() == {}


def test_tables_name_only_roles_and_departments_that_exist() -> None:
    named = {role for row in (*rows("ambiguous"), *rows("combined")) for role in row["roles"].split("|")}
    assert named <= set(VOCABULARY.roles)
    assert {role.department for role in VOCABULARY.roles.values()} <= set(VOCABULARY.departments)


def test_each_row_is_well_formed() -> None:
    for row in rows("roles"):
        assert set(row) >= {"id", "label_fr", "label_en", *CODES}
        assert row["agent_kind"] in {"person", "organization", "any"}, row["id"]
        assert row["holders"] in {"one", "few", "many"}, row["id"]
        assert all(value == value.strip() for value in row.values()), row["id"]


def test_a_form_stands_in_the_table_once() -> None:
    for role in VOCABULARY.roles.values():
        keys = [key(form) for form in (*role.forms_fr, *role.forms_en)]
        assert len(keys) == len(set(keys)), role.id


def test_each_role_is_found_by_its_id_and_its_labels() -> None:
    for role in VOCABULARY.roles.values():
        for text in (role.id, role.label_fr, role.label_en):
            found = VOCABULARY.find(text)
            assert found is not None and role.id in found.possible(), (role.id, text)


def test_headings_mean_something_known() -> None:
    meanings = {row["meaning"] for row in table("headings")}
    assert meanings == {"section", "attribute", "event", "note"}
    assert len({key(row["heading"]) for row in table("headings")}) == len(table("headings"))


# What was gathered as a role and is none here, and why.
NOT_A_ROLE = {
    "filming-format": "an attribute: words/headings.tsv",
    "shooting-location": "an attribute, as places are no agents: words/headings.tsv",
    "crew-other": "a section: words/headings.tsv",
}
OTHERWISE = {
    "diving": {"divers": "folds like “divers”, a section; English “diver” is found as plongeur"},
    "sound": {
        "prise de son et mixage": "two roles",
        "son et mixage": "two roles",
        "montage son et mixage": "two roles",
    },
}


def test_every_form_that_was_gathered_finds_its_role(shared: Path) -> None:
    with (shared / "roles" / "roles.tsv").open(encoding="utf-8", newline="") as file:
        gathered = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    missed, forms = [], 0
    for row in gathered:
        if row["id"] in NOT_A_ROLE:
            continue
        for form in filter(None, (*row["forms_fr"].split("|"), *row["forms_en"].split("|"))):
            forms += 1
            found = VOCABULARY.find(form)
            possible = found.possible() if found else frozenset()
            two = row["id"] == "makeup-hair" and possible == {"makeup-artist", "hairstylist"}
            if row["id"] not in possible and not two and form not in OTHERWISE.get(row["id"], {}):
                missed.append((row["id"], form, sorted(possible)))
    print(f"{1 - len(missed) / forms:.2%} of {forms} forms")
    assert missed == []


def test_every_heading_that_is_no_role_is_known(shared: Path) -> None:
    with (shared / "roles" / "not_roles.tsv").open(encoding="utf-8", newline="") as file:
        gathered = [row["heading_fr"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert [heading for heading in gathered if VOCABULARY.heading(heading) is None] == []


def test_every_combined_heading_that_was_gathered(shared: Path) -> None:
    with (shared / "roles" / "combined.tsv").open(encoding="utf-8", newline="") as file:
        gathered = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    wrong = [row for row in gathered if roles(row["form_fr"]) != tuple(row["role_ids"].split("|"))]
    assert [row["form_fr"] for row in wrong] == []
