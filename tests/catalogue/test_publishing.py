"""What only private sources say does not leave the house; what public ones say stays, counted anew."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from generique.catalogue import Catalogue
from generique.errors import GeneriqueError
from generique.export import formats
from tests import small

SECRET = """TITRE : Roxane
ANNÉE : 2018
RÉALISATION : Mélanie Auffret-Zébulon
MONTAGE : Jean Martin
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The first source, which names Mélanie Auffret by another name, is private. For reading only."""
    tmp_path = tmp_path_factory.mktemp("published")
    made = Catalogue.init(tmp_path / "catalogue")
    small.add(made, tmp_path, "secret.txt", SECRET, public=False, title="Archives privées")
    for name, text in small.KITS.items():
        small.add(made, tmp_path, name, text, licence="CC BY 4.0")
    made.build(strict=True)
    return made


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_counts_names_and_ids_are_those_of_the_public_sources(made: Catalogue, tmp_path: Path) -> None:
    assert made.entity("Mélanie Auffret").id == "person/melanie-auffret-zebulon"
    told = made.export("csv", tmp_path / "out", public=True)
    assert told == (
        "left out: source/1 (Archives privées), which is private",
        "left out with them: 2 credits",
        "1 ids that only private sources give were replaced",
    )
    assert [row["source"] for row in table(tmp_path / "out", "sources")] == ["2", "3", "4"]
    (editor,) = [
        row for row in table(tmp_path / "out", "contributions") if row["agent"] == "person/jean-martin"
    ]
    assert editor["sources"] == "1"
    (director,) = [row for row in table(tmp_path / "out", "agents") if "auffret" in row["agent"]]
    assert (director["agent"], director["name"]) == ("person/melanie-auffret", "Mélanie Auffret")
    assert not (tmp_path / "out" / "judgements.csv").exists()


@pytest.mark.parametrize("form", sorted(formats()))
def test_no_format_holds_what_is_private(made: Catalogue, tmp_path: Path, form: str) -> None:
    made.export(form, tmp_path / "out", public=True)
    files = [tmp_path / "out"] if (tmp_path / "out").is_file() else list((tmp_path / "out").iterdir())
    for file in files:
        content = file.read_bytes().lower()
        assert b"bulon" not in content, file
        assert b"priv\xc3\xa9es" not in content, file


def test_an_entity_that_only_private_sources_know_is_gone(tmp_path: Path) -> None:
    made = Catalogue.init(tmp_path / "catalogue")
    small.add(made, tmp_path, "roxane.txt", small.ROXANE, public=False)
    small.add(made, tmp_path, "victoires.txt", small.VICTOIRES)
    made.build(strict=True)
    told = made.export("csv", tmp_path / "out", public=True)
    assert "left out with them: 1 films, 1 people, 2 contributions, 2 credits" in told
    assert [row["film"] for row in table(tmp_path / "out", "films")] == ["film/les-petites-victoires"]


def test_where_nothing_is_private_it_is_the_build_without_its_judgements(
    own_kits: Catalogue, tmp_path: Path
) -> None:
    made = own_kits
    made.judge("same", "Jean Martin", "Claire Un", because="a pen name", who="Ann")
    made.build()
    told = made.export("nquads", tmp_path / "public.nq", public=True)
    made.export("nquads", tmp_path / "all.nq")
    assert told == ("nothing is private or withheld: nothing was left out",)
    assert (tmp_path / "public.nq").read_bytes() == (tmp_path / "all.nq").read_bytes()
    made.export("parquet", tmp_path / "tables", public=True)
    assert not (tmp_path / "tables" / "judgements.parquet").exists()


def test_the_same_bytes_again(made: Catalogue, tmp_path: Path) -> None:
    for folder in ("one", "other"):
        made.export("parquet", tmp_path / folder, public=True)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "other" / file.name).read_bytes()


def test_withheld_and_private_together(made: Catalogue, tmp_path: Path) -> None:
    shutil.copytree(made.path, tmp_path / "own")
    made = Catalogue(tmp_path / "own")
    (made.path / "withheld.tsv").write_text("id\treason\nperson/claire-un\tasked\n", encoding="utf-8")
    with pytest.raises(GeneriqueError, match="has changed since its build; run `generique build`"):
        made.export("csv", tmp_path / "out", public=True)
    made.build()
    told = made.export("csv", tmp_path / "out", public=True)
    assert told[-1] == "left out: 1 who asked to stay out (withheld.tsv)"
    for file in (tmp_path / "out").iterdir():
        assert "claire" not in file.read_text(encoding="utf-8").lower(), file


def test_an_export_of_everything_says_that_private_sources_are_in_it(made: Catalogue, tmp_path: Path) -> None:
    (told,) = made.export("nquads", tmp_path / "all.nq")
    assert told == "1 private sources are in it, not to be passed on; `--public` leaves them out"


QUOTING = """film_title,agent_name,role,character
Roxane,Jean Martin,montage,d'après un récit de Claire Un
Roxane,Mélanie Auffret,réalisation,
"""


@pytest.mark.parametrize("public", [True, False])
def test_who_asked_to_stay_out_is_not_named_in_the_credits_of_others(public: bool, tmp_path: Path) -> None:
    """In every format, published or not; the export says in how many texts “[…]” stands for a name."""
    made = Catalogue.init(tmp_path / "catalogue")
    small.add(made, tmp_path, "table.csv", QUOTING)
    small.add(made, tmp_path, "victoires.txt", small.VICTOIRES)
    (made.path / "withheld.tsv").write_text("id\treason\nperson/claire-un\tasked\n", encoding="utf-8")
    made.build(strict=True)
    for form in formats():
        told = made.export(form, tmp_path / form, public=public)
        assert told == (
            (
                "left out: 1 who asked to stay out (withheld.tsv)",
                "“[…]” stands for their names in 1 texts of others",
            )
            if public
            else ()
        )
        written = tmp_path / form
        for file in [written] if written.is_file() else written.iterdir():
            if file.suffix != ".parquet":
                assert b"claire" not in file.read_bytes().lower(), file
    nquads = (tmp_path / "nquads").read_text(encoding="utf-8")
    assert "d'après un récit de […]" in nquads


def test_no_public_source_is_no_export(tmp_path: Path) -> None:
    made = small.catalogue(tmp_path, public=False)
    with pytest.raises(GeneriqueError, match="no source is public"):
        made.export("csv", tmp_path / "out", public=True)
