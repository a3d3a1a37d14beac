"""The films on which sources may disagree, told by the tables: counting there is a hundred times as fast as asking
the graph about all films. Which of them are disputed, and how, the conflicts of each one tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from generique.catalogue import Catalogue
from generique.properties import properties
from generique.web.i18n import sort_key
from generique.web.labels import roles

# Sources disagree only where there are two of them: each question counts these, too.
_TWO = "count(DISTINCT source) > 1"
_QUESTIONS = {
    "value": f"""SELECT entity FROM statements WHERE starts_with(entity, 'film/') AND property IN $single
      GROUP BY entity, property HAVING count(DISTINCT value) > 1 AND {_TWO}""",
    "substitution": f"""SELECT film FROM credits WHERE role IN $few
      GROUP BY film, role HAVING count(DISTINCT agent) > 1 AND {_TWO}
      UNION SELECT film FROM credits GROUP BY film HAVING {_TWO} AND bool_or(source IN
        (SELECT source FROM sources WHERE complete_for <> ''))""",
    "role": f"SELECT film FROM credits GROUP BY film, agent HAVING count(DISTINCT role) > 1 AND {_TWO}",
    "name": f"""SELECT film FROM credits GROUP BY film, agent
      HAVING count(DISTINCT lower(credited_as)) > 1 AND {_TWO}""",
}


def disputed(catalogue: Catalogue, kinds: Sequence[str]) -> list[str]:
    """The ids of the films that are worth a look for these kinds of conflict, by title without its article."""
    import duckdb

    known = {
        "single": [one.name for one in properties() if one.single],
        "few": [role.id for role in roles().values() if role.holders != "many"],
    }
    with duckdb.connect() as database:
        for name in ("credits", "statements", "sources"):
            place = catalogue.current.tables_dir / f"{name}.parquet"
            database.read_parquet(str(place)).create_view(name)
        found = {
            str(film)
            for kind in kinds
            for (film,) in database.execute(_QUESTIONS[kind], _used(_QUESTIONS[kind], known)).fetchall()
        }
    return sorted(found, key=lambda film: (sort_key(film.partition("/")[2].replace("-", " ")), film))


def _used(question: str, known: dict[str, list[str]]) -> dict[str, list[str]]:
    """The parameters that a question has."""
    return {name: values for name, values in known.items() if f"${name}" in question}
