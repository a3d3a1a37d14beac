"""Which language, and how it is set."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from generique.web.i18n import language, name_key, sort_key, typeset


@pytest.mark.parametrize(
    ("header", "query", "lang"),
    [
        ("", "", "fr"),
        ("en", "", "en"),
        ("de,en;q=0.7,fr;q=0.3", "", "en"),
        ("fr,en", "", "fr"),
        ("en-GB;q=0.9, fr;q=0.8", "", "en"),
        ("en;q=wrong", "", "fr"),
        ("fr", "lang=en", "en"),
        ("en", "lang=xx", "en"),
    ],
)
def test_the_language_of_a_reader(header: str, query: str, lang: str) -> None:
    scope = {
        "type": "http",
        "query_string": query.encode(),
        "headers": [(b"accept-language", header.encode())],
        "path": "/",
    }
    assert language(Request(scope)) == lang


def test_french_marks_stand_apart() -> None:
    assert typeset("Sources : « A » ; B ! 95 %", "fr") == "Sources\xa0: «\xa0A\xa0»\u202f; B\u202f! 95\u202f%"
    assert typeset("Sources: “A”; B!", "en") == "Sources: “A”; B!"


def test_articles_and_particles_do_not_count() -> None:
    titles = ["Une vie", "L’Été", "La Vieille", "A pair of boots", "Zinc", "Le"]
    assert sorted(titles, key=sort_key) == [
        "L’Été",
        "Le",
        "A pair of boots",
        "Une vie",
        "La Vieille",
        "Zinc",
    ]
    assert name_key("Anaïs Van den Berghe") == "berghe anais van den"
