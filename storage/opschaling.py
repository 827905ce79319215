"""Crossings between legal lanes. Why, and who came along, is encrypted with the key of the casus it led to."""

from typing import Any, Final

from sqlalchemy import Row, insert, select

from domain.casus import Spoor
from domain.errors import NotFound
from domain.opschaling import Opschaling
from storage.opdrachten import dit
from storage.tabellen.privacy import opschaling
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(opschaling)
_VAN: Final = select(opschaling).where(*dit(opschaling, "van_id")).order_by(opschaling.c.op, opschaling.c.id)
_NAAR: Final = select(opschaling).where(*dit(opschaling, "naar_casus_id")).order_by(opschaling.c.op, opschaling.c.id)


def voeg_toe(uow: UnitOfWork, nieuw: Opschaling) -> None:
    """Keep a crossing; the casus it led to must be there."""
    inhoud = {"reden": nieuw.reden, "toelichting": nieuw.toelichting, "gekomen": dict(nieuw.mee)}
    rij = {
        "id": nieuw.id,
        "van_id": nieuw.van_id,
        "van_spoor": nieuw.van_spoor,
        "naar_casus_id": nieuw.naar_casus_id,
        "door_id": nieuw.door_id,
        "op": nieuw.op,
        "inhoud": uow.versleutel(nieuw.naar_casus_id, _context(nieuw.id), inhoud),
    }
    uow.voeg_in(_VOEG_TOE, rij)


def van(uow: UnitOfWork, van_id: str) -> tuple[Opschaling, ...]:
    """Return the crossings from a casus, the oldest first. One to a casus that was destroyed is left out."""
    gevonden = (_leesbaar(uow, rij) for rij in uow.voer_uit(_VAN, dit_van_id=van_id))
    return tuple(een for een in gevonden if een is not None)


def naar(uow: UnitOfWork, casus_id: str) -> Opschaling | None:
    """Return the crossing by which a casus came to be; None when it came in otherwise."""
    rij = uow.voer_uit(_NAAR, dit_naar_casus_id=casus_id).first()
    return None if rij is None else _leesbaar(uow, rij)


def _leesbaar(uow: UnitOfWork, rij: Row[Any]) -> Opschaling | None:
    try:
        inhoud = uow.ontsleutel(rij.naar_casus_id, _context(rij.id), rij.inhoud)
    except NotFound:
        return None
    return Opschaling(
        id=rij.id,
        van_id=rij.van_id,
        van_spoor=Spoor(rij.van_spoor),
        naar_casus_id=rij.naar_casus_id,
        door_id=rij.door_id,
        op=rij.op,
        reden=inhoud["reden"],
        toelichting=inhoud["toelichting"],
        mee=inhoud["gekomen"],
    )


def _context(opschaling_id: str) -> str:
    return f"opschaling.inhoud.{opschaling_id}"
