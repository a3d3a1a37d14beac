"""Pictures of people and what ties them, as SVG made here: no script, no style inside, links on every node."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

from generique.network.around import Node, Picture, Tie
from generique.text import for_xml
from generique.web.layout import place
from generique.web.naming import Disc, named
from generique.web.page import path

_ROW, _HALF, _WIDE = 26, 190, 860


def document(width: float, height: float, title: str, body: Sequence[str], kind: str) -> Markup:
    """A picture with its name; ``kind`` is a class of the style sheet. Colours of its own serve it elsewhere."""
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture {kind}" viewBox="0 0 {width:.0f} {height:.0f}"'
        f' width="{width:.0f}" height="{height:.0f}" role="group" aria-label={_quoted(title)}'
        f' font-family="system-ui, sans-serif" font-size="12" fill="#222">{"".join(body)}</svg>'
    )


def surroundings(picture: Picture, lang: str) -> Markup | None:
    """An agent in the middle, those it worked with around it, those tied to each other side by side."""
    others = len(picture.nodes) - 1
    if others < 1:
        return None
    order = _neighbourly(picture)
    rows = (others + 1) // 2
    height = rows * _ROW + 40
    middle = (_WIDE / 2, height / 2)
    places = {0: middle}
    for at, neighbour in enumerate(order):
        right = at < rows
        row = at if right else others - 1 - at
        y = 20 + _ROW * (row + 0.5) + (0 if right or others % 2 == 0 else _ROW / 2)
        bow = (1 - ((y - middle[1]) / (height / 2)) ** 2) ** 0.5
        places[neighbour] = (middle[0] + (1 if right else -1) * (60 + (_HALF - 60) * bow), y)
    most = max((tie.films for tie in picture.ties), default=1)
    body = [_line(tie, places, most, own=tie.a == 0) for tie in picture.ties]
    for number, node in enumerate(picture.nodes):
        x, y = places[number]
        side = "middle" if number == 0 else "start" if x > middle[0] else "end"
        shift = 0 if number == 0 else 12 if side == "start" else -12
        body.append(
            _node(node, x, y, 9 if number == 0 else 5, side, shift, -16 if number == 0 else 4, number == 0)
        )
    centre = picture.nodes[0].name
    title = f"{centre} et son entourage" if lang == "fr" else f"{centre} and those around"
    return document(_WIDE, height, title, body, "around")


def _neighbourly(picture: Picture) -> list[int]:
    """All nodes but the first, so that those who share most films come one after the other."""
    shared = {frozenset((tie.a, tie.b)): tie.films for tie in picture.ties}
    left = list(range(1, len(picture.nodes)))
    found = [left.pop(0)]
    while left:
        nearest = max(left, key=lambda node: (shared.get(frozenset((found[-1], node)), 0), -node))
        left.remove(nearest)
        found.append(nearest)
    return found


def network(picture: Picture, lang: str) -> Markup | None:
    """The agents of a picture laid out by their ties; names where there is room, the busiest first."""
    if not picture.nodes:
        return None
    width = 900.0
    height = 420.0 if len(picture.nodes) < 40 else 640.0
    spots = place(len(picture.nodes), picture.ties, width - 160, height - 50)
    places = {number: (x + 80, y + 25) for number, (x, y) in enumerate(spots)}
    degree = [0] * len(picture.nodes)
    for tie in picture.ties:
        degree[tie.a] += tie.films
        degree[tie.b] += tie.films
    most = max((tie.films for tie in picture.ties), default=1)
    body = [_line(tie, places, most) for tie in picture.ties]
    ranked = sorted(range(len(picture.nodes)), key=lambda one: (-degree[one], one))
    discs = [
        Disc(node.name, *places[number], 3.5 + min(node.films, 30) ** 0.5)
        for number in ranked
        for node in (picture.nodes[number],)
    ]
    body += [
        _node(picture.nodes[number], disc.x, disc.y, disc.size, "", 0, 0, False)
        for number, disc in zip(ranked, discs, strict=True)
    ]
    names = [
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{_said(name)}</text>'
        for name, x, y, anchor in named(discs, width)
    ]
    body += ['<g class="names" pointer-events="none" aria-hidden="true">', *names, "</g>"]
    title = "Le réseau des collaborations" if lang == "fr" else "The network of collaborations"
    return document(width, height, title, body, "net")


def _line(tie: Tie, places: dict[int, tuple[float, float]], most: int, own: bool = False) -> str:
    (x1, y1), (x2, y2) = places[tie.a], places[tie.b]
    wide = 0.8 + 3.2 * (tie.films - 1) / max(most - 1, 1)
    kind = ' class="own"' if own else ""
    return (
        f'<line{kind} x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#999"'
        f' stroke-opacity=".45" stroke-width="{wide:.1f}"/>'
    )


def _node(
    node: Node, x: float, y: float, size: float, anchor: str, shift: float, down: float, centre: bool
) -> str:
    kind = " ".join([node.kind, *(["centre"] if centre else [])])
    return "".join(_node_parts(node, x, y, size, anchor, shift, down, kind))


def _node_parts(
    node: Node, x: float, y: float, size: float, anchor: str, shift: float, down: float, kind: str
) -> Iterator[str]:
    name = _said(node.name)
    yield f'<a href={_quoted(path(node.agent))} class="{kind}" tabindex="-1" aria-label={_quoted(node.name)}>'
    yield f"<title>{name} ({node.films})</title>"
    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="#8c1d2f"/>'
    if anchor:
        yield f'<text x="{x + shift:.1f}" y="{y + down:.1f}" text-anchor="{anchor}">{name}</text>'
    yield "</a>"


def _said(text: str) -> str:
    return escape(for_xml(text))


def _quoted(text: str) -> str:
    return quoteattr(for_xml(text))


def nothing() -> Markup:
    """An empty picture."""
    return document(900, 40, "—", [], "net")
