"""Afschalen: each time that the checks were gone through. What was said is encrypted with the key of the casus."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Row, insert, select, update

from domain.afschalen import Afschaalcheck, Afschaling, Consult
from domain.casus import Geinformeerd
from domain.errors import Conflict, NotFound
from storage.opdrachten import dit
from storage.tabellen.verloop import afschaling
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(afschaling)
_WIJZIG: Final = update(afschaling).where(*dit(afschaling, "id", "versie"))
_LEES: Final = select(afschaling).where(*dit(afschaling, "id"))
_VAN_CASUS: Final = (
    select(afschaling).where(*dit(afschaling, "casus_id")).order_by(afschaling.c.begonnen_op, afschaling.c.id)
)


def voeg_toe(uow: UnitOfWork, nieuw: Afschaling) -> None:
    """Keep checks that were begun. That a casus is in one of them at a time, its row version sees to."""
    uow.voeg_in(_VOEG_TOE, {"id": nieuw.id, **_kolommen(uow, nieuw)})


def wijzig(uow: UnitOfWork, nieuw: Afschaling) -> Afschaling:
    """Keep what was changed, and return it with its new row version.

    Raises:
        Conflict: somebody changed it meanwhile ("afschalen.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    if not uow.voer_uit(_WIJZIG, dit_id=nieuw.id, dit_versie=nieuw.versie, **_kolommen(uow, volgende)).rowcount:
        raise Conflict("afschalen.gewijzigd")
    return volgende


def lees(uow: UnitOfWork, afschaling_id: str) -> Afschaling:
    """Return one.

    Raises:
        NotFound: there is none with that id in this region ("afschalen.onbekend"), or its casus was destroyed.
    """
    rij = uow.voer_uit(_LEES, dit_id=afschaling_id).one_or_none()
    if rij is None:
        raise NotFound("afschalen.onbekend")
    return _afschaling(uow, rij)


def van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Afschaling, ...]:
    """Return every time that it was begun, the oldest first, also what was given up."""
    return tuple(_afschaling(uow, rij) for rij in uow.voer_uit(_VAN_CASUS, dit_casus_id=casus_id))


def lopende(uow: UnitOfWork, casus_id: str) -> Afschaling | None:
    """Return the checks that are under way; None when none are."""
    return next((een for een in reversed(van_casus(uow, casus_id)) if een.loopt), None)


def _kolommen(uow: UnitOfWork, een: Afschaling) -> dict[str, Any]:
    inhoud = {
        "gezegd": {check.value: woorden for check, woorden in een.gezegd.items()},
        "naar": een.naar,
        "geinformeerd": een.geinformeerd.value if een.geinformeerd else None,
        "geinformeerd_hoe": een.geinformeerd_hoe,
        "loopt_door": dict(een.loopt_door),
        "consulten": [
            {
                "op": consult.op.isoformat(),
                "door": consult.door_id,
                "tekst": consult.tekst,
                "volgende": consult.volgende.isoformat() if consult.volgende else None,
            }
            for consult in een.consulten
        ],
    }
    return {
        "casus_id": een.casus_id,
        "begonnen_op": een.begonnen_op,
        "door_id": een.door_id,
        "organisatie": een.organisatie or None,
        "consult_op": een.consult_op.isoformat() if een.consult_op else None,
        "afgerond_op": een.afgerond_op,
        "gestaakt_op": een.gestaakt_op,
        "consult_gehouden_op": een.consult_gehouden_op,
        "inhoud": uow.versleutel(een.casus_id, _context(een.id), inhoud),
        "versie": een.versie,
    }


def _afschaling(uow: UnitOfWork, rij: Row[Any]) -> Afschaling:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.id), rij.inhoud)
    stand = inhoud["geinformeerd"]
    return Afschaling(
        id=rij.id,
        casus_id=rij.casus_id,
        begonnen_op=rij.begonnen_op,
        door_id=rij.door_id,
        gezegd=MappingProxyType({Afschaalcheck(check): woorden for check, woorden in inhoud["gezegd"].items()}),
        naar=inhoud["naar"],
        organisatie=rij.organisatie or "",
        geinformeerd=Geinformeerd(stand) if stand else None,
        geinformeerd_hoe=inhoud["geinformeerd_hoe"],
        loopt_door=MappingProxyType(inhoud["loopt_door"]),
        consulten=tuple(_consult(een) for een in inhoud["consulten"]),
        consult_op=date.fromisoformat(rij.consult_op) if rij.consult_op else None,
        afgerond_op=rij.afgerond_op,
        gestaakt_op=rij.gestaakt_op,
        consult_gehouden_op=rij.consult_gehouden_op,
        versie=rij.versie,
    )


def _consult(een: Mapping[str, Any]) -> Consult:
    volgende = een["volgende"]
    return Consult(
        datetime.fromisoformat(een["op"]),
        een["door"],
        een["tekst"],
        date.fromisoformat(volgende) if volgende else None,
    )


def _context(afschaling_id: str) -> str:
    return f"afschaling.inhoud.{afschaling_id}"
