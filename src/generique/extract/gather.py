"""Claims gathered in whatever order they are understood, then numbered in that of the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generique.extract.credits import Made
from generique.extract.facts import Fact
from generique.extract.lines import Line
from generique.model import Claims, Credit, FilmMention, Residue, Statement
from generique.roles import Match, vocabulary

Claim = Credit | Statement | Residue
Place = tuple[int, str, str, str]


@dataclass(slots=True)
class Gathered:
    """What has been found so far: claims with the index of their line, and films with their titles."""

    titles: dict[str, str | None] = field(default_factory=dict)
    _first: dict[str, int] = field(default_factory=dict)
    _claims: list[tuple[int, Claim]] = field(default_factory=list)
    _said: set[tuple[object, ...]] = field(default_factory=set)
    _told: set[tuple[type[Claim], str]] = field(default_factory=set)

    def film(self, key: str, title: str | None, line: Line) -> None:
        """A film is named here; the first title it was given stays."""
        self.titles[key] = self.titles.get(key) or title
        self._first[key] = min(line.index, self._first.get(key, line.index))

    def add(self, line: Line, claim: Claim) -> None:
        """A claim stands on this line; the same claim of the same line counts once."""
        self._add(line.index, claim)

    def _add(self, index: int, claim: Claim) -> None:
        said: tuple[object, ...]
        if isinstance(claim, Credit):
            said = (index, claim.film, claim.role, claim.agent, claim.character)
        elif isinstance(claim, Statement):
            said = (index, claim.film, claim.property, claim.value, claim.kind, claim.country)
        else:
            said = (index, claim.text)
        if said not in self._said:
            self._said.add(said)
            self._told.add((type(claim), "" if isinstance(claim, Residue) else claim.film))
            self._claims.append((index, claim))

    def credit(self, line: Line, film: str, made: Made, heading: str, certainty: float) -> None:
        """Write one credit down."""
        self.film(film, None, line)
        self.add(
            line,
            Credit(
                film, made.role, made.agent, made.kind, made.credited_as, heading.strip(), 0, line.place,
                character=made.character, certainty=certainty, reason=made.reason,
            ),
        )  # fmt: skip

    def state(self, line: Line, film: str, fact: Fact, certainty: float, reason: str) -> None:
        """Write one fact down."""
        self.film(film, None, line)
        self.add(
            line,
            Statement(
                film, fact.property, fact.value, fact.verbatim, 0, line.place,
                country=fact.country, kind=fact.kind, precision=fact.precision, inferred=fact.inferred,
                certainty=certainty, reason=reason,
            ),
        )  # fmt: skip

    def settle(self, doubtful: Mapping[Place, Match]) -> None:
        """Let the whole list decide headings of several meanings.

        “Photo” is the photographer of stills where the director of photography stands under another heading.
        """
        sure = {
            (claim.film, claim.role): claim.agent
            for index, claim in self._claims
            if isinstance(claim, Credit) and (index, claim.film, claim.role, claim.agent) not in doubtful
        }
        for at, (index, claim) in enumerate(self._claims):
            match = (
                None
                if not isinstance(claim, Credit)
                else doubtful.get((index, claim.film, claim.role, claim.agent))
            )
            if match is None or not isinstance(claim, Credit):
                continue
            few = vocabulary().roles[claim.role].holders in {"one", "few"}
            if few and sure.get((claim.film, claim.role), claim.agent) != claim.agent:
                other = next((role for role in _others(match) if (claim.film, role) not in sure), claim.role)
                reason = f"“{claim.heading}” cannot be {claim.role} here: another heading names who is"
                self._claims[at] = index, replace(claim, role=other, certainty=0.9, reason=reason)

    def rename(self, old: str, film: str) -> None:
        """What was said of a film not known by name is said of this one."""
        if old in self.titles:
            self.titles.setdefault(film, self.titles.pop(old))
            first = self._first.pop(old)
            self._first[film] = min(first, self._first.get(film, first))
        before, self._claims = self._claims, []
        self._said.clear()
        self._told.clear()
        for index, claim in before:
            if not isinstance(claim, Residue) and claim.film == old:
                claim = replace(claim, film=film)
            self._add(index, claim)

    def drop(self, film: str) -> None:
        """What was taken for this film is none: what was said of it is left out."""
        self._claims = [
            (index, claim)
            for index, claim in self._claims
            if isinstance(claim, Residue) or claim.film != film
        ]
        self.titles.pop(film, None)
        self._first.pop(film, None)

    def disown(self, film: str) -> None:
        """What was said of this film is said of none: credits become residue."""
        before, self._claims = self._claims, []
        for index, claim in before:
            if isinstance(claim, Residue) or claim.film != film:
                self._claims.append((index, claim))
            elif isinstance(claim, Credit):
                text = f"{claim.heading} : {claim.credited_as}".strip(" :")
                self._claims.append((index, Residue(text, 0, claim.place)))

    def has(self, kind: type[Claim], film: str) -> bool:
        """Whether the film has a credit (or a statement) already."""
        return (kind, film) in self._told

    def credits(self) -> tuple[Credit, ...]:
        """The credits found so far."""
        return tuple(claim for _, claim in self._claims if isinstance(claim, Credit))

    def claims(self) -> Claims:
        """All claims in the order of the document, numbered from 1; films that nothing is said of are left out."""
        ordered = sorted(self._claims, key=lambda pair: pair[0])
        numbered = [replace(claim, position=number) for number, (_, claim) in enumerate(ordered, start=1)]
        told = {claim.film for claim in numbered if not isinstance(claim, Residue)}
        films = sorted((first, key) for key, first in self._first.items() if key in told)
        mentions = tuple(
            FilmMention(key, self.titles[key], number) for number, (_, key) in enumerate(films, start=1)
        )
        return Claims(
            mentions,
            tuple(claim for claim in numbered if isinstance(claim, Credit)),
            tuple(claim for claim in numbered if isinstance(claim, Statement)),
            tuple(claim for claim in numbered if isinstance(claim, Residue)),
        )


def _others(match: Match) -> Iterator[str]:
    """The other roles of a heading that do not depend on who bears the name."""
    for other in match.alternatives:
        if other.when.startswith(("section:", "caption")):
            yield from other.roles
