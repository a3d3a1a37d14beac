"""The film of a document without a list under its title."""

from __future__ import annotations

from generique.extract.head import Candidate, best, quoted, titles_in, weighed
from generique.extract.lines import Line
from generique.extract.whole import Whole
from tests.extract.helpers import claims_of, lines_of


def head(lines: tuple[Line, ...], page: str | None = None) -> Candidate | None:
    return best(weighed(lines, page, {}, Whole(lines)))


def test_the_title_quoted_most() -> None:
    found = lines_of(
        "« Brumes » est au cinéma depuis mercredi. Le film plaît.\n\nAprès « Marées », « Brumes » émeut."
    )
    best = head(found)
    assert best and best.title == "Brumes"
    assert [text for text, _ in quoted(found)] == ["Brumes", "Marées", "Brumes"]


def test_the_one_loud_line_of_the_head() -> None:
    claims = claims_of("Série\nLA VALLÉE BLEUE\n\nRésumé\n\nImage : Ada Nkomo")
    assert [film.title for film in claims.films] == ["La Vallée bleue"]


def test_two_titles_alike_are_none() -> None:
    assert head(lines_of("« Brumes » et « Marées » : deux films.\n\n« Brumes » ou « Marées » ?")) is None


def test_the_page_says_which_line() -> None:
    found = lines_of("# Brumes\n\n# Nos salles")
    best = head(found, "Brumes | Studio Nord")
    assert best and best.title == "Brumes"


def test_what_is_said_is_no_title() -> None:
    assert list(titles_in("« Je suis venue, puis j'ai vu. » « Brumes » « encore »")) == ["Brumes"]


def test_speech_in_quotation_marks_is_no_title() -> None:
    assert list(titles_in("« On a tout perdu », plaisante Ada Nkomo, « Brumes », tourné à Brest")) == [
        "Brumes"
    ]
