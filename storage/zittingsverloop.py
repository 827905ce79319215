"""What happened at a zitting, in which conversation it runs, and who was called for which item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import insert, select, update

from domain.zittingsoproep import Oproep
from domain.zittingsverloop import Zittingsregel
from storage.opdrachten import Samenvoeging, dit
from storage.tabellen.zitting import zittingsgesprek, zittingsoproep, zittingsregel
from storage.uow import UnitOfWork

_NOTEER: Final = insert(zittingsregel)
_REGELS: Final = select(zittingsregel).where(*dit(zittingsregel, "zitting_id")).order_by(zittingsregel.c.op)
_BIND: Final = Samenvoeging(zittingsgesprek, ("zitting_id",), ("gesprek_id", "op"))
_GESPREK: Final = select(zittingsgesprek.c.gesprek_id).where(*dit(zittingsgesprek, "zitting_id"))
_ZITTINGEN: Final = (
    select(zittingsgesprek.c.zitting_id)
    .where(*dit(zittingsgesprek, "gesprek_id"))
    .order_by(zittingsgesprek.c.op.desc(), zittingsgesprek.c.zitting_id)
    .limit(1)
)
_VOLGORDE: Final = select(zittingsgesprek).where(*dit(zittingsgesprek, "zitting_id"))
_ZET_VOLGORDE: Final = update(zittingsgesprek).where(*dit(zittingsgesprek, "zitting_id"))
_ROEP: Final = Samenvoeging(
    zittingsoproep, ("zitting_id", "casus_id"), ("nr", "verwacht_op", "op", "stand", "eerder_op")
)
_OPROEPEN: Final = select(zittingsoproep).where(*dit(zittingsoproep, "zitting_id"))


@dataclass(frozen=True, slots=True)
class Volgorde:
    """Which order of the agenda was told where a zitting runs.

    Attributes:
        gesprek_id: the conversation.
        casussen: ids in order; None while none was told.
        nr: how often it was told that the order changed.
        op: when that was told last; None while it never was.
    """

    gesprek_id: str
    casussen: tuple[str, ...] | None = None
    nr: int = 0
    op: datetime | None = None


def noteer(uow: UnitOfWork, nieuw: Zittingsregel) -> Zittingsregel:
    """Keep that something happened; return it with its id."""
    een = replace(nieuw, id=nieuw.id or uow.new_id())
    rij = {
        "id": een.id,
        "zitting_id": een.zitting_id,
        "soort": een.soort,
        "op": een.op,
        "door_id": een.door_id,
        "casus_id": een.casus_id,
        "persoon_id": een.persoon_id,
        "organisatie": een.organisatie,
    }
    uow.voeg_in(_NOTEER, rij)
    return een


def regels(uow: UnitOfWork, zitting_id: str) -> tuple[Zittingsregel, ...]:
    """Return everything that happened at a zitting, in order of when it happened."""
    rijen = uow.voer_uit(_REGELS, dit_zitting_id=zitting_id).all()
    return tuple(
        Zittingsregel(
            rij.id, rij.zitting_id, rij.soort, rij.op, rij.door_id, rij.casus_id, rij.persoon_id, rij.organisatie
        )
        for rij in rijen
    )


def loopt_in(uow: UnitOfWork, zitting_id: str, gesprek_id: str) -> None:
    """Keep in which conversation a zitting runs; the last one counts."""
    uow.voeg_in(_BIND, {"zitting_id": zitting_id, "gesprek_id": gesprek_id, "op": uow.now})


def gesprek_van(uow: UnitOfWork, zitting_id: str) -> str | None:
    """Return the id of the conversation in which a zitting runs; None while that is not known."""
    gevonden: str | None = uow.voer_uit(_GESPREK, dit_zitting_id=zitting_id).scalar_one_or_none()
    return gevonden


def laatste_in(uow: UnitOfWork, gesprek_id: str) -> str | None:
    """Return the id of the zitting that ran in a conversation last; None when none did."""
    gevonden: str | None = uow.voer_uit(_ZITTINGEN, dit_gesprek_id=gesprek_id).scalar_one_or_none()
    return gevonden


def volgorde_van(uow: UnitOfWork, zitting_id: str) -> Volgorde | None:
    """Return which order was told where a zitting runs; None while it is not known where that is."""
    rij = uow.voer_uit(_VOLGORDE, dit_zitting_id=zitting_id).one_or_none()
    if rij is None:
        return None
    casussen = None if rij.volgorde is None else tuple(rij.volgorde.split())
    return Volgorde(rij.gesprek_id, casussen, rij.volgorde_nr, rij.volgorde_op)


def zet_volgorde(
    uow: UnitOfWork, zitting_id: str, casussen: Sequence[str] | None, nr: int, op: datetime | None
) -> None:
    """Keep which order (ids of casussen) was told where a zitting runs; see `Volgorde`."""
    waarden = {"volgorde": None if casussen is None else " ".join(casussen), "volgorde_nr": nr, "volgorde_op": op}
    uow.voer_uit(_ZET_VOLGORDE, dit_zitting_id=zitting_id, **waarden)


def zet_oproep(uow: UnitOfWork, een: Oproep) -> None:
    """Keep what the participants of an item were told."""
    rij = {
        "zitting_id": een.zitting_id,
        "casus_id": een.casus_id,
        "nr": een.nr,
        "verwacht_op": een.verwacht_op,
        "op": een.op,
        "stand": een.stand,
        "eerder_op": een.eerder_op,
    }
    uow.voeg_in(_ROEP, rij)


def oproepen(uow: UnitOfWork, zitting_id: str) -> Mapping[str, Oproep]:
    """Return what was told about each item of a zitting, by casus id."""
    rijen = uow.voer_uit(_OPROEPEN, dit_zitting_id=zitting_id).all()
    return {
        rij.casus_id: Oproep(
            rij.zitting_id, rij.casus_id, rij.nr, rij.verwacht_op, rij.op, rij.stand, eerder_op=rij.eerder_op
        )
        for rij in rijen
    }
