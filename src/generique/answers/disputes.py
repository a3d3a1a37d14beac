"""When two sources disagree about a film, and how gravely: rules over its claims, without a store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple, TypeVar

from generique.answers.evidence import Credit, Statement
from generique.text import fold

CONTRADICTION = "contradiction"
COUNTRY = "country not stated"
PRECISION = "precision"
ROUNDING = "rounding"
OMISSION = "omission"
INCOMPLETE = "incomplete lists"  # each source may name a part of those there were
OTHER_FORM = "other form"
_GRAVEST = (CONTRADICTION, OMISSION, COUNTRY, INCOMPLETE, PRECISION, ROUNDING, OTHER_FORM)
_ROUNDED = 2  # minutes
_THEATRICAL, _PREVIEW = (
    "theatrical",
    "preview",
)  # a release of no stated kind is theatrical; a preview is none

T = TypeVar("T")


class Complete(NamedTuple):
    """A source that says it names everybody of a department."""

    source: str
    department: str


class Rules(NamedTuple):
    """What the ontology and the sources say about how to read claims."""

    single: frozenset[str] = frozenset()
    complete: frozenset[Complete] = frozenset()

    def graded(self, one: Credit, other: Credit, sure: bool = False) -> str:
        """The grade of a disagreement between two lists of a department."""
        ends = {Complete(credit.source, credit.department) for credit in (one, other)}
        return CONTRADICTION if sure or ends & self.complete else INCOMPLETE


class Value(NamedTuple):
    """What one source says, and where."""

    value: str | int
    verbatim: str
    source: str
    locator: str


class Dispute(NamedTuple):
    """A disagreement: about what, how grave, and who says what."""

    kind: str
    grade: str
    about: str
    claims: tuple[Value, ...]


def facts(statements: Iterable[Statement], rules: Rules) -> Iterator[Dispute]:
    """Different values of a property that has one value."""
    for property, said in _by(statements, lambda one: one.property).items():
        if property not in rules.single:
            continue
        graded = [(_grade_of_values(*pair), pair) for pair in _disagreeing(said, _same_value)]
        disputed = {one for grade, pair in graded if grade for one in pair}
        if disputed:
            claims = (
                Value(one.value, one.verbatim, one.source, one.locator) for one in said if one in disputed
            )
            yield Dispute("value", _gravest(grade for grade, _ in graded if grade), property, tuple(claims))


def _same_value(one: Statement, other: Statement) -> bool:
    alike = one.value == other.value or fold(str(one.value)) == fold(str(other.value)) != ""
    return alike and _comparable(one, other)


def _comparable(one: Statement, other: Statement) -> bool:
    """Whether two statements speak of the same thing: not of two countries, nor of a preview and a release.

    The year of an approval or of the shooting is not that of the film.
    """
    if one.property == "year":
        return one.kind == other.kind
    if one.property != "release":
        return True
    abroad = one.country and other.country and one.country != other.country
    return not abroad and (one.kind or _THEATRICAL) == (other.kind or _THEATRICAL) != _PREVIEW


def _grade_of_values(one: Statement, other: Statement) -> str | None:
    """How gravely two values differ; None where both can be true."""
    if not _comparable(one, other):
        return None
    if one.property == "release":
        first, second = sorted((str(one.value), str(other.value)), key=len)
        if second.startswith(first):
            return PRECISION
        return CONTRADICTION if one.country and other.country else COUNTRY
    if one.property == "runningTime" and abs(int(one.value) - int(other.value)) <= _ROUNDED:
        return ROUNDING
    return CONTRADICTION


def substitutions(credits: Iterable[Credit], rules: Rules) -> Iterator[Dispute]:
    """Sources that name quite different holders of a role with one or few holders; holders left out of a list
    that says it is complete."""
    listed = list(credits)
    for role, lines in _by(listed, lambda one: one.role).items():
        if lines[0].holders != "many":
            grade = _worst(
                lines, _same_agent, lambda one, other: rules.graded(one, other, one.holders == "one")
            )
            if grade:
                yield Dispute("substitution", grade, role, tuple(_claim(one, one.agent) for one in lines))
    for complete in sorted(rules.complete):
        of = [one for one in listed if one.department == complete.department]
        theirs = [one for one in of if one.source == complete.source]
        named = {one.agent for one in theirs}
        left_out = [one for one in of if named and one.agent not in named]
        for role, lines in _by(left_out, lambda one: one.role).items():
            # Beside who is left out stands whom the complete list has in that role, else where it begins.
            listed_there = [one for one in theirs if one.role == role] or theirs[:1]
            claims = (_claim(one, one.agent) for one in (*lines, *listed_there))
            yield Dispute("substitution", OMISSION, role, tuple(claims))


def roles(credits: Iterable[Credit], rules: Rules) -> Iterator[Dispute]:
    """Sources that give one agent different roles in the same department."""
    for (agent, _), lines in _by(credits, lambda one: (one.agent, one.department)).items():
        grade = _worst(lines, lambda one, other: one.role == other.role, rules.graded)
        if grade:
            claims = (Value(one.role, one.heading, one.source, one.locator) for one in lines)
            yield Dispute("role", grade, agent, tuple(claims))


def names(credits: Iterable[Credit], rules: Rules) -> Iterator[Dispute]:
    """Sources that credit one agent under different names."""
    for agent, lines in _by(credits, lambda one: one.agent).items():
        grade = _worst(lines, _same_name, lambda one, other: OTHER_FORM)
        if grade:
            yield Dispute("name", grade, agent, tuple(_claim(one, one.credited_as) for one in lines))


def _same_agent(one: Credit, other: Credit) -> bool:
    return one.agent == other.agent


def _same_name(one: Credit, other: Credit) -> bool:
    return fold(one.credited_as) == fold(other.credited_as)


def _claim(credit: Credit, value: str) -> Value:
    return Value(value, credit.credited_as, credit.source, credit.locator)


_Claim = TypeVar("_Claim", Credit, Statement)
Key = TypeVar("Key")


def _disagreeing(
    claims: Collection[_Claim], same: Callable[[_Claim, _Claim], bool]
) -> Iterator[tuple[_Claim, _Claim]]:
    """The pairs of claims of two sources neither of which says anything that the other says."""
    for ours, theirs in combinations(_by(claims, lambda one: one.source).values(), 2):
        pairs = [(one, other) for one in ours for other in theirs]
        if not any(same(one, other) for one, other in pairs):
            yield from pairs


def _worst(
    credits: Collection[Credit],
    same: Callable[[Credit, Credit], bool],
    grade: Callable[[Credit, Credit], str],
) -> str | None:
    grades = [grade(one, other) for one, other in _disagreeing(credits, same)]
    return _gravest(grades) if grades else None


def _gravest(grades: Iterable[str]) -> str:
    return min(grades, key=_GRAVEST.index)


def _by(claims: Iterable[T], key: Callable[[T], Key]) -> dict[Key, list[T]]:
    found: dict[Key, list[T]] = {}
    for claim in claims:
        found.setdefault(key(claim), []).append(claim)
    return found
