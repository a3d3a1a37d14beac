"""Making a page: the templates, and what all of them may use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from generique.answers.asking import Graph
from generique.catalogue import Catalogue
from generique.web import i18n, labels
from generique.web.formats import LISTS, SUFFIXES
from generique.web.saying import said
from generique.web.security import href
from generique.web.sending import etag, fresh

_STATIC = Path(__file__).parent / "static"


@cache
def environment() -> Environment:
    """The templates; whatever they show is escaped, and a name they do not know is an error."""
    made = Environment(
        loader=PackageLoader("generique.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(static=_static, href=href, path=path, forms_of=_forms)
    return made


def _forms(name: str) -> list[tuple[str, str]]:
    """The suffixes of a list’s data, and their media types."""
    return [(suffix, SUFFIXES[suffix]) for suffix in LISTS[name]]


def catalogue(request: Request) -> Catalogue:
    """The catalogue that is shown."""
    found: Catalogue = request.app.state.catalogue
    return found


def graph(request: Request) -> Graph:
    """The graph of the build that answers."""
    build = catalogue(request).current
    return Graph(build.store, build.base)


def render(
    request: Request, template: str, status_code: int = 200, *, lasting: bool = True, **context: Any
) -> Response:
    """A page in the language of its reader; ``lasting``: it says the same until there is a new build."""
    lang = i18n.language(request)
    text = environment().get_template(template).render(**_common(request, lang), **context)
    headers = {"Content-Language": lang, "Vary": "Accept-Language", "Cache-Control": "no-cache"}
    if lasting and status_code == 200:
        headers["ETag"] = etag(catalogue(request).current.version, text)
    return HTMLResponse(text, status_code, headers)


def drawing(request: Request, made: Markup) -> Response:
    """A picture of its own, in the language of its reader."""
    tag = etag(catalogue(request).current.version, made)
    headers = {"ETag": tag, "Vary": "Accept-Language", "Cache-Control": "no-cache"}
    if fresh(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(made, media_type="image/svg+xml", headers=headers)


def _common(request: Request, lang: str) -> dict[str, Any]:
    words: dict[str, Callable[..., str]] = {
        name: partial(_in, getattr(labels, name), lang)
        for name in ("role", "department", "country", "spoken", "word")
    }
    return words | {
        "_": partial(_say, lang),
        "lang": lang,
        "day": partial(_in, i18n.day, lang),
        "locator": partial(_in, i18n.locator, lang),
        "number": partial(_in, i18n.number, lang),
        "said": partial(_in, said, lang),
        "here": partial(_here, request),
        "current": request.url.path,
        "edit": request.app.state.edit,
    }


def _say(lang: str, french: str, english: str, **values: Any) -> str:
    """A text of ours: both languages stand side by side in the template."""
    text = i18n.typeset(french, lang) if lang == "fr" else english
    return text.format(**values) if values else text


def _in(function: Callable[[Any, str], str], lang: str, value: Any) -> str:
    return function(value, lang)


def _here(request: Request, **changed: Any) -> str:
    """This address with other parameters; None takes one out."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changed]
    kept += [(key, str(value)) for key, value in changed.items() if value is not None]
    return request.url.path + (f"?{urlencode(kept)}" if kept else "")


def path(id: str, **query: Any) -> str:
    """The address of an entity’s page, or of any page with parameters.

    >>> path("film/victoire"), path("chain", a="Michel Blanc")
    ('/film/victoire', '/chain?a=Michel+Blanc')
    """
    known = {key: value for key, value in query.items() if value is not None}
    return f"/{id}" + (f"?{urlencode(known, doseq=True)}" if known else "")


@cache
def _static(name: str) -> str:
    """The address of a file of ours, another one for other content."""
    digest = blake2b((_STATIC / name).read_bytes(), digest_size=6).hexdigest()
    return f"/static/{name}?{digest}"


def number_of(request: Request, name: str) -> int | None:
    """A number among the parameters; None where there is none, or something else."""
    text = request.query_params.get(name, "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else None


def text_of(request: Request, name: str) -> str | None:
    """A text among the parameters; None where it is empty."""
    return request.query_params.get(name, "").strip() or None
