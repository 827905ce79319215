"""What was decided in the quickscan, a row per decision; why is encrypted with the key of the casus."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Row, insert, select

from domain.quickscan import Quickscan
from storage.opdrachten import een_van
from storage.tabellen.nazorg import quickscan
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(quickscan)
_VAN: Final = select(quickscan).where(*een_van(quickscan, "casus_id")).order_by(quickscan.c.op, quickscan.c.id)


def voeg_toe(uow: UnitOfWork, nieuw: Quickscan) -> None:
    """Keep a decision; the ones before it stay."""
    rij = {
        "id": nieuw.id,
        "casus_id": nieuw.casus_id,
        "besluit": nieuw.besluit,
        "op": nieuw.op,
        "door_id": nieuw.door_id,
        "zitting_id": nieuw.zitting_id,
        "inhoud": uow.versleutel(nieuw.casus_id, _context(nieuw.id), {"reden": nieuw.reden}),
    }
    uow.voeg_in(_VOEG_TOE, rij)


def van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Quickscan, ...]:
    """Return everything that was decided about somebody, the first first."""
    return tuple(_quickscan(uow, rij) for rij in uow.voer_uit(_VAN, dit_casus_id=[casus_id]))


def laatste_van(uow: UnitOfWork, ids: Iterable[str]) -> Mapping[str, Quickscan]:
    """Return what holds of each of these casussen about which something was decided, by casus id."""
    rijen = {rij.casus_id: rij for rij in uow.voer_uit(_VAN, dit_casus_id=sorted(set(ids)))}
    return {casus_id: _quickscan(uow, rij) for casus_id, rij in rijen.items()}


def _quickscan(uow: UnitOfWork, rij: Row[Any]) -> Quickscan:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.id), rij.inhoud)
    return Quickscan(rij.id, rij.casus_id, rij.besluit, inhoud["reden"], rij.door_id, rij.op, rij.zitting_id)


def _context(quickscan_id: str) -> str:
    return f"quickscan.inhoud.{quickscan_id}"
