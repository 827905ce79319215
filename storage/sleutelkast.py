"""The store of keys on a database of its own: by default a small SQLite file, apart from the database and its backup.

Every key in it is wrapped with a main key that comes from elsewhere (`storage.hoofdsleutels`), so neither this file nor
the database says anything without it. Its schema is a few small tables, made here when they are absent: it must be
there before the database's first transaction and shares no history with it, so a second set of migrations would only
be a burden. A row with a version stands ready for the day it changes.

Reading a key waits for nobody: it takes no lock, and asks the main keys outside every transaction. What is written is
a row or a hundred at a time.
"""

import os
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Row, Select, Table, bindparam, func, select, union_all

from domain.errors import NotFound
from storage.databases import LEZER, is_sqlite, lees_url, maak_engine
from storage.hoofdsleutels import Band, Hoofdsleutels, Kluis, nieuwe_hoofdsleutel
from storage.sleutelrotatie import herverpak
from storage.sleutels import LANGST_IN_GEHEUGEN, SLEUTELLENGTE, Casussleutel, Sleuteldoel, Versleutelaar
from storage.sleuteltabellen import (
    TEGELIJK,
    bewerking,
    casussleutel,
    levend,
    maak_leeg,
    op_slot,
    regiosleutel,
    richt_in,
    voeg_in,
    zet_kop,
)
from storage.vernietigd_register import Registerkop, Registerregel, Vernietigingsregister

__all__ = ["DatabaseSleutelkast", "Hoofdsleutels", "nieuwe_hoofdsleutel", "registerplek"]

_IN_GEHEUGEN: Final = 2048
_ALLE_REGIOS: Final = ""
"""In the place of a region, for what is of all: no region has an empty code."""

_LEES: Final = select(casussleutel.c.hoofdsleutel, casussleutel.c.verpakt).where(
    casussleutel.c.regio == bindparam("dit_regio"), casussleutel.c.casus_id == bindparam("dit_id")
)
_LEES_REGIO: Final = select(regiosleutel.c.hoofdsleutel, regiosleutel.c.verpakt).where(
    regiosleutel.c.regio == bindparam("dit_regio"), regiosleutel.c.doel == bindparam("dit_id")
)
_KENT: Final = select(regiosleutel.c.regio).where(regiosleutel.c.regio == bindparam("dit_regio")).limit(1)
_ALLE_VERNIETIGD: Final = (
    select(casussleutel.c.regio, casussleutel.c.casus_id)
    .where(casussleutel.c.verpakt.is_(None))
    .order_by(casussleutel.c.regio, casussleutel.c.casus_id)
)
_TELLING: Final = union_all(
    *(
        select(tabel.c.hoofdsleutel, func.count().label("aantal"))
        .where(tabel.c.verpakt.is_not(None))
        .group_by(tabel.c.hoofdsleutel)
        for tabel in (casussleutel, regiosleutel)
    )
)


class DatabaseSleutelkast:
    """A `Sleutelkast` on its own database. Safe for any number of threads and processes.

    Keys that were used lately stay in memory (at most 2048 casussen, at most five minutes), in each process by itself:
    after `vernietig` another process may decrypt with such a key for that long.
    """

    def __init__(
        self,
        database_url: str,
        hoofdsleutels: Kluis,
        register: Path | None = None,
        *,
        tijd: Callable[[], float] = time.monotonic,
    ) -> None:
        """Open the store of keys, and make its tables when they are absent.

        Args:
            database_url: where it stands.
            hoofdsleutels: what wraps the keys.
            register: the file of what was destroyed; `registerplek` when left out.
            tijd: seconds that only go forward, for how long a key stays in memory.

        Raises:
            VerkeerdeDatabase: the address cannot be used.
            Unavailable: the database does not answer, or it is of a newer version than this program.
        """
        self._kluis = hoofdsleutels
        self._tijd = tijd
        url = lees_url(database_url)
        self._engine = maak_engine(url, aantal=2)
        # On SQLite whoever only reads takes no lock, so that a rotation keeps no turn waiting.
        self._lezer = maak_engine(url, aantal=2, rol=LEZER) if is_sqlite(url) else self._engine
        self._slot = threading.Lock()
        self._casussen: OrderedDict[tuple[str, str], tuple[Casussleutel, float]] = OrderedDict()
        self._regios: dict[tuple[str, str], bytes] = {}
        self._vernietigingen = 0
        self.registerplek = register or registerplek(database_url)
        """The file of what was destroyed."""
        self._register: Vernietigingsregister | None = None
        with bewerking(self._engine) as verbinding:
            richt_in(verbinding)
        # Made at once, so that every copy of this store goes with its register.
        if self._lees(_LEES_REGIO, _ALLE_REGIOS, Sleuteldoel.REGISTER) is None:
            self._maak(regiosleutel, "doel", _ALLE_REGIOS, Sleuteldoel.REGISTER, ("regio", Sleuteldoel.REGISTER))

    def casussleutel(self, regio: str, casus_id: str, *, maak: bool) -> Casussleutel:
        """Return the data key of a casus (see `Sleutelkast`)."""
        plaats, nu = (regio, casus_id), self._tijd()
        with self._slot:
            bekend = self._casussen.get(plaats)
            if bekend is not None and nu - bekend[1] < LANGST_IN_GEHEUGEN:
                self._casussen.move_to_end(plaats)
                return bekend[0]
            tot_zover = self._vernietigingen
        sleutel = Versleutelaar(self._haal_casussleutel(regio, casus_id, maak=maak), regio, casus_id)
        with self._slot:
            # What was destroyed while it was being read is not remembered.
            if self._vernietigingen == tot_zover:
                self._casussen[plaats] = (sleutel, nu)
                self._casussen.move_to_end(plaats)
                if len(self._casussen) > _IN_GEHEUGEN:
                    self._casussen.popitem(last=False)
        return sleutel

    def regiosleutel(self, regio: str, doel: Sleuteldoel) -> bytes:
        """Return a key of the region (see `Sleutelkast`)."""
        bekend = self._regios.get((regio, doel))
        if bekend is None:
            bekend = self._regios[regio, doel] = self._haal_regiosleutel(regio, doel)
        return bekend

    def kent(self, regio: str) -> bool:
        """Tell whether this store ever made a key for the region; makes none.

        Raises:
            Unavailable: the database of the keys does not answer ("opslag.onbereikbaar").
        """
        with bewerking(self._lezer) as verbinding:
            return verbinding.execute(_KENT, {"dit_regio": regio}).first() is not None

    def telling(self) -> Mapping[str, int]:
        """Return per main key how many keys are wrapped with it; one that is not among them may be retired.

        Raises:
            Unavailable: the database of the keys does not answer ("opslag.onbereikbaar").
        """
        aantallen: dict[str, int] = {}
        with bewerking(self._lezer) as verbinding:
            for hoofdsleutel, aantal in verbinding.execute(_TELLING):
                aantallen[hoofdsleutel] = aantallen.get(hoofdsleutel, 0) + aantal
        return aantallen

    def herverpak(self) -> Iterator[int]:
        """Wrap every key anew with the active main key, some at a time; yield after each batch how many that were.

        It may be broken off and begun again, and runs beside processes that have both main keys. A key that is
        destroyed meanwhile stays destroyed.

        Raises:
            Unavailable: the store of keys or the main keys do not answer; what was done stays done.
        """
        yield from herverpak(self._engine, self._lezer, self._kluis)
        self._ruim_wal()

    def vernietig(self, regio: str, ids: Iterable[str], op: datetime) -> int:
        """Destroy data keys (see `Sleutelkast`)."""
        aantal, alle = 0, iter(sorted(set(ids)))
        while deel := tuple(islice(alle, TEGELIJK)):
            with bewerking(self._lezer) as verbinding:
                te_doen = levend(verbinding, regio, deel)
            if te_doen:
                aantal += self._vernietig([Registerregel(regio, een, op) for een in deel])
            self._vergeet(regio, deel)
        if aantal:
            self._ruim_wal()
        return aantal

    def vernietigde_van(self, regio: str, ids: Iterable[str]) -> frozenset[str]:
        """Return which of these data keys were destroyed (see `Sleutelkast`)."""
        weg: set[str] = set()
        alle = iter(sorted(set(ids)))
        with bewerking(self._lezer) as verbinding:
            while deel := tuple(islice(alle, TEGELIJK)):
                weg |= frozenset(deel) - levend(verbinding, regio, deel)
        return frozenset(weg)

    def vernietigde(self) -> int:
        """Return how many keys were destroyed.

        Raises:
            Unavailable: the database of the keys does not answer ("opslag.onbereikbaar").
        """
        with bewerking(self._lezer) as verbinding:
            return len(verbinding.execute(_ALLE_VERNIETIGD).all())

    def controleer_register(self) -> None:
        """Check that the register is whole and that this store of keys goes with it; changes nothing.

        Raises:
            Unavailable: see `Vernietigingsregister.na`.
        """
        register = self._geregistreerd()
        with bewerking(self._engine) as verbinding:
            register.na(op_slot(verbinding))

    def hervernietig(self) -> int:
        """Check the register, and destroy again what stands in it and in a store of keys that was put back.

        Returns:
            how many keys were destroyed again.

        Raises:
            Unavailable: the register is not there, was changed or was cut short (see `Vernietigingsregister.na`).
        """
        register = self._geregistreerd()
        with bewerking(self._engine) as verbinding:
            kop = op_slot(verbinding)
            register.na(kop)
            alles = register.na(Registerkop())
            aantal = sum(maak_leeg(verbinding, regio, ids) for regio, ids in _per_regio(alles))
            zet_kop(verbinding, register.kop)
        self._vergeet_alles()
        # Also when there was nothing to do: somebody may have been reading when it was to be emptied before.
        self._ruim_wal()
        return aantal

    def herbouw_register(self, op: datetime) -> int:
        """Begin a new register with everything this store knows as destroyed; the old file is kept beside it.

        For a register that was lost. Return how many lines it has.
        """
        register = self._geregistreerd()
        with bewerking(self._engine) as verbinding:
            op_slot(verbinding)
            register.zet_opzij()
            regels = [Registerregel(regio, een, op) for regio, een in verbinding.execute(_ALLE_VERNIETIGD)]
            if regels:
                zet_kop(verbinding, register.voeg_toe(regels))
            else:
                zet_kop(verbinding, Registerkop())
        return len(regels)

    def close(self) -> None:
        """Forget the keys in memory and close the connections."""
        self._vergeet_alles()
        self._engine.dispose()
        self._lezer.dispose()

    def _haal_casussleutel(self, regio: str, casus_id: str, *, maak: bool) -> bytes:
        rij = self._lees(_LEES, regio, casus_id)
        if rij is None and maak:
            rij = self._maak(casussleutel, "casus_id", regio, casus_id, ("casus", casus_id))
        if rij is None or rij.verpakt is None:
            raise NotFound("casus.sleutel_weg")
        return self._pak_uit(rij, (regio, "casus", casus_id))

    def _haal_regiosleutel(self, regio: str, doel: Sleuteldoel) -> bytes:
        rij = self._lees(_LEES_REGIO, regio, doel.value)
        if rij is None:
            rij = self._maak(regiosleutel, "doel", regio, doel.value, ("regio", doel.value))
        return self._pak_uit(rij, (regio, "regio", doel.value))

    def _lees(self, opdracht: Select[Any], regio: str, naam: str) -> Row[Any] | None:
        with bewerking(self._lezer) as verbinding:
            return verbinding.execute(opdracht, {"dit_regio": regio, "dit_id": naam}).one_or_none()

    def _maak(self, tabel: Table, kolom: str, regio: str, naam: str, band: Band) -> Row[Any]:
        (verpakt,) = self._kluis.verpak([(os.urandom(SLEUTELLENGTE), (regio, *band))])
        rij = {"regio": regio, kolom: naam, "hoofdsleutel": self._kluis.actief, "verpakt": verpakt}
        lees: Select[Any] = _LEES if tabel is casussleutel else _LEES_REGIO
        # Another process may be doing the same: whoever comes first made it, both read the same one.
        with bewerking(self._engine) as verbinding:
            verbinding.execute(voeg_in(verbinding, tabel).values(rij).on_conflict_do_nothing())
            return verbinding.execute(lees, {"dit_regio": regio, "dit_id": naam}).one()

    def _pak_uit(self, rij: Row[Any], band: Band) -> bytes:
        return self._kluis.pak_uit(rij.hoofdsleutel, [(rij.verpakt, band)])[0]

    def _vernietig(self, regels: Sequence[Registerregel]) -> int:
        register = self._geregistreerd()
        with bewerking(self._engine) as verbinding:
            kop = op_slot(verbinding)
            # A process that was killed wrote these and came no further.
            eerder = register.na(kop)
            aantal = sum(maak_leeg(verbinding, regio, ids) for regio, ids in _per_regio(eerder))
            nog = levend(verbinding, regels[0].regio, [regel.sleutel_id for regel in regels])
            nieuw = [regel for regel in regels if regel.sleutel_id in nog]
            zet_kop(verbinding, register.voeg_toe(nieuw) if nieuw else register.kop)
            return aantal + sum(maak_leeg(verbinding, regio, ids) for regio, ids in _per_regio(nieuw))

    def _geregistreerd(self) -> Vernietigingsregister:
        sleutel = self.regiosleutel(_ALLE_REGIOS, Sleuteldoel.REGISTER)
        with self._slot:
            if self._register is None:
                self._register = Vernietigingsregister(self.registerplek, sleutel)
            return self._register

    def _vergeet(self, regio: str, ids: Iterable[str]) -> None:
        with self._slot:
            self._vernietigingen += 1
            for een in ids:
                self._casussen.pop((regio, een), None)

    def _vergeet_alles(self) -> None:
        with self._slot:
            self._vernietigingen += 1
            self._casussen.clear()
            self._regios.clear()

    def _ruim_wal(self) -> None:
        # The wrapped key still stands in the write-ahead log until that is emptied. While somebody reads it cannot be:
        # the next destruction, the next start or the end of the last process does it then.
        if self._engine.dialect.name != "sqlite":
            return
        rauw = self._engine.raw_connection()
        try:
            with suppress(sqlite3.OperationalError):
                rauw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            rauw.close()


def registerplek(keystore_url: str) -> Path:
    """Return where the register of destroyed keys stands when nothing else is said.

    Beside the file of the store of keys; for one on a server in the folder `data`.
    """
    url = lees_url(keystore_url)
    if is_sqlite(url) and url.database:
        return Path(url.database).with_suffix(".vernietigd.jsonl")
    return Path("data") / "sleutelkast.vernietigd.jsonl"


def _per_regio(regels: Iterable[Registerregel]) -> list[tuple[str, set[str]]]:
    per: dict[str, set[str]] = {}
    for regel in regels:
        per.setdefault(regel.regio, set()).add(regel.sleutel_id)
    return sorted(per.items())
