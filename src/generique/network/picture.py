"""Drawings of small parts of the network, as SVG and PNG."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np

from generique.errors import UsageError
from generique.network.around import Node, Picture, Tie, around
from generique.network.arrays import Network
from generique.network.filters import PEOPLE, Filter
from generique.network.layout import positions
from generique.target import whole

_INK, _PAPER, _CENTRE, _TIE = "#1f2430", "#ffffff", "#b3261e", "#9aa3b2"


@dataclass(frozen=True, slots=True)
class Dot:
    """A node and where it is in a square of side 1."""

    x: float
    y: float
    node: Node


@dataclass(frozen=True, slots=True)
class Drawing:
    """Dots, the first of which it is about, and the ties between them."""

    dots: tuple[Dot, ...]
    ties: tuple[Tie, ...]

    def svg(self, size: int = 800) -> str:
        """The picture as SVG, with the id of each dot as its title."""
        lines = [
            f'<line x1="{self.dots[a].x * size:.1f}" y1="{self.dots[a].y * size:.1f}" '
            f'x2="{self.dots[b].x * size:.1f}" y2="{self.dots[b].y * size:.1f}" stroke-width="{films**0.5:.1f}"/>'
            for a, b, films in self.ties
        ]
        dots = [
            f"<g><title>{escape(dot.node.agent)} · {dot.node.films}</title>"
            f'<circle cx="{dot.x * size:.1f}" cy="{dot.y * size:.1f}" '
            f'r="{_radius(dot):.1f}" fill="{_INK if at else _CENTRE}"/>'
            f'<text x="{dot.x * size + _radius(dot) + 2:.1f}" '
            f'y="{dot.y * size + 4:.1f}">{escape(dot.node.name)}</text></g>'
            for at, dot in enumerate(self.dots)
        ]
        name = escape(self.dots[0].node.name, {'"': "&quot;"})
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
                f'role="img" aria-label="{name}">',
                f'<rect width="{size}" height="{size}" fill="{_PAPER}"/>',
                f'<g stroke="{_TIE}" stroke-opacity="0.5">',
                *lines,
                f'</g><g font-family="sans-serif" font-size="11" fill="{_INK}">',
                *dots,
                "</g></svg>\n",
            ]
        )

    def png(self, size: int = 800) -> bytes:
        """The picture as PNG; needs Pillow (``pip install 'generique[pictures]'``)."""
        try:
            from PIL import Image, ImageDraw, ImageFont
        except ImportError as error:
            raise UsageError(
                "a PNG needs Pillow", do="run `pip install 'generique[pictures]'`, or take the SVG"
            ) from error
        image = Image.new("RGB", (size, size), _PAPER)
        draw, font = ImageDraw.Draw(image), ImageFont.load_default(11)
        for a, b, films in self.ties:
            ends = [(self.dots[at].x * size, self.dots[at].y * size) for at in (a, b)]
            draw.line(ends, _TIE, max(1, round(films**0.5)))
        for at, dot in enumerate(self.dots):
            x, y, radius = dot.x * size, dot.y * size, _radius(dot)
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), _INK if at else _CENTRE)
            draw.text((x + radius + 2, y - 6), dot.node.name, _INK, font)
        file = BytesIO()
        image.save(file, "PNG")
        return file.getvalue()

    def save(self, path: str | Path, size: int = 800) -> None:
        """Write the picture; the end of the name, ``.svg`` or ``.png``, says as what."""
        target = Path(path)
        forms = {".svg": lambda: self.svg(size).encode(), ".png": lambda: self.png(size)}
        if target.suffix.lower() not in forms:
            raise UsageError(f"{target} is no picture", do="give a name that ends in .svg or .png")
        content = forms[target.suffix.lower()]()
        with whole(target) as file:
            file.write(content)

    def _repr_svg_(self) -> str:
        return self.svg()


def draw(picture: Picture) -> Drawing:
    """A drawing of nodes and ties, the same each time."""
    ties = np.array([(tie.a, tie.b) for tie in picture.ties], np.int64)
    places = positions(ties, len(picture.nodes)) * 0.42 + 0.48  # names stand to the right of their dots
    dots = (Dot(float(x), float(y), node) for (x, y), node in zip(places, picture.nodes, strict=True))
    return Drawing(tuple(dots), picture.ties)


def neighbourhood(network: Network, agent: str, filter: Filter = PEOPLE, *, most: int = 60) -> Drawing:
    """The drawing of an agent and of those who share most films with it."""
    return draw(around(network, agent, filter, most))


def _radius(dot: Dot) -> float:
    return float(3 + min(dot.node.films, 40) ** 0.5)
