"""The checks after release. What was found is encrypted with the key of the casus."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, insert, select

from domain.nacheck import Gezien, Nacheck, Vervolg
from storage.opdrachten import een_van
from storage.tabellen.nazorg import nacheck
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(nacheck)
_VAN: Final = (
    select(nacheck).where(*een_van(nacheck, "casus_id")).order_by(nacheck.c.casus_id, nacheck.c.op, nacheck.c.id)
)


def voeg_toe(uow: UnitOfWork, een: Nacheck) -> None:
    """Keep what was found."""
    inhoud = {
        "thuis": een.thuis.value,
        "contact": een.contact.value,
        "tekst": een.tekst,
        "vervolg": een.vervolg.value,
        "volgende": een.volgende.isoformat() if een.volgende else None,
    }
    rij = {
        "id": een.id,
        "casus_id": een.casus_id,
        "op": een.op,
        "door_id": een.door_id,
        "inhoud": uow.versleutel(een.casus_id, _context(een.id), inhoud),
    }
    uow.voeg_in(_VOEG_TOE, rij)


def van_casussen(uow: UnitOfWork, ids: Iterable[str]) -> Mapping[str, tuple[Nacheck, ...]]:
    """Return every time that somebody looked, the first first, by casus id; where nobody did it is left out."""
    gevonden: dict[str, tuple[Nacheck, ...]] = {}
    for rij in uow.voer_uit(_VAN, dit_casus_id=sorted(set(ids))):
        gevonden[rij.casus_id] = (*gevonden.get(rij.casus_id, ()), _nacheck(uow, rij))
    return gevonden


def _nacheck(uow: UnitOfWork, rij: Row[Any]) -> Nacheck:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.id), rij.inhoud)
    return Nacheck(
        id=rij.id,
        casus_id=rij.casus_id,
        op=rij.op,
        door_id=rij.door_id,
        thuis=Gezien(inhoud["thuis"]),
        contact=Gezien(inhoud["contact"]),
        tekst=inhoud["tekst"],
        vervolg=Vervolg(inhoud["vervolg"]),
        volgende=date.fromisoformat(inhoud["volgende"]) if inhoud["volgende"] else None,
    )


def _context(nacheck_id: str) -> str:
    return f"nacheck.inhoud.{nacheck_id}"
