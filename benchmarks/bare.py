"""The whole bot without what protects its data, to see what that costs: `python -m benchmarks.bare FOLDER FAR_SIDE`.

Nothing is encrypted and no line is written in the logboek. This wiring exists here only: the product has no switch.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from benchmarks.house import put_together, told
from bot.serving import run, serve
from bot.web.logs import configure_logs
from domain.logboek import Logregel
from storage import logboek
from storage.sleutels import SLEUTELLENGTE, Sleuteldoel, Versleutelaar
from storage.store import UnitOfWork


class PlainText(Versleutelaar):
    """Stores what it is given."""

    __slots__ = ()

    def __init__(self) -> None:
        """Take no key."""

    def versleutel(self, klaar: bytes, context: str) -> bytes:  # noqa: ARG002 - the signature is the data key's
        """Return it as it is."""
        return klaar

    def ontsleutel(self, versleuteld: bytes, context: str) -> bytes:  # noqa: ARG002
        """Return it as it is."""
        return versleuteld


class NoKeys:
    """A store of keys that has none; forms and links are still sealed, and names still found by a hash."""

    def __init__(self, *_: object) -> None:
        """Open nothing."""
        self._plain = PlainText()

    def casussleutel(self, regio: str, casus_id: str, *, maak: bool) -> PlainText:  # noqa: ARG002
        """Return what encrypts nothing."""
        return self._plain

    def regiosleutel(self, regio: str, doel: Sleuteldoel) -> bytes:  # noqa: ARG002
        """Return the same key for everything."""
        return bytes(SLEUTELLENGTE)

    def kent(self, regio: str) -> bool:  # noqa: ARG002
        """Tell that all is well."""
        return True

    def telling(self) -> Mapping[str, int]:
        """Return that nothing is wrapped."""
        return {}

    def hervernietig(self) -> int:
        """Nothing was destroyed."""
        return 0

    def vernietig(self, regio: str, ids: Iterable[str], op: datetime) -> int:  # noqa: ARG002
        """Nothing can be destroyed."""
        return 0

    def vernietigde_van(self, regio: str, ids: Iterable[str]) -> frozenset[str]:  # noqa: ARG002
        """Nothing was destroyed."""
        return frozenset()

    def close(self) -> None:
        """Nothing is open."""


def _write_nothing(uow: UnitOfWork, regel: Logregel) -> None:
    """Forget the line."""


@contextmanager
def unprotected() -> Iterator[None]:
    """Let every bot that is put together inside the block be without."""
    with patch("bot.opening.DatabaseSleutelkast", NoKeys), patch.object(logboek, "schrijf", _write_nothing):
        yield


if __name__ == "__main__":
    with Path("/dev/null").open("w", encoding="utf-8") as log, unprotected():
        configure_logs(stream=log)
        run(serve(put_together(Path(sys.argv[1]), int(sys.argv[2])).app, "127.0.0.1", 0, told))
