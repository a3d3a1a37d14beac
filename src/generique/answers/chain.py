"""How two agents are linked: from one to the next by a film both worked on."""

from __future__ import annotations

from typing import Any, NamedTuple

from generique.answers.asking import Label
from generique.answers.table import Page, Record, Table, frame, plain, shown
from generique.answers.warrant import Warrant, Warrants
from generique.network import paths
from generique.network.arrays import Network
from generique.network.filters import Filter


class Step(NamedTuple):
    """Two agents on one film. In JSON, ``start`` is “from” and ``end`` is “to”."""

    film: str
    title: str
    year: int | None
    start: str
    start_name: str
    end: str
    end_name: str
    start_roles: tuple[str, ...]
    end_roles: tuple[str, ...]

    def as_dict(self) -> Record:
        """The JSON of a step."""
        return {_named(name): plain(value) for name, value in self._asdict().items()}


class Chains(NamedTuple):
    """One shortest chain, or all; none where nothing links the two. A chain to oneself has no steps.

    ``warrants`` are those of the chains, where they were asked for.
    """

    chains: tuple[tuple[Step, ...], ...]
    label: Label = str
    warrants: tuple[Warrant, ...] = ()

    def as_dict(self) -> Record:
        """The JSON of the chains."""
        found: list[Record] = [{"steps": [step.as_dict() for step in chain]} for chain in self.chains]
        for chain, warrant in zip(found, self.warrants, strict=False):
            chain["warrant"] = warrant.as_dict()
        return {"chains": found}

    def warranted(self, warrants: Warrants) -> Chains:
        """The same with the weakest link of each chain."""
        needs = [
            [(agent, step.film) for step in chain for agent in (step.start, step.end)]
            for chain in self.chains
        ]
        return self._replace(warrants=tuple(warrants.of(needs)))

    def page(self) -> Page:
        """The weakest link of each chain, where it was asked for."""
        told = "\n  ".join(warrant.text() for warrant in self.warrants)
        return ("Weakest link", {"rests on": told}) if told else ("", {})

    def records(self) -> list[Record]:
        """One line per step, with the numbers of its chain and in it."""
        return [
            {"chain": number, "step": at, **step.as_dict()}
            for number, chain in enumerate(self.chains, 1)
            for at, step in enumerate(chain, 1)
        ]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the records."""
        return ("chain", "step", *(_named(name) for name in Step._fields))

    def to_frame(self) -> Any:
        """A pandas frame of the steps."""
        return frame(self.records(), self.columns)

    def table(self) -> Table:
        """The steps as people read them."""
        columns = ("chain", "from_name", "from_roles", "title", "year", "to_roles", "to_name")
        return shown(self.records(), columns, self.label, grouped=1)

    def __str__(self) -> str:
        if not self.chains:
            return "no chain"
        return self.table().text() if any(self.chains) else "the same"

    def _repr_html_(self) -> str:
        return self.table().html()


def chain(
    network: Network,
    a: str,
    b: str,
    *,
    all: bool = False,
    organizations: bool = False,
    roles: tuple[str, ...] = (),
    since: int | None = None,
    until: int | None = None,
    largest_cast: int | None = None,
    label: Label = str,
) -> Chains:
    """The first shortest chain from one agent to another, or all of them.

    It walks people only, unless ``organizations``; only contributions in these roles and years, if any;
    not over films with more people than ``largest_cast``.
    """
    narrowed = Filter(
        roles=roles,
        since=since,
        until=until,
        people_only=not organizations,
        largest_cast=largest_cast,
    )
    found = paths.chain(network, a, b, narrowed, all=all)
    return Chains(tuple(tuple(_step(step) for step in steps) for steps in found), label)


def _named(field: str) -> str:
    """What JSON calls a field of a step: “from” is a word of Python's own."""
    return field.replace("start", "from").replace("end", "to")


def _step(step: paths.Step) -> Step:
    return Step(*(getattr(step, name) for name in Step._fields))
