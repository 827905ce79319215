"""Alarms: what must happen at a moment. The effect of an alarm and its mark "gone off" are one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, case, delete, func, select, update

from storage.opdrachten import Nieuw, Samenvoeging, dit, hier
from storage.tabellen.wekkers import wekker
from storage.uow import UnitOfWork


def _verzet(nieuw: Nieuw) -> Mapping[str, Any]:
    zelfde_moment = wekker.c.wanneer == nieuw.wanneer
    return {"wanneer": nieuw.wanneer, "afgegaan_op": case((zelfde_moment, wekker.c.afgegaan_op), else_=None)}


_ZET: Final = Samenvoeging(wekker, ("soort", "onderwerp_id", "volgnummer"), _verzet)
_WACHT: Final = (hier(wekker), wekker.c.afgegaan_op.is_(None))
_TREK_IN: Final = delete(wekker).where(*_WACHT, *dit(wekker, "soort", "onderwerp_id"))
_TREK_IN_NA: Final = _TREK_IN.where(wekker.c.wanneer > bindparam("na"))
_NEEM: Final = (
    select(wekker)
    .where(*_WACHT, wekker.c.wanneer <= bindparam("nu"))
    .order_by(wekker.c.wanneer, wekker.c.soort, wekker.c.onderwerp_id, wekker.c.volgnummer)
    .limit(bindparam("aantal"))
    .with_for_update(skip_locked=True)
)
_AFGEGAAN: Final = update(wekker).where(*dit(wekker, "soort", "onderwerp_id", "volgnummer"))
_EERSTVOLGENDE: Final = select(func.min(wekker.c.wanneer)).where(*_WACHT)


@dataclass(frozen=True, slots=True)
class Wekker:
    """An alarm: `soort` is what must happen, `onderwerp_id` to what; `volgnummer` tells those of one kind apart."""

    soort: str
    onderwerp_id: str
    wanneer: datetime
    volgnummer: int = 0


def zet(uow: UnitOfWork, soort: str, onderwerp_id: str, wanneer: datetime, volgnummer: int = 0) -> None:
    """Set an alarm, or move it. One that went off rings again only when it is moved to another moment."""
    rij = {"soort": soort, "onderwerp_id": onderwerp_id, "volgnummer": volgnummer, "wanneer": wanneer}
    uow.voeg_in(_ZET, rij)


def zet_alle(uow: UnitOfWork, soort: str, momenten: Mapping[str, datetime]) -> None:
    """Do the same for many subjects (id to moment) at once."""
    rijen = (
        {"soort": soort, "onderwerp_id": onderwerp_id, "volgnummer": 0, "wanneer": wanneer}
        for onderwerp_id, wanneer in sorted(momenten.items())
    )
    uow.voeg_alle_in(_ZET, rijen)


def trek_in(uow: UnitOfWork, soort: str, onderwerp_id: str) -> None:
    """Take back every alarm of this kind on this subject that has not gone off."""
    uow.voer_uit(_TREK_IN, dit_soort=soort, dit_onderwerp_id=onderwerp_id)


def trek_in_wat_nog_komt(uow: UnitOfWork, soort: str, onderwerp_id: str) -> None:
    """Take back the same, but for what is due already: that rings, and looks itself whether its reason still holds.

    For whoever sets alarms anew without knowing which of them were about to ring.
    """
    uow.voer_uit(_TREK_IN_NA, dit_soort=soort, dit_onderwerp_id=onderwerp_id, na=uow.now)


def neem(uow: UnitOfWork, aantal: int) -> tuple[Wekker, ...]:
    """Take the alarms that are due, at most `aantal`, the earliest first, and mark them as gone off.

    Nobody else gets them while this transaction runs; when it is rolled back they are due again.
    """
    rijen = uow.voer_uit(_NEEM, nu=uow.now, aantal=aantal).all()
    for rij in rijen:
        deze = {"dit_soort": rij.soort, "dit_onderwerp_id": rij.onderwerp_id, "dit_volgnummer": rij.volgnummer}
        uow.voer_uit(_AFGEGAAN, **deze, afgegaan_op=uow.now)
    return tuple(Wekker(rij.soort, rij.onderwerp_id, rij.wanneer, rij.volgnummer) for rij in rijen)


def eerstvolgende(uow: UnitOfWork) -> datetime | None:
    """Return when the next alarm is due; in the past when one is late, None when there is none."""
    moment: datetime | None = uow.voer_uit(_EERSTVOLGENDE).scalar_one()
    return moment
