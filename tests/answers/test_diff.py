"""What changed from one build to another, on a small catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.answers.diff import Change
from generique.catalogue import Catalogue
from generique.errors import NotFoundError
from tests import small

MORE = """TITRE : Roxane
ANNÉE : 2018
DURÉE : 90 minutes
RÉALISATION : Mélanie Auffret
MONTAGE : Bo Neuf
"""


def told(made: Catalogue, change: str) -> list[Change]:
    return [one for one in made.diff() if one.change == change]


def test_a_new_source(own_kits: Catalogue, tmp_path: Path) -> None:
    made = own_kits
    small.add(made, tmp_path, "more.txt", MORE)
    made.build()
    assert [one.after for one in told(made, "source added")] == [("source/4",)]
    assert [(one.id, one.name) for one in told(made, "added")] == [("person/bo-neuf", "Bo Neuf")]
    (director,) = told(made, "corroborated")
    assert (director.detail, director.before) == ("director, Roxane", ("source/1",))
    assert director.after == ("source/1", "source/4")
    assert [one.detail for one in told(made, "contradicted")] == ["substitution of editor: incomplete lists"]
    assert [one.name for one in told(made, "credited")] == ["Bo Neuf"]


def test_what_goes_is_the_mirror_of_what_came(own_kits: Catalogue, tmp_path: Path) -> None:
    made = own_kits
    small.add(made, tmp_path, "more.txt", MORE)
    made.build()
    came = sorted((one.what, one.id, one.after) for one in made.diff())
    made.remove(4)
    made.build()
    gone = sorted((one.what, one.id, one.before) for one in made.diff())
    assert gone == came
    assert {one.change for one in made.diff()} == {
        "source removed", "removed", "weakened", "no longer credited", "settled",
    }  # fmt: skip


def test_merged_split_and_moved(own_kits: Catalogue, tmp_path: Path) -> None:
    made = own_kits
    made.judge("same", "person/jean-martin", "person/claire-un", because="a pen name")
    made.build()
    (merged,) = told(made, "merged")
    assert (merged.before, merged.after) == (
        ("person/claire-un", "person/jean-martin"),
        ("person/jean-martin",),
    )
    made.withdraw("person/jean-martin", "person/claire-un", because="an error")
    made.build()
    (split,) = told(made, "split")
    assert (split.before, split.after) == (merged.after, merged.before)
    assert not told(made, "moved")
    small.add(made, tmp_path, "first.txt", "TITRE : Le Premier\nRÉALISATION : Claire Un\n")
    toml = tmp_path / "catalogue" / "sources" / "roxane.txt.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("accession = 1", "accession = 9"))
    made.build()
    assert {one.change for one in made.diff() if one.what == "person"} <= {
        "moved",
        "merged",
        "added",
        "removed",
    }


def test_builds_by_name(own_kits: Catalogue, tmp_path: Path) -> None:
    made = own_kits
    version = made.current.version
    with pytest.raises(NotFoundError, match="there is no previous build yet"):
        made.diff()
    assert made.diff(version, "current").as_dict() == {"from": version, "to": version, "changes": []}
    with pytest.raises(NotFoundError, match=f"no build is called “yesterday”; did you mean “{version}”"):
        made.diff("yesterday")
