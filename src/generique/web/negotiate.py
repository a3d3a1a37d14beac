"""Content negotiation: which of the forms we have does the client want most?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.types import Scope

PAGE = "text/html"


class _Wish(NamedTuple):
    """One part of an Accept header: a type or range of types, how exact it is, and how much it is wanted."""

    main: str
    sub: str
    exact: int
    quality: float


def best(accept: str | None, offers: Sequence[str]) -> str | None:
    """The media type that is wanted most, the first of ``offers`` where several are; None where none is.

    >>> best("text/html;q=0.5, application/*", ["text/html", "application/json"])
    'application/json'
    >>> best("text/turtle;q=0, */*", ["text/turtle", "text/csv"])
    'text/csv'
    >>> best("image/png", ["text/csv"]) is None
    True
    >>> best(None, ["text/csv"])
    'text/csv'
    """
    wishes = list(_wishes(accept if accept and accept.strip() else "*/*"))
    qualities = [_quality(offer, wishes) for offer in offers]
    most = max(qualities, default=0.0)
    return offers[qualities.index(most)] if most > 0 else None


def wanted(scope: Scope, forms: Mapping[str, str]) -> str | None:
    """The name of the form that a request wants most of these, or “page”; None where none will do."""
    types = {"page": PAGE, **forms}
    media = best(Headers(scope=scope).get("Accept"), tuple(types.values()))
    return next((name for name, type in types.items() if type == media), None)


def _quality(offer: str, wishes: Sequence[_Wish]) -> float:
    """How much this type is wanted, by the most exact part of the header that speaks of it."""
    main, _, sub = offer.partition(";")[0].strip().lower().partition("/")
    fitting = [wish for wish in wishes if wish.main in ("*", main) and wish.sub in ("*", sub)]
    return max(fitting, key=lambda wish: wish.exact).quality if fitting else 0.0


def _wishes(accept: str) -> Iterator[_Wish]:
    """The parts of a header; those that are no types or have no number as their q are passed over."""
    for part in accept.split(","):
        range, *parameters = (each.strip().lower() for each in part.split(";"))
        main, slash, sub = range.partition("/")
        if not slash or not main or not sub or (main == "*" and sub != "*"):
            continue
        named = {
            name.strip(): value.strip() for name, _, value in (each.partition("=") for each in parameters)
        }
        try:
            quality = float(named.get("q", "1"))
        except ValueError:
            continue
        if 0 <= quality <= 1:
            yield _Wish(main, sub, (main != "*") + (sub != "*"), quality)
