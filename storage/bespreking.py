"""What came of each casus at a zitting, encrypted with the key of the casus."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, insert, select, update

from domain.bespreking import Bespreking, Zittingsbesluit
from domain.errors import Conflict
from storage.databases import dubbel_is
from storage.opdrachten import dit
from storage.tabellen.zitting import bespreking
from storage.uow import UnitOfWork

_LEES: Final = select(bespreking).where(*dit(bespreking, "zitting_id", "casus_id"))
_VAN_ZITTING: Final = select(bespreking.c.casus_id).where(*dit(bespreking, "zitting_id"))
_VAN_CASUS: Final = select(bespreking).where(*dit(bespreking, "casus_id")).order_by(bespreking.c.op)
_VOEG_TOE: Final = insert(bespreking)
_WIJZIG: Final = update(bespreking).where(*dit(bespreking, "zitting_id", "casus_id", "versie"))


def lees(uow: UnitOfWork, zitting_id: str, casus_id: str) -> Bespreking:
    """Return what came of a casus at a zitting; an empty one (version 0) while nothing was kept."""
    rij = uow.voer_uit(_LEES, dit_zitting_id=zitting_id, dit_casus_id=casus_id).one_or_none()
    return Bespreking(zitting_id, casus_id) if rij is None else _uit(uow, rij)


def van_zitting(uow: UnitOfWork, zitting_id: str) -> frozenset[str]:
    """Return of which casussen something was kept at a zitting; nothing is decrypted."""
    return frozenset(uow.voer_uit(_VAN_ZITTING, dit_zitting_id=zitting_id).scalars())


def van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Bespreking, ...]:
    """Return what came of a casus at every zitting, the first kept first."""
    return tuple(_uit(uow, rij) for rij in uow.voer_uit(_VAN_CASUS, dit_casus_id=casus_id).all())


def bewaar(uow: UnitOfWork, nieuw: Bespreking, door_id: str) -> Bespreking:
    """Keep it in the place of the version it was made from; return it as it is then.

    Raises:
        Conflict: somebody kept something meanwhile ("bespreking.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1, op=uow.now, door_id=door_id)
    sleutel = {"zitting_id": nieuw.zitting_id, "casus_id": nieuw.casus_id}
    rij = {
        "op": uow.now,
        "door_id": door_id,
        "inhoud": uow.versleutel(nieuw.casus_id, _context(nieuw), _inhoud(volgende)),
        "versie": volgende.versie,
    }
    if not nieuw.versie:
        with dubbel_is("bespreking.gewijzigd"):
            uow.voeg_in(_VOEG_TOE, {**sleutel, **rij})
        return volgende
    waar = {f"dit_{naam}": waarde for naam, waarde in sleutel.items()}
    if not uow.voer_uit(_WIJZIG, **waar, dit_versie=nieuw.versie, **rij).rowcount:
        raise Conflict("bespreking.gewijzigd")
    return volgende


def _context(een: Bespreking) -> str:
    return f"bespreking.{een.zitting_id}.{een.casus_id}"


def _inhoud(een: Bespreking) -> dict[str, Any]:
    return {
        "besluiten": [
            {"id": ander.id, "tekst": ander.tekst, "op": ander.op.isoformat(), "door": ander.door_id}
            for ander in een.besluiten
        ],
        "terug_op": een.terug_op.isoformat() if een.terug_op else None,
    }


def _uit(uow: UnitOfWork, rij: Row[Any]) -> Bespreking:
    leeg = Bespreking(rij.zitting_id, rij.casus_id)
    inhoud = uow.ontsleutel(rij.casus_id, _context(leeg), rij.inhoud)
    return replace(
        leeg,
        besluiten=tuple(
            Zittingsbesluit(een["id"], een["tekst"], datetime.fromisoformat(een["op"]), een["door"])
            for een in inhoud["besluiten"]
        ),
        terug_op=date.fromisoformat(inhoud["terug_op"]) if inhoud["terug_op"] else None,
        op=rij.op,
        door_id=rij.door_id,
        versie=rij.versie,
    )
