"""Identity is a function of the sources and judgements that are there, however one came to them; and it is local."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

from generique.model import Claims, Statement
from generique.resolve import Resolution, candidates, resolve
from generique.resolve.judgements import Judgement
from generique.resolve.records import records
from tests.resolve.helpers import claims

SOURCES = 200
GIVEN = ("Ada", "Béa", "Cléo", "Dan", "Marie", "Jean", "Jean-Luc", "Zénobie")
SURNAMES = (
    "Martin",
    "Petit",
    "Farfadel",
    "Farfadel-Roux",
    "Nore",
    "Norre",
    "Ostier",
    "Droukarov",
    "Drukarov",
)
WORDS = ("Nuit", "Victoire", "Roxane", "Le Retour", "Rivière", "Le Grand Bleu", "Montagne", "Les Algues")
ROLES = ("director", "editor", "composer", "cast-member", "production-sound-mixer")
FIRMS = ("Quad", "Quad Films", "Films du Bief", "SARL Les Films du Bief", "Gaumont", "Gaumont Télévision")


def source(number: int) -> Claims:
    """A small source that is the same whenever it is made: a film or two, their people, at times a visa."""
    chance = random.Random(number)
    films = []
    for _ in range(chance.choice((1, 1, 2))):
        title = f"{chance.choice(WORDS)} {chance.choice(('', '', '2', ': ' + chance.choice(WORDS)))}".strip()
        people = [
            (chance.choice(ROLES), f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}")
            for _ in range(chance.randint(1, 4))
        ]
        people.append(("production-company", chance.choice(FIRMS)))
        films.append((title, chance.choice((None, 1950, 2018, 2019, 2023)), people))
    said = claims(*{title: (title, year, people) for title, year, people in films}.values())
    if chance.random() < 0.2:
        visa = str(chance.randint(1, 30))
        said = replace(
            said,
            statements=(
                *said.statements,
                Statement(said.films[0].key, "identifier", visa, visa, 9, "", kind="visa"),
            ),
        )
    return replace(
        said,
        credits=tuple(
            replace(credit, kind="organization") if credit.role == "production-company" else credit
            for credit in said.credits
        ),
    )


ALL = {number: source(number) for number in range(1, SOURCES + 1)}


class World:
    """The sources and judgements of the moment, changed step by step."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.sources = {number: ALL[number] for number in self.chance.sample(range(1, SOURCES + 1), 150)}
        self.judged: list[Judgement] = []

    def step(self) -> None:
        """Add or remove a source, judge a pair, or undo a judgement."""
        what = self.chance.choice(("add", "remove", "judge", "judge", "undo"))
        outside = sorted(set(ALL) - set(self.sources))
        if what == "add" and outside:
            number = self.chance.choice(outside)
            self.sources = {number: ALL[number]} | self.sources
        elif what == "remove":
            del self.sources[self.chance.choice(sorted(self.sources))]
        elif what == "undo" and self.judged:
            self.judged.pop(self.chance.randrange(len(self.judged)))
        elif what == "judge":
            found = resolve(self.sources, self.judged)
            kind = self.chance.choice(("film/", "person/", "organization/"))
            left, right = self.chance.sample(
                sorted(one for one in set(found.identity.entities.values()) if one.startswith(kind)), 2
            )
            verdict = self.chance.choice(("same", "different"))
            self.judged.append(Judgement("2026-11-21", "Claire", verdict, kind[:-1], left, right, "", 2))


def fresh(sources: Mapping[int, Claims], judged: list[Judgement]) -> Resolution:
    """The resolution of somebody who comes to these sources for the first time, in the order of their numbers."""
    return resolve({number: source(number) for number in sorted(sources)}, tuple(judged))


def test_after_any_history_identity_equals_a_fresh_resolution() -> None:
    world = World(seed=1)
    for _ in range(8):
        world.step()
        assert resolve(world.sources, world.judged) == fresh(world.sources, world.judged)


def test_what_was_undone_leaves_no_trace() -> None:
    world = World(3)
    before = resolve(world.sources)
    first, second = sorted(
        one for one in set(before.identity.entities.values()) if one.startswith("person/")
    )[:2]
    verdict = Judgement("2026-11-21", "Claire", "same", "person", first, second, "seen", 2)
    assert resolve(world.sources, [verdict]) != before
    assert resolve(world.sources) == before


def test_a_source_with_nothing_in_common_changes_nothing_elsewhere() -> None:
    some = {number: ALL[number] for number in range(1, 60)}
    before = resolve(some).identity.entities
    stranger = claims(("Xyloglotte", 1977, [("director", "Wilfrida Quux"), ("gaffer", "Ottokar Zwirn")]))
    for accession in (0, 300):
        after = resolve({accession: stranger, **some}).identity.entities
        assert {mention: after[mention] for mention in before} == before


def test_a_new_source_changes_nothing_of_what_is_compared_among_the_others() -> None:
    """A block is compared with its earliest records and along a chain, so later records move no pair."""
    everything = [record for number in ALL for record in records(number, ALL[number])]
    films = [record for record in everything if record.kind == "film"]
    agents = [record for record in everything if record.kind != "film"]
    for some, keys in (
        (films, (candidates.film_keys,)),
        (agents, (candidates.agent_keys, candidates.director_keys)),
    ):
        whole = {(left.mention, right.mention) for left, right in candidates.pairs(some, *keys, reach=3)}
        for last in (50, 120, 199):
            early = [record for record in some if record.accession <= last]
            there = {record.mention for record in early}
            among = {pair for pair in whole if set(pair) <= there}
            assert {(a.mention, b.mention) for a, b in candidates.pairs(early, *keys, reach=3)} == among


def test_no_entity_has_two_visas() -> None:
    found = resolve(ALL)
    visas: dict[str, set[str]] = {}
    from generique.mentions import film_mention

    for number, said in ALL.items():
        for statement in said.statements:
            if statement.property == "identifier":
                entity = found.identity.entities[film_mention(number, statement.film)]
                visas.setdefault(entity, set()).add(statement.value)
    assert all(len(numbers) == 1 for numbers in visas.values())
