"""What can go wrong with a service, each kind with a name of its own; all end the command with exit code 1."""

from __future__ import annotations

from generique.errors import GeneriqueError


class ServiceError(GeneriqueError):
    """A service that does not give what was asked of it."""


class Unreachable(ServiceError):
    """No connection, or one that breaks again and again."""


class TooSlow(ServiceError):
    """No whole answer before the deadline."""


class Refused(ServiceError):
    """The service does not want to: wrong query, wrong credentials, wrong address, too much asked."""


class Denied(Refused):
    """Wrong credentials, or no service at this address."""


class NotPublished(ServiceError):
    """A service without a catalogue of ours."""


class Superseded(ServiceError):
    """The build that was being asked has been replaced by a newer one."""


class TooLarge(ServiceError):
    """An answer over our caps on bytes or rows."""


class BadAnswer(ServiceError):
    """An answer that is not what was asked for: a web page, cut JSON, another format."""


class Cut(BadAnswer):
    """An answer that the service itself cuts after so many ``rows``."""

    def __init__(self, rows: int, *, where: str) -> None:
        self.rows = rows
        super().__init__(f"the service cuts answers after {rows:,} rows", where=where, do="ask for less")


class BusyError(ServiceError):
    """What may be mended by asking again, ``after`` so many seconds if the service says so."""

    def __init__(self, what: str, *, where: str, after: float | None = None) -> None:
        self.after = after
        super().__init__(what, where=where, do="try again later")
