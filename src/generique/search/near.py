"""Near names: few candidates by their rarest letters, then a score that a person would give."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from sqlite3 import Connection

from generique.search.entities import Found

EXACT, BEGINS, ALL_WORDS, LEAST = 100.0, 95.0, 90.0, 65.0
_WHOLE_WORDS = 400  # candidates with every word; forms are numbered by films, so the best known come first
_ONE_WRONG = 2000  # candidates with every word but one
_LETTERS = 2000  # candidates with some of the rarest letters
_CLOSE = 100  # of which so many are compared word by word


def grams(word: str, *, ended: bool = True) -> list[str]:
    """The groups of three letters of a word, its ends marked by spaces; ``ended=False``: it may go on.

    >>> grams("zinc"), grams("zinc", ended=False)
    ([' zi', 'zin', 'inc', 'nc '], [' zi', 'zin', 'inc'])
    """
    padded = f" {word} " if ended else f" {word}"
    return [padded[start : start + 3] for start in range(len(padded) - 2)]


def near(database: Connection, asked: str, limit: int, kinds: Collection[str]) -> list[Found]:
    """The entities whose names come near a folded text: exact, begins so, has all words, looks like it."""
    if not asked or limit < 1:
        return []
    words = asked.split()
    scores: dict[str, float] = {}
    for folded, id in _with_all(database, words):
        scores[id] = max(scores.get(id, 0.0), _sure(asked, words, folded))
    if sum(score > 0 for score in scores.values()) < limit:
        for id, score in _alike(asked, words, _with_some(database, words)):
            scores[id] = max(scores.get(id, 0.0), score)
    found = [_found(database, id, score) for id, score in scores.items() if score >= LEAST]
    kept = [one for one in found if not kinds or one.kind in kinds]
    return sorted(kept, key=lambda one: (-one.score, -one.films, one.name, one.id))[:limit]


def _found(database: Connection, id: str, score: float) -> Found:
    row = database.execute("SELECT id, kind, name, year, films FROM entities WHERE id = ?", (id,)).fetchone()
    return Found._make((*row, round(score, 1)))


def _alike(asked: str, words: list[str], forms: list[tuple[str, str]]) -> Iterator[tuple[str, float]]:
    """(id, score) of the forms that look like the text: as a whole, and word by word in any order."""
    from rapidfuzz import fuzz, process  # only here: it costs more than all the rest of a search

    spelled = [folded for folded, _ in forms]
    alike = process.extract(asked, spelled, scorer=fuzz.WRatio, limit=_CLOSE, score_cutoff=LEAST - 10)
    for folded, whole, at in alike:
        held = folded.split()
        nearest = [max(fuzz.ratio(word, other) for other in held) for word in words]
        yield forms[at][1], (whole + sum(nearest) / len(nearest)) / 2 * ALL_WORDS / EXACT


def _sure(asked: str, words: list[str], folded: str) -> float:
    """The score of a name that needs no guess, else 0.

    >>> [_sure("blanc", ["blanc"], name) for name in ("blanc", "blanc sec", "michel blanc", "blake")]
    [100.0, 95.0, 90.0, 0.0]
    """
    if folded == asked:
        return EXACT
    if folded.startswith(asked):
        return BEGINS
    held = folded.split()
    return ALL_WORDS if all(any(other.startswith(word) for other in held) for word in words) else 0.0


def _with_all(database: Connection, words: list[str]) -> list[tuple[str, str]]:
    """(form, id) where every word of the text begins a word."""
    wanted = [gram for word in words for gram in grams(word, ended=False)]
    exact = database.execute("SELECT folded, id FROM forms WHERE folded = ?", (" ".join(words),)).fetchall()
    return exact + _matching(database, wanted, " AND ", _WHOLE_WORDS)


def _with_some(database: Connection, words: list[str]) -> list[tuple[str, str]]:
    """(form, id) with all words but one, and some letters of that one; or with some of the rarest letters."""
    found: dict[tuple[str, str], None] = {}
    for wrong in range(len(words)) if len(words) > 1 else ():
        right = {gram for at, word in enumerate(words) if at != wrong for gram in grams(word)}
        some = set(grams(words[wrong])) - right
        if right and some:
            question = f"{_joined(right, ' AND ')} AND ({_joined(some, ' OR ')})"
            found.update(dict.fromkeys(_asked(database, question, _ONE_WRONG // len(words))))
    wanted: list[str] = []
    room = _LETTERS
    for gram, forms in _counted(database, {gram for word in words for gram in grams(word)}):
        room -= forms
        if wanted and room < 0:
            break
        wanted.append(gram)
    found.update(dict.fromkeys(_matching(database, wanted, " OR ", _LETTERS)))
    return list(found)


def _counted(database: Connection, wanted: Collection[str]) -> list[tuple[str, int]]:
    """Which of these groups of letters occur, and in how many forms, the rarest first."""
    marks = ",".join("?" * len(wanted))
    return database.execute(
        f"SELECT gram, forms FROM grams WHERE gram IN ({marks}) ORDER BY forms, gram", tuple(wanted)
    ).fetchall()


def _matching(database: Connection, wanted: Collection[str], joined: str, most: int) -> list[tuple[str, str]]:
    return _asked(database, _joined(wanted, joined), most) if wanted else []


def _joined(grams: Collection[str], joined: str) -> str:
    return joined.join('"' + gram.replace('"', '""') + '"' for gram in sorted(grams))


def _asked(database: Connection, question: str, most: int) -> list[tuple[str, str]]:
    return database.execute(
        "SELECT f.folded, f.id FROM (SELECT rowid FROM near WHERE near MATCH ? LIMIT ?) n"
        " JOIN forms f ON f.number = n.rowid",
        (question, most),
    ).fetchall()
