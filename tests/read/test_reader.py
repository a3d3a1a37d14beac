"""From bytes to text: encodings told apart, what is no text refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generique.errors import UnreadableError
from generique.read.reader import decode, lines_of, text_of

FRENCH = "Réalisé par Élodie Lebôt, à Noël : « l’œuvre » où ça gêne… DÉCORS, INTERPRÉTÉ, RÉGIE GÉNÉRALE"
WORDS = [
    "réalisé",
    "Élodie",
    "musique",
    "ÉTALONNAGE",
    "décors",
    "maïs",
    "goût",
    "où",
    "à",
    "FRANÇAIS",
    "Joël",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac-roman"])
def test_a_french_text_is_read_in_its_encoding(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)) == FRENCH


@given(st.lists(st.sampled_from(WORDS), min_size=3).map(" ".join), st.sampled_from(["cp1252", "mac-roman"]))
def test_old_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])).filter(lambda t: t[:1] != "\ufeff")
)
def test_unicode_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text
    assert decode(text.encode("utf-16")) == text


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decode(data)
    except ValueError as error:
        assert str(error)


def test_names_with_foreign_letters() -> None:
    for name in ("Luis Buñuel", "Edgar Allan Poe et Søren", "Alice Guaspari, née Léger"):
        assert decode(name.encode("cp1252")) == name


def test_a_text_in_another_encoding_is_refused() -> None:
    with pytest.raises(ValueError, match="save it as UTF-8"):
        decode("Режиссёр и оператор фильма".encode("koi8-r"))


def test_a_stray_control_character_is_no_binary_file() -> None:
    text = "la réali\x02sation et la musique " * 20
    assert decode(text.encode()) == text


def test_lines_are_counted_as_editors_do() -> None:
    assert lines_of("a\r\nb\rc\nd\x0ce\u2028f") == ["a", "b", "c", "d\x0ce\u2028f"]


def test_a_file_may_be_too_long(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * 2_000_001)
    with pytest.raises(UnreadableError, match="2 MB, more than the 1 MB"):
        text_of(path, limit=1_000_000)
