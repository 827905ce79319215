"""The Teams meetings of zittingen: how far each is, and who is at work on it.

What opens one is encrypted with a key of the zitting, which is destroyed when the meeting is forgotten.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, insert, select

from domain.errors import NotFound
from domain.tafelvergadering import Tafelvergadering, Zittingsopties
from domain.vergadering import WEG, Vergaderstatus
from storage.opdrachten import dit, een_van, hier
from storage.tabellen.agenda import zitting
from storage.tabellen.zitting import tafelvergadering
from storage.uow import UnitOfWork
from storage.vergaderwerk import Werk, Werkvoorraad, inhoud_van, kolommen, velden_uit

__all__ = [
    "Werk",
    "eerstvolgende",
    "geef_terug",
    "lees",
    "lopende",
    "maak",
    "neem",
    "ruim_op",
    "stand",
    "van_draad",
    "van_zitting",
    "wijzig",
]

_TELT: Final = sorted(set(Vergaderstatus) - WEG)
_LEES: Final = select(tafelvergadering).where(*dit(tafelvergadering, "id"))
_VAN_ZITTING: Final = select(tafelvergadering).where(*dit(tafelvergadering, "zitting_id"))
_VAN_DRAAD: Final = select(tafelvergadering).where(*dit(tafelvergadering, "draad"))
_MET_ZITTING: Final = (
    select(tafelvergadering.c.zitting_id)
    .join(zitting, (zitting.c.regio == tafelvergadering.c.regio) & (zitting.c.id == tafelvergadering.c.zitting_id))
    .where(hier(zitting))
)
_LOPENDE: Final = _MET_ZITTING.where(
    tafelvergadering.c.status.in_(bindparam("status", expanding=True)), zitting.c.begint_op >= bindparam("vanaf")
)
_OUD: Final = _MET_ZITTING.where(zitting.c.begint_op < bindparam("voor"))
_VERGEET: Final = delete(tafelvergadering).where(*een_van(tafelvergadering, "zitting_id"))
_VOEG_TOE: Final = insert(tafelvergadering)


def maak(uow: UnitOfWork, nieuw: Tafelvergadering) -> Tafelvergadering:
    """Keep a new meeting; return it with its id.

    Raises:
        NotFound: what is known of the meetings of this zitting was forgotten for good.
    """
    een = replace(nieuw, id=nieuw.id or uow.new_id(), versie=1)
    uow.maak_casussleutel(een.zitting_id)
    vast = {"id": een.id, "zitting_id": een.zitting_id, "wijze": een.wijze}
    uow.voeg_in(_VOEG_TOE, {**vast, "werker": None, "verhuurd_tot": None, **_rij(uow, een)})
    return een


def lees(uow: UnitOfWork, vergadering_id: str) -> Tafelvergadering:
    """Return a meeting.

    Raises:
        NotFound: there is none here ("vergadering.onbekend").
    """
    rij = uow.voer_uit(_LEES, dit_id=vergadering_id).one_or_none()
    if rij is None:
        raise NotFound("vergadering.onbekend")
    return _uit(uow, rij)


def van_zitting(uow: UnitOfWork, zitting_id: str) -> tuple[Tafelvergadering, ...]:
    """Return every meeting that a zitting ever had, also what was deleted, as long as it is not forgotten."""
    return tuple(_uit(uow, rij) for rij in uow.voer_uit(_VAN_ZITTING, dit_zitting_id=zitting_id).all())


def van_draad(uow: UnitOfWork, draad: str) -> tuple[Tafelvergadering, ...]:
    """Return the meetings whose chat this is, also deleted ones; a standing link serves many zittingen."""
    return tuple(_uit(uow, rij) for rij in uow.voer_uit(_VAN_DRAAD, dit_draad=_draad(uow, draad)).all())


def lopende(uow: UnitOfWork, vanaf: datetime) -> tuple[str, ...]:
    """Return the ids of the zittingen from a moment that have a meeting which was not deleted; none is decrypted."""
    return tuple(sorted(set(uow.voer_uit(_LOPENDE, status=_TELT, vanaf=vanaf).scalars())))


def wijzig(uow: UnitOfWork, een: Tafelvergadering) -> Tafelvergadering:
    """Keep a meeting in the place of the version it was made from; return it as it is then.

    Raises:
        Conflict: somebody changed it meanwhile ("vergadering.gewijzigd").
    """
    volgende = replace(een, versie=een.versie + 1)
    _VOORRAAD.wijzig(uow, een, _rij(uow, volgende))
    return volgende


def neem(uow: UnitOfWork, *, werker: str, verhuur: timedelta) -> Werk[Tafelvergadering] | None:
    """Claim the meeting that waits longest for something to be done; None when nothing is to be done now.

    Two workers never get the same one. Whoever is not heard of again loses it when the lease ends.
    """
    return _VOORRAAD.neem(uow, werker, verhuur)


def geef_terug(uow: UnitOfWork, werk: Werk[Tafelvergadering]) -> bool:
    """Let go of what was claimed; False when the lease had ended and somebody else has it."""
    return _VOORRAAD.geef_terug(uow, werk)


def eerstvolgende(uow: UnitOfWork) -> datetime | None:
    """Return when to look again whether something is to be done (UTC); None when nothing waits."""
    return _VOORRAAD.eerstvolgende(uow)


def stand(uow: UnitOfWork) -> Mapping[Vergaderstatus, int]:
    """Return how many meetings wait for something, by how far they are."""
    return _VOORRAAD.stand(uow)


def ruim_op(uow: UnitOfWork, voor: datetime) -> int:
    """Forget the meetings of zittingen that began before a moment, and destroy their keys; return how many rows went.

    By then Graph forgot them too, also what could never be deleted there.
    """
    oud = sorted(set(uow.voer_uit(_OUD, voor=voor).scalars()))
    if not oud:
        return 0
    uow.vernietig_sleutels(oud)
    return uow.voer_uit(_VERGEET, dit_zitting_id=oud).rowcount


def _rij(uow: UnitOfWork, een: Tafelvergadering) -> dict[str, Any]:
    inhoud = {**inhoud_van(een), "vast": een.vast, "bot_geweigerd": een.bot_geweigerd}
    return {
        **kolommen(een),
        "draad": _draad(uow, een.draad) if een.draad else None,
        "bot_erin": een.bot_erin,
        "inhoud": uow.versleutel(een.zitting_id, _context(een.id), inhoud),
    }


def _uit(uow: UnitOfWork, rij: Row[Any]) -> Tafelvergadering:
    inhoud = uow.ontsleutel(rij.zitting_id, _context(rij.id), rij.inhoud)
    opties = inhoud["opties"]
    return Tafelvergadering(
        zitting_id=rij.zitting_id,
        opties=None if opties is None else Zittingsopties(**opties),
        vast=inhoud["vast"],
        bot_erin=rij.bot_erin,
        bot_geweigerd=inhoud["bot_geweigerd"],
        **velden_uit(rij, inhoud),
    )


def _draad(uow: UnitOfWork, draad: str) -> str:
    return uow.blinde_index("tafelvergadering", draad)


def _context(vergadering_id: str) -> str:
    return f"tafelvergadering:{vergadering_id}"


_VOORRAAD: Final = Werkvoorraad(tafelvergadering, _uit)
