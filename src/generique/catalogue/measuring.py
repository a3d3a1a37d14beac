"""The network of a catalogue, for NetworkX and as numpy columns, and what is measured and drawn on it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generique.catalogue.deciding import Deciding

if TYPE_CHECKING:  # heavy: imported where used
    import networkx

    from generique.answers.measures import Began, Timeline
    from generique.answers.table import Answers
    from generique.network.careers import Follower
    from generique.network.columns import Columns, Decade
    from generique.network.filters import Filter
    from generique.network.picture import Drawing
    from generique.network.teams import Bridge, Community


class Measuring(Deciding):
    """The part of a catalogue that looks at the network; see :class:`generique.Catalogue`.

    Whatever takes ``narrowed`` takes the fields of :class:`generique.network.filters.Filter`: ``roles``, ``since``,
    ``until``, ``sources``, ``largest_cast`` …; measures are of people, unless ``organizations``.
    """

    @cached_property
    def network(self) -> networkx.Graph[str]:
        """The film–agent network as a read-only graph on which every reading function of NetworkX works."""
        from generique.network.face import face

        return face(self._build.network)

    def to_networkx(self, **narrowed: Any) -> networkx.Graph[str]:
        """What of the network counts, as a plain graph of your own: organizations are in it, unless ``people_only``."""
        from generique.network.face import to_networkx
        from generique.network.filters import Filter

        return to_networkx(self._build.network, Filter(**narrowed))

    def columns(self, **narrowed: Any) -> Columns:
        """Each film and agent that go together, as two numpy columns."""
        from generique.network.columns import columns
        from generique.network.filters import Filter

        return columns(self._build.network, Filter(**narrowed))

    def decades(self, **narrowed: Any) -> Answers[Decade]:
        """How many people held each role, and on how many films, decade by decade."""
        from generique.answers import measures
        from generique.network.columns import roles_by_decade

        return measures.decades(roles_by_decade(self._build.network, _filter(narrowed)), self._label)

    def partnership(self, a: str, b: str, **narrowed: Any) -> Timeline:
        """The films that two agents made together, year by year, and what part of the work of each they are."""
        from generique.answers.measures import Timeline
        from generique.network.careers import partnership
        from generique.network.filters import Filter

        found = partnership(self._build.network, self._agent(a), self._agent(b), Filter(**narrowed))
        return Timeline(found, self._label)

    def faithful(
        self, name: str, *, role: str = "director", minimum: int = 2, **narrowed: Any
    ) -> Answers[Follower]:
        """Who follows a director (or who holds another ``role``) from film to film."""
        from generique.answers import measures
        from generique.network.careers import faithful

        network, agent = self._build.network, self._agent(name)
        found = faithful(network, agent, _filter(narrowed), role=role, minimum=minimum)
        return measures.faithful(found, self._label)

    def newcomers(self, since: int, until: int | None = None, **narrowed: Any) -> Answers[Began]:
        """Who has a first film in these years, and when each first headed a department."""
        from generique.answers import measures
        from generique.network.careers import newcomers

        found = newcomers(self._build.network, since, until, _filter(narrowed))
        return measures.newcomers(found, self._label)

    def bridges(self, a: str | Iterable[str], b: str | Iterable[str], **narrowed: Any) -> Answers[Bridge]:
        """Who ties two teams: each is a film, whose crew is meant, or the names of its members."""
        from generique.answers import measures
        from generique.network.teams import bridges

        filter = _filter(narrowed)
        one, other = self._team(a, filter), self._team(b, filter)
        return measures.bridges(bridges(self._build.network, one, other, filter), self._label)

    def communities(self, *, minimum: int = 3, **narrowed: Any) -> Answers[Community]:
        """Who worked mostly among themselves, decade by decade, in groups of at least so many."""
        from generique.answers import measures
        from generique.network.teams import communities

        found = communities(self._build.network, _filter(narrowed), minimum=minimum)
        return measures.communities(found, self._label)

    def picture(self, name: str | None = None, *, most: int = 60, **narrowed: Any) -> Drawing:
        """A drawing of somebody’s nearest collaborators or, without a name, of the strongest ties of all."""
        from generique.network.around import strongest
        from generique.network.picture import draw, neighbourhood

        network, filter = self._build.network, _filter(narrowed)
        if name is None:
            return draw(strongest(network, filter, most=most))
        return neighbourhood(network, self._agent(name), filter, most=most)

    def _team(self, team: str | Iterable[str], filter: Filter) -> tuple[str, ...]:
        from generique.network.teams import crew

        if isinstance(team, str):
            return crew(self._build.network, self.entity(team, ("film",)).id, filter)
        return tuple(self._agent(name) for name in team)


def _filter(narrowed: dict[str, Any]) -> Filter:
    """People only, unless organizations are asked for."""
    from generique.network.filters import Filter

    options = dict(narrowed)
    return Filter(people_only=not options.pop("organizations", False), **options)
