"""The store of keys on a database of its own: by default a small SQLite file, apart from the database and its backup.

Every key in it is wrapped with a main key that comes from the settings, so neither this file nor the database
says anything without it. Its schema is three small tables, made here when they are absent: it must be there before
the database's first transaction and shares no history with it, so a second set of migrations would only be a burden.
A row with a version stands ready for the day it changes.
"""

import base64
import binascii
import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Column, Engine, Integer, LargeBinary, MetaData, String, Table, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from domain.errors import NotFound, Unavailable
from storage.databases import is_voorbijgaand, lees_url, maak_engine, onbereikbaar
from storage.sleutels import SLEUTELLENGTE, Casussleutel, Sleuteldoel, Versleutelaar

SCHEMAVERSIE: Final = 1
_IN_GEHEUGEN: Final = 2048

_tabellen: Final = MetaData()
_versie: Final = Table("sleutelkast_versie", _tabellen, Column("versie", Integer, primary_key=True))
_casussleutel: Final = Table(
    "casussleutel",
    _tabellen,
    Column("regio", String, primary_key=True),
    Column("casus_id", String, primary_key=True),
    Column("hoofdsleutel", String, nullable=False),
    # NULL once destroyed: the row stays, so that no new key is ever made for that casus.
    Column("verpakt", LargeBinary),
)
_regiosleutel: Final = Table(
    "regiosleutel",
    _tabellen,
    Column("regio", String, primary_key=True),
    Column("doel", String, primary_key=True),
    Column("hoofdsleutel", String, nullable=False),
    Column("verpakt", LargeBinary, nullable=False),
)


_KENT: Final = select(_regiosleutel.c.regio).where(_regiosleutel.c.regio == bindparam("dit_regio")).limit(1)


@dataclass(frozen=True, slots=True)
class Hoofdsleutels:
    """The keys with which keys are wrapped: id -> 32 bytes. New keys are wrapped with `actief`."""

    actief: str
    sleutels: Mapping[str, bytes] = field(repr=False)

    def __post_init__(self) -> None:
        """Check them.

        Raises:
            ValueError: the active one is missing, or one is not 32 bytes. No key is repeated.
        """
        if self.actief not in self.sleutels:
            raise ValueError("the active main key is not among the main keys")
        if any(len(een) != SLEUTELLENGTE for een in self.sleutels.values()):
            raise ValueError("a main key is 32 bytes")

    @classmethod
    def lees(cls, tekst: str) -> "Hoofdsleutels":
        """Read them as settings hold them: `id:base64`, several separated by commas, the active one first.

        Raises:
            ValueError: it is not written so. What was written is not repeated.
        """
        gelezen: dict[str, bytes] = {}
        for deel in tekst.split(","):
            naam, dubbelepunt, sleutel = deel.strip().partition(":")
            try:
                waarde = base64.b64decode(sleutel, validate=True)
            except binascii.Error:
                raise ValueError("a main key is written as id:base64") from None
            if not (naam and dubbelepunt) or naam in gelezen:
                raise ValueError("every main key has an id of its own: id:base64")
            gelezen[naam] = waarde
        return cls(next(iter(gelezen)), gelezen)


def nieuwe_hoofdsleutel(naam: str) -> str:
    """Return a new random main key, written as `Hoofdsleutels.lees` reads it."""
    return f"{naam}:{base64.b64encode(os.urandom(SLEUTELLENGTE)).decode()}"


class DatabaseSleutelkast:
    """A `Sleutelkast` on its own database. Safe for any number of threads.

    Keys that were used lately stay in memory (at most 2048 casussen), in each process by itself: after `vernietig`
    another process may still decrypt with such a key until it is restarted or the key falls out.
    """

    def __init__(self, database_url: str, hoofdsleutels: Hoofdsleutels) -> None:
        """Open the store of keys, and make its tables when they are absent.

        Raises:
            VerkeerdeDatabase: the address cannot be used.
            Unavailable: the database does not answer, or it is of a newer version than this program.
        """
        self._hoofdsleutels = hoofdsleutels
        self._engine = maak_engine(lees_url(database_url), aantal=2)
        # One at a time: keys are asked for from memory nearly always, and two threads must not both make one.
        self._slot = threading.RLock()
        self._casussen: OrderedDict[tuple[str, str], Casussleutel] = OrderedDict()
        self._regios: dict[tuple[str, Sleuteldoel], bytes] = {}
        _richt_in(self._engine)

    def casussleutel(self, regio: str, casus_id: str, *, maak: bool) -> Casussleutel:
        """Return the data key of a casus (see `Sleutelkast`)."""
        plaats = (regio, casus_id)
        with self._slot:
            bekend = self._casussen.get(plaats)
            if bekend is not None:
                self._casussen.move_to_end(plaats)
                return bekend
            with _bewerking(self._engine) as verbinding:
                rauw = self._haal_casussleutel(verbinding, regio, casus_id, maak=maak)
            self._casussen[plaats] = Versleutelaar(rauw, regio, casus_id)
            if len(self._casussen) > _IN_GEHEUGEN:
                self._casussen.popitem(last=False)
            return self._casussen[plaats]

    def regiosleutel(self, regio: str, doel: Sleuteldoel) -> bytes:
        """Return a key of the region (see `Sleutelkast`)."""
        with self._slot:
            bekend = self._regios.get((regio, doel))
            if bekend is None:
                with _bewerking(self._engine) as verbinding:
                    bekend = self._haal_regiosleutel(verbinding, regio, doel)
                self._regios[regio, doel] = bekend
            return bekend

    def kent(self, regio: str) -> bool:
        """Tell whether this store ever made a key for the region; makes none.

        Raises:
            Unavailable: the database of the keys does not answer ("opslag.onbereikbaar").
        """
        with self._slot, _bewerking(self._engine) as verbinding:
            return verbinding.execute(_KENT, {"dit_regio": regio}).first() is not None

    def vernietig(self, regio: str, casus_id: str) -> None:
        """Destroy the data key of a casus (see `Sleutelkast`)."""
        with self._slot, _bewerking(self._engine) as verbinding:
            self._casussen.pop((regio, casus_id), None)
            # Also when there was no key: nobody shall make one for it later.
            leeg = {"regio": regio, "casus_id": casus_id, "hoofdsleutel": "", "verpakt": None}
            toevoegen = _insert(verbinding)(_casussleutel).values(leeg)
            verbinding.execute(
                toevoegen.on_conflict_do_update(
                    index_elements=["regio", "casus_id"], set_={"hoofdsleutel": "", "verpakt": None}
                )
            )
        if self._engine.dialect.name == "sqlite":
            self._ruim_wal()

    def herverpak(self) -> int:
        """Wrap every key anew with the active main key, so that an older one may be retired; return how many."""
        with self._slot, _bewerking(self._engine) as verbinding:
            return self._herverpak(verbinding, _casussleutel, "casus_id") + self._herverpak(
                verbinding, _regiosleutel, "doel"
            )

    def close(self) -> None:
        """Forget the keys in memory and close the connections."""
        with self._slot:
            self._casussen.clear()
            self._regios.clear()
            self._engine.dispose()

    def _haal_casussleutel(self, verbinding: Connection, regio: str, casus_id: str, *, maak: bool) -> bytes:
        waar = (_casussleutel.c.regio == regio) & (_casussleutel.c.casus_id == casus_id)
        lees = select(_casussleutel.c.hoofdsleutel, _casussleutel.c.verpakt).where(waar)
        rij = verbinding.execute(lees).one_or_none()
        if rij is None and maak:
            # Another process may be doing the same: whoever comes first made it, both read the same one.
            nieuw = self._verpak(os.urandom(SLEUTELLENGTE), regio, "casus", casus_id)
            rijwaarden = {"regio": regio, "casus_id": casus_id, **nieuw}
            verbinding.execute(_insert(verbinding)(_casussleutel).values(rijwaarden).on_conflict_do_nothing())
            rij = verbinding.execute(lees).one()
        if rij is None or rij.verpakt is None:
            raise NotFound("casus.sleutel_weg")
        return self._pak_uit(rij.hoofdsleutel, rij.verpakt, regio, "casus", casus_id)

    def _haal_regiosleutel(self, verbinding: Connection, regio: str, doel: Sleuteldoel) -> bytes:
        waar = (_regiosleutel.c.regio == regio) & (_regiosleutel.c.doel == doel.value)
        lees = select(_regiosleutel.c.hoofdsleutel, _regiosleutel.c.verpakt).where(waar)
        rij = verbinding.execute(lees).one_or_none()
        if rij is None:
            nieuw = self._verpak(os.urandom(SLEUTELLENGTE), regio, "regio", doel.value)
            rijwaarden = {"regio": regio, "doel": doel.value, **nieuw}
            verbinding.execute(_insert(verbinding)(_regiosleutel).values(rijwaarden).on_conflict_do_nothing())
            rij = verbinding.execute(lees).one()
        return self._pak_uit(rij.hoofdsleutel, rij.verpakt, regio, "regio", doel.value)

    def _verpak(self, sleutel: bytes, *band: str) -> dict[str, Any]:
        actief = self._hoofdsleutels.actief
        verpakker = Versleutelaar(self._hoofdsleutels.sleutels[actief], *band)
        return {"hoofdsleutel": actief, "verpakt": verpakker.versleutel(sleutel, "sleutel")}

    def _pak_uit(self, hoofdsleutel: str, verpakt: bytes, *band: str) -> bytes:
        if hoofdsleutel not in self._hoofdsleutels.sleutels:
            raise Unavailable("sleutels.hoofdsleutel_ontbreekt", hoofdsleutel=hoofdsleutel)
        return Versleutelaar(self._hoofdsleutels.sleutels[hoofdsleutel], *band).ontsleutel(verpakt, "sleutel")

    def _herverpak(self, verbinding: Connection, tabel: Table, kolom: str) -> int:
        oud = select(tabel).where(tabel.c.verpakt.is_not(None), tabel.c.hoofdsleutel != self._hoofdsleutels.actief)
        soort = "casus" if tabel is _casussleutel else "regio"
        rijen = verbinding.execute(oud).all()
        for rij in rijen:
            naam = getattr(rij, kolom)
            sleutel = self._pak_uit(rij.hoofdsleutel, rij.verpakt, rij.regio, soort, naam)
            waar = (tabel.c.regio == rij.regio) & (tabel.c[kolom] == naam)
            verbinding.execute(update(tabel).where(waar).values(self._verpak(sleutel, rij.regio, soort, naam)))
        return len(rijen)

    def _ruim_wal(self) -> None:
        # The wrapped key still stands in the write-ahead log until that is emptied.
        rauw = self._engine.raw_connection()
        try:
            rauw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            rauw.close()


@contextmanager
def _bewerking(engine: Engine) -> Iterator[Connection]:
    """One transaction on the store of keys."""
    try:
        with engine.begin() as verbinding:
            yield verbinding
    except DBAPIError as fout:
        if is_voorbijgaand(fout.orig):
            raise onbereikbaar() from fout
        raise


def _insert(verbinding: Connection) -> Any:  # noqa: ANN401 - two dialects, one shape, no common type
    return sqlite.insert if verbinding.dialect.name == "sqlite" else postgresql.insert


def _richt_in(engine: Engine) -> None:
    with _bewerking(engine) as verbinding:
        if verbinding.dialect.name == "postgresql":
            # Two processes that start together must not both make the tables.
            verbinding.exec_driver_sql("SELECT pg_advisory_xact_lock(7431001)")
        _tabellen.create_all(verbinding)
        verbinding.execute(_insert(verbinding)(_versie).values(versie=SCHEMAVERSIE).on_conflict_do_nothing())
        gevonden = verbinding.execute(select(_versie.c.versie).order_by(_versie.c.versie.desc())).scalars().first()
        if gevonden != SCHEMAVERSIE:
            raise Unavailable("sleutels.nieuwer_dan_programma")
