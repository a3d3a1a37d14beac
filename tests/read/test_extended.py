"""Markdown of converters: attributes go, tables drawn with dashes are rows."""

from __future__ import annotations

from generique.model import Block
from generique.read.extended import plain_markdown
from generique.read.markup import blocks


def plain(text: str) -> list[str]:
    return [line for _, line in plain_markdown(list(enumerate(text.split("\n"), start=1)))]


def test_attributes_of_headings_spans_and_pictures_go() -> None:
    text = '# []{#x .anchor}BRUMES {#brumes .unnumbered}\n![](a.png){width="2in"}\n[Photos]{.small}\nRADIO (1^er^ étage)\\'
    assert plain(text) == ["# BRUMES", "", "Photos", "RADIO (1er étage)"]


def test_braces_of_other_texts_stay() -> None:
    assert plain("Un {mot} entre accolades") == ["Un {mot} entre accolades"]


def test_a_ruled_table_has_rows_of_several_lines() -> None:
    text = "  ---------- --------\n  Avec la    Arte,\n  part. de   Ciné+\n\n  Son        Zoé Vial\n  ---------- --------\nFin"
    assert plain(text) == ["| Avec la part. de | Arte, Ciné+ |", "| Son | Zoé Vial |", "Fin"]


def test_a_grid_gives_what_stands_level() -> None:
    text = "+------+------+\n| A    | B    |\n|      |      |\n| Zoé  | Ada  |\n+------+------+"
    assert plain(text) == ["| A | B |", "| Zoé | Ada |"]


def test_a_line_between_paragraphs_is_no_table() -> None:
    assert plain("A\n--- ---\nB") == ["A", "--- ---", "B"]


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
