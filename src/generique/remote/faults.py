"""What can go wrong with a service, each kind with a name of its own; all end the command with exit code 1."""

from __future__ import annotations

from generique.errors import GeneriqueError


class ServiceError(GeneriqueError):
    """A service that does not give what was asked of it."""


class UnreachableError(ServiceError):
    """No connection, or one that breaks again and again."""


class TooSlowError(ServiceError):
    """No whole answer before the deadline."""


class RefusedError(ServiceError):
    """The service does not want to: wrong query, wrong credentials, wrong address, too much asked."""


class DeniedError(RefusedError):
    """Wrong credentials, or no service at this address."""


class NotPublishedError(ServiceError):
    """A service without a catalogue of ours."""


class SupersededError(ServiceError):
    """The build that was being asked has been replaced by a newer one."""


class TooLargeError(ServiceError):
    """An answer over our caps on bytes or rows."""


class BadAnswerError(ServiceError):
    """An answer that is not what was asked for: a web page, cut JSON, another format."""


class CutError(BadAnswerError):
    """An answer that the service itself cuts after so many ``rows``."""

    def __init__(self, rows: int, *, where: str) -> None:
        self.rows = rows
        super().__init__(f"the service cuts answers after {rows:,} rows", where=where, do="ask for less")


class BusyError(ServiceError):
    """What may be mended by asking again, ``after`` so many seconds if the service says so."""

    def __init__(self, what: str, *, where: str, after: float | None = None) -> None:
        self.after = after
        super().__init__(what, where=where, do="try again later")
