"""The logboek in the database: lines are added at the end of their chain, and the whole chain can be checked.

The head row of a chain is locked while a line is added, so two transactions never add the same number. Triggers on
both databases refuse to change or remove a line.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, insert, select, update

from domain.ketencontrole import Breuk
from domain.ketencontrole import controleer as controleer_keten
from domain.logboek import BEGIN, NOG_GEEN_GRONDSLAG, Keten, Kop, Logregel, sluit_aan, verzegel
from storage.logregels import ruwe_schakels
from storage.opdrachten import Samenvoeging, dit, een_van, hier
from storage.tabellen.casus import casus
from storage.tabellen.logboek import logkop, logregel
from storage.uow import UnitOfWork

_KOP: Final = select(logkop).where(*dit(logkop, "keten"))
_KOP_OP_SLOT: Final = _KOP.with_for_update()
_EERSTE_KOP: Final = Samenvoeging(logkop, ("keten",))
_ZET_KOP: Final = update(logkop).where(*dit(logkop, "keten"))
_SCHRIJF: Final = insert(logregel)
_LEES: Final = select(logregel).where(*dit(logregel, "keten")).order_by(logregel.c.nr)
_GRONDSLAGEN: Final = select(casus.c.id, casus.c.grondslag).where(*een_van(casus, "id"))
_KETENS: Final = select(logkop.c.keten).where(hier(logkop)).order_by(logkop.c.keten)


def schrijf(uow: UnitOfWork, regel: Logregel) -> None:
    """Add a line: to the chain of its casus, or without one to that of the region. It is part of this transaction.

    It gets its place when the transaction ends (or reads the logboek): the end of a chain is what many transactions
    want at once, so it is held as shortly as can be, and chains are taken in one order.
    """
    uow.spaar_op(_schrijf_alles, regel)


def lees(uow: UnitOfWork, casus_id: str | None = None) -> tuple[Logregel, ...]:
    """Return the lines about a casus, or (None) those of the region that are about none, the oldest first."""
    uow.rond_af()
    rijen = uow.voer_uit(_LEES, dit_keten=Keten(uow.regio, casus_id).naam)
    return tuple(_regel(rij) for rij in rijen)


def ketens(uow: UnitOfWork) -> tuple[Keten, ...]:
    """Return all chains of the region, to check them one by one."""
    uow.rond_af()
    namen = uow.voer_uit(_KETENS).scalars()
    van_regio = Keten(uow.regio)
    return tuple(van_regio if naam == van_regio.naam else Keten(uow.regio, naam) for naam in namen)


def kop(uow: UnitOfWork, casus_id: str | None = None) -> Kop | None:
    """Return the sealed end of a chain, to note it elsewhere: only that shows that an old copy was put back."""
    uow.rond_af()
    naam = Keten(uow.regio, casus_id).naam
    rij = uow.voer_uit(_KOP, dit_keten=naam).one_or_none()
    return None if rij is None else Kop(rij.nr, rij.hash, rij.zegel)


def controleer(uow: UnitOfWork, casus_id: str | None = None) -> tuple[Breuk, ...]:
    """Find every break in the chain of a casus, or (None) in that of the region; nothing means that it is whole."""
    keten = Keten(uow.regio, casus_id)
    einde = kop(uow, casus_id)
    return controleer_keten(uow.logboeksleutel(), keten, tuple(ruwe_schakels(uow, keten)), einde)


def _schrijf_alles(uow: UnitOfWork, regels: Sequence[Logregel]) -> None:
    per_keten: dict[Keten, list[Logregel]] = {}
    for regel in _met_doel(uow, regels):
        per_keten.setdefault(Keten(uow.regio, regel.casus_id), []).append(regel)
    for keten in sorted(per_keten, key=lambda een: een.naam):
        _verleng(uow, keten, per_keten[keten])


def _met_doel(uow: UnitOfWork, regels: Sequence[Logregel]) -> Sequence[Logregel]:
    """Give every line about a casus that names no purpose the legal ground of that casus: none may forget it."""
    zonder = sorted({een.casus_id for een in regels if een.casus_id is not None and een.doel is None})
    if not zonder:
        return regels
    grondslagen = {rij.id: rij.grondslag or NOG_GEEN_GRONDSLAG for rij in uow.voer_uit(_GRONDSLAGEN, dit_id=zonder)}
    return [
        replace(een, doel=grondslagen.get(een.casus_id)) if een.casus_id is not None and een.doel is None else een
        for een in regels
    ]


def _verleng(uow: UnitOfWork, keten: Keten, regels: Sequence[Logregel]) -> None:
    sleutel = uow.logboeksleutel()
    kop = _kop_op_slot(uow, keten, sleutel)
    rijen = []
    for regel in regels:
        nr = kop.nr + 1
        hash_ = sluit_aan(sleutel, keten, nr, kop.hash, regel)
        rijen.append(
            {
                "keten": keten.naam,
                "nr": nr,
                "handeling": regel.handeling,
                "op": regel.op,
                "door_id": regel.door_id,
                "namens": regel.namens,
                "casus_id": regel.casus_id,
                "betrokkene_id": regel.betrokkene_id,
                "onderwerp_id": regel.onderwerp_id,
                "doel": regel.doel,
                "vorige": kop.hash,
                "hash": hash_,
            }
        )
        kop = verzegel(sleutel, keten, nr, hash_)
    uow.voeg_alle_in(_SCHRIJF, rijen)
    uow.voer_uit(_ZET_KOP, dit_keten=keten.naam, nr=kop.nr, hash=kop.hash, zegel=kop.zegel)


def _kop_op_slot(uow: UnitOfWork, keten: Keten, sleutel: bytes) -> Kop:
    rij = uow.voer_uit(_KOP_OP_SLOT, dit_keten=keten.naam).one_or_none()
    if rij is None:
        begin = verzegel(sleutel, keten, 0, BEGIN)
        eerste = {"keten": keten.naam, "nr": begin.nr, "hash": begin.hash, "zegel": begin.zegel}
        uow.voeg_in(_EERSTE_KOP, eerste)
        rij = uow.voer_uit(_KOP_OP_SLOT, dit_keten=keten.naam).one()
    return Kop(rij.nr, rij.hash, rij.zegel)


def _regel(rij: Row[Any]) -> Logregel:
    return Logregel(
        handeling=rij.handeling,
        op=rij.op,
        door_id=rij.door_id,
        namens=rij.namens,
        casus_id=rij.casus_id,
        betrokkene_id=rij.betrokkene_id,
        onderwerp_id=rij.onderwerp_id,
        doel=rij.doel,
    )
