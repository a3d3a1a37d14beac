"""Every error is one line: what, where, what to do; and an exit code."""

from __future__ import annotations

from generique.errors import AmbiguousError, GeneriqueError, NotFoundError, UnreadableError, UsageError


def test_what_where_and_what_to_do() -> None:
    assert str(GeneriqueError("no build yet")) == "no build yet"
    assert str(UnreadableError("empty file", where="kit.txt")) == "kit.txt: empty file"
    assert str(UsageError("“x” is no date", do="write it as 2023")) == "“x” is no date; write it as 2023"


def test_near_names_are_proposed() -> None:
    assert str(NotFoundError("nobody is called “x”", suggestions=("X Y", "Z"))).endswith(
        "; did you mean “X Y”, “Z”?"
    )
    assert str(NotFoundError("nobody is called “x”")) == "nobody is called “x”"


def test_exit_codes_are_those_of_the_contract() -> None:
    codes = [error.exit_code for error in (GeneriqueError, UsageError, NotFoundError, AmbiguousError)]
    assert codes == [1, 2, 3, 4]


def test_candidates_are_kept() -> None:
    error = AmbiguousError(
        "Roxane", (("Roxane", "film/roxane", 1990, 1), ("Roxane", "film/roxane-1", 2018, 1))
    )
    assert len(error.candidates) == 2
    assert "--year" in str(error)
