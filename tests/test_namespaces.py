"""Names of things: IRIs and ids lead to each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generique.namespaces import BASE, Iri, iri, local, token


@given(st.sampled_from(["film", "person", "source"]), st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True))
def test_an_id_and_its_iri_lead_to_each_other(kind: str, name: str) -> None:
    id = f"{kind}/{name}"
    assert local(iri(id)) == id
    assert iri(iri(id)) == iri(id) == BASE + id


def test_another_base_is_respected() -> None:
    assert iri("film/x", "https://example.org/") == "https://example.org/film/x"
    assert (
        local("https://w3id.org/generique/film/x", "https://example.org/")
        == "https://w3id.org/generique/film/x"
    )


@given(st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_tokens_differ_where_parts_do(one: list[str], other: list[str]) -> None:
    if "\x1f" not in "".join(one + other) and one != other and (one or [""]) != (other or [""]):
        assert token(*one) != token(*other)


def test_an_iri_is_told_from_a_text() -> None:
    assert isinstance(Iri("urn:x"), str)
    assert not isinstance("urn:x", Iri)
