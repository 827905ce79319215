"""One transaction, seen from inside: the region, the moment, the connection, and the keys."""

import json
import threading
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

from sqlalchemy import Insert, Row
from sqlalchemy.engine import Connection, CursorResult
from sqlalchemy.sql.base import Executable

from domain.errors import Unavailable
from storage.opdrachten import Samenvoeging
from storage.sleutels import Sleuteldoel, Sleutelkast, onderscheid, zegel
from storage.tabellen.privacy import sleutelvernietiging

T = TypeVar("T")

_KLEINSTE_VULLING = 512
_VERNIETIG: Final = Samenvoeging(sleutelvernietiging, ("sleutel_id",))


@dataclass(frozen=True, slots=True)
class Scope:
    """In which region a transaction works, and at which moment. `now` is aware; SQL never asks the time itself."""

    regio: str
    now: datetime

    def __post_init__(self) -> None:
        """Refuse a moment of which nobody knows the time zone, and a region without a name.

        Raises:
            ValueError: a programming error.
        """
        if self.now.tzinfo is None or not self.regio:
            raise ValueError("a scope has a region and an aware moment")


class Volgnummers:
    """Numbers that say what was planned before what, also within one microsecond. One per store; any thread may ask."""

    __slots__ = ("_laatste", "_slot")

    def __init__(self) -> None:
        self._laatste = 0
        self._slot = threading.Lock()

    def volgende(self, moment: datetime) -> int:
        """Return the next number: the moment (UTC) in nanoseconds, or one more than the last number."""
        with self._slot:
            vanaf = int(moment.timestamp()) * 1_000_000_000 + moment.microsecond * 1000
            self._laatste = max(vanaf, self._laatste + 1)
            return self._laatste


class UnitOfWork:
    """What a transaction holds in its hands. It lives exactly as long as the transaction.

    The dialogs use `regio`, `now`, `new_id`, `zegel` and `after_commit`; the rest is for the modules of this room.
    """

    __slots__ = ("_kast", "_na_commit", "_vernietigt", "_volgnummers", "_voor_commit", "now", "regio", "verbinding")

    def __init__(self, verbinding: Connection, scope: Scope, kast: Sleutelkast, volgnummers: Volgnummers) -> None:
        """Begin; the store has opened the transaction on this connection already."""
        self.verbinding = verbinding
        self.regio = scope.regio
        self.now = scope.now.astimezone(UTC)
        self._kast = kast
        self._volgnummers = volgnummers
        self._na_commit: list[Callable[[], None]] = []
        self._vernietigt: set[str] = set()
        self._voor_commit: dict[Callable[[UnitOfWork, Sequence[Any]], None], list[Any]] = {}

    def new_id(self) -> str:
        """Return a new id: 32 hexadecimal characters, not to be guessed."""
        return uuid.uuid4().hex

    def after_commit(self, callback: Callable[[], None]) -> None:
        """Call back once this transaction is durable, never when it is rolled back.

        The callback takes no arguments, is quick, and must not raise. It is called on the event loop that awaits the
        transaction (`Store.run`), also when the waiting task was cancelled meanwhile; with `run_now` at once.
        """
        self._na_commit.append(callback)

    def spaar_op(self, voor: Callable[["UnitOfWork", Sequence[T]], None], wat: T) -> None:
        """Keep something for the end of the transaction, when `voor(uow, everything)` is called, before the commit.

        For what must lock a row that many want: taken last, and by all in one order, it is held shortly and never in a
        ring.
        """
        self._voor_commit.setdefault(voor, []).append(wat)

    def rond_af(self) -> None:
        """Do what was kept for the end. The store calls it before the commit; whoever must read it sooner may too."""
        while self._voor_commit:
            voor, alles = self._voor_commit.popitem()
            voor(self, alles)

    def neem_callbacks(self) -> tuple[Callable[[], None], ...]:
        """Return what is to be called after the commit (for the store)."""
        return tuple(self._na_commit)

    def voer_uit(self, opdracht: Executable, **waarden: Any) -> CursorResult[Any]:  # noqa: ANN401 - whatever a column holds
        """Run a query, an update or a delete of this region (see `storage.opdrachten` for the names of values)."""
        return self.verbinding.execute(opdracht, {"in_regio": self.regio, **waarden})

    def voeg_in(self, opdracht: Insert | Samenvoeging, rij: Mapping[str, Any]) -> CursorResult[Any]:
        """Add a row to this region."""
        return self.verbinding.execute(self._in_eigen_woorden(opdracht), {"regio": self.regio, **rij})

    def voeg_alle_in(self, opdracht: Insert | Samenvoeging, rijen: Iterable[Mapping[str, Any]]) -> None:
        """Add rows to this region; all have the same columns."""
        met_regio = [{"regio": self.regio, **rij} for rij in rijen]
        if met_regio:
            self.verbinding.execute(self._in_eigen_woorden(opdracht), met_regio)

    def voeg_samen(self, opdracht: Samenvoeging, rijen: Iterable[Mapping[str, Any]]) -> Sequence[Row[Any]]:
        """Add rows to this region, all with the same columns, each once; return what comes back, in any order."""
        met_regio = [{"regio": self.regio, **rij} for rij in rijen]
        if not met_regio:
            return ()
        return self.verbinding.execute(self._in_eigen_woorden(opdracht), met_regio).all()

    def _in_eigen_woorden(self, opdracht: Insert | Samenvoeging) -> Insert:
        return opdracht.voor(self.verbinding.dialect.name) if isinstance(opdracht, Samenvoeging) else opdracht

    def volgnummer(self) -> int:
        """Return a number that grows with the moment, and in one process with every call."""
        return self._volgnummers.volgende(self.now)

    def maak_casussleutel(self, casus_id: str) -> None:
        """Make the data key of a new casus. It is durable before the casus is; an orphan key does no harm.

        Whatever is encrypted apart from a casus, such as a melding, has a key by its own id in the same way.

        Raises:
            NotFound: the key of this casus was destroyed before; it never comes back.
        """
        self._kast.casussleutel(self.regio, casus_id, maak=True)

    def vernietig_sleutels(self, ids: Iterable[str]) -> None:
        """Destroy these data keys for good, once this transaction is durable and never when it is rolled back.

        That it must be done is stored with the transaction: when the process is killed in between, or the store of keys
        does not answer, the next start or the next round finishes it (`storage.vernietigd`). So what was encrypted with
        them can still be read until this transaction ends, and a moment longer when something is in the way.
        """
        nieuw = sorted(set(ids) - self._vernietigt)
        self.voeg_alle_in(_VERNIETIG, ({"sleutel_id": een, "besloten_op": self.now} for een in nieuw))
        self._vernietigt.update(nieuw)

    def vernietigde_sleutels(self, ids: Iterable[str]) -> frozenset[str]:
        """Return which of these data keys were destroyed.

        Raises:
            Unavailable: the store of keys does not answer.
        """
        return self._kast.vernietigde_van(self.regio, ids)

    def neem_vernietigingen(self) -> tuple[str, ...]:
        """Return whose keys are to be destroyed after the commit (for the store)."""
        return tuple(sorted(self._vernietigt))

    def versleutel(self, casus_id: str, context: str, inhoud: Mapping[str, Any]) -> bytes:
        """Encrypt a JSON object with the key of the casus.

        The plain text is filled up to steps (512, 1024, 2048, ... bytes), so that the length of what is kept does not
        tell "not known" from an answer.

        Args:
            casus_id: whose key; it must have been made.
            context: table, column and row; decrypting needs the same, so ciphertexts cannot change places.
            inhoud: what `json` can write.

        Raises:
            NotFound: the casus has no key (any more).
        """
        klaar = json.dumps(inhoud, ensure_ascii=False, separators=(",", ":")).encode()
        lengte = _KLEINSTE_VULLING
        while lengte < len(klaar):
            lengte *= 2
        return self._kast.casussleutel(self.regio, casus_id, maak=False).versleutel(klaar.ljust(lengte), context)

    def ontsleutel(self, casus_id: str, context: str, versleuteld: bytes) -> dict[str, Any]:
        """Decrypt what `versleutel` made with the same casus and context.

        Raises:
            NotFound: the casus has no key (any more).
            Unavailable: it was made with something else, or changed ("opslag.onleesbaar").
        """
        klaar = self._kast.casussleutel(self.regio, casus_id, maak=False).ontsleutel(versleuteld, context)
        inhoud = json.loads(klaar)
        if not isinstance(inhoud, dict):
            raise Unavailable("opslag.onleesbaar")
        return inhoud

    def blinde_index(self, *delen: str) -> str:
        """Return a keyed hash in which equal inputs of this region are equal, and that tells nothing else."""
        return zegel(self._kast.regiosleutel(self.regio, Sleuteldoel.INDEX), onderscheid(*delen)).hex()

    def zegel(self, inhoud: bytes) -> bytes:
        """Return a keyed hash (32 bytes) with the key with which this region seals its forms."""
        return zegel(self._kast.regiosleutel(self.regio, Sleuteldoel.FORMULIER), inhoud)

    def logboeksleutel(self) -> bytes:
        """Return the key with which the chains of this region are made."""
        return self._kast.regiosleutel(self.regio, Sleuteldoel.LOGBOEK)

    def ankersleutel(self) -> bytes:
        """Return the private key (Ed25519) with which the anchors of this region are signed."""
        return self._kast.regiosleutel(self.regio, Sleuteldoel.ANKER)

    def hoofdsleutels(self) -> Mapping[str, int]:
        """Return per main key how many keys are wrapped with it, of all regions in this store of keys together."""
        return self._kast.telling()
