"""Bodies that were read in beside those of the region's file."""

import json
from typing import Any, Final

from sqlalchemy import Row, select

from domain.organisatie import Deelbeleid, Organisatie
from storage.opdrachten import Samenvoeging, hier
from storage.tabellen.organisaties import organisatie
from storage.uow import UnitOfWork

_BEWAAR: Final = Samenvoeging(
    organisatie, ("code",), ("naam", "soort", "werkgebied", "ook_voor", "beleid", "gewijzigd_op")
)
_ALLE: Final = select(organisatie).where(hier(organisatie)).order_by(organisatie.c.code)


def bewaar(uow: UnitOfWork, een: Organisatie) -> None:
    """Keep a body, or what changed of it."""
    rij = {
        "code": een.code,
        "naam": een.naam,
        "soort": een.soort,
        "werkgebied": json.dumps(een.werkgebied),
        "ook_voor": json.dumps(een.ook_voor),
        "beleid": een.beleid.value,
        "gewijzigd_op": uow.now,
    }
    uow.voeg_in(_BEWAAR, rij)


def alle(uow: UnitOfWork) -> dict[str, Organisatie]:
    """Return every body that was read in, by code. Read at start-up and when reading in."""
    return {rij.code: _uit(rij) for rij in uow.voer_uit(_ALLE)}


def _uit(rij: Row[Any]) -> Organisatie:
    werkgebied = json.loads(rij.werkgebied)
    return Organisatie(
        code=rij.code,
        naam=rij.naam,
        soort=rij.soort,
        werkgebied=None if werkgebied is None else tuple(werkgebied),
        ook_voor=tuple(json.loads(rij.ook_voor)),
        beleid=Deelbeleid(rij.beleid),
    )
