"""Zittingen and what is on their agenda."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, select, update

from domain.agenda import Agendapunt, Zitting, ZittingStatus
from domain.errors import Conflict, NotFound
from storage.databases import dubbel_is
from storage.opdrachten import Samenvoeging, dit, een_van, hier
from storage.tabellen.agenda import agendapunt, zitting
from storage.tabellen.casus import casus
from storage.uow import UnitOfWork

_PLAN: Final = Samenvoeging(zitting, ("tafel", "begint_op"))
_OP: Final = select(zitting).where(*dit(zitting, "tafel", "begint_op"))
_LEES: Final = select(zitting).where(*dit(zitting, "id"))
_VOLGENDE: Final = (
    select(zitting)
    .where(*dit(zitting, "tafel", "status"), zitting.c.begint_op > bindparam("na"))
    .order_by(zitting.c.begint_op)
    .limit(bindparam("aantal"))
)
_TUSSEN: Final = (
    select(zitting)
    .where(hier(zitting), zitting.c.begint_op >= bindparam("van"), zitting.c.begint_op < bindparam("tot"))
    .order_by(zitting.c.begint_op, zitting.c.tafel)
)
_TUSSEN_VAN_TAFEL: Final = _TUSSEN.where(*dit(zitting, "tafel"))
_WIJZIG: Final = update(zitting).where(*dit(zitting, "id", "versie"))
_ZET_OP: Final = Samenvoeging(
    agendapunt, ("zitting_id", "casus_id"), ("soort", "volgorde", "minuten", "eerder", "deel")
)
_HAAL_AF: Final = delete(agendapunt).where(*dit(agendapunt, "zitting_id", "casus_id"))
_PUNTEN: Final = (
    select(agendapunt).where(*dit(agendapunt, "zitting_id")).order_by(agendapunt.c.toegevoegd_op, agendapunt.c.casus_id)
)
_MET_CASUS: Final = (
    select(zitting, agendapunt.c.casus_id)
    .join(agendapunt, (agendapunt.c.regio == zitting.c.regio) & (agendapunt.c.zitting_id == zitting.c.id))
    .where(*een_van(agendapunt, "casus_id"), zitting.c.begint_op >= bindparam("vanaf"))
    .order_by(zitting.c.begint_op, zitting.c.tafel)
)
_HOUDERS: Final = (
    select(agendapunt.c.casus_id, casus.c.regisseur_id)
    .join(casus, (casus.c.regio == agendapunt.c.regio) & (casus.c.id == agendapunt.c.casus_id))
    .where(*dit(agendapunt, "zitting_id"))
)


def plan(uow: UnitOfWork, tafel: str, begint_op: datetime, *, extra: bool = False) -> Zitting:
    """Return the zitting of a tafel at that moment, planned when it was not; whatever became of it stays.

    With `extra` it was called together beside the rhythm, and stays as it is whatever the rhythm does.
    """
    rij = {
        "id": uow.new_id(),
        "tafel": tafel,
        "begint_op": begint_op,
        "status": ZittingStatus.GEPLAND,
        "versie": 1,
        "extra": extra,
    }
    uow.voeg_in(_PLAN, rij)
    return _zitting(uow.voer_uit(_OP, dit_tafel=tafel, dit_begint_op=begint_op).one())


def lees(uow: UnitOfWork, zitting_id: str) -> Zitting:
    """Return a zitting.

    Raises:
        NotFound: there is none with that id in this region.
    """
    rij = uow.voer_uit(_LEES, dit_id=zitting_id).one_or_none()
    if rij is None:
        raise NotFound("zitting.onbekend")
    return _zitting(rij)


def volgende(uow: UnitOfWork, tafel: str, na: datetime, aantal: int) -> tuple[Zitting, ...]:
    """Return the coming zittingen of a tafel that are on, from `na` (itself excluded), the earliest first."""
    rijen = uow.voer_uit(_VOLGENDE, dit_tafel=tafel, dit_status=ZittingStatus.GEPLAND, na=na, aantal=aantal)
    return tuple(_zitting(rij) for rij in rijen)


def tussen(uow: UnitOfWork, tafel: str | None, van: datetime, tot: datetime) -> tuple[Zitting, ...]:
    """Return the zittingen of a tafel, or (None) of all, that begin from `van` until before `tot`, also cancelled."""
    if tafel is None:
        rijen = uow.voer_uit(_TUSSEN, van=van, tot=tot)
    else:
        rijen = uow.voer_uit(_TUSSEN_VAN_TAFEL, dit_tafel=tafel, van=van, tot=tot)
    return tuple(_zitting(rij) for rij in rijen)


def wijzig(uow: UnitOfWork, nieuw: Zitting) -> Zitting:
    """Store a changed zitting (moved, cancelled) and return it with its new row version.

    Raises:
        Conflict: somebody changed it meanwhile ("zitting.gewijzigd"), or the tafel has one at that moment already
            ("zitting.bestaat_al").
    """
    waarden = {"begint_op": nieuw.begint_op, "status": nieuw.status, "versie": nieuw.versie + 1}
    with dubbel_is("zitting.bestaat_al"):
        geraakt = uow.voer_uit(_WIJZIG, dit_id=nieuw.id, dit_versie=nieuw.versie, **waarden).rowcount
    if not geraakt:
        raise Conflict("zitting.gewijzigd")
    return lees(uow, nieuw.id)


def zet_op_agenda(uow: UnitOfWork, punt: Agendapunt) -> None:
    """Put a casus on an agenda, or change its kind and place there; since when it is on it stays."""
    rij = {
        "zitting_id": punt.zitting_id,
        "casus_id": punt.casus_id,
        "soort": punt.soort,
        "toegevoegd_op": punt.toegevoegd_op,
        "volgorde": punt.volgorde,
        "minuten": punt.minuten,
        "eerder": punt.eerder,
        "deel": punt.deel,
    }
    uow.voeg_in(_ZET_OP, rij)


def haal_van_agenda(uow: UnitOfWork, zitting_id: str, casus_id: str) -> bool:
    """Take a casus off an agenda; return whether it was on it."""
    return uow.voer_uit(_HAAL_AF, dit_zitting_id=zitting_id, dit_casus_id=casus_id).rowcount > 0


def punten(uow: UnitOfWork, zitting_id: str) -> tuple[Agendapunt, ...]:
    """Return what is on an agenda, in the order in which it came on; `domain.agenda.op_volgorde` orders it."""
    rijen = uow.voer_uit(_PUNTEN, dit_zitting_id=zitting_id)
    return tuple(
        Agendapunt(
            rij.zitting_id, rij.casus_id, rij.soort, rij.toegevoegd_op, rij.volgorde, rij.minuten, rij.eerder, rij.deel
        )
        for rij in rijen
    )


def houders(uow: UnitOfWork, zitting_id: str) -> dict[str, str]:
    """Return per casus on an agenda the id of the regisseur who holds it; nothing is decrypted."""
    return {rij.casus_id: rij.regisseur_id for rij in uow.voer_uit(_HOUDERS, dit_zitting_id=zitting_id)}


def zittingen_met_casus(uow: UnitOfWork, casus_ids: Iterable[str], vanaf: datetime) -> dict[str, tuple[Zitting, ...]]:
    """Return per casus the zittingen from `vanaf` that have it on their agenda, also cancelled, the earliest first.

    A casus that is on none is left out.
    """
    gevonden: dict[str, tuple[Zitting, ...]] = {}
    for rij in uow.voer_uit(_MET_CASUS, dit_casus_id=sorted(set(casus_ids)), vanaf=vanaf):
        gevonden[rij.casus_id] = (*gevonden.get(rij.casus_id, ()), _zitting(rij))
    return gevonden


def _zitting(rij: Row[Any]) -> Zitting:
    return Zitting(
        id=rij.id,
        tafel=rij.tafel,
        begint_op=rij.begint_op,
        status=rij.status,
        versie=rij.versie,
        extra=rij.extra,
    )
