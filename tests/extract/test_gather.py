"""Claims are numbered in the order of the document, whatever the order in which they are understood."""

from __future__ import annotations

from generique.extract.credits import Made
from generique.extract.facts import Fact
from generique.extract.gather import Gathered
from generique.extract.lines import Line
from generique.model import Credit, Residue
from tests.extract.helpers import credits_of

EDITOR = Made("editor", "Ada Nkomo", "person", "Ada NKOMO", None, "because")


def test_order_is_that_of_the_lines() -> None:
    gathered = Gathered()
    gathered.credit(Line(5, "Ada NKOMO", "line 6"), "brumes", EDITOR, "Montage", 1.0)
    gathered.state(Line(1, "90 min", "line 2"), "brumes", Fact("runningTime", "90", "90 min"), 1.0, "because")
    gathered.add(Line(3, "?", "line 4"), Residue("?", 0, "line 4"))
    claims = gathered.claims()
    assert (claims.statements[0].position, claims.residue[0].position, claims.credits[0].position) == (
        1,
        2,
        3,
    )


def test_a_claim_counts_once_a_line() -> None:
    gathered = Gathered()
    for index in (1, 1, 2):
        gathered.credit(Line(index, "Ada NKOMO", f"line {index}"), "brumes", EDITOR, "Montage", 1.0)
    assert [credit.place for credit in gathered.claims().credits] == ["line 1", "line 2"]
    assert gathered.has(Credit, "brumes") and not gathered.has(Credit, "roxane")


def test_films_that_nothing_is_said_of_are_left_out() -> None:
    gathered = Gathered()
    gathered.film("brumes", "Brumes", Line(0, "BRUMES", "line 1"))
    assert gathered.claims().films == ()


def test_the_whole_list_decides_what_photo_means() -> None:
    assert credits_of("title: Brumes\nchefOp: Théo Sury\nphoto: Arthur Cassot")[1][0] == "still-photographer"
    assert credits_of("title: Brumes\nphoto: Arthur Cassot")[0][0] == "director-of-photography"
