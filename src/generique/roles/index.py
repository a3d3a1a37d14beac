"""From the key of a heading to its roles: the words of all tables, computed once."""

from __future__ import annotations

from collections.abc import Mapping

from generique.roles import tables
from generique.roles.keys import join, linking, spelling
from generique.roles.match import Alternative, Match, Role

_DEFAULT = "default"
_ARTICLES = frozenset({"l", "la", "le", "les", "the", "un", "une", "a"})


class Index:
    """The roles of whole headings; a heading it does not hold may still be made of parts that it holds."""

    def __init__(self, roles: Mapping[str, Role]) -> None:
        self._roles: dict[str, tuple[str, ...]] = {}
        self._rules: dict[str | tuple[str, ...], Match] = {}
        self._articled = set[tuple[str, str]]()
        for role in roles.values():
            for form in (*role.forms_fr, *role.forms_en, role.label_fr, role.label_en):
                self._add(form, role.id)
        for form, meant in tables.combined().items():
            self._roles[join(spelling(form))] = meant
        for form, alternatives in tables.ambiguous().items():
            match = _ruled(alternatives)
            self._rules[spelling(form)] = match
            self._rules.setdefault(join(spelling(form)), match)

    def _add(self, form: str, role: str) -> None:
        tokens = spelling(form)
        name = join(tokens)
        known = self._roles.get(name, ())
        if role not in known:
            self._roles[name] = (*known, role)
        if tokens[0] in linking():
            self._articled.add((tokens[0], name))

    def find(self, heading: str) -> Match | None:
        """What a heading as a whole means, None where it is not in the tables.

        A rule for this very spelling goes before a rule for all spellings of the key.
        """
        tokens = spelling(heading)
        name = join(tokens)
        for known in (name, name.removesuffix(" de")):
            if rule := self._rules.get(tokens) or self._rules.get(known):
                return rule
            if roles := self._roles.get(known):
                return Match(roles, reason="a heading of the vocabulary")
        return None

    def begins(self, phrase: str) -> bool:
        """Whether a line of credits may begin with it: “Un film de” may, “L'image” is the start of a sentence.

        Nor does a phrase end with an article: in “Musique : Les Têtes raides” it belongs to the name.
        """
        tokens = spelling(phrase)
        if not tokens or (tokens[-1] in _ARTICLES and len(tokens) > 1):
            return False
        known = tokens in self._rules or (tokens[0], join(tokens)) in self._articled
        return known or tokens[0] not in linking()

    def unruled(self) -> dict[str, tuple[str, ...]]:
        """The keys that several roles share without a rule that tells them apart; a sound vocabulary has none."""
        combined = {join(spelling(form)) for form in tables.combined()}
        return {
            name: roles
            for name, roles in self._roles.items()
            if len(roles) > 1 and name not in self._rules and name not in combined
        }


def _ruled(rules: tuple[Alternative, ...]) -> Match:
    default = next((rule.roles for rule in rules if rule.when == _DEFAULT), ())
    others = tuple(rule for rule in rules if rule.when != _DEFAULT)
    reason = "a heading of several meanings" if others else "a heading of the vocabulary"
    return Match(default, others, reason=reason)
