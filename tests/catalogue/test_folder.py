"""The files people edit: sources keep their numbers, settings are checked, nothing is rewritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from generique.catalogue.folder import Folder, Settings
from generique.errors import GeneriqueError


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "catalogue")
    made.path.mkdir()
    made.create(Settings(title="Essai"))
    return made


def kit(tmp_path: Path, text: str, name: str = "kit.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_each_source_gets_the_next_number(folder: Folder, tmp_path: Path) -> None:
    for number, text in enumerate(("a", "b", "c"), start=1):
        source, new = folder.place(kit(tmp_path, text), {"title": text})
        assert (source.accession, new) == (number, True)
    assert [source.path.name for source in folder.sources()[0]] == ["kit.txt", "kit-2.txt", "kit-3.txt"]


def test_the_same_content_twice_changes_nothing(folder: Folder, tmp_path: Path) -> None:
    folder.place(kit(tmp_path, "a"), {})
    before = sorted((path.name, path.read_bytes()) for path in folder.sources_dir.iterdir())
    source, new = folder.place(kit(tmp_path, "a", "other-name.txt"), {"title": "other"})
    assert (source.accession, new) == (1, False)
    assert sorted((path.name, path.read_bytes()) for path in folder.sources_dir.iterdir()) == before


def test_a_number_is_never_given_again_but_comes_back_with_its_content(
    folder: Folder, tmp_path: Path
) -> None:
    first, _ = folder.place(kit(tmp_path, "a"), {})
    folder.take_out(first)
    second, _ = folder.place(kit(tmp_path, "b"), {})
    again, _ = folder.place(kit(tmp_path, "a"), {})
    assert (first.accession, second.accession, again.accession) == (1, 2, 1)


def test_what_is_known_of_a_source_is_kept_beside_it(folder: Folder, tmp_path: Path) -> None:
    facts = {"title": "L'« affiche »\n", "publisher": "Ouest-France", "date": "2023-03-02", "public": False}
    folder.place(kit(tmp_path, "a"), facts)
    (source,), _ = folder.sources()
    assert (source.title, source.publisher, source.date, source.public) == tuple(facts.values())
    assert source.licence is None


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (None, "no .toml beside it; run `generique add x.txt`"),
        ("title = 'x'", "accession must be a number from 1"),
        ("accession = 1\ncolour = 'red'", "unknown key colour"),
        ("accession = = 1", "no valid TOML"),
        ("accession = 1\ntitle = 3", "title is a text in quotes"),
        ("accession = 1\ncomplete_for = ['castt']", "no department is called “castt”; use directing"),
    ],
)
def test_a_source_without_a_proper_toml_is_reported_and_the_others_are_listed(
    folder: Folder, tmp_path: Path, toml: str | None, message: str
) -> None:
    folder.place(kit(tmp_path, "good"), {})
    (folder.sources_dir / "x.txt").write_text("x")
    if toml is not None:
        (folder.sources_dir / "x.txt.toml").write_text(toml)
    good, bad = folder.sources()
    assert [source.path.name for source in good] == ["kit.txt"]
    assert len(bad) == 1
    assert message in bad[0][1]


def test_two_sources_cannot_have_one_number(folder: Folder, tmp_path: Path) -> None:
    folder.place(kit(tmp_path, "good"), {})
    (folder.sources_dir / "x.txt").write_text("x")
    (folder.sources_dir / "x.txt.toml").write_text("accession = 1")
    assert folder.sources()[1] == [("x.txt", "accession 1 belongs to kit.txt; give another")]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("colour = 'red'", "unknown key colour"),
        ("base = 'here'", "base must be an IRI"),
        ("title = 3", "title is a text"),
        ("lang = 'de'", "lang is one of fr, en"),
        ("build = 3", r"build is a table; write \[build\]"),
        ("[build]\ngraph = 'no'", "graph is true or false"),
    ],
)
def test_settings_are_checked(folder: Folder, toml: str, message: str) -> None:
    (folder.path / "catalogue.toml").write_text(toml)
    with pytest.raises(GeneriqueError, match=message):
        folder.settings()


def test_a_folder_without_a_catalogue_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GeneriqueError, match="no catalogue here; run `generique init`"):
        Folder(tmp_path).settings()


def test_withheld_agents_are_read(folder: Folder) -> None:
    folder.withheld.write_text("id\treason\nperson/alice-fave\tasked by letter\n")
    assert folder.withheld_ids() == ("person/alice-fave",)


def test_a_withheld_agent_may_be_named_by_the_iri(folder: Folder) -> None:
    folder.withheld.write_text("id\treason\nhttps://w3id.org/generique/person/alice-fave\tx\n")
    assert folder.withheld_ids() == ("person/alice-fave",)


def test_who_asked_to_stay_out_is_not_forgotten_for_want_of_a_header(folder: Folder) -> None:
    folder.withheld.write_text("person/alice-fave\tasked by letter\n")
    with pytest.raises(GeneriqueError, match="they must be id, reason"):
        folder.withheld_ids()


def test_a_folder_of_files_is_one_source(tmp_path: Path) -> None:
    files = tmp_path / "imdb"
    files.mkdir()
    (files / "title.basics.tsv").write_text(
        "tconst\tprimaryTitle\toriginalTitle\tstartYear\truntimeMinutes\tgenres\n"
        "tt1\tVictoire\tVictoire\t2024\t23\t\\N\n",
        encoding="utf-8",
    )
    (files / "title.principals.tsv").write_text(
        "tconst\tordering\tnconst\tcategory\tcharacters\ntt1\t1\tnm1\tdirector\t\\N\n", encoding="utf-8"
    )
    (files / "name.basics.tsv").write_text("nconst\tprimaryName\nnm1\tZoé Vial\n", encoding="utf-8")
    catalogue = Catalogue.init(tmp_path / "catalogue")
    source, new = catalogue.add(files, title="IMDb")
    assert (new, source.accession, source.path.name) == (True, 1, "imdb")
    assert catalogue.add(files) == (source, False)
    catalogue.build()
    (credit,) = catalogue.film("Victoire").contributions
    assert (credit.name, credit.credits[0].locator) == ("Zoé Vial", "title.principals, row 2")
    catalogue.remove("imdb")
    assert not (catalogue.path / "sources" / "imdb").exists()
    assert catalogue.add(files)[0].accession == 1
