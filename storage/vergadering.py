"""The Teams meetings of talks: how far each is, and who is at work on it; what opens one is encrypted per casus."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, insert, select

from domain.errors import NotFound
from domain.vergadering import Vergadering, Vergaderopties, Vergaderstatus
from storage.opdrachten import dit
from storage.tabellen.terugkeergesprek import vergadering
from storage.uow import UnitOfWork
from storage.vergaderwerk import Werk, Werkvoorraad, inhoud_van, kolommen, velden_uit

__all__ = [
    "Werk",
    "eerstvolgende",
    "geef_terug",
    "lees",
    "maak",
    "neem",
    "stand",
    "van_draad",
    "van_gesprek",
    "wijzig",
]

_LEES: Final = select(vergadering).where(*dit(vergadering, "id"))
_VAN_GESPREK: Final = select(vergadering).where(*dit(vergadering, "gesprek_id"))
# Without an order: SQLite would then go by the key instead of by the chat.
_VAN_DRAAD: Final = select(vergadering).where(*dit(vergadering, "draad")).limit(1)
_VOEG_TOE: Final = insert(vergadering)


def maak(uow: UnitOfWork, nieuw: Vergadering) -> Vergadering:
    """Keep a new meeting; return it with its id."""
    een = replace(nieuw, id=nieuw.id or uow.new_id(), versie=1)
    vast = {"id": een.id, "gesprek_id": een.gesprek_id, "casus_id": een.casus_id, "wijze": een.wijze}
    uow.voeg_in(_VOEG_TOE, {**vast, "werker": None, "verhuurd_tot": None, **_rij(uow, een)})
    return een


def lees(uow: UnitOfWork, vergadering_id: str) -> Vergadering:
    """Return a meeting.

    Raises:
        NotFound: there is none here ("vergadering.onbekend").
    """
    rij = uow.voer_uit(_LEES, dit_id=vergadering_id).one_or_none()
    if rij is None:
        raise NotFound("vergadering.onbekend")
    return _uit(uow, rij)


def van_gesprek(uow: UnitOfWork, gesprek_id: str) -> tuple[Vergadering, ...]:
    """Return every meeting that a talk ever had, also what was deleted."""
    return tuple(_uit(uow, rij) for rij in uow.voer_uit(_VAN_GESPREK, dit_gesprek_id=gesprek_id).all())


def van_draad(uow: UnitOfWork, draad: str) -> Vergadering | None:
    """Return the meeting whose chat this is, also once it was deleted; None when it is no meeting of a talk."""
    rij = uow.voer_uit(_VAN_DRAAD, dit_draad=_draad(uow, draad)).one_or_none()
    return None if rij is None else _uit(uow, rij)


def wijzig(uow: UnitOfWork, een: Vergadering) -> Vergadering:
    """Keep a meeting in the place of the version it was made from; return it as it is then.

    Whoever is at work on it stays so: what is to be done is done once he is ready.

    Raises:
        Conflict: somebody changed it meanwhile ("vergadering.gewijzigd").
    """
    volgende = replace(een, versie=een.versie + 1)
    _VOORRAAD.wijzig(uow, een, _rij(uow, volgende))
    return volgende


def neem(uow: UnitOfWork, *, werker: str, verhuur: timedelta) -> Werk[Vergadering] | None:
    """Claim the meeting that waits longest for something to be done; None when nothing is to be done now.

    Two workers never get the same one. Whoever is not heard of again loses it when the lease ends.
    """
    return _VOORRAAD.neem(uow, werker, verhuur)


def geef_terug(uow: UnitOfWork, werk: Werk[Vergadering]) -> bool:
    """Let go of what was claimed; False when the lease had ended and somebody else has it."""
    return _VOORRAAD.geef_terug(uow, werk)


def eerstvolgende(uow: UnitOfWork) -> datetime | None:
    """Return when to look again whether something is to be done (UTC); None when nothing waits."""
    return _VOORRAAD.eerstvolgende(uow)


def stand(uow: UnitOfWork) -> Mapping[Vergaderstatus, int]:
    """Return how many meetings wait for something, by how far they are."""
    return _VOORRAAD.stand(uow)


def _rij(uow: UnitOfWork, een: Vergadering) -> dict[str, Any]:
    inhoud = {**inhoud_van(een), "inrichting": een.inrichting}
    return {
        **kolommen(een),
        "draad": _draad(uow, een.draad) if een.draad else None,
        "inhoud": uow.versleutel(een.casus_id, _context(een.id), inhoud),
    }


def _uit(uow: UnitOfWork, rij: Row[Any]) -> Vergadering:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.id), rij.inhoud)
    opties = inhoud["opties"]
    return Vergadering(
        gesprek_id=rij.gesprek_id,
        casus_id=rij.casus_id,
        opties=None if opties is None else Vergaderopties(**opties),
        inrichting=inhoud["inrichting"],
        **velden_uit(rij, inhoud),
    )


def _draad(uow: UnitOfWork, draad: str) -> str:
    return uow.blinde_index("vergadering", draad)


def _context(vergadering_id: str) -> str:
    return f"vergadering:{vergadering_id}"


_VOORRAAD: Final = Werkvoorraad(vergadering, _uit)
