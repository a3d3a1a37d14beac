"""Adding a document: drop it, see line by line what was understood, mend it, accept it. Only with ``--edit``."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generique.catalogue import Catalogue
from generique.catalogue.folder import COMPANIONS, Folder
from generique.catalogue.proofs import Proof, accept, proof
from generique.errors import GeneriqueError, NotFoundError, UsageError
from generique.web import labels
from generique.web.page import catalogue, path, render
from generique.web.security import inside

_LARGEST = 50 << 20
_FIELDS = 200_000  # of a form: several for each line of a long document
_FACTS = ("title", "publisher", "date", "licence", "url")
_ACTIONS = ("replace", "drop", "add")


async def add(request: Request) -> Response:
    """The place to drop a document."""
    return render(request, "add.html", error=None, lasting=False)


async def receive(request: Request) -> Response:
    """Keep what was dropped, outside the sources, and go on to its proof."""
    async with request.form(max_files=1, max_fields=10) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            return render(request, "add.html", 400, error=UsageError("no file was chosen"))
        content = await file.read(_LARGEST + 1)
        name = file.filename
    try:
        kept = await to_thread.run_sync(keep, catalogue(request), name, content)
        await to_thread.run_sync(proof, kept)
    except GeneriqueError as error:
        return render(request, "add.html", 422, error=error)
    return RedirectResponse(path(f"add/{kept.parent.name}"), 303)


def show(request: Request) -> Response:
    """What was understood of a dropped document."""
    file = _kept(catalogue(request), request.path_params["token"])
    return _page(request, file, proof(file), None, 200)


async def take(request: Request) -> Response:
    """Make it a source with what its reader mended, and build."""
    shown = catalogue(request)
    file = _kept(shown, request.path_params["token"])
    form = await request.form(max_fields=_FIELDS)
    read = await to_thread.run_sync(proof, file)
    facts = {name: _text(form, name) for name in _FACTS} | {"public": form.get("public") == "1"}
    try:
        source, _ = await to_thread.run_sync(accept, Folder(shown.path), file, _mended(read, form), facts)
        await to_thread.run_sync(shown.build)
    except GeneriqueError as error:
        return _page(request, file, read, error, 422)
    file.unlink()
    return RedirectResponse(path(f"source/{source.accession}"), 303)


def _page(request: Request, file: Path, read: Proof, error: GeneriqueError | None, status: int) -> Response:
    return render(
        request,
        "proof.html",
        status,
        lasting=False,
        file=file.name,
        proof=read,
        error=error,
        actions=_ACTIONS,
        options=labels.roles(),
    )


def _mended(read: Proof, form: FormData) -> list[tuple[str, ...]]:
    """The corrections of a form: one for each line where an action was chosen."""
    rows: list[tuple[str, ...]] = []
    for number, line in enumerate(read.lines):
        action = _text(form, f"action-{number}")
        if action:
            role, agent, character = (
                _text(form, f"{name}-{number}") for name in ("role", "agent", "character")
            )
            reason = _text(form, "reason")
            rows.append((line.text, str(line.nth), action, role, agent, character, reason))
    return rows


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def _inbox(shown: Catalogue) -> Path:
    return shown.path / "build" / "inbox"


def keep(shown: Catalogue, name: str, content: bytes) -> Path:
    """Write a dropped file under its own name into a folder named by its content."""
    if len(content) > _LARGEST:
        raise UsageError(f"“{name}” has more than {_LARGEST >> 20} MB", do="use `generique add`")
    plain = Path(name.replace("\\", "/")).name.lstrip(".")[-120:]
    if not plain or plain.endswith(COMPANIONS):
        raise UsageError(f"a source cannot be called “{name}”", do="give the file another name")
    folder = _inbox(shown) / sha256(content).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    target = folder / plain
    target.write_bytes(content)
    return target


def _kept(shown: Catalogue, token: str) -> Path:
    """The dropped file of this token; never one from elsewhere."""
    folder = _inbox(shown) / token
    if token.isalnum() and folder.is_dir():
        for file in folder.iterdir():
            found = inside(folder, file.name)
            if found is not None:
                return found
    raise NotFoundError("this document is not waiting here any more")


EDIT_ROUTES = (
    Route("/add", add, methods=["GET"], name="add"),
    Route("/add", receive, methods=["POST"]),
    Route("/add/{token}", show, methods=["GET"]),
    Route("/add/{token}", take, methods=["POST"]),
)
