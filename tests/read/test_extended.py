"""Markdown of converters: attributes go, tables drawn with dashes are rows."""

from __future__ import annotations

from generique.read.extended import plain_markdown


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
