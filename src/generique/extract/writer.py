"""From labels and values to claims: what a known label says about a value, written down for the film at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from generique.extract.cast import told_inline
from generique.extract.columns import of_cast
from generique.extract.contact import has_contact
from generique.extract.credits import Known, Made, character, make, names_in, readable
from generique.extract.facts import Fact, decides, tail, values
from generique.extract.gather import Gathered, Place
from generique.extract.inlines import Blurb, Inline, Subtitle
from generique.extract.lines import Line
from generique.extract.meanings import Meaning
from generique.extract.starts import Start
from generique.extract.titles import key
from generique.model import Credit, Residue
from generique.names import (
    Named,
    is_given_name,
    likeness,
    looks_like_name,
    organization_class,
    organization_score,
    split,
)
from generique.roles import Heading, Match, vocabulary
from generique.text import fold
from generique.words import table, words

SURE, CLEAR = 1.0, 0.95
_SURELY = 0.9
_SENTENCE = re.compile(r"[.!?…]\s+\S|(?:[^\W\d_]{3}|\d{4})[.!?…]$|;\s")
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_PRICE = re.compile(r"\d\s?(?:€|euros?\b|EUR\b)", re.IGNORECASE)
_ON = re.compile(r"\ssur\s(?=[A-ZÀ-Þ])")
_LISTS = frozenset({"cast", "crew", "technical", "credits"})
_LONGEST_RESIDUE, _SEVERAL = 80, 2
_DIRECTOR = Match(("director",), reason="“de …” after a title")


def is_sentence(text: str) -> bool:
    """Whether a text has the stops of a sentence.

    >>> is_sentence("Elle marche. Elle court."), is_sentence("J. R. Marchand")
    (True, False)
    """
    return bool(_SENTENCE.search(_INITIAL.sub("", text)))


def _event(heading: Heading, text: str) -> bool:
    """Whether a festival or a prize stands here, and not the person who looks after festivals."""
    if heading.property not in {"festival", "award"} or has_contact(text):
        return False
    if _prizes() & set(fold(text).split()):
        return True
    named = split(text)
    return not any(
        is_given_name(n.name.split(" ")[0]) or organization_score(n.name) >= _SURELY for n in named
    )


@cache
def _prizes() -> frozenset[str]:
    return frozenset(map(fold, words("prizes")))


@dataclass(slots=True)
class Writer:
    """The claims of a document, and the film and section that the next ones belong to.

    ``conditions`` are more that holds where the next heading stands; ``doubtful`` keeps the headings of several
    meanings, for when the whole list is known.
    """

    date: str | None = None
    film: str = ""
    section: str = ""
    gathered: Gathered = field(default_factory=Gathered)
    known: Known = field(default_factory=Known)
    conditions: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    surname_first: bool = False
    loud_first: bool = False
    doubtful: dict[Place, Match] = field(default_factory=dict)
    animators: dict[str, set[str]] = field(default_factory=dict)

    def begin(self, start: Start) -> None:
        """A title: what follows is about this film."""
        self.film = start.key
        self.gathered.film(start.key, start.title, start.line)
        for name, text in (("title", start.title), *start.others):
            fact = Fact(name, text, start.verbatim if name == "title" else text)
            self.gathered.state(start.line, self.film, fact, start.certainty, start.reason)

    def value(self, line: Line, label: str, known: Meaning, text: str, strict: bool = False) -> bool:
        """What a known label says about a value: facts where it reads as them, else names.

        ``strict`` asks that the whole value looks like names, for where no mark parts it from its label.
        """
        stated = known.fact
        if known.heading and known.section == "awards" and not _PRICE.search(text):
            stated = Heading("event", known.heading.kind or "festival")
        facts = values(stated, text, self.date) if stated else ()
        if facts and stated and (known.match is None or decides(stated) or _event(stated, text)):
            self.facts(line, facts, f"“{label.strip(' :')}” says so")
            if known.match and (on := _ON.search(text)):
                self.credit(line, label, known.match, names_in(text[on.end() :]))
            return True
        match = self.assisting(label, known.match)
        if match is None or text.startswith("©"):
            return False  # whose a picture is, is no credit of what it shows
        if of_cast(Match(match.roles)) and (told := told_inline(text)):
            return self.told(line, label, match, told)
        head, facts = tail(text)
        names = names_in(head, self.surname_first, self.loud_first)
        if strict and likeness(names) < (0.7 if is_sentence(head) else 0.35):
            return False
        self.facts(line, facts, "facts after a name")
        return self.credit(line, label, match, names)

    def told(self, line: Line, label: str, match: Match, pairs: Iterable[tuple[str, str]]) -> bool:
        """A cast told in one line, each actor with the character beside."""
        for actors, played in pairs:
            for made in make(match, readable(names_in(actors))[0], "cast", self.known):
                self.give(line, label, made, SURE, played)
        return True

    def assisting(self, label: str, match: Match | None) -> Match | None:
        """“Assisté de” takes the heading above it: the assistants of that role."""
        if match and fold(label).startswith("assist") and fold(label).endswith((" de", " par", " d")):
            roles = [row["assistant"] for row in table("assistants") if row["role"] in self.above]
            return Match(tuple(roles), reason="the heading above says whom they assist") if roles else match
        if match:
            self.above = match.roles
        return match

    def credit(self, line: Line, label: str, match: Match, names: Sequence[Named]) -> bool:
        """Credits of these names under a heading; among names, what cannot be read as one is residue."""
        good, odd = readable(names)
        for named in odd if good else ():
            if named.name[:1].isupper() and len(named.name) < _LONGEST_RESIDUE and named.name.isascii():
                self.residue(line, label, named.verbatim)
        for made in make(match, good, self.section, self.known, *self.conditions, *self.animated()):
            if match.alternatives:
                self.doubtful[line.index, self.film, made.role, made.agent] = match
            self.give(line, label, made, SURE if match.exact else CLEAR)
        return bool(good)

    def animated(self) -> tuple[str, ...]:
        """The condition that holds in an animated film: several crafts of animation are credited already."""
        several = len(self.animators.get(self.film, ())) >= _SEVERAL
        return ("section:animation",) if several and self.section in {*_LISTS, ""} else ()

    def give(self, line: Line, label: str, made: Made, certainty: float, played: str | None = None) -> None:
        """Write one credit down; ``played`` is the character that the layout gives."""
        if vocabulary().roles[made.role].department == "animation":
            self.animators.setdefault(self.film, set()).add(made.role)
        if played and not made.character:
            made = made._replace(character=character(played))
        self.gathered.credit(line, self.film, made, label, certainty)

    def facts(self, line: Line, facts: Iterable[Fact], reason: str) -> None:
        """Write facts down."""
        for fact in facts:
            self.gathered.state(line, self.film, fact, SURE, reason)

    def residue(self, line: Line, label: str, text: str) -> None:
        """Write down what was seen and not understood."""
        self.gathered.add(line, Residue(f"{label.strip(' :')} : {text}", 0, line.place))

    def unknown(self, line: Line, label: str, text: str) -> bool:
        """Names under a heading that is not known: kept as residue, never guessed."""
        names = names_in(text)
        listed = self.section in _LISTS or self.gathered.has(Credit, self.film)
        if not listed or not names or label.count(" ") >= 8 or is_sentence(label):
            return False
        if any(looks_like_name(named.name).score < 0.7 for named in names):
            return False
        self.residue(line, label, text)
        return True

    def under_title(self, line: Line, found: Subtitle) -> None:
        """Facts, producers and channels in the line under a title."""
        self.facts(line, found.facts, "facts under a title")
        for name in found.organizations:
            role = "broadcaster" if organization_class(name) == "channel" else "production-company"
            match = Match((role,), reason="an organization under a title")
            for made in make(match, names_in(name), self.section, self.known):
                self.give(line, "", made, CLEAR)

    def blurb(self, line: Line, found: Blurb) -> None:
        """Facts and directors in the line under a title."""
        self.facts(line, found.facts, "facts under a title")
        for made in make(_DIRECTOR, found.directors, self.section, self.known):
            self.give(line, "de", made, CLEAR)

    def inline(self, line: Line, found: Inline) -> str:
        """A film told in one line, between the lines of another; the key of that other film."""
        before, self.film = self.film, key(found.title)
        self.gathered.film(self.film, found.title, line)
        for made in make(_DIRECTOR, found.directors, self.section, self.known):
            self.give(line, "de", made, CLEAR)
        others = (Fact(name, text, text) for name, text in found.others)
        facts = (Fact("title", found.title, found.verbatim), *others, *found.facts)
        self.facts(line, facts, "a title with its director and facts")
        return before
