"""A person mends what was read; the line is found by its text, and a lost line is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generique import corrections
from generique.errors import GeneriqueError
from generique.extract import extract
from generique.model import Block, Claims, Credit, Document, FilmMention, Residue
from generique.read import read

HEADER = "\t".join(corrections.COLUMNS) + "\n"
LINES = Document(
    (
        Block("MONTAGE IMAGE", "line 1"),
        Block("Apolline  Dufresne", "line 2"),
        Block("RENFORT LICORNE", "line 3"),
        Block("Klem H", "line 4"),
        Block("Apolline Dufresne", "line 9"),
    )
)


def credit(role: str, agent: str, position: int) -> Credit:
    return Credit("victoire", role, agent, "person", agent, "X", position, f"line {position}")


SAID = Claims(
    films=(FilmMention("victoire", "Victoire", 1),),
    credits=(credit("editor", "Apolline Dufresne", 2), credit("unit-manager", "Apolline Dufresne", 9)),
    residue=(Residue("RENFORT LICORNE : Klem H", 4, "line 4"),),
)


def mend(tmp_path: Path, *rows: str) -> tuple[list[tuple[str, str, str]], Claims, tuple[str, ...]]:
    file = tmp_path / "kit.txt.corrections.tsv"
    file.write_text(HEADER + "".join(row + "\n" for row in rows), encoding="utf-8")
    claims, messages = corrections.apply(corrections.read(file), LINES, SAID)
    return [(line.role, line.agent, line.place) for line in claims.credits], claims, messages


def test_replace_changes_what_is_given_and_keeps_the_line_as_written(tmp_path: Path) -> None:
    found, claims, _ = mend(tmp_path, "Apolline Dufresne\t1\treplace\t\tApolline Dufrêne\t\taccent lost")
    assert found[0] == ("editor", "Apolline Dufrêne", "line 2")
    assert claims.credits[0].credited_as == "Apolline Dufresne"
    assert claims.credits[0].reason == "corrected: accent lost"


def test_nth_means_the_second_line_with_that_text(tmp_path: Path) -> None:
    found, *_ = mend(tmp_path, "Apolline Dufresne\t2\treplace\tcolorist\t\t\t")
    assert found == [
        ("editor", "Apolline Dufresne", "line 2"),
        ("colorist", "Apolline Dufresne", "line 9"),
    ]


def test_drop_leaves_the_rest(tmp_path: Path) -> None:
    found, *_ = mend(tmp_path, "Apolline Dufresne\t\tdrop\t\t\t\t")
    assert found == [("unit-manager", "Apolline Dufresne", "line 9")]


def test_add_takes_the_place_of_what_was_not_understood(tmp_path: Path) -> None:
    found, claims, messages = mend(tmp_path, "Klem H\t1\tadd\tcomposer\tKlem H\t\tit is the music")
    assert found[1] == ("composer", "Klem H", "line 4")
    assert claims.residue == ()
    assert messages == ()


def test_a_correction_whose_line_is_gone_is_reported_and_changes_nothing(tmp_path: Path) -> None:
    _, claims, messages = mend(tmp_path, "Apoline Dufresne\t\tdrop\t\t\t\t")
    assert claims is SAID
    assert messages == ("row 2: no line 1 reads “Apoline Dufresne”",)


def test_a_correction_that_finds_no_credit_is_reported(tmp_path: Path) -> None:
    _, _, messages = mend(tmp_path, "MONTAGE IMAGE\t\tdrop\t\t\t\t")
    assert messages == ("row 2: “MONTAGE IMAGE” holds no credit to drop",)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("X\t\tmend\t\t\t\t", "unknown action “mend”"),
        ("X\t\treplace\tunicorn\t\t\t", "unknown role “unicorn”"),
        ("X\t\tadd\teditor\t\t\t", "needs a role and an agent"),
        ("X\tfirst\tdrop\t\t\t\t", "“first” is no number"),
        ("MONTAGE IMAGE\t0\tdrop\t\t\t\t", "“0” is no number"),
        ("X\t²\tdrop\t\t\t\t", "“²” is no number"),
        ("X\tdrop", "2 fields instead of 7"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(GeneriqueError, match="row 2") as caught:
        mend(tmp_path, row)
    assert message in str(caught.value)


def test_a_line_that_the_reader_joined_to_the_one_above_is_found_by_its_own_text(tmp_path: Path) -> None:
    """“Mixeurs   Zoé VIAL” with “Ada NKOMO” under it is read as one line; each is mended by itself."""
    kit = tmp_path / "kit.txt"
    kit.write_text(
        "BRUMES\nun film de Luc Prou\n\nMixeurs          Zoé VIAL\n                 Ada NKOMO\n",
        encoding="utf-8",
    )
    document = read(kit)
    assert isinstance(document, Document)
    for line, kept in (("Ada NKOMO", "Zoé Vial"), ("Mixeurs Zoé VIAL", "Ada Nkomo")):
        row = corrections.parse([line, "", "drop", "", "", "", ""], "row 2", 2)
        claims, messages = corrections.apply([row], document, extract(document))
        assert [credit.agent for credit in claims.credits] == ["Luc Prou", kept]
        assert messages == ()


def test_a_name_in_two_fields_is_found_by_the_second(tmp_path: Path) -> None:
    kit = tmp_path / "form.txt"
    kit.write_text(
        "Titre : Brumes\nNom du producteur : VIAL\nPrénom du producteur : Zoé\nImage : Ada Nkomo\nBiographie\n"
        "Ada Nkomo est née à Brest.",
        encoding="utf-8",
    )
    document = read(kit)
    assert isinstance(document, Document)
    said = extract(document)
    row = corrections.parse(["Prénom du producteur : Zoé", "", "drop", "", "", "", ""], "row 2", 2)
    claims, _ = corrections.apply([row], document, said)
    assert [credit.agent for credit in claims.credits] == ["Ada Nkomo"]
    row = corrections.parse(["Ada Nkomo est née à Brest.", "", "drop", "", "", "", ""], "row 2", 2)
    assert corrections.apply([row], document, said)[0] is said
