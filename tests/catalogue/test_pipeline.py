"""A build is a pure function of what a person can edit."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from generique.errors import GeneriqueError


def exported(catalogue: Catalogue, target: Path) -> bytes:
    catalogue.export("nquads", target)
    return target.read_bytes()


def test_two_builds_in_two_places_export_the_same_bytes(own_demo: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    shutil.copytree(own_demo, other)
    found = []
    for path in (own_demo, other):
        catalogue = Catalogue(path)
        version = catalogue.build().version
        found.append((version, exported(catalogue, tmp_path / "out.nq")))
    assert found[0] == found[1]


def test_a_second_build_changes_nothing(own_demo: Path) -> None:
    catalogue = Catalogue(own_demo)
    first = catalogue.build()
    stamp = (own_demo / "build" / first.version / "manifest.json").stat().st_mtime_ns
    assert catalogue.build() == first
    assert (own_demo / "build" / first.version / "manifest.json").stat().st_mtime_ns == stamp


def test_the_order_of_adding_does_not_matter_where_the_accessions_are_the_same(
    own_demo: Path, tmp_path: Path
) -> None:
    whole = Catalogue(own_demo)
    whole.build()
    expected = exported(whole, tmp_path / "whole.nq")
    files = sorted((own_demo / "sources").glob("*.lines"))
    random.Random(1).shuffle(files)
    slow = Catalogue.init(tmp_path / "slow")
    shutil.copy(own_demo / "catalogue.toml", slow.path / "catalogue.toml")
    for file in files:
        for path in (file, file.with_name(file.name + ".toml")):
            shutil.copy(path, slow.path / "sources" / path.name)
        slow.build()
    assert exported(slow, tmp_path / "slow.nq") == expected


def test_removing_what_was_added_restores_exactly_what_was(own_demo: Path, tmp_path: Path) -> None:
    catalogue = Catalogue(own_demo)
    catalogue.build()
    before = exported(catalogue, tmp_path / "before.nq")
    kit = tmp_path / "kit.txt"
    kit.write_text("TITRE : Le Film\nRÉALISATION : Alice Fave\n", encoding="utf-8")
    source, _ = catalogue.add(kit)
    catalogue.build()
    assert exported(catalogue, tmp_path / "more.nq") != before
    catalogue.remove(source.accession)
    catalogue.build()
    assert exported(catalogue, tmp_path / "after.nq") == before


def test_a_judgement_is_honoured_and_undone(own_demo: Path, tmp_path: Path) -> None:
    catalogue = Catalogue(own_demo)
    catalogue.build()
    before = exported(catalogue, tmp_path / "before.nq")
    file = own_demo / "judgements.tsv"
    header = file.read_text(encoding="utf-8")
    row = "2026-11-21\tClaire\tsame\tperson\tperson/alice-fave\tperson/maria-juin\tessai\n"
    file.write_text(header + row, encoding="utf-8")
    catalogue.build()
    assert catalogue.entity("person/maria-juin").id == "person/alice-fave"
    assert {part.role for part in catalogue.person("Alice Fave").contributions} == {
        "director-of-photography",
        "sound-designer",
    }
    file.write_text(header, encoding="utf-8")
    catalogue.build()
    assert exported(catalogue, tmp_path / "after.nq") == before


def test_a_correction_is_honoured_and_a_lost_one_is_reported(own_demo: Path) -> None:
    corrections = own_demo / "sources" / "victoire-dossier-de-presse.lines.corrections.tsv"
    corrections.write_text(
        "line_text\tnth\taction\trole\tagent\tcharacter\treason\n"
        "Alice Fave\t1\treplace\t\tAlice Favé\t\tsa carte de visite\n"
        "Nulle Part\t1\tdrop\t\t\t\t\n",
        encoding="utf-8",
    )
    report = Catalogue(own_demo).build()
    assert [message for _, message in report.failed] == ["row 3: no line 1 reads “Nulle Part”"]
    names = {one.name: one for one in Catalogue(own_demo).film("Victoire").contributions}
    assert "Alice Favé" in names
    assert names["Alice Favé"].credits[0].credited_as == "Alice Fave"


def test_somebody_withheld_is_nowhere(own_demo: Path, tmp_path: Path) -> None:
    (own_demo / "withheld.tsv").write_text("id\treason\nperson/alice-fave\tà sa demande\n", encoding="utf-8")
    catalogue = Catalogue(own_demo)
    catalogue.build()
    assert b"Fave" not in exported(catalogue, tmp_path / "out.nq")
    assert "Alice Fave" not in {one.name for one in catalogue.film("Victoire").contributions}
    with pytest.raises(GeneriqueError):
        catalogue.person("Alice Fave")


def test_the_exported_graph_is_a_source_that_gives_the_same_answers(own_demo: Path, tmp_path: Path) -> None:
    one = Catalogue(own_demo)
    one.build()
    one.export("trig", tmp_path / "demo.trig")
    two = Catalogue.init(tmp_path / "two")
    two.add(tmp_path / "demo.trig")
    assert two.build().failed == ()
    assert two.who("Michel Blanc").as_dicts() == one.who("Michel Blanc").as_dicts()
    assert two.person("Alice Fave").as_dict() == one.person("Alice Fave").as_dict()
    for title in ("Victoire", "Les Petites Victoires"):
        ours, theirs = one.film(title).as_dict(), two.film(title).as_dict()
        assert with_parts(ours) == theirs
    assert [one["grade"] for one in two.conflicts().as_dicts()] == [
        other["grade"] for other in one.conflicts().as_dicts()
    ]


def with_parts(film: object) -> object:
    """The film as it is when its sources are parts of source 1: source/2 is source/1.2."""
    if isinstance(film, dict):
        return {key: with_parts(value) for key, value in film.items()}
    if isinstance(film, list):
        return [with_parts(value) for value in film]
    if isinstance(film, str) and film.startswith("source/"):
        return film.replace("source/", "source/1.")
    return film


def test_a_fault_of_ours_in_one_document_costs_that_document_alone(
    own_demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Catalogue(own_demo).build()
    kit = tmp_path / "kit.txt"
    kit.write_text("BRUMES\n\nUn film de Zoé Vial\n", encoding="utf-8")
    Catalogue(own_demo).add(kit)

    def broken(found: object, date: str | None) -> None:
        raise IndexError("tuple index out of range")

    monkeypatch.setattr("generique.catalogue.reading.said_by", broken)
    monkeypatch.setenv("GENERIQUE_DEBUG", "1")
    with pytest.raises(IndexError):
        Catalogue(own_demo).build()
    monkeypatch.delenv("GENERIQUE_DEBUG")
    report = Catalogue(own_demo).build()
    assert report.counts == whole.counts
    assert report.failed == (
        ("kit.txt", "unexpected IndexError: tuple index out of range; please report it"),
    )
