"""Which of our forms a client gets."""

from __future__ import annotations

import pytest

from generique.web.negotiate import best

PAGE = ["text/html", "text/turtle", "application/ld+json", "text/csv"]


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        (None, "text/html"),
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle ; Q=0.7 , text/csv;q=0.8", "text/csv"),
        ("text/*;q=0.3, text/html;q=0.1, application/ld+json;q=0.2", "text/turtle"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", "text/html"),
        ("text/html;q=0, */*", "text/turtle"),
        ("application/rdf+xml", None),
        ("application/rdf+xml, */*;q=0.01", "text/html"),
        ("*/turtle, text/turtle;q=abc, text/turtle;q=7", None),
        ("text/turtle;version=1.1;q=0.5", "text/turtle"),
        (",,;;/,", None),
    ],
)
def test_the_most_wanted_form_is_given(accept: str | None, given: str | None) -> None:
    assert best(accept, PAGE) == given
