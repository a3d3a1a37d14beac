"""Writing a build in one of the export formats, to a file or directory that appears whole or not at all."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generique.builds import Build
from generique.catalogue.folder import Folder
from generique.errors import UsageError
from generique.export import formats
from generique.export.format import Built, Format, Options
from generique.export.rights import rights
from generique.namespaces import PREFIXES
from generique.target import whole


def export_public(
    folder: Folder, build: Build, form: str, target: str, options: Mapping[str, Any]
) -> tuple[str, ...]:
    """Write what of the build may be published; what was left out, in words."""
    from generique.catalogue.publishing import publish

    if form not in formats():
        export(build, form, target, options)  # says what is wrong before anything is made
    with tempfile.TemporaryDirectory(prefix="generique-") as scratch:
        published, left_out = publish(folder, build, Path(scratch))
        export(published, form, target, options)
    return tuple(left_out)


_PRIVATE = f"""PREFIX gen: <{PREFIXES["gen"]}>
SELECT (COUNT(?source) AS ?sources) {{ ?source a gen:Source ; gen:public false }}"""


def export_all(build: Build, form: str, target: str, options: Mapping[str, Any]) -> tuple[str, ...]:
    """Write the whole build; a warning in words where what private sources say is in it."""
    export(build, form, target, options)
    ((private,),) = build.about().select(_PRIVATE).rows
    warning = f"{private} private sources are in it, not to be passed on; `--public` leaves them out"
    return (warning,) if private else ()


def export(build: Built, form: str, target: str, options: Mapping[str, Any]) -> None:
    """Write the build; “-” is stdout. Formats of several files need a directory.

    Raises UsageError for an unknown format or a target that does not fit it.
    """
    known = formats()
    if form not in known:
        raise UsageError(f"unknown format “{form}”", do=f"use one of {', '.join(sorted(known))}")
    chosen, wanted = known[form], Options(**options)
    if wanted != Options() and not chosen.network:
        raise UsageError(f"{form} writes the whole catalogue", do="narrow one of the formats of networks")
    if chosen.several:
        if target == "-":
            raise UsageError(f"{form} writes several files", do="give a directory with -o DIR")
        _directory(Path(target), lambda place: _with_rights(build, chosen, place, wanted))
    elif target == "-":
        chosen.write(build, sys.stdout.buffer, wanted)
        sys.stdout.buffer.flush()
    else:
        if Path(target).is_dir():
            raise UsageError(
                f"{form} writes one file, and {target} is a directory", do="give a file with -o FILE"
            )
        with whole(target) as file:
            chosen.write(build, file, wanted)


def _with_rights(build: Built, chosen: Format, place: Path, wanted: Options) -> None:
    """The files of a format, and beside them whose work they are."""
    chosen.write(build, place, wanted)
    (place / "CITATION.cff").write_text(rights(build).cff(build.version), encoding="utf-8")


def _directory(path: Path, write: Any) -> None:
    """Write into a new folder beside, then move its files into place."""
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path} is a file", do="give a directory with -o DIR")
    temporary = path.with_name(f".{path.name}.tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    try:
        write(temporary)
        path.mkdir(exist_ok=True)
        for file in sorted(temporary.iterdir()):
            file.replace(path / file.name)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
