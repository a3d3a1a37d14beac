"""Documents that are ZIP archives of XML: their parts taken out, never more of them than a document holds."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self
from xml.etree.ElementTree import Element, ParseError

from generique.errors import UnreadableError
from generique.read.reader import MEGABYTE

_PART = 20 * MEGABYTE
_WHOLE = 500 * MEGABYTE
EXTRA = 'run `pip install "generique[documents]"`'


class Archive:
    """A ZIP archive, open; ``what`` says in errors what it should be: “a Word document”."""

    def __init__(self, path: Path, what: str) -> None:
        self._path, self._what = path, what
        if path.stat().st_size > _WHOLE:
            raise self.refused(f"more than the {_WHOLE // MEGABYTE} MB that can be read")
        with self._mended():
            self._zip = zipfile.ZipFile(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def refused(self, why: str) -> UnreadableError:
        """The error that says why this archive cannot be read."""
        return UnreadableError(why, where=str(self._path))

    def xml(self, name: str) -> Element:
        """A part as XML, without document types and entities, which documents have no use for."""
        try:
            from defusedxml import DefusedXmlException
            from defusedxml.ElementTree import fromstring
        except ImportError as error:
            raise UnreadableError(
                f"{self._what} needs defusedxml", where=str(self._path), do=EXTRA
            ) from error
        if name not in self:
            raise self.refused(f"not {self._what}: it has no {name}")
        data = self._bytes(name)
        try:
            root: Element = fromstring(data, forbid_dtd=True)
        except DefusedXmlException as error:
            raise self.refused(f"a document type or an entity in {name}, which is refused") from error
        except ParseError as error:
            raise self.refused(f"damaged: {name} is not XML ({error})") from error
        return root

    def _bytes(self, name: str) -> bytes:
        """A part as it is; the size that the archive states is not believed."""
        with self._mended(), self._zip.open(name) as part:
            data = part.read(_PART + 1)
        if len(data) > _PART:
            raise self.refused(f"{name} is more than the {_PART // MEGABYTE} MB that can be read")
        return data

    @contextmanager
    def _mended(self) -> Iterator[None]:
        """What ``zipfile`` raises of damaged and encrypted archives, as one error."""
        try:
            yield
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
            raise self.refused(f"not {self._what}, or damaged ({error})") from error
        except RuntimeError as error:  # raised of encrypted parts alone
            raise self.refused("encrypted") from error
