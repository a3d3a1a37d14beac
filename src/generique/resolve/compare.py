"""Compare two records: a score with its reasons in words, or nothing where they are told apart.

Only the two records and the shipped tables decide; never what else the catalogue holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from generique.resolve import organizations, people, titles
from generique.resolve.records import DIRECTING, Facts, Record
from generique.resolve.weights import Evidence, certain, threshold, weigh
from generique.roles import vocabulary

__all__ = ["Evidence", "agents", "films", "threshold", "told_apart"]

_NEAR, _FAR, _EXPECTED = 2, 4, range(-1, 5)
_GENRES = frozenset({"fiction", "documentaire", "animation"})
# Trades that people change between: an actor directs, a director writes and produces, a singer plays.
_STAGE = frozenset({"directing", "writing", "production", "cast"})
_SUNG = frozenset({"music", "cast"})
_EXACT = frozenset({"name", "name-order", "name-particles"})
# Roles that a person may have on films made long after: sources and music are used again.
_LASTING = frozenset({"writing", "music", "archives"})


def told_apart(left: Record, right: Record) -> bool:
    """Two records that must never be one: numbered apart by one source, or with different identifiers."""
    if left.identifiers & right.identifiers or left.kind != right.kind:
        return False
    if _identifiers_differ(left, right):
        return True
    if left.accession != right.accession:
        return False
    return bool(left.own_id and right.own_id and left.own_id != right.own_id)


def _identifiers_differ(left: Record, right: Record) -> bool:
    if not left.identifiers or not right.identifiers:
        return False
    return any(
        scheme == other and value != theirs
        for scheme, value in left.identifiers
        for other, theirs in right.identifiers
    )


# -- films -----------------------------------------------------------------------------------------


def films(left: Record, right: Record) -> Evidence | None:
    """What speaks for two film mentions being one film; None where they are told apart or share no evidence."""
    if left.identifiers & right.identifiers:
        return certain("same-identifier", "film")
    if told_apart(left, right) or not left.facts.titles or not right.facts.titles:
        return None
    return weigh("film", [name for name in _film(left, right) if name])


def _film(left: Record, right: Record) -> Iterator[str]:
    one, other = left.facts, right.facts
    title = titles.compare(one.titles, other.titles)
    before = bool(one.begun and not one.years) != bool(other.begun and not other.years)
    yield "title-provisional" if before and title in ("title-other", "title-part") else title
    yield _directors(one, other)
    yield _years(one, other)
    if left.accession == right.accession:
        yield "same-source"
    if shared := one.budgets & other.budgets:
        yield "budget" if any(len(sum_.rstrip("0")) > 3 for sum_ in shared) else "budget-round"
    mine, theirs = one.genres & _GENRES, other.genres & _GENRES
    if mine and theirs:
        yield "genre" if mine & theirs else "genre-other"
    if one.forms and other.forms and not one.forms & other.forms:
        yield "form-other"
    if one.countries and other.countries:
        yield "country" if one.countries & other.countries else "country-other"
    if one.minutes and other.minutes:
        gap = min(abs(a - b) / max(a, b) for a in one.minutes for b in other.minutes)
        yield "minutes" if gap < 0.03 else "minutes-other" if gap > 0.15 else ""
    shared = (one.people & other.people) - one.directors - other.directors
    yield ("", "colleague", "colleagues")[min(len(shared), 2)]


def _directors(one: Facts, other: Facts) -> str:
    if not one.directors or not other.directors:
        return "directors-unknown"
    if one.directors == other.directors:
        return "directors-same"
    found = {people.compare(*sorted((a, b))) for a in one.directors for b in other.directors}
    if found & _EXACT:
        return "directors-same" if len(one.directors) == len(other.directors) == 1 else "directors-shared"
    near = {"name-half", "name-initial", "name-letter", "name-spoken", "name-single", "name-nickname"}
    return "directors-close" if found & near else "directors-other"


def _years(one: Facts, other: Facts) -> str:
    """How the years fit; that of an approval or a shooting is expected before that of the film."""
    if one.years and other.years:
        return _gap(min(abs(a - b) for a in one.years for b in other.years))
    if one.begun and other.begun:
        return _gap(min(abs(a - b) for a in one.begun for b in other.begun))
    released, begun = one.years or other.years, one.begun or other.begun
    if not released or not begun:
        return ""
    lags = [year - start for year in released for start in begun]
    if any(lag in _EXPECTED for lag in lags):
        return "year-expected"
    return "year-far" if any(-_FAR <= lag < 2 * _FAR for lag in lags) else "year-very-far"


def _gap(gap: int) -> str:
    if gap <= _NEAR:
        return "year-near" if gap else "year-same"
    return "year-far" if gap <= _FAR else "year-very-far"


# -- agents ----------------------------------------------------------------------------------------


def agents(left: Record, right: Record, *, same_film: bool) -> Evidence | None:
    """What speaks for two agent mentions being one agent; ``same_film`` after films are resolved."""
    if left.kind != right.kind:
        return None
    if left.identifiers & right.identifiers:
        return certain("same-identifier", left.kind)
    if left.own_id and right.own_id and left.accession == right.accession:
        return certain("same-own-id", left.kind) if left.own_id == right.own_id else None
    if _identifiers_differ(left, right):
        return None
    if left.kind == "organization":
        return _organizations(left, right, same_film)
    return _people(left, right, same_film)


def _organizations(left: Record, right: Record, same_film: bool) -> Evidence:
    name = max(
        (organizations.compare(*sorted((a, b))) for a in left.names for b in right.names),
        key=_ORGANIZATIONS.index,
    )
    found = [name]
    if same_film:
        found.append("film-role" if left.roles & right.roles else "film")
    elif left.facts.directors & right.facts.directors:
        found.append("director-shared")
    return weigh("organization", found)


_ORGANIZATIONS = (
    "name-other", "name-branch", "name-house", "name-generic", "name-letter", "name-core", "name-form", "name",
)  # fmt: skip
_PEOPLE = (
    "name-other", "name-surname", "name-given", "name-initial", "name-single", "name-nickname", "name-half",
    "name-letter", "name-spoken", "name-particles", "name-order", "name",
)  # fmt: skip


def _people(left: Record, right: Record, same_film: bool) -> Evidence:
    name, which = max(
        ((people.compare(*sorted((a, b))), a) for a in left.names for b in right.names),
        key=lambda found: (_PEOPLE.index(found[0]), found[1]),
    )
    found = [name, *(_on_one_film(left, right, name) if same_film else _across(left, right))]
    rarity = 0.0 if same_film else people.rarity(which)
    if name not in _EXACT:
        rarity = min(rarity, 0.0)
    told = "a common name" if rarity < -1 else "a rare name" if rarity > 1 else ""
    return weigh("person", found, ((rarity, told),) if rarity else ())


def _on_one_film(left: Record, right: Record, name: str) -> Iterator[str]:
    shared = left.roles & right.roles
    if not shared:
        departments = _departments(left) & _departments(right)
        yield "film-other-name" if name not in _EXACT else "film-department" if departments else "film"
        return
    yield "film-role" if name in _EXACT or any(map(_few, shared)) else "film-role-many"
    if any(map(_few, left.alone & right.alone)):
        yield "alone"


def _few(role: str) -> bool:
    """Whether a role has few holders on a film: two lists that name one each mean the same person."""
    known = vocabulary().roles.get(role)
    return known is not None and known.holders != "many"


def _across(left: Record, right: Record) -> Iterator[str]:
    one, other = left.facts, right.facts
    if (one.directors & other.directors) - left.names - right.names:
        yield "director-shared"
    mine, theirs = _departments(left), _departments(right)
    if left.roles & right.roles:
        yield "role"
    elif mine & theirs:
        yield "department"
    elif mine and theirs:
        near = (mine | theirs) <= _STAGE or (mine | theirs) <= _SUNG
        yield "trade-other" if near else "trades-apart"
    years, others = one.years | one.begun, other.years | other.begun
    if years and others:
        gap = min(abs(a - b) for a in years for b in others)
        if gap <= 15 or not (mine | theirs) & _LASTING:
            yield "time-near" if gap <= 15 else _long(gap)


def _long(gap: int) -> str:
    return "time-apart" if gap <= 40 else "time-far" if gap <= 60 else "time-very-far"


def _departments(record: Record) -> frozenset[str]:
    roles = vocabulary().roles
    return frozenset(roles[role].department for role in record.roles if role in roles)


def directs(record: Record) -> bool:
    """Whether a record is of one who directs."""
    return bool(record.roles & DIRECTING)
