"""Export formats: each module of this folder that defines ``FORMATS`` adds its own; nothing is registered."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from generique.export.format import Format


@cache
def formats() -> Mapping[str, Format]:
    """All formats by name, in the order of their names.

    >>> formats()["turtle"].suffix
    '.ttl'
    """
    found: dict[str, Format] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        for format in getattr(import_module(module.name), "FORMATS", ()):
            found[format.name] = format
    return dict(sorted(found.items()))
