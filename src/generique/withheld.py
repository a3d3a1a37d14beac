"""Names of those who asked to stay out, taken out of other texts however they are spelled there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from duckdb import DuckDBPyConnection

from generique.parquet import quoted
from generique.text import fold

MARK = "[…]"
"""What stands in the place of a name."""

_APART = r"[^\p{L}\p{N}\p{M}]"
# After a name of one word no second one may come: “Camille” is not “Camille Cottin”.
_END = {True: rf"(?:{_APART}|$)", False: r"(?:[^\p{L}\p{N}\p{M}\s]|\s+[^\p{Lu}\s]|\s*$)"}


def pattern(names: Iterable[str]) -> str | None:
    """A pattern of these folded names, with what stands before (group 1) and after them (2 or 3); None for no names.

    Surnames may stand first or last, letters may have accents and capitals, and any marks may part the words.
    """
    spelled: dict[bool, set[str]] = {True: set(), False: set()}
    for name in names:
        words = name.split()
        for some in (words, [*words[-1:], *words[:-1]], [*words[1:], *words[:1]]):
            if some:
                spelled[len(some) > 1].add(rf"{_APART}+".join(map(_word, some)))
    ways = [
        f"(?:{'|'.join(sorted(some, key=lambda one: (-len(one), one)))})({_END[several]})"
        for several, some in spelled.items()
        if some
    ]
    third = "()" * (2 - len(ways))  # so that there always is a group 3
    return f"(^|{_APART})(?:{'|'.join(ways)}){third}" if ways else None


def take_out(
    database: DuckDBPyConnection, names: Iterable[str], columns: Mapping[tuple[str, str], str]
) -> int:
    """Take these names out of columns (table, column → which rows); returns in how many texts they stood."""
    found = pattern(names)
    if found is None:
        return 0
    changed = 0
    for (table, column), rows in columns.items():
        where = f"WHERE {rows} AND {column} <> {taken_out(column, found)}"
        counted = database.execute(f"SELECT count(*) FROM {table} {where}").fetchall()
        changed += int(counted[0][0])
        database.execute(f"UPDATE {table} SET {column} = {taken_out(column, found)} {where}")
    return changed


def taken_out(column: str, found: str) -> str:
    """The SQL expression of a column without the names of a pattern; two that share a comma need two rounds."""
    once = f"regexp_replace({column}, {quoted(found)}, '\\1{MARK}\\2\\3', 'g')"
    return f"regexp_replace({once}, {quoted(found)}, '\\1{MARK}\\2\\3', 'g')"


def _word(word: str) -> str:
    found, at = "", 0
    while at < len(word):
        pair = word[at : at + 2]
        both = _forms().get(pair)
        one = rf"{_class(word[at])}\p{{M}}*"
        if both and len(pair) == 2:
            found += rf"(?:{_class(pair)}|{one}{_class(pair[1])}\p{{M}}*)"
            at += 2
        else:
            found += one
            at += 1
    return found


def _class(letters: str) -> str:
    return f"[{''.join(_forms().get(letters, ())) or letters}]"


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """Folded letters (“e”, “oe”) → all letters that fold to them."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in (*range(0x30, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)):
        letter = chr(code)
        if letter.isalnum() and (folded := fold(letter)):
            found[folded].append(letter)
    return {folded: tuple(some) for folded, some in found.items()}
