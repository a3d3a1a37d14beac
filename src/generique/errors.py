"""What can go wrong, said in one line: what, where, and what to do.

Every error that a user may meet is a :class:`GeneriqueError`; the command line prints its message and
leaves with its ``exit_code`` (0 answered, 1 error, 2 usage, 3 not found, 4 ambiguous name).
"""

from __future__ import annotations

FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a mistake in a program raises: nothing that a user, a disk or a network did."""


class GeneriqueError(Exception):
    """Anything the user can mend: unreadable input, no build yet, wrong SPARQL.

    >>> print(GeneriqueError("no build yet", where="data", do="run `generique build`"))
    data: no build yet; run `generique build`
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        self.what, self.where, self.do = what, where, do
        message = f"{where}: {what}" if where else what
        super().__init__(f"{message}; {do}" if do else message)


class UnreadableError(GeneriqueError):
    """A file that cannot be read as what it says it is."""


class UsageError(GeneriqueError):
    """A wrong option, format or query parameter."""

    exit_code = 2


class NotFoundError(GeneriqueError):
    """A name, query or path between two names that the catalogue does not hold.

    ``suggestions`` holds the names that come nearest, best first.
    """

    exit_code = 3

    def __init__(self, what: str, *, where: str = "", suggestions: tuple[str, ...] = ()) -> None:
        self.suggestions = suggestions
        near = ", ".join(f"“{name}”" for name in suggestions)
        super().__init__(what, where=where, do=f"did you mean {near}?" if near else "")


class AmbiguousError(GeneriqueError):
    """A name that several entities bear. ``candidates`` holds (name, id, year, films) of each."""

    exit_code = 4

    def __init__(self, name: str, candidates: tuple[tuple[str, str, int | None, int], ...]) -> None:
        self.name, self.candidates = name, candidates
        films = all(id.startswith("film/") for _, id, _, _ in candidates)
        do = "give one of these ids, or --year" if films else "give one of these ids"
        super().__init__(f"“{name}” names {len(candidates)} entries", do=do)
