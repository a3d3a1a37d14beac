"""Marks of Markdown and HTML go; headings, bold and cells stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.model import Block
from generique.read.markup import blocks


def of(text: str) -> list[Block]:
    return list(blocks(enumerate(text.split("\n"), start=1)))


def texts(text: str) -> list[str]:
    return [block.text for block in of(text)]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**Alice Fave**", "Alice Fave"),
        ("<b>Alice Fave</b>", "Alice Fave"),
        ("### **Vous filmez ?**", "Vous filmez ?"),
        ("*Victoire* de __Marah__ et _Cindy_", "Victoire de Marah et Cindy"),
        ("***Alice***", "Alice"),
        ("[team@example.org](mailto:team@example.org)", "team@example.org"),
        ("![affiche](a.png) Victoire", "affiche Victoire"),
        ("<https://example.org>", "https://example.org"),
        ("Victoire &amp; Cie &#233;&nbsp;!", "Victoire & Cie é\u00a0!"),
        (r"\*une note\* \& \#1", "*une note* & #1"),
        ("<!-- page 3 -->Victoire", "Victoire"),
        ("une `note`", "une note"),
        ("musique <Les Gnawas>", "musique <Les Gnawas>"),
        ("5 * 3 * 2 et nom* et **", "5 * 3 * 2 et nom* et"),
        ("snake_case_name et Nom : ______", "snake_case_name et Nom : ______"),
        ("– France 3 Cinéma", "– France 3 Cinéma"),
        ("- Alice Fave", "- Alice Fave"),
        ("#1 au box-office", "#1 au box-office"),
        ("AT&T; R&D", "AT&T; R&D"),
    ],
)
def test_marks_go(marked: str, plain: str) -> None:
    assert texts(marked) == [plain]


def test_headings_keep_their_level() -> None:
    assert [(block.text, block.level) for block in of("# VICTOIRE\n### Équipe ###\ntexte")] == [
        ("VICTOIRE", 1),
        ("Équipe", 3),
        ("texte", 0),
    ]


def test_bold_goes_over_hard_breaks_but_not_over_paragraphs() -> None:
    names = of("**Haydée Bret-Fernier  \n& Margaux Bannwarth**\n\n**sans fin\n\nMaria Juin")
    assert [(block.text, block.strong) for block in names] == [
        ("Haydée Bret-Fernier", True),
        ("& Margaux Bannwarth", True),
        ("sans fin", True),
        ("Maria Juin", False),
    ]


def test_bold_marks_on_lines_of_their_own() -> None:
    assert [(block.text, block.strong) for block in of("**\nAlice Fave\n**")] == [("Alice Fave", True)]


def test_half_bold_is_not_strong() -> None:
    (block,) = of("Langue: **français**")
    assert (block.text, block.strong) == ("Langue: français", False)


def test_tabs_and_bars_make_cells() -> None:
    assert [block.cells for block in of("TITRE\t\t<b>VICTOIRE</b>\n| Léo | Capucine |\n|---|---|\nseul")] == [
        ("TITRE", "", "VICTOIRE"),
        ("Léo", "Capucine"),
        (),
    ]


def test_gaps_count_empty_lines_and_rules() -> None:
    assert [(b.text, b.place, b.gap) for b in of("\n\nun\ndeux\n \n---\ntrois<br/>quatre")] == [
        ("un", "line 3", 2),
        ("deux", "line 4", 0),
        ("trois", "line 7", 2),
        ("quatre", "line 7", 0),
    ]


@given(st.text())
def test_any_text_is_survived_and_no_word_is_lost(text: str) -> None:
    kept = "".join(texts(text))
    assert "\ue000" not in kept or "\ue000" in text
    plain = "".join(char for char in text if char.isalnum())
    if not set(text) & set("<>[]()&\\`!\ue000") and not any("\ue100" <= char <= "\ue17f" for char in text):
        assert "".join(char for char in kept if char.isalnum()) == plain
