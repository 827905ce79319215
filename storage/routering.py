"""That a manager confirmed who serves which gemeente and inrichting: the mark of what he saw, when, and who he is."""

from typing import Final

from sqlalchemy import insert, select

from domain.routering import Bevestiging
from storage.databases import dubbel_is
from storage.opdrachten import dit
from storage.tabellen.nazorg import routering
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(routering)
_LEES: Final = select(routering).where(*dit(routering, "afdruk"))


def bevestig(uow: UnitOfWork, bevestiging: Bevestiging) -> None:
    """Keep that this map was confirmed; once is enough, whatever changes between.

    Raises:
        Conflict: somebody confirmed it at the same moment ("routering.al_bevestigd").
    """
    rij = {"afdruk": bevestiging.afdruk, "op": bevestiging.op, "door_id": bevestiging.door_id}
    with dubbel_is("routering.al_bevestigd"):
        uow.voeg_in(_VOEG_TOE, rij)


def bevestiging(uow: UnitOfWork, afdruk: str) -> Bevestiging | None:
    """Return who confirmed the map with this mark, and when; None when nobody did."""
    rij = uow.voer_uit(_LEES, dit_afdruk=afdruk).one_or_none()
    return None if rij is None else Bevestiging(rij.afdruk, rij.door_id, rij.op)
