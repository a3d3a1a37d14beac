"""What a build keeps of why each mention is the entity it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.errors import GeneriqueError
from generique.grounds import NUMBERED, TABLES, Decision, Doubt, Grounds, Judged, Mention
from generique.resolve.weights import weights


def mention(key: str, entity: str, position: int, name: str = "Ana Un", accession: int = 1) -> Mention:
    slug = name.lower().replace(" ", "-")
    return Mention(
        key, f"source/{accession}#roxane/{slug}", f"person/{slug}-{key}", entity, "person", name,
        accession, str(accession), position, f"line {position}", "film", "editor",
    )  # fmt: skip


ONE, TWO, THREE = (mention(key, "person/ana-un", n, accession=n) for n, key in enumerate("abc", 1))
GROUNDS = Grounds(
    [THREE, ONE, TWO],
    [Decision("b", "c", "same", 1.0, "told us", True, 2), Decision("a", "b", "same", 0.8, "same name", False, None)],
    [Doubt("a", "c", 0.6, "it may be")],
    [Judged(2, "2026-11-21", "Claire", "same", "person", "x", "y", "told us", "b", "c", True)],
)  # fmt: skip


def test_what_is_written_is_read_back_and_the_same_grounds_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        GROUNDS.write(tmp_path / folder)
    read = Grounds.load(tmp_path / "one")
    for name in TABLES:
        assert getattr(read, name) == getattr(GROUNDS, name)
        one, other = (tmp_path / folder / f"{name}.parquet" for folder in ("one", "other"))
        assert one.read_bytes() == other.read_bytes()


def test_the_earliest_who_bears_a_name_has_the_plain_id(tmp_path: Path) -> None:
    assert GROUNDS.named["person/ana-un"] is ONE
    assert GROUNDS.named["person/ana-un-c"] is THREE
    assert GROUNDS.named["source/2#roxane/ana-un"] is TWO
    assert [GROUNDS.own_name(one) for one in (ONE, TWO)] == ["person/ana-un", "source/2#roxane/ana-un"]


def test_the_grounds_of_some_entities_alone(tmp_path: Path) -> None:
    other = mention("z", "person/zoe", 9, "Zoé")
    Grounds([ONE, other], [Decision("a", "a", "same", 1.0, "", False, None)]).write(tmp_path)
    some = Grounds.load(tmp_path, {"person/zoe"})
    assert (some.mentions, some.decisions) == ((other,), ())


def test_a_build_without_grounds_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GeneriqueError, match="mentions is missing; run `generique build`"):
        Grounds.load(tmp_path)


def test_what_a_source_numbers_alike_is_tied_to_the_earliest_unless_it_was_kept_apart() -> None:
    one, two, three = (mention(key, "person/ana-un", n)._replace(first="a") for n, key in enumerate("abc", 1))
    apart = three._replace(entity="person/ana-un-c")
    found = Grounds([one, two, apart]).decisions
    assert found == (Decision("a", "b", "same", 1.0, NUMBERED, False, None),)


def test_the_reason_is_that_of_the_table_of_weights() -> None:
    assert {weights()["same-own-id", kind][1] for kind in ("person", "organization")} == {NUMBERED}
