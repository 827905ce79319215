"""The store of keys on a database of its own: by default a small SQLite file, apart from the database and its backup.

Every key in it is wrapped with a main key that comes from elsewhere (`storage.hoofdsleutels`), so neither this file nor
the database says anything without it. Its schema is a few small tables, made here when they are absent: it must be
there before the database's first transaction and shares no history with it, so a second set of migrations would only
be a burden. A row with a version stands ready for the day it changes.

Reading a key waits for nobody: it takes no lock, and asks the main keys outside every transaction. What is written is
a row or a hundred at a time.
"""

import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, Row, Select, Table, bindparam, func, or_, select, union_all, update
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from domain.errors import NotFound, Unavailable
from storage.databases import LEZER, is_sqlite, is_voorbijgaand, lees_url, maak_engine, onbereikbaar
from storage.hoofdsleutels import Band, Hoofdsleutels, Kluis, nieuwe_hoofdsleutel
from storage.sleutels import LANGST_IN_GEHEUGEN, SLEUTELLENGTE, Casussleutel, Sleuteldoel, Versleutelaar
from storage.sleuteltabellen import casussleutel, op_slot, regiosleutel, registerkop, richt_in, voeg_in
from storage.vernietigd_register import Registerkop, Registerregel, Vernietigingsregister

__all__ = ["DatabaseSleutelkast", "Hoofdsleutels", "nieuwe_hoofdsleutel", "registerplek"]

_IN_GEHEUGEN: Final = 2048
_TEGELIJK: Final = 100
"""Keys in one transaction: a turn that wants to make a key meanwhile waits some milliseconds."""
_POGINGEN: Final = 5
"""How often a batch of a rotation waits for somebody else's lock (`storage.databases.WACHT_OP_SLOT` each time)."""
_ALLE_REGIOS: Final = ""
"""In the place of a region, for what is of all: no region has an empty code."""

_LEES: Final = select(casussleutel.c.hoofdsleutel, casussleutel.c.verpakt).where(
    casussleutel.c.regio == bindparam("dit_regio"), casussleutel.c.casus_id == bindparam("dit_id")
)
_LEES_REGIO: Final = select(regiosleutel.c.hoofdsleutel, regiosleutel.c.verpakt).where(
    regiosleutel.c.regio == bindparam("dit_regio"), regiosleutel.c.doel == bindparam("dit_id")
)
_KENT: Final = select(regiosleutel.c.regio).where(regiosleutel.c.regio == bindparam("dit_regio")).limit(1)
_VERNIETIGD: Final = select(casussleutel.c.casus_id).where(
    casussleutel.c.regio == bindparam("dit_regio"),
    casussleutel.c.casus_id.in_(bindparam("dit_ids", expanding=True)),
    casussleutel.c.verpakt.is_(None),
)
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
        with _bewerking(self._engine) as verbinding:
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
        with _bewerking(self._lezer) as verbinding:
            return verbinding.execute(_KENT, {"dit_regio": regio}).first() is not None

    def telling(self) -> Mapping[str, int]:
        """Return per main key how many keys are wrapped with it; one that is not among them may be retired.

        Raises:
            Unavailable: the database of the keys does not answer ("opslag.onbereikbaar").
        """
        aantallen: dict[str, int] = {}
        with _bewerking(self._lezer) as verbinding:
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
        for tabel, kolom, soort in ((regiosleutel, "doel", "regio"), (casussleutel, "casus_id", "casus")):
            vanaf = ("", "")
            while rijen := self._oude(tabel, kolom, vanaf):
                yield self._herverpak(tabel, kolom, soort, rijen)
                vanaf = (rijen[-1].regio, getattr(rijen[-1], kolom))
        self._ruim_wal()

    def vernietig(self, regio: str, ids: Iterable[str], op: datetime) -> int:
        """Destroy data keys (see `Sleutelkast`)."""
        aantal, alle = 0, iter(sorted(set(ids)))
        while deel := tuple(islice(alle, _TEGELIJK)):
            if self._levend(self._lezer, regio, deel):
                aantal += self._vernietig([Registerregel(regio, een, op) for een in deel])
            self._vergeet(regio, deel)
        if aantal:
            self._ruim_wal()
        return aantal

    def vernietigde(self) -> int:
        """Return how many keys were destroyed.

        Raises:
            Unavailable: the database of the keys does not answer ("opslag.onbereikbaar").
        """
        with _bewerking(self._lezer) as verbinding:
            return len(verbinding.execute(_ALLE_VERNIETIGD).all())

    def controleer_register(self) -> None:
        """Check that the register is whole and that this store of keys goes with it; changes nothing.

        Raises:
            Unavailable: see `Vernietigingsregister.na`.
        """
        register = self._geregistreerd()
        with _bewerking(self._engine) as verbinding:
            register.na(op_slot(verbinding))

    def hervernietig(self) -> int:
        """Check the register, and destroy again what stands in it and in a store of keys that was put back.

        Returns:
            how many keys were destroyed again.

        Raises:
            Unavailable: the register is not there, was changed or was cut short (see `Vernietigingsregister.na`).
        """
        register = self._geregistreerd()
        with _bewerking(self._engine) as verbinding:
            kop = op_slot(verbinding)
            register.na(kop)
            alles = register.na(Registerkop())
            aantal = sum(self._maak_leeg(verbinding, regio, ids) for regio, ids in _per_regio(alles))
            _zet_kop(verbinding, register.kop)
        self._vergeet_alles()
        if aantal:
            self._ruim_wal()
        return aantal

    def herbouw_register(self, op: datetime) -> int:
        """Begin a new register with everything this store knows as destroyed; the old file is kept beside it.

        For a register that was lost. Return how many lines it has.
        """
        register = self._geregistreerd()
        with _bewerking(self._engine) as verbinding:
            op_slot(verbinding)
            register.zet_opzij()
            regels = [Registerregel(regio, een, op) for regio, een in verbinding.execute(_ALLE_VERNIETIGD)]
            if regels:
                _zet_kop(verbinding, register.voeg_toe(regels))
            else:
                _zet_kop(verbinding, Registerkop())
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
        with _bewerking(self._lezer) as verbinding:
            return verbinding.execute(opdracht, {"dit_regio": regio, "dit_id": naam}).one_or_none()

    def _maak(self, tabel: Table, kolom: str, regio: str, naam: str, band: Band) -> Row[Any]:
        (verpakt,) = self._kluis.verpak([(os.urandom(SLEUTELLENGTE), (regio, *band))])
        rij = {"regio": regio, kolom: naam, "hoofdsleutel": self._kluis.actief, "verpakt": verpakt}
        lees: Select[Any] = _LEES if tabel is casussleutel else _LEES_REGIO
        # Another process may be doing the same: whoever comes first made it, both read the same one.
        with _bewerking(self._engine) as verbinding:
            verbinding.execute(voeg_in(verbinding, tabel).values(rij).on_conflict_do_nothing())
            return verbinding.execute(lees, {"dit_regio": regio, "dit_id": naam}).one()

    def _pak_uit(self, rij: Row[Any], band: Band) -> bytes:
        return self._kluis.pak_uit(rij.hoofdsleutel, [(rij.verpakt, band)])[0]

    def _oude(self, tabel: Table, kolom: str, na: tuple[str, str]) -> Sequence[Row[Any]]:
        """Return the next keys that another main key wrapped."""
        verder = or_(tabel.c.regio > na[0], (tabel.c.regio == na[0]) & (tabel.c[kolom] > na[1]))
        oud = tabel.c.verpakt.is_not(None) & (tabel.c.hoofdsleutel != self._kluis.actief)
        lees = select(tabel).where(verder, oud).order_by(tabel.c.regio, tabel.c[kolom]).limit(_TEGELIJK)
        with _bewerking(self._lezer) as verbinding:
            return verbinding.execute(lees).all()

    def _herverpak(self, tabel: Table, kolom: str, soort: str, rijen: Sequence[Row[Any]]) -> int:
        banden: list[Band] = [(rij.regio, soort, getattr(rij, kolom)) for rij in rijen]
        open_: dict[int, bytes] = {}
        for oud in sorted({rij.hoofdsleutel for rij in rijen}):
            plekken = [plek for plek, rij in enumerate(rijen) if rij.hoofdsleutel == oud]
            sleutels = self._kluis.pak_uit(oud, [(rijen[plek].verpakt, banden[plek]) for plek in plekken])
            open_ |= dict(zip(plekken, sleutels, strict=True))
        nieuw = self._kluis.verpak([(open_[plek], banden[plek]) for plek in range(len(rijen))])
        # Only what is still as it was read: a key that was destroyed meanwhile does not come back.
        zet = update(tabel).where(
            tabel.c.regio == bindparam("dit_regio"),
            tabel.c[kolom] == bindparam("dit_id"),
            tabel.c.verpakt == bindparam("was"),
        )
        waarden = [
            {
                "dit_regio": rij.regio,
                "dit_id": getattr(rij, kolom),
                "was": rij.verpakt,
                "hoofdsleutel": self._kluis.actief,
                "verpakt": verpakt,
            }
            for rij, verpakt in zip(rijen, nieuw, strict=True)
        ]
        return self._volhardend(lambda verbinding: sum(verbinding.execute(zet, een).rowcount for een in waarden))

    def _volhardend(self, doe: Callable[[Connection], int]) -> int:
        for poging in range(1, _POGINGEN + 1):
            try:
                with _bewerking(self._engine) as verbinding:
                    return doe(verbinding)
            except Unavailable:
                if poging == _POGINGEN:
                    raise
        raise onbereikbaar()

    def _vernietig(self, regels: Sequence[Registerregel]) -> int:
        register = self._geregistreerd()
        with _bewerking(self._engine) as verbinding:
            kop = op_slot(verbinding)
            # A process that was killed wrote these and came no further.
            eerder = register.na(kop)
            aantal = sum(self._maak_leeg(verbinding, regio, ids) for regio, ids in _per_regio(eerder))
            levend = self._levend(verbinding, regels[0].regio, [regel.sleutel_id for regel in regels])
            nieuw = [regel for regel in regels if regel.sleutel_id in levend]
            _zet_kop(verbinding, register.voeg_toe(nieuw) if nieuw else register.kop)
            return aantal + sum(self._maak_leeg(verbinding, regio, ids) for regio, ids in _per_regio(nieuw))

    def _geregistreerd(self) -> Vernietigingsregister:
        sleutel = self.regiosleutel(_ALLE_REGIOS, Sleuteldoel.REGISTER)
        with self._slot:
            if self._register is None:
                self._register = Vernietigingsregister(self.registerplek, sleutel)
            return self._register

    @staticmethod
    def _levend(bij: Engine | Connection, regio: str, ids: Collection[str]) -> frozenset[str]:
        """Return which of these were not destroyed, whether or not they have a key."""
        vraag = {"dit_regio": regio, "dit_ids": list(ids)}
        if isinstance(bij, Engine):
            with _bewerking(bij) as verbinding:
                dood = verbinding.execute(_VERNIETIGD, vraag).scalars().all()
        else:
            dood = bij.execute(_VERNIETIGD, vraag).scalars().all()
        return frozenset(ids) - frozenset(dood)

    def _maak_leeg(self, verbinding: Connection, regio: str, ids: Collection[str]) -> int:
        aantal, rest = 0, iter(sorted(ids))
        while deel := tuple(islice(rest, _TEGELIJK)):
            levend = sorted(self._levend(verbinding, regio, deel))
            aantal += len(levend)
            if levend:
                # Also when there was no key: nobody shall make one for it later.
                leeg = [{"regio": regio, "casus_id": een, "hoofdsleutel": "", "verpakt": None} for een in levend]
                toevoegen = voeg_in(verbinding, casussleutel).on_conflict_do_update(
                    index_elements=["regio", "casus_id"], set_={"hoofdsleutel": "", "verpakt": None}
                )
                verbinding.execute(toevoegen, leeg)
        return aantal

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
        # The wrapped key still stands in the write-ahead log until that is emptied.
        if self._engine.dialect.name != "sqlite":
            return
        rauw = self._engine.raw_connection()
        try:
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


def _zet_kop(verbinding: Connection, kop: Registerkop) -> None:
    verbinding.execute(update(registerkop).values(nr=kop.nr, zegel=kop.zegel))


def _per_regio(regels: Iterable[Registerregel]) -> list[tuple[str, set[str]]]:
    per: dict[str, set[str]] = {}
    for regel in regels:
        per.setdefault(regel.regio, set()).add(regel.sleutel_id)
    return sorted(per.items())
