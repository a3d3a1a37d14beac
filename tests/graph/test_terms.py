"""SQL writes the terms of N-Triples as the grammar wants them."""

from __future__ import annotations

import pytest

from generique.graph import terms
from generique.parquet import connect, stage


def term(expression: str, value: object, kind: str = "VARCHAR") -> object:
    with connect() as database:
        for macro in terms.macros("https://example.org/"):
            database.execute(f"CREATE MACRO {macro}")
        stage(database, "given", {"value": kind}, [(value,)])
        return database.execute(f"SELECT {expression} FROM given").fetchall()[0][0]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Alice Fave", '"Alice Fave"'),
        ('dit "la Victoire" \\', r'"dit \"la Victoire\" \\"'),
        ("a\r\nb\tc", r'"a\r\nb\tc"'),
        ("\x00 \x1f \x7f \\u0041", r'"\u0000 \u001F \u007F \\u0041"'),
        ("l’Été 🎬", '"l’Été 🎬"'),
        ("", None),
        (None, None),
    ],
)
def test_texts_are_escaped(text: str | None, written: str | None) -> None:
    assert term("text(value)", text) == written


@pytest.mark.parametrize(
    ("id", "written"),
    [
        ("film/victoire", "<https://example.org/film/victoire>"),
        ("film/восток", "<https://example.org/film/восток>"),
        ("source/5.a b>", "<https://example.org/source/5.a%20b%3E>"),
        ("source/5.a%20b", "<https://example.org/source/5.a%2520b>"),
    ],
)
def test_ids_are_safe_in_iris(id: str, written: str) -> None:
    assert term("entity(value)", id) == written


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "<https://creativecommons.org/licenses/by/4.0/>"),
        ("https://example.org/é?a=1&b=%20#x", "<https://example.org/é?a=1&b=%20#x>"),
        ("CC BY 4.0", '"CC BY 4.0"'),
        ("https://example.org/a b", '"https://example.org/a b"'),
        ("https://[x", '"https://[x"'),
        ("https://example.org/100%", '"https://example.org/100%"'),
    ],
)
def test_a_link_that_is_no_iri_stays_a_text(link: str, written: str) -> None:
    assert term("link(value)", link) == written


@pytest.mark.parametrize(
    ("certainty", "written"),
    [(1.0, None), (0.8, '"0.8"'), (0.123456789, '"0.123457"'), (0.0, '"0"'), (1e-5, '"0.00001"')],
)
def test_only_doubt_is_written_down(certainty: float, written: str | None) -> None:
    found = term("doubtful(value)", certainty, "DOUBLE")
    assert found == (written and f"{written}^^<http://www.w3.org/2001/XMLSchema#decimal>")


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no name of a vocabulary"):
        terms.name("film")
