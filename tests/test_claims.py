"""Claims written and read back are the same claims, and the same claims are the same bytes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generique import claims
from generique.model import Claims, Credit, FilmMention, Part, Residue, Statement
from generique.parquet import connect, rows

VICTOIRE = Claims(
    films=(FilmMention("victoire", "Victoire", 1),),
    credits=(
        Credit(
            "victoire",
            "director-of-photography",
            "Alice Fave",
            "person",
            "Alice Fave",
            "DIRECTION PHOTO",
            13,
            "line 124",
        ),
        Credit(
            "victoire",
            "cast-member",
            "Marah Ostier",
            "person",
            "MARAH OSTIER",
            "",
            14,
            "line 130",
            character="Victoire",
            own_id="m1",
            certainty=0.9,
            reason="a name beside a character",
        ),
    ),
    statements=(
        Statement("victoire", "runningTime", "23", "23 minutes", 2, "line 3"),
        Statement("victoire", "gender", "female", "elle", 3, "line 4", agent="marah ostier"),
    ),
    residue=(Residue("Pitch «Été»", 4, "line 5"),),
    parts=(Part("2", "Ouest-France", date="2023-03-02", complete_for=("cast", "crew")),),
)

texts = st.text()
maybe = st.none() | texts
numbers = st.integers(-(2**31), 2**31 - 1)
kinds = st.sampled_from(["person", "organization"])
certainties = st.floats(0, 1)
any_claims = st.builds(
    Claims,
    films=st.lists(st.builds(FilmMention, texts, maybe, numbers, maybe), max_size=3).map(tuple),
    credits=st.lists(
        st.builds(
            Credit,
            texts,
            texts,
            texts,
            kinds,
            texts,
            texts,
            numbers,
            texts,
            maybe,
            maybe,
            certainties,
            texts,
            texts,
        ),
        max_size=3,
    ).map(tuple),
    statements=st.lists(
        st.builds(Statement, *[texts] * 4, numbers, texts, *[maybe] * 5, kinds, certainties, texts, texts),
        max_size=3,
    ).map(tuple),
    residue=st.lists(st.builds(Residue, texts, numbers, texts, texts), max_size=3).map(tuple),
    parts=st.lists(
        st.builds(Part, texts, texts, *[maybe] * 4, st.lists(texts, max_size=2).map(tuple)), max_size=3
    ).map(tuple),
)


@given(any_claims)
@settings(max_examples=30)
def test_any_claims_are_read_back_exactly(written: Claims) -> None:
    with TemporaryDirectory() as folder:
        claims.write(written, Path(folder))
        assert claims.load(Path(folder)) == written


def test_the_same_claims_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        claims.write(VICTOIRE, tmp_path / name)
    first = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
    assert sorted(first) == [
        "credits.parquet", "films.parquet", "parts.parquet", "residue.parquet", "statements.parquet"
    ]  # fmt: skip


def test_a_source_that_says_nothing_keeps_its_columns(tmp_path: Path) -> None:
    claims.write(Claims(), tmp_path)
    assert claims.load(tmp_path) == Claims()
    with connect() as database:
        columns = database.execute(f"DESCRIBE FROM '{tmp_path}/parts.parquet'").fetchall()
    assert [(name, kind) for name, kind, *_ in columns][-1] == ("complete_for", "VARCHAR[]")


def test_folded_names_and_the_ids_of_agents_stand_beside_the_claims(tmp_path: Path) -> None:
    claims.write(VICTOIRE, tmp_path)
    assert rows(tmp_path / "credits.parquet", ["agent", "folded"]) == [
        ("Alice Fave", "alice fave"),
        ("Marah Ostier", "marah ostier"),
    ]
    assert rows(tmp_path / "statements.parquet", ["folded", "own_id"]) == [
        (None, None),
        ("marah ostier", "m1"),
    ]
    assert rows(tmp_path / "residue.parquet", ["folded"]) == [("pitch ete",)]
