"""Sentences that speak of the film: “réalisé par …”, “Alice (Julia Piaton)”, “j’ai tourné au Juch”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from generique.dates import parse_date
from generique.extract.crafts import beside, crafts, played
from generique.extract.credits import Known, Made, character, make, readable
from generique.extract.facts import Fact
from generique.extract.gather import Gathered
from generique.extract.head import titles_in
from generique.extract.lines import Line
from generique.extract.madeby import made_by
from generique.extract.meanings import meaning
from generique.extract.notes import company_of
from generique.extract.phrases import NAME, NAMES, UP, any_apostrophe, organizations, phrases
from generique.extract.titles import key
from generique.names import is_given_name, kind, split, title
from generique.roles import Match, vocabulary
from generique.text import fold
from generique.words import table, words

_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-ÖØ-Þ«\"“-])")
_DIRECTOR = (
    r"(?:réalisateur|réalisatrice|cinéaste|autrice-réalisatrice|auteur-réalisateur|metteuse? en scène)"
)
_THE_DIRECTOR = re.compile(rf"\b(?:[Ll]e|[Ll]a)\s+{_DIRECTOR}(?:\s+[a-zà-ÿ-]+){{0,3}}?\s+(?P<names>{NAME})")
_IS_DIRECTOR = re.compile(rf"(?P<names>{NAME}),\s+(?:la |le |une? )?{_DIRECTOR}\b")
_DIRECTS = re.compile(
    rf"(?P<names>{NAME})(?:,\s+\d\d\s+ans)?,\s+(?P<heading>qui\s+(?:réalise|tourne|met en scène|signe)\b[^.;,«»]{{0,40}}?\bfilm|"
    rf"qui\s+(?:réalise|met en scène)\s+(?:le|ce|son)\b)"
)
_BY = re.compile(rf"^[\s»”\"]*(?:,\s*)?(?:de\s+|d['’]\s?)(?P<names>{NAMES})")
_WITH = re.compile(rf"^[\s»”\"]*(?:,\s*)?avec\s+(?P<names>{NAMES})")
_APPOSED = re.compile(r"^[\s»”\"]*,\s*(?=(?:la|le|l['’]|un|une)\s?)")
_APPOSITION = re.compile(rf"(?P<who>{UP}[\w'’-]+)(?:,\s+[^,;:()«»]{{2,50}}?)?\s*\($")
_ADJACENT = re.compile(rf"(?P<who>{UP}[\w-]+(?:\s+{UP}[\w-]+)?)\s*\($")
_NOUN = re.compile(
    r"(?:^|[\s'’(])(?P<the>une?)\s(?P<who>[a-zà-ÿœ][a-zà-ÿœ-]+)(?:\s[a-zà-ÿœ]+){0,2}\s*\($", re.IGNORECASE
)
_FAMILIAR = re.compile(
    rf"(?<![\w-])(?P<who>{UP}[\w]+(?:-{UP}\w+)?)\s+(?=[a-zà-ÿ])[^.;:!?«»()]{{0,60}}?"
    r"\b(?P<plays>(?:dans le|prend le|tient le|joue le) rôle d(?:e\s|['’]))"
    rf"(?P<whom>(?:l[ea]\s[a-zà-ÿœ]+\s)?{UP}[\w'’-]+(?:\s+{UP}[\w'’-]+)*)"
)
_THE = {"un": "le", "une": "la"}
_SHOT = re.compile(
    rf"\b(?:tourné|tournée|tournons|tournage|tourner|tournait|filmé)\b[^.!?;]{{0,40}}?(?:,\s*|\s)"
    rf"(?P<link>à|au|aux)\s+(?P<place>{UP}[\w'’]+(?:-\w+)*(?:\s+{UP}[\w'’]+(?:-\w+)*)*)"
)
_OPENED = re.compile(r"\(([^(),]+)[),]")
_EARLIER = re.compile(
    rf"\b(?:[Aa]vec|[Aa]près|[Dd]ans|[Dd]e|[Dd]epuis)\s+«?\s*(?P<title>{UP}[^,«»()]{{1,50}}?)\s*»?,\s+"
    r"(?:votre|vos|son|mon|ton)\s+(?:[\w-]+\s+){0,2}?(?:film|long[ -]métrage|court[ -]métrage)\b"
    r"[^.,;]{0,30}?(?:\ben\s+|\()(?P<year>(?:19|20)\d\d)"
)
_ARTICLES = {"à": "", "au": "Le ", "aux": "Les "}
_THE_FILM = re.compile(r"(?:Le|Ce) (?:film|court[ -]métrage|documentaire) (?:est|a été|sera|fut) ")
_OTHER = re.compile(
    rf"\b(?:dans|pièce|série|spectacle|jou(?:e|é|ant)|écrit)\s+(?:l[ae]s?\s)?{UP}[^,;.:«»()]{{0,50}},\s*$"
)
_LABELLED = re.compile(r"\(([^\W\d_][^():]{2,40}?)\s?:\s([^():]{3,80})\)")
_RELEASED = 30
_LISTED = 12
_CAST = Match(("cast-member",), reason="a sentence says whom they play")
_MOST = 20


@cache
def _release() -> re.Pattern[str]:
    words = sorted((row["words"] for row in table("release_phrases")), key=len, reverse=True)
    either = "|".join(map(any_apostrophe, words))
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


class Prose:
    """The sentences of a document about one film."""

    def __init__(self, gathered: Gathered, film: str, shown: str, date: str | None, known: Known) -> None:
        self.gathered, self.film, self.date, self.known = gathered, film, date, known
        bare = re.sub(r"^(?:les|le|la|l)\s", "", fold(shown))
        self.title = re.compile(rf"(?:^|\W){_spelled(bare)}(?=\W|$)", re.IGNORECASE) if bare else None
        self.cast = {credit.agent: None for credit in gathered.credits() if credit.role == "cast-member"}

    def read(self, lines: Sequence[Line]) -> None:
        """All that the sentences say; who is in the cast first, then whom they play.

        Where the film has a list of credits, what is said loosely adds nothing but errors.
        """
        listed = sum(1 for credit in self.gathered.credits() if credit.film == self.film) >= _LISTED
        for line in lines:
            for sentence in _SENTENCE.split(line.text):
                self.people(line, sentence)
                if not listed and self.about(sentence):
                    self.loose(line, sentence)
        directors = self.directors()
        for line in lines:
            self.characters(line)
            self.familiar(line)
            self.released(line)
            self.places(line)
            self.earlier(line, directors)

    def mentions(self, text: str) -> re.Match[str] | None:
        """Where a text names the film."""
        return self.title.search(text) if self.title else None

    def people(self, line: Line, sentence: str) -> None:
        """Who did what, in a sentence that names the film."""
        named = self.mentions(sentence)
        if spoken := _THE_FILM.match(sentence):
            self.behind(line, sentence)
        if not named and not spoken and not self.mentions(line.text):
            return
        if spoken and not named:
            for said in phrases(sentence):
                self.credit(line, said.heading, said.role, said.names, 0.85)
        if named:
            for said in phrases(sentence):
                self.credit(line, said.heading, said.role, said.names, 0.85)
            if cast := _WITH.match(sentence[named.end() :]):
                self.credit(line, "avec", "cast-member", cast["names"], 0.85)
            elif by := _BY.match(sentence[named.end() :]):
                self.credit(line, "de", "director", by["names"], 0.85)
            elif made := _APPOSED.match(sentence[named.end() :]):
                self.apposed(line, sentence[named.end() + made.end() :])
        for pattern in (_THE_DIRECTOR, _IS_DIRECTOR):
            for match in pattern.finditer(sentence):
                if is_given_name(match["names"].split()[0]):
                    heading = match[0].replace(match["names"], "").strip(" ,")
                    self.credit(line, heading, "director", match["names"], 0.8)

    def apposed(self, line: Line, said: str) -> None:
        """“Brumes, la comédie de Zoé Vial, avec Ada Nkomo, Max Prou”: who made the film and who plays, beside its title."""
        made = made_by(said)
        if made is None:
            return
        self.credit(line, made[0], "director", made[1], 0.85)
        after = said[said.index(made[1]) + len(made[1]) :]
        if cast := _WITH.match(after):
            self.credit(line, "avec", "cast-member", cast["names"], 0.85)

    def about(self, sentence: str) -> bool:
        """Whether a sentence can speak of the film: it names no other title."""
        return bool(self.mentions(sentence)) or not any(True for _ in titles_in(sentence))

    def loose(self, line: Line, sentence: str) -> None:
        """Crafts, companies and characters in a document that has no list of them."""
        for said in () if self.mentions(sentence) else phrases(sentence):
            if _OTHER.search(sentence[: sentence.find(said.heading)]):
                continue  # “la patronne dans Le Café, réalisé par …”
            self.credit(line, said.heading, said.role, said.names, 0.75)
        for match in _DIRECTS.finditer(sentence):
            if is_given_name(match["names"].split()[0]):
                self.credit(line, match["heading"], "director", match["names"], 0.75)
        for craft in (*crafts(sentence), *beside(sentence)):
            for made in make(craft.match, split(craft.name), "", self.known):
                self.gathered.credit(line, self.film, made, craft.heading, 0.75)
        self.behind(line, sentence)
        for one in played(sentence):
            for made in make(_CAST, split(one.names), "cast", self.known):
                whom = character(one.character) if one.character else None
                self.gathered.credit(line, self.film, made._replace(character=whom), one.heading, 0.75)
                self.cast[made.agent] = None

    def behind(self, line: Line, sentence: str) -> None:
        """Organizations behind the film, and what brackets label: “(productrice : Zoé Vial)”."""
        told = [(said.role, said.heading, said.names) for said in organizations(sentence)]
        told += [(label, label, names) for label, names in _LABELLED.findall(sentence)]
        for label, heading, names in told:
            known = meaning(label)
            if known and known.match:
                for made in make(known.match, readable(split(names))[0], "", self.known):
                    self.gathered.credit(line, self.film, made, heading, 0.75)

    def credit(self, line: Line, heading: str, role: str, names: str, certainty: float) -> None:
        """Credits of names in a sentence."""
        if role not in vocabulary().roles:
            return
        match = Match((role,), reason="a sentence that names the film")
        named = split(names)
        if role == "producer" and len(named) == 1 and kind(named[0].name) == "organization":
            match = company_of(match)
        for made in make(match, named, "", self.known):
            self.gathered.credit(line, self.film, made, heading, certainty)
            if role == "cast-member":
                self.cast[made.agent] = None

    def characters(self, line: Line) -> None:
        """“Alice, sa maire (Julia Piaton, lumineuse)”: whom a known member of the cast plays."""
        bracketed = {match[1]: match.start() for match in reversed([*_OPENED.finditer(line.text)])}
        for actor, at in bracketed.items():
            if actor not in self.cast:
                continue
            before = line.text[:at] + "("
            who = _ADJACENT.search(before[-80:]) or _APPOSITION.search(before[-120:])
            played = re.sub(r"^[dl]['’]", "", who["who"]) if who else ""
            noun = None if who else _NOUN.search(before[-80:])
            if noun and noun["who"].lower() not in words("adjectives"):
                played = f"{_THE[noun['the'].lower()]} {noun['who']}"
            if not played or played in self.cast:
                continue
            reason = "the character stands before the actor’s name"
            made = Made("cast-member", actor, "person", actor, character(played), reason)
            self.gathered.credit(line, self.film, made, played, 0.85)

    def familiar(self, line: Line) -> None:
        """“Jérémie s’est imposé dans le rôle d’Arnaud”: a member of the cast called by the given name alone."""
        for match in _FAMILIAR.finditer(line.text):
            called = [actor for actor in self.cast if actor.split(" ")[0] == match["who"]]
            if len(called) != 1 or called[0] in match[0]:
                continue
            reason = "the given name of a member of the cast"
            made = Made("cast-member", called[0], "person", match["who"], character(match["whom"]), reason)
            self.gathered.credit(line, self.film, made, match["plays"].strip(), 0.75)

    def released(self, line: Line) -> None:
        """“au cinéma depuis mercredi 1er mars”."""
        for phrase in islice(_release().finditer(line.text), _MOST):
            after = line.text[phrase.end() : phrase.end() + 2 * _RELEASED]
            for date in parse_date(after, self.date)[:1]:
                if date.precision == "day" and date.start < _RELEASED and "." not in after[: date.start]:
                    fact = Fact(
                        "release", date.value, date.verbatim, "theatrical", None, "day", date.inferred
                    )
                    self.gathered.state(line, self.film, fact, 0.85, f"“{phrase[0]}” in a sentence")

    def places(self, line: Line) -> None:
        """“j’ai tourné dans le Finistère, au Juch”: towns, not the regions they lie in."""
        for match in _SHOT.finditer(line.text):
            place = _ARTICLES[match["link"]] + match["place"]
            fact = Fact("shootingPlace", place, f"{match['link']} {match['place']}")
            self.gathered.state(line, self.film, fact, 0.8, "“tourné” in a sentence")

    def directors(self) -> set[str]:
        """Who directed the film, as far as is known by now."""
        return {
            one.agent for one in self.gathered.credits() if (one.film, one.role) == (self.film, "director")
        }

    def earlier(self, line: Line, directors: set[str]) -> None:
        """“Avec Roxane, votre premier film en 2018”: another film of the one director spoken to."""
        for match in _EARLIER.finditer(line.text):
            shown = title(match["title"])
            other = key(shown)
            if other == self.film or len(directors) != 1:
                continue
            reason = "a sentence says that it is an earlier film of the director"
            self.gathered.film(other, shown, line)
            self.gathered.state(line, other, Fact("title", shown, match["title"]), 0.8, reason)
            self.gathered.state(line, other, Fact("year", match["year"], match["year"]), 0.8, reason)
            director = next(iter(directors))
            made = Made("director", director, "person", director, None, reason)
            self.gathered.credit(line, other, made, "votre film" if "votre" in match[0] else "film", 0.75)


def _spelled(folded: str) -> str:
    """A pattern for a folded title in running text: any accents and any marks between the words."""
    return r"\W+".join("".join(_letters(char) for char in word) for word in folded.split())


def _letters(char: str) -> str:
    accents = {
        "a": "aàâä",
        "e": "eéèêë",
        "i": "iîï",
        "o": "oôö",
        "u": "uùûü",
        "c": "cç",
        "y": "yÿ",
        "n": "nñ",
    }
    return f"[{accents[char]}{accents[char].upper()}]" if char in accents else re.escape(char)
