"""Sheets in YAML and front matter: keys and values, lists, rows, headings, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import UnreadableError
from generique.model import Block, Document
from generique.read import read
from generique.read.sheet import sheet_blocks


def texts(sheet: str) -> list[str]:
    return [block.text for block in sheet_blocks(sheet, "a.yaml")]


def test_keys_and_values_with_their_lines() -> None:
    assert sheet_blocks('titre: "Le phare"\n\nchef_opérateur: Léon Brun\n', "a.yaml") == [
        Block("titre : Le phare", "line 1"),
        Block("chef opérateur : Léon Brun", "line 3"),
    ]


def test_a_list_of_names_stands_after_its_key() -> None:
    assert texts("avec:\n  - Rose Kern\n  - Jean Attal\n") == ["avec : Rose Kern, Jean Attal"]


def test_entries_with_a_function_and_a_name_are_rows() -> None:
    sheet = (
        "équipe:\n  - {fonction: Image, prénom: Léon, nom: Brun}\n  - {actor: Rose Kern, character: Alice}\n"
    )
    heading, image, alice = sheet_blocks(sheet, "a.yaml")
    assert (heading.text, heading.level) == ("équipe", 1)
    assert image.cells == ("Image", "Léon Brun")
    assert (alice.text, alice.cells) == ("Rose Kern (Alice)", ())


def test_prose_keeps_its_lines_and_nothing_is_nothing() -> None:
    assert texts("synopsis: |\n  Un gardien.\n  Une tempête.\nson: ~\n") == [
        "synopsis",
        "Un gardien.",
        "Une tempête.",
    ]


def test_front_matter_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "kit.md").write_text("---\ntitre: Le phare\nson: [Inès Karam]\n---\n\n# Le phare\n", "utf-8")
    found = read(tmp_path / "kit.md")
    assert isinstance(found, Document)
    assert [(block.place, block.text) for block in found.blocks] == [
        ("line 2", "titre : Le phare"),
        ("line 3", "son : Inès Karam"),
        ("line 6", "Le phare"),
    ]


def test_rules_of_dashes_are_no_front_matter(tmp_path: Path) -> None:
    (tmp_path / "kit.md").write_text("---\nImage : Léon : Brun\n---\nSon\n", encoding="utf-8")
    found = read(tmp_path / "kit.md")
    assert isinstance(found, Document)
    assert [block.place for block in found.blocks] == ["line 2", "line 4"]


def test_what_is_no_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("titre: [Le phare\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"a\.yaml: not YAML"):
        read(tmp_path / "a.yaml")


def test_entries_that_repeat_each_other_have_an_end(tmp_path: Path) -> None:
    lines = ["a0: &a0 {x: y}", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10))]
    (tmp_path / "a.yaml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(UnreadableError, match="more than 200000 entries"):
        read(tmp_path / "a.yaml")


def test_telephones_are_left_out_and_minutes_are_said() -> None:
    sheet = "durée_minutes: 52\nproducteurs:\n  - {nom: Rose Kern, téléphone: 06 00 00 00 00}\n"
    assert texts(sheet) == ["durée : 52 min", "producteurs", "Rose Kern"]
