"""A life in films, as a picture: years from left to right, a row for each role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from markupsafe import Markup

from generique.answers.person import Part
from generique.web import labels
from generique.web.svg import document

_LEFT, _WIDE, _ROW, _MOST = 250.0, 860.0, 24.0, 8


def timeline(parts: Sequence[Part], lang: str) -> Markup | None:
    """How many films in which year and role; None where fewer than two years are known."""
    counted: Counter[tuple[str, int]] = Counter(
        (part.role, part.year) for part in parts if part.year is not None
    )
    years = sorted({year for _, year in counted})
    if len(years) < 2:
        return None
    busy: Counter[str] = Counter()
    for (role, _), films in counted.items():
        busy[role] += films
    rows = labels.in_order(role for role, _ in busy.most_common(_MOST))
    first, last = years[0], years[-1]
    step = (_WIDE - _LEFT - 20) / (last - first)
    height = _ROW * len(rows) + 34
    body = [*_axis(first, last, step, height)]
    for row, role in enumerate(rows):
        y = _ROW * row + 16
        body.append(
            f'<text x="{_LEFT - 20:.0f}" y="{y + 4:.0f}" text-anchor="end">{_said(role, lang)}</text>'
        )
        body += [
            f'<circle cx="{_LEFT + (year - first) * step:.1f}" cy="{y:.1f}" r="{4 + min(films, 6):.0f}"'
            f' fill="#8c1d2f" fill-opacity=".8"><title>{year} ({films})</title></circle>'
            for (held, year), films in sorted(counted.items())
            if held == role
        ]
    title = "Films par année et fonction" if lang == "fr" else "Films by year and role"
    return document(_WIDE, height, title, body, "timeline")


def _said(role: str, lang: str) -> str:
    text = labels.role(role, lang)
    return escape(text if len(text) < 38 else f"{text[:36]}…")


def _axis(first: int, last: int, step: float, height: float) -> Iterator[str]:
    """A line for some years, each with its number: as many as are easily read."""
    every = next(size for size in (1, 2, 5, 10, 20, 50, 1000) if (last - first) / size <= 10)
    for year in range(first + -first % every, last + 1, every):
        x = _LEFT + (year - first) * step
        yield f'<line x1="{x:.1f}" y1="4" x2="{x:.1f}" y2="{height - 20:.0f}" stroke="#999" stroke-opacity=".4"/>'
        yield f'<text x="{x:.1f}" y="{height - 5:.0f}" text-anchor="middle">{year}</text>'
