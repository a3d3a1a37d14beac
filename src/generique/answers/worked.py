"""Who worked on what, read from the mapped arrays of the network: cold or warm, nothing tells it faster."""

from __future__ import annotations

from generique.answers.filmography import Titled
from generique.errors import NotFoundError
from generique.network.mapped import Arrays

Crew = dict[int, set[str]]
"""The roles of each agent on a film; agents are numbers of the arrays."""


class Worked:
    """The films of an agent, and who worked on them.

    Agents are numbers here: ``ids`` and ``names`` say whose, ``people`` whether a person's.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self.ids, self.names = arrays.texts("agents.ids"), arrays.texts("agents.labels")
        self.people = arrays["agents.person"]
        self._films, self._titles = arrays.texts("films.ids"), arrays.texts("films.labels")
        self._roles = list(arrays.texts("roles.ids"))

    def agent(self, id: str) -> int:
        """The number of an agent."""
        found = self.ids.find(id, self._arrays["agents.order"])
        if found is None:
            raise NotFoundError(f"there is no {id}")
        return found

    def films(self, agent: str) -> list[Titled]:
        """All films that credit an agent, first to last, each with the year that is shown."""
        return sorted(map(self._titled, self._of(self.agent(agent))), key=Titled.order)

    def crews(self, agent: int) -> list[tuple[Titled, Crew]]:
        """The same films with all who worked on them."""
        found = [(self._titled(film), self._crew(film)) for film in self._of(agent)]
        return sorted(found, key=lambda one: one[0].order())

    def _of(self, agent: int) -> dict[int, None]:
        """The films of an agent, each once."""
        bounds = self._arrays["agents.bounds"]
        return dict.fromkeys(self._arrays["agents.members"][bounds[agent] : bounds[agent + 1]])

    def _titled(self, film: int) -> Titled:
        return Titled(self._films[film], self._titles[film], self._arrays["films.years"][film] or None)

    def _crew(self, film: int) -> Crew:
        bounds = self._arrays["films.bounds"]
        rows = slice(bounds[film], bounds[film + 1])
        found: Crew = {}
        for agent, role in zip(
            self._arrays["films.members"][rows], self._arrays["films.roles"][rows], strict=True
        ):
            found.setdefault(agent, set()).add(self._roles[role])
        return found
