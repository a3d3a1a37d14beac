"""The films on which sources may disagree, told by the tables: counting there is a hundred times as fast as asking
the graph about all films. Which of them are disputed, and how, the conflicts of each one tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from generique.catalogue import Catalogue
from generique.properties import properties
from generique.web.i18n import sort_key
from generique.web.labels import roles


def _differ(column: str) -> str:
    """Whether a group has two values of a column, in SQL."""
    return f"min({column}) <> max({column})"


# Sources disagree only where there are two of them; that two values differ is told by the least and the greatest,
# at a fraction of the cost of counting them.
_QUESTIONS = {
    "value": f"""SELECT entity FROM statements WHERE starts_with(entity, 'film/') AND property IN $single
      GROUP BY entity, property HAVING {_differ("value")} AND {_differ("source")}""",
    "substitution": f"""SELECT film FROM credits WHERE role IN $few
      GROUP BY film, role HAVING {_differ("agent")} AND {_differ("source")}
      UNION SELECT film FROM credits GROUP BY film HAVING {_differ("source")} AND bool_or(source IN
        (SELECT source FROM sources WHERE complete_for <> ''))""",
    "role": f"SELECT film FROM credits GROUP BY film, agent HAVING {_differ('role')} AND {_differ('source')}",
    "name": f"""SELECT film FROM credits GROUP BY film, agent
      HAVING {_differ("lower(credited_as)")} AND {_differ("source")}""",
}


def disputed(catalogue: Catalogue, kinds: Sequence[str]) -> list[str]:
    """The ids of the films that are worth a look for these kinds of conflict, by title without its article."""
    import duckdb

    from generique.parquet import scan

    known = {
        "single": [one.name for one in properties() if one.single],
        "few": [role.id for role in roles().values() if role.holders != "many"],
    }
    with duckdb.connect() as database:
        for name in ("credits", "statements", "sources"):
            database.execute(f"CREATE VIEW {name} AS FROM {scan(catalogue.current.tables_dir, name)}")
        ((several,),) = database.execute("SELECT count(*) > 1 FROM sources").fetchall()
        if not several:
            return []
        found = {
            str(film)
            for kind in kinds
            for (film,) in database.execute(_QUESTIONS[kind], _used(_QUESTIONS[kind], known)).fetchall()
        }
    return sorted(found, key=lambda film: (sort_key(film.partition("/")[2].replace("-", " ")), film))


def _used(question: str, known: dict[str, list[str]]) -> dict[str, list[str]]:
    """The parameters that a question has."""
    return {name: values for name, values in known.items() if f"${name}" in question}
