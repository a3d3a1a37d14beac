"""Markdown as converters write it from a word processor's document."""

from __future__ import annotations

from generique.model import Block
from generique.read.extended import plain_markdown
from generique.read.markup import blocks

TABLE = """\
## Équipe {#équipe .unnumbered}

  -------------------- ------------------
  Image                Leonor Marquès

  Assistant·es à la\\   Lucas Loubet\\
  mise en scène        Ariane Lam

  Avec la              le CNC
  participation de
  -------------------- ------------------

[Photos : Zoé Vial]{.small}
"""


def of(text: str) -> list[Block]:
    return list(blocks(plain_markdown(list(enumerate(text.splitlines(), start=1)))))


def test_the_rows_of_a_table_of_several_lines_are_whole() -> None:
    said = [block.cells for block in of(TABLE) if block.cells]
    assert said == [
        ("Image", "Leonor Marquès"),
        ("Assistant·es à la mise en scène", "Lucas Loubet, Ariane Lam"),
        ("Avec la participation de", "le CNC"),
    ]


def test_classes_and_addresses_are_no_words() -> None:
    texts = [block.text for block in of(TABLE) if not block.cells]
    assert texts == ["Équipe", "Photos : Zoé Vial"]


def test_a_line_that_ends_by_itself_has_no_mark() -> None:
    text = ["**Zoé Vial\\", "Ada Nkomo**", "France -- 2022 -- 1^er^ mars"]
    assert [block.text for block in of("\n".join(text))] == [
        "Zoé Vial",
        "Ada Nkomo",
        "France – 2022 – 1er mars",
    ]


def test_a_rule_of_two_parts_without_an_end_is_left_alone() -> None:
    text = ["Nom    Rôle", "-----  -----", "Zoé    Léa", "", "Fin"]
    assert [block.text for block in of("\n".join(text))][-1] == "Fin"
