"""Zittingen and what is on their agenda."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update

from domain.agenda import Agendapunt, Zitting, ZittingStatus
from domain.errors import Conflict, NotFound
from storage.databases import dubbel_is
from storage.tabellen.agenda import agendapunt, zitting
from storage.uow import UnitOfWork


def plan(uow: UnitOfWork, tafel: str, begint_op: datetime) -> Zitting:
    """Return the zitting of a tafel at that moment, planned when it was not; whatever became of it stays."""
    nieuw = uow.toevoegen(zitting).values(
        regio=uow.regio,
        id=uow.new_id(),
        tafel=tafel,
        begint_op=begint_op,
        status=ZittingStatus.GEPLAND,
        versie=1,
    )
    uow.voer_uit(nieuw.on_conflict_do_nothing(index_elements=["regio", "tafel", "begint_op"]))
    deze = (uow.hier(zitting), zitting.c.tafel == tafel, zitting.c.begint_op == begint_op)
    return _zitting(uow.voer_uit(select(zitting).where(*deze)).one())


def lees(uow: UnitOfWork, zitting_id: str) -> Zitting:
    """Return a zitting.

    Raises:
        NotFound: there is none with that id in this region.
    """
    rij = uow.voer_uit(select(zitting).where(uow.hier(zitting), zitting.c.id == zitting_id)).one_or_none()
    if rij is None:
        raise NotFound("zitting.onbekend")
    return _zitting(rij)


def volgende(uow: UnitOfWork, tafel: str, na: datetime, aantal: int) -> tuple[Zitting, ...]:
    """Return the coming zittingen of a tafel that are on, from `na` (itself excluded), the earliest first."""
    gevraagd = (
        select(zitting)
        .where(
            uow.hier(zitting),
            zitting.c.tafel == tafel,
            zitting.c.begint_op > na,
            zitting.c.status == ZittingStatus.GEPLAND,
        )
        .order_by(zitting.c.begint_op)
        .limit(aantal)
    )
    return tuple(_zitting(rij) for rij in uow.voer_uit(gevraagd))


def tussen(uow: UnitOfWork, tafel: str | None, van: datetime, tot: datetime) -> tuple[Zitting, ...]:
    """Return the zittingen of a tafel, or (None) of all, that begin from `van` until before `tot`, also cancelled."""
    binnen = [uow.hier(zitting), zitting.c.begint_op >= van, zitting.c.begint_op < tot]
    if tafel is not None:
        binnen.append(zitting.c.tafel == tafel)
    gevraagd = select(zitting).where(*binnen).order_by(zitting.c.begint_op, zitting.c.tafel)
    return tuple(_zitting(rij) for rij in uow.voer_uit(gevraagd))


def wijzig(uow: UnitOfWork, nieuw: Zitting) -> Zitting:
    """Store a changed zitting (moved, cancelled) and return it with its new row version.

    Raises:
        Conflict: somebody changed it meanwhile ("zitting.gewijzigd"), or the tafel has one at that moment already
            ("zitting.bestaat_al").
    """
    deze = (uow.hier(zitting), zitting.c.id == nieuw.id, zitting.c.versie == nieuw.versie)
    waarden = {"begint_op": nieuw.begint_op, "status": nieuw.status, "versie": nieuw.versie + 1}
    with dubbel_is("zitting.bestaat_al"):
        geraakt = uow.voer_uit(update(zitting).where(*deze).values(waarden)).rowcount
    if not geraakt:
        raise Conflict("zitting.gewijzigd")
    return lees(uow, nieuw.id)


def zet_op_agenda(uow: UnitOfWork, punt: Agendapunt) -> None:
    """Put a casus on an agenda, or change its kind and place there; since when it is on it stays."""
    rij = uow.toevoegen(agendapunt).values(
        regio=uow.regio,
        zitting_id=punt.zitting_id,
        casus_id=punt.casus_id,
        soort=punt.soort,
        toegevoegd_op=punt.toegevoegd_op,
        volgorde=punt.volgorde,
    )
    uow.voer_uit(
        rij.on_conflict_do_update(
            index_elements=["regio", "zitting_id", "casus_id"],
            set_={"soort": rij.excluded.soort, "volgorde": rij.excluded.volgorde},
        )
    )


def haal_van_agenda(uow: UnitOfWork, zitting_id: str, casus_id: str) -> bool:
    """Take a casus off an agenda; return whether it was on it."""
    dit = (uow.hier(agendapunt), agendapunt.c.zitting_id == zitting_id, agendapunt.c.casus_id == casus_id)
    return uow.voer_uit(delete(agendapunt).where(*dit)).rowcount > 0


def punten(uow: UnitOfWork, zitting_id: str) -> tuple[Agendapunt, ...]:
    """Return what is on an agenda, in the order in which it came on; `domain.agenda.op_volgorde` orders it."""
    gevraagd = select(agendapunt).where(uow.hier(agendapunt), agendapunt.c.zitting_id == zitting_id)
    rijen = uow.voer_uit(gevraagd.order_by(agendapunt.c.toegevoegd_op, agendapunt.c.casus_id))
    return tuple(Agendapunt(rij.zitting_id, rij.casus_id, rij.soort, rij.toegevoegd_op, rij.volgorde) for rij in rijen)


def zittingen_met_casus(uow: UnitOfWork, casus_ids: Iterable[str], vanaf: datetime) -> dict[str, tuple[Zitting, ...]]:
    """Return per casus the zittingen from `vanaf` that have it on their agenda, also cancelled, the earliest first.

    A casus that is on none is left out.
    """
    zelfde = (agendapunt.c.regio == zitting.c.regio) & (agendapunt.c.zitting_id == zitting.c.id)
    gevraagd = (
        select(zitting, agendapunt.c.casus_id)
        .join(agendapunt, zelfde)
        .where(
            uow.hier(agendapunt),
            agendapunt.c.casus_id.in_(sorted(set(casus_ids))),
            zitting.c.begint_op >= vanaf,
        )
        .order_by(zitting.c.begint_op, zitting.c.tafel)
    )
    gevonden: dict[str, tuple[Zitting, ...]] = {}
    for rij in uow.voer_uit(gevraagd):
        gevonden[rij.casus_id] = (*gevonden.get(rij.casus_id, ()), _zitting(rij))
    return gevonden


def _zitting(rij: Row[Any]) -> Zitting:
    return Zitting(id=rij.id, tafel=rij.tafel, begint_op=rij.begint_op, status=rij.status, versie=rij.versie)
