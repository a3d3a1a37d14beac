"""How to cite a film, and the catalogue and sources that say what is known of it."""

from __future__ import annotations

from typing import NamedTuple

from generique.answers.asking import Graph, source_order
from generique.answers.evidence import credits_of, statements_of, values
from generique.answers.filmography import title_of
from generique.answers.person import distinct
from generique.answers.sources import Cited, cited
from generique.namespaces import iri
from generique.text import slug

_ESCAPES = str.maketrans(
    {char: "\\" + char for char in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


class Citation(NamedTuple):
    """A film as references name it. ``key`` is plain ASCII."""

    key: str
    film: str
    title: str
    directors: tuple[str, ...]
    year: int | None
    companies: tuple[str, ...]
    url: str
    build: str
    sources: tuple[Cited, ...]

    def bibtex(self) -> str:
        r"""The citation as a BibTeX entry; names in braces, as nobody knows which word is the family's.

        >>> print(Citation("x", "film/x", "Tom & Léo", ("A. Fave",), None, (), "https://x", "b1", ()).bibtex())
        @misc{x,
          title = {{Tom \& Léo}},
          author = {{A. Fave}},
          howpublished = {Film},
          note = {Générique, build b1},
          url = {https://x}
        }
        """
        fields = {
            "title": f"{{{_tex(self.title)}}}",
            "author": " and ".join(f"{{{_tex(name)}}}" for name in self.directors),
            "year": "" if self.year is None else str(self.year),
            "publisher": " and ".join(f"{{{_tex(name)}}}" for name in self.companies),
            "howpublished": "Film",
            "note": _tex(self._note()),
            "url": self.url,
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        return f"@misc{{{self.key},\n{lines}\n}}"

    def as_dict(self) -> dict[str, object]:
        """The citation as a CSL-JSON item; what is not known is left out, as CSL wants it."""
        item: dict[str, object] = {
            "id": self.key,
            "type": "motion_picture",
            "title": self.title,
            "director": [{"literal": name} for name in self.directors],
            "publisher": "; ".join(self.companies),
            "issued": {"date-parts": [[self.year]]} if self.year is not None else None,
            "URL": self.url,
            "source": "Générique",
            "version": self.build,
            "note": self._note(),
        }
        return {name: value for name, value in item.items() if value}

    def _note(self) -> str:
        sources = "; ".join(source.text() for source in self.sources)
        return f"Générique, build {self.build}" + (f"; from: {sources}" if sources else "")

    def __str__(self) -> str:
        return self.bibtex()


def cite(graph: Graph, film: str, *, version: str) -> Citation:
    """The citation of a film, with the version of the build and the sources that speak of it."""
    title = title_of(graph, film)
    credits, stated = credits_of(graph, film), statements_of(graph, film)
    directors, companies = (
        distinct(credit.name for credit in credits if credit.role == role)
        for role in ("director", "production-company")
    )
    year = next((int(one.value) for one in values(stated, "year")), None)
    spoken = {one.source for one in credits} | {one.source for one in stated}
    sources = (cited(graph, source) for source in sorted(spoken, key=source_order))
    words = [slug(directors[0]) if directors else "", str(year or ""), film.partition("/")[2]]
    key = "-".join(word for word in words if word)
    return Citation(
        key.encode("ascii", "ignore").decode(),
        film,
        title,
        directors,
        year,
        companies,
        iri(film, graph.base),
        version,
        tuple(sources),
    )


def _tex(text: str) -> str:
    return text.translate(_ESCAPES)
