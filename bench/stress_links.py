"""How resolution stands up to archives it has never seen: perturbed copies, look-alikes and namesakes made from real data.

Each trial puts a made-up archive beside the real sources (``bench/sources``) and counts what was linked. Copies are
spelled as other archives would spell them (accents lost, surname first, initials, article after, other title, wrong
year, people left out); look-alikes are other films and people made to resemble: whatever is linked to them is false.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from evaluate_links import DEFAULT, FILES, Score, load, without_visas

from generique.mentions import agent_mention, film_mention
from generique.model import Claims, Credit, FilmMention, Kind, Statement
from generique.names import is_given_name
from generique.resolve import resolve
from generique.text import fold

UNSEEN = 90
LIMIT = 10  # missed links that are told
NAME_ROLES = ("director", "cast-member", "editor", "composer", "director-of-photography")


@dataclass(frozen=True)
class Film:
    """A film as an archive would list it; ``of`` is the film of which it is a copy."""

    title: str
    year: int | None
    credits: tuple[tuple[str, str, Kind], ...]
    minutes: int | None = None
    of: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)  # as spelled here → as it was

    def directors(self) -> list[str]:
        return [name for role, name, _ in self.credits if role == "director"]


def films(claims: Claims) -> list[Film]:
    """The films of a source, with title, year and credits alone."""
    credits: dict[str, list[Credit]] = defaultdict(list)
    years: dict[str, int] = {}
    for credit in claims.credits:
        credits[credit.film].append(credit)
    for statement in claims.statements:
        if statement.property == "year" and statement.value.isdigit():
            years.setdefault(statement.film, int(statement.value))
    return [
        Film(
            film.title or "",
            years.get(film.key),
            tuple((one.role, one.agent, one.kind) for one in credits[film.key]),
            of=film.key,
        )
        for film in claims.films
    ]


def archive(some: Iterable[Film]) -> Claims:
    """The claims of an archive that lists these films, under numbers of its own."""
    position = count(1)
    mentions, credits, statements = [], [], []
    for number, film in enumerate(some):
        key = f"u{number}"
        mentions.append(FilmMention(key, film.title, next(position), own_id=key))
        for name, value in (("year", film.year), ("runningTime", film.minutes)):
            if value is not None:
                text = str(value)
                statements.append(Statement(key, name, text, text, at := next(position), f"line {at}"))
        for role, name, kind in film.credits:
            credits.append(Credit(key, role, name, kind, name, role, at := next(position), f"line {at}"))
    return Claims(films=tuple(mentions), credits=tuple(credits), statements=tuple(statements))


# -- how other archives spell ------------------------------------------------------------------------


def unaccented(text: str) -> str:
    return " ".join(word.upper() for word in fold(text).split())


def inverted(name: str, _: random.Random) -> str:
    *given, surname = name.split()
    return f"{surname.upper()} {' '.join(given)}".strip()


def initial(name: str, _: random.Random) -> str:
    given, *rest = name.split()
    return f"{given[0]}. {' '.join(rest)}" if rest else name


def typo(text: str, chance: random.Random) -> str:
    """A letter left out or doubled, in a long word."""
    spots = [index for index, letter in enumerate(text) if letter.isalpha() and index > 1]
    if len(text) < 8 or not spots:
        return text
    at = chance.choice(spots)
    return text[:at] + text[at + 1 :] if chance.random() < 0.5 else text[:at] + text[at] + text[at:]


def article_after(title: str) -> str:
    first, _, rest = title.partition(" ")
    return f"{rest} ({first})" if first in ("Le", "La", "Les") and rest else title


def misspelled(name: str, chance: random.Random) -> str:
    ways: list[Callable[[str, random.Random], str]] = [
        lambda text, _: unaccented(text), inverted, initial, typo,
    ]  # fmt: skip
    return name if chance.random() < 0.6 else chance.choice(ways)(name, chance)


def respelled(film: Film, chance: random.Random) -> Film:
    """A copy as an archive would have it that knew the film, not our list."""
    names: dict[str, str] = {}
    credits = []
    for role, name, kind in film.credits:
        if role != "director" and chance.random() < 0.3:
            continue
        spelled = misspelled(name, chance) if kind == "person" else unaccented(name)
        names[spelled] = name
        credits.append((role, spelled, kind))
    title = chance.choice((str, unaccented, article_after, lambda text: typo(text, chance)))(film.title)
    year = film.year and film.year + chance.choice((0, 0, 0, 0, 1, -1, 1, 2))
    return replace(
        film, title=title, year=year if chance.random() < 0.9 else None, credits=tuple(credits), names=names
    )


# -- trials ----------------------------------------------------------------------------------------


@dataclass
class Trial:
    """What an archive was linked with. ``known`` are the real sources, numbered."""

    known: Mapping[int, Claims]
    unseen: list[Film]

    def __post_init__(self) -> None:
        self.claims = archive(self.unseen)
        self.resolution = resolve({**self.known, UNSEEN: self.claims})
        self.entities = self.resolution.identity.entities
        self.films: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        self.names: dict[str, set[str]] = defaultdict(set)
        for number, claims in self.known.items():
            for film in claims.films:
                entity = self.entities[film_mention(number, film.key)]
                self.films[entity].append((number, film.key, film.title or ""))
            for credit in claims.credits:
                self.names[self.entity(number, credit)].add(credit.agent)

    def entity(self, number: int, credit: Credit) -> str:
        name = fold(credit.agent)
        return self.entities[agent_mention(number, credit.film, credit.kind, credit.own_id, name)]

    def linked_films(self) -> Iterator[tuple[Film, list[tuple[int, str, str]]]]:
        for film, mention in zip(self.unseen, self.claims.films, strict=True):
            yield film, self.films.get(self.entities[film_mention(UNSEEN, mention.key)], [])

    def linked_people(self, kind: Kind = "person") -> Iterator[tuple[Film, Credit, set[str]]]:
        numbered = dict(zip((film.key for film in self.claims.films), self.unseen, strict=True))
        for credit in self.claims.credits:
            if credit.kind == kind:
                yield numbered[credit.film], credit, self.names.get(self.entity(UNSEEN, credit), set())


def copies(known: Mapping[int, Claims], of: int, seed: int) -> None:
    """Half of a source's films spelled otherwise, the other half taken out of it and into the archive."""
    chance = random.Random(seed)
    every = films(known[of])
    chance.shuffle(every)
    kept, gone = every[: len(every) * 2 // 3], every[len(every) * 2 // 3 :]
    there = {film.of for film in kept}
    rest = only(known[of], there)
    trial = Trial({**known, of: rest}, [respelled(film, chance) for film in (*kept[: len(gone)], *gone)])
    score, absent = Score("  films"), Score("  films that are not there")
    for film, linked in trial.linked_films():
        keys = {key for number, key, _ in linked if number == of}
        text = f"{film.title} ({film.year}, {', '.join(film.directors())})"
        if film.of in there:
            score.right += film.of in keys
            score.missed += [] if film.of in keys else [text]
            score.false += [f"{text} = {title}" for n, key, title in linked if n == of and key != film.of]
        else:
            absent.false += [f"{text} = {title}" for number, _, title in linked if number == of]
    report(score)
    report(absent)
    people = Score("  people")
    elsewhere = [0, 0]
    everyone = {fold(credit.agent) for credit in rest.credits if credit.kind == "person"}
    for film, credit, names in trial.linked_people():
        was = film.names[credit.agent]
        spelled = {fold(name) for name in names}
        if film.of in there:
            people.right += fold(was) in spelled
            people.missed += [] if fold(was) in spelled else [f"{credit.agent} / {was}"]
        if film.of not in there and fold(was) in everyone:
            elsewhere[0] += 1
            elsewhere[1] += fold(was) in spelled
        if names and fold(was) not in spelled and fold(was) in everyone:
            people.false.append(f"{credit.agent} (was {was}) = {', '.join(sorted(names))}")
    report(people)
    print(f"  same names on other films: {elsewhere[1]} of {elsewhere[0]} linked")


def only(claims: Claims, keys: Iterable[str | None]) -> Claims:
    keys = set(keys)
    return Claims(
        films=tuple(film for film in claims.films if film.key in keys),
        credits=tuple(credit for credit in claims.credits if credit.film in keys),
        statements=tuple(statement for statement in claims.statements if statement.film in keys),
    )


def look_alikes(known: Mapping[int, Claims], of: int, seed: int) -> None:
    """Other films made to resemble those of a source: every link is false."""
    chance = random.Random(seed)
    every = [film for film in films(known[of]) if film.title and film.directors()]
    pool = sorted({name for film in every for name in film.directors()})
    some = chance.sample(every, min(150, len(every)))
    made = [(kind, make(film, chance, pool)) for kind, make in KINDS.items() for film in some]
    trial = Trial(known, [film for _, film in made])
    scores = {kind: Score(f"  {kind}") for kind in KINDS}
    for (kind, _), (film, linked) in zip(made, trial.linked_films(), strict=True):
        text = f"{film.title} ({film.year}, {', '.join(film.directors())})"
        scores[kind].false += [f"{text} = {title}" for _, _, title in linked]
    for kind, score in scores.items():
        print(f"  {kind}: {len(score.false)} links to {len(some)} films")
        for error in score.false[:LIMIT]:
            print(f"    false: {error}")


def remake(film: Film, chance: random.Random, pool: list[str]) -> Film:
    other = chance.choice([name for name in pool if name not in film.directors()])
    return replace(film, year=later(film, chance, (0, 1, 2, 8, 30)), credits=(("director", other, "person"),))


def next_film(film: Film, chance: random.Random, _: list[str]) -> Film:
    year = later(film, chance, (0, 1, 2))
    return replace(film, title=f"Quorzible {film.title.split()[0][::-1]}", year=year, minutes=90)


def sequel(film: Film, chance: random.Random, _: list[str]) -> Film:
    return replace(film, title=chance.choice(SEQUELS).format(film.title), year=later(film, chance, (0, 1, 2)))


def untold(film: Film, chance: random.Random, _: list[str]) -> Film:
    return replace(film, year=later(film, chance, (5, 8, 30)), credits=())


def later(film: Film, chance: random.Random, gaps: tuple[int, ...]) -> int | None:
    return film.year and film.year + chance.choice(gaps)


KINDS: Mapping[str, Callable[[Film, random.Random, list[str]], Film]] = {
    "remakes: same title, other director": remake,
    "the next film: same director and crew, other title": next_film,
    "sequels: same director and crew, title with “2”, “la suite”, “saison 2” …": sequel,
    "same title five years later and more, no director": untold,
}
SEQUELS = (
    "{} 2", "{} II", "{} : le retour", "{} - Saison 2", "{} 3 : la revanche", "{}, la suite",
    "{} (deuxième partie)", "{}, épisode 2",
)  # fmt: skip


def namesakes(known: Mapping[int, Claims], seed: int) -> None:
    """Strangers whose names are made of the given names and surnames of people who are there, on films of their own."""
    chance = random.Random(seed)
    everyone = sorted(
        {credit.agent for claims in known.values() for credit in claims.credits if credit.kind == "person"}
    )
    two = [name.split() for name in everyone if len(name.split()) == 2 and is_given_name(name.split()[0])]
    given, surnames = [name[0] for name in two], [name[1] for name in two]
    there = {fold(name) for name in everyone}
    strangers = []
    for number in range(4000):
        names = [f"{chance.choice(given)} {chance.choice(surnames)}" for _ in NAME_ROLES]
        credits: list[tuple[str, str, Kind]] = [
            (r, n, "person") for r, n in zip(NAME_ROLES, names, strict=True)
        ]
        strangers.append(Film(f"Quorzible {number}", chance.choice(range(1960, 2024)), tuple(credits)))
    trial = Trial(known, strangers)
    bearing = 0
    false = []
    for _, credit, linked in trial.linked_people():
        bearing += fold(credit.agent) in there
        false += [f"{credit.agent} ({credit.role}) = {', '.join(sorted(linked))}"] if linked else []
    print(
        f"{5 * len(strangers)} strangers: {bearing} bear the name of somebody there, {len(false)} are linked"
    )
    for error in false:
        print(f"    false: {error}")


def report(score: Score) -> None:
    """The score with its first errors."""
    left = max(0, len(score.missed) - LIMIT)
    replace(score, missed=score.missed[:LIMIT]).print(f" and {left} more" if left else "", len(score.missed))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    folder = parser.parse_args().folder
    if not folder.is_dir():
        print(f"no data in {folder}", file=sys.stderr)
        return 1
    known = {n: without_visas(load(name, folder))[0] for n, name in enumerate(FILES, 1) if n != 3}
    for of in (1, 2, 4):
        print(f"copies of {list(FILES)[of - 1]}")
        copies(known, of, seed=of)
    for of in (1, 2, 4):
        print(f"look-alikes of {list(FILES)[of - 1]}")
        look_alikes(known, of, seed=3)
    namesakes(known, 5)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
